"""The record of a decision of the appropriate authority: who, when, on what authority, why, on what material."""

from typing import Any

from peelian.access.queries import names_of
from peelian.cases.documents import gathering, wording
from peelian.cases.documents.letter import CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.states import DECISION_LABELS, DecisionKind


def gather(source: Source) -> dict[str, Any]:
    """One line of the decision log in full, with the law that bound it."""
    decision = source.ruling
    conflicts = wording.CONFLICTS if source.binding.internal else wording.CONFLICTS_UNDER_SCHEDULE_3
    about = decision.subject
    return {
        **gathering.about_the_case(source),
        "decision_ref": decision.ref,
        "kind": DECISION_LABELS[DecisionKind(decision.kind)],
        "what": decision.what,
        "person": gathering.person_line(source, about) if about else "the case as a whole",
        "decider": names_of([decision.decided_by_ref]).get(decision.decided_by_ref, ""),
        "decided_at": decision.decided_at,
        "authority": decision.authority,
        "reasons": decision.reasons,
        "material": decision.material,
        "conflicts": source.binding.says(conflicts),
    }


LETTER = CaseLetter(
    kind=LetterKind.DECISION,
    title="Decision record",
    purpose="Keeps one decision: who took it, when, under what authority, why, and on what material.",
    whom=Whom.DECISION,
    served=Served.KEPT,
    gather=gather,
    places={
        "decider": Place("cases:log-decision"),
        "authority": Place("cases:log-decision"),
        "reasons": Place("cases:log-decision"),
        "material": Place("cases:log-decision"),
    },
    parts=(Part("reasons", "The reasons"), Part("material", "The material seen")),
)

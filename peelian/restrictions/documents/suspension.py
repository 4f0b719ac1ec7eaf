"""The suspension letter: PCR 2020 reg 11(6)-(8); PVR 2025 reg 13(6)-(8); for police staff, their contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.cases.documents.binding import cited, sourced
from peelian.cases.documents.letter import Ask
from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.restrictions.documents.shared import (
    about_the_suspension,
    check_is_suspension,
    provision,
    what_was_found,
)
from peelian.restrictions.models import Restriction
from peelian.restrictions.queries.facts import SuspensionFacts, suspension_facts
from peelian.restrictions.review_days import first_review_on
from peelian.restrictions.states import Consulted, RestrictionKind, Told

ASKS = (
    Ask(
        "summary",
        "Why are they suspended?",
        "A summary that they may read. The reasons in full, and the findings at the gate, stay on the file.",
    ),
    Ask(
        "contact",
        "Who keeps in touch with them?",
        "A name and how to reach them. Not the investigator.",
        lines=2,
    ),
)


def gather(restriction: Restriction, *, actor: Actor, on: date, words: Mapping[str, Any]) -> dict[str, Any]:
    """Everything the letter can say on a day. Raises Refused where no such letter is due."""
    check_is_suspension(restriction)
    held = suspension_facts(restriction, on=on)
    answer, review = held.representations_by, held.first_review_by
    return {
        **about_the_suspension(restriction, held, actor=actor, on=on),
        **_confirmation(held, on),
        "found": what_was_found(held.kind, held.gate),
        "authorised_on": day_of(restriction.decided_at) if restriction.decided_at else None,
        "summary": str(words.get("summary") or "").strip(),
        "contact": str(words.get("contact") or "").strip(),
        "standing": _standing(held.kind),
        "answer_by": answer.due if answer else None,
        "answer_source": answer.citation.text if answer else "",
        "answer_steps": sourced(answer.steps) if answer else [],
        "review_by": first_review_on(held.kind, held.imposed_on or on, days=restriction.review_days),
        "review_source": review.citation.text if review else "",
        "consulted": [
            f"{row.answered_on.day} {row.answered_on:%B %Y}"
            for row in restriction.consultations.filter(about=Consulted.SUSPENDING).order_by("pk")
        ],
    }


def _confirmation(held: SuspensionFacts, on: date) -> dict[str, Any]:
    orally = held.told == Told.ORALLY
    deadline = held.confirm_by if orally else None
    due = deadline.due if deadline else None
    return {
        "orally": orally,
        "confirm_by": due,
        "confirm_source": deadline.citation.text if deadline else "",
        "confirmed_late": bool(due and on > due),
    }


def _standing(kind: RestrictionKind) -> Any:
    if kind == RestrictionKind.SUSPENSION_CONDUCT:
        return cited("You are suspended with pay, and you remain a police officer.", Citation(PCR, "reg 11"))
    if kind == RestrictionKind.SUSPENSION_VETTING:
        rule = provision(kind)
        return cited(
            "You remain a police officer while you are suspended.",
            Citation(rule.instrument, rule.provision, False),
        )
    return "You remain employed, and your contract and the policy named above say on which terms."

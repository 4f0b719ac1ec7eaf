"""The record of a severity assessment, every version of it: PCR 2020 reg 14; PRA 2002 Sch 3 para 19B."""

from typing import Any

from peelian.access.queries import names_of
from peelian.cases.documents import gathering, wording
from peelian.cases.documents.binding import cited
from peelian.cases.documents.letter import CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.models import SeverityAssessment
from peelian.cases.states import SEVERITY_SENTENCES, SeverityResult
from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR


def gather(source: Source) -> dict[str, Any]:
    """Every assessment of one subject, newest first, with the allegations it answers and the tests it applied."""
    made = list(source.officer.assessments.select_related("decision").order_by("-version"))
    names = names_of(each.decision.decided_by_ref for each in made)
    latest = made[0] if made else None
    binding = source.binding
    return {
        **gathering.about_the_case(source),
        "provision": Citation(PCR, "reg 14").text if binding.internal else Citation(CMR, "reg 16").text,
        "person": gathering.person_line(source, source.officer),
        "came_to_attention_on": source.case.came_to_attention_on,
        "conduct": gathering.what_is_alleged(source.officer),
        "result": SEVERITY_SENTENCES[SeverityResult(latest.result)] if latest else "",
        "assessed_on": latest.assessed_on if latest else None,
        "assessor": names.get(latest.decision.decided_by_ref, "") if latest else "",
        "authority": latest.decision.authority if latest else "",
        "consulted": (latest.consulted if latest else "") or "nobody recorded",
        "reasons": latest.decision.reasons if latest else "",
        "material": (latest.decision.material if latest else "") or "none recorded",
        "earlier": [_row(each, names) for each in made[1:]],
        "tests": [
            binding.says(each)
            for each in (
                wording.MISCONDUCT,
                wording.GROSS_MISCONDUCT,
                wording.PRACTICE_REQUIRING_IMPROVEMENT,
                wording.ASSESSMENT_OPTIONS,
            )
        ],
        "effect": cited(
            "The date of this assessment decides which warnings and which earlier reduction in rank count if an "
            "outcome is ever imposed.",
            Citation(PCR, "reg 42"),
        ),
    }


def _row(made: SeverityAssessment, names: dict[str, str]) -> dict[str, Any]:
    return {
        "version": made.version,
        "on": made.assessed_on,
        "by": names.get(made.decision.decided_by_ref, made.decision.decided_by_ref),
        "result": SEVERITY_SENTENCES[SeverityResult(made.result)],
        "reasons": made.decision.reasons,
    }


LETTER = CaseLetter(
    kind=LetterKind.SEVERITY,
    title="Severity assessment record",
    purpose="Keeps the assessment, who made it, after consulting whom, why, and which law was applied.",
    whom=Whom.SUBJECT,
    served=Served.KEPT,
    gather=gather,
    places={
        "conduct": Place("cases:make-allegation", Whom.SUBJECT),
        "result": Place("cases:assess", Whom.SUBJECT),
        "assessed_on": Place("cases:assess", Whom.SUBJECT),
        "assessor": Place("cases:assess", Whom.SUBJECT),
        "authority": Place("cases:assess", Whom.SUBJECT),
        "reasons": Place("cases:assess", Whom.SUBJECT),
    },
    parts=(Part("reasons", "The reasons"), Part("conduct.what", "What is alleged")),
)

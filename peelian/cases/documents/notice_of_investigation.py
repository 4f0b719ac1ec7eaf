"""The notice of investigation: PCR 2020 reg 17 in the internal door, CMR 2020 reg 17 under Schedule 3."""

from typing import Any

from peelian.access.refusals import Refused
from peelian.cases.documents import gathering, wording
from peelian.cases.documents.binding import cited
from peelian.cases.documents.letter import CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.states import SPECIAL_PROCEDURE, Handling
from peelian.documents.facts import Cited
from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR

_DOORS = SPECIAL_PROCEDURE | {Handling.INTERNAL, Handling.LOCAL}


def gather(source: Source) -> dict[str, Any]:
    """The eight contents of the notice. Raises Refused where no investigation has been decided on, or for staff."""
    if Handling(source.case.handling) not in _DOORS:
        raise Refused("No investigation has been decided on. Decide how the matter is handled first.")
    officer = gathering.about_the_officer(source)
    return {
        **gathering.about_the_case(source),
        **officer,
        **gathering.how_served(source),
        **_allegations(source),
        **_assessment(source),
        **_rights(source),
    }


def _allegations(source: Source) -> dict[str, Any]:
    investigator, appointed_on = gathering.lead_of(source)
    internal = source.binding.internal
    conflicts = wording.CONFLICTS if internal else wording.CONFLICTS_UNDER_SCHEDULE_3
    return {
        "provision": Citation(source.binding.door, "reg 17(1)").text,
        "conduct": gathering.what_is_alleged(source.officer),
        "investigator": investigator,
        "appointed_on": appointed_on,
        "conflicts": source.binding.says(conflicts),
    }


def _assessment(source: Source) -> dict[str, Any]:
    made = gathering.latest_assessment(source.officer)
    level, proceedings = gathering.investigated_as(made)
    binding = source.binding
    gross = level == "gross misconduct"
    assessor = Citation(PCR, "reg 14") if binding.internal else Citation(CMR, "reg 16")
    meeting = proceedings == "misconduct meeting"
    return {
        "level": level,
        "proceedings": proceedings,
        "assessed_on": made.assessed_on if made and level else None,
        "assessor": cited(_assessor(source), assessor),
        "meaning": binding.says(wording.GROSS_MISCONDUCT if gross else wording.MISCONDUCT),
        "outcomes": binding.says(wording.OUTCOMES_OF_A_MEETING if meeting else wording.OUTCOMES_OF_A_HEARING),
        "barred_list": binding.says(
            wording.BARRED_LIST if binding.internal else wording.BARRED_LIST_UNDER_SCHEDULE_3
        ),
        "progress": binding.says(
            wording.PROGRESS_TO_OFFICER if binding.internal else wording.PROGRESS_UNDER_SCHEDULE_3
        ),
    }


def _assessor(source: Source) -> str:
    if source.binding.internal:
        return "the appropriate authority"
    if source.case.handling in {Handling.DIRECTED, Handling.INDEPENDENT}:
        return "the Director General of the oversight body"
    return "the person investigating, after consulting the appropriate authority,"


def _rights(source: Source) -> dict[str, Any]:
    """The rights, and the last day to answer if this notice and the terms are given on the day of the letter."""
    binding = source.binding
    terms = binding.due("pcr_reg17_tor_or_reason" if binding.internal else "cmr_reg17_tor", source.made_on)
    answer = binding.due(
        "pcr_reg18_representations" if binding.internal else "cmr_reg20_representations", source.made_on
    )
    return {
        "friend": _friend(internal=binding.internal),
        "lawyer": cited(
            "Whether you may be legally represented depends on the proceedings: regulation 8 of the Conduct "
            "Regulations says when.",
            Citation(PCR, "regs 8, 17(1)"),
        ),
        "terms_by": terms.due,
        "terms_source": terms.citation.text,
        "answer_by": answer.due,
        "answer_source": answer.citation.text,
        "silence": cited(
            "You do not have to say anything. But it may harm your case if you do not mention, when you are "
            "interviewed or when you give a statement or documents in answer to this notice, something that you later "
            "rely on in misconduct proceedings.",
            Citation(binding.door, "reg 17(1)"),
        ),
    }


def _friend(*, internal: bool) -> Cited:
    return cited(
        "A police friend may be an officer, a member of police staff, or somebody nominated by your staff "
        "association, who has had nothing to do with the matter. They may advise you, speak for you and make "
        "representations with you, but may not answer questions for you in an interview.",
        Citation(PCR, "regs 7, 20") if internal else Citation(CMR, "regs 16-22", verified=False),
    )


LETTER = CaseLetter(
    kind=LetterKind.INVESTIGATION,
    title="Notice of investigation",
    purpose="Tells the officer what is alleged, who investigates, how serious it would be, and their rights.",
    whom=Whom.SUBJECT,
    served=Served.NOTICE,
    gather=gather,
    places={
        "greeting": Place("cases:identify", Whom.SUBJECT),
        "conduct": Place("cases:make-allegation", Whom.SUBJECT),
        "investigator": Place("cases:appoint"),
        "appointed_on": Place("cases:appoint"),
        "level": Place("cases:assess", Whom.SUBJECT),
        "assessed_on": Place("cases:assess", Whom.SUBJECT),
        "proceedings": Place("cases:assess", Whom.SUBJECT),
    },
    parts=(
        Part("conduct.what", "What is alleged"),
        Part("conduct.when", "When it is said to have happened"),
        Part("conduct.where", "Where it is said to have happened"),
        Part("investigator", "Who investigates"),
    ),
)

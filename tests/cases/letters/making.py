"""Cases that have come as far as each letter needs, and the letters made in them. Everybody is invented."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from peelian.cases.documents.catalogue import LETTERS
from peelian.cases.documents.letter import LetterKind, Whom
from peelian.cases.models import Case, Party, Subject
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.informing import add_party
from peelian.cases.services.investigating import appoint_investigator
from peelian.cases.services.keeping import record_fact
from peelian.cases.services.letters import draw_letter, make_letter
from peelian.cases.services.referring import answer_ground
from peelian.cases.states import Answer, Handling, MatterType, PartyRole, SeverityResult, Standing
from peelian.documents.models import Document
from peelian.documents.services.making import Draft
from peelian.documents.states import Copy, Form
from tests.cases.factories import about_ed, at
from tests.cast import Cast, Member

GOLDEN = Path(__file__).parent / "golden"
WORDS: dict[LetterKind, dict[str, Any]] = {
    LetterKind.TERMS_WITHHELD: {"told": "Another person has still to be spoken to, and must not be warned."},
    LetterKind.PROGRESS_OFFICER: {"more": "Four colleagues have given statements."},
    LetterKind.PROGRESS_PARTY: {
        "more": "We have spoken to everybody who was in the room.",
        "following": "The officer is to be asked for an account.",
        "contact": "Lena Fairmead, by telephone on weekday mornings.",
    },
    LetterKind.REFERRAL: {"secured": "The telephones of the group have been handed in and kept."},
    LetterKind.TIMELINESS: {
        "progress": "Nine of ten witnesses have been seen.",
        "ends_on": date(2024, 6, 28),
        "report_on": date(2024, 7, 12),
        "length_why": "The telephones took seven months to be read.",
        "planned": "See the last witness; interview the officer again.",
    },
}
WORDS[LetterKind.TIMELINESS_COPY] = WORDS[LetterKind.TIMELINESS]
"""What the maker of each letter says."""


def moment(day: date) -> datetime:
    """Ten in the morning of a day."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def drawn(case: Case, kind: LetterKind, ref: str, *, by: Member, on: date, **facts: Any) -> Draft:
    """A letter drawn and not kept."""
    told: dict[str, Any] = {"words": WORDS.get(kind, {})} | facts
    return draw_letter(case=case, letter=LETTERS[kind], ref=ref, actor=by.actor, at=moment(on), **told)


def text_of(draft: Draft, copy: Copy = Copy.SERVED) -> str:
    """The words of a letter."""
    return draft.renderings[copy, Form.TEXT].decode()


def made(case: Case, kind: LetterKind, ref: str, *, by: Member, on: date, **facts: Any) -> Document:
    """A letter made and kept."""
    told: dict[str, Any] = {"words": WORDS.get(kind, {})} | facts
    return make_letter(case=case, letter=LETTERS[kind], ref=ref, actor=by.actor, at=moment(on), **told)


def investigated_locally(cast: Cast, *, came_on: date = date(2025, 6, 2)) -> tuple[Case, Subject]:
    """A complaint investigated locally by Asha under the special procedure, and assessed by her."""
    case, subject = about_ed(
        cast,
        matter_type=MatterType.COMPLAINT,
        came_to_attention_on=came_on,
        complaint_made_on=came_on,
        at=moment(came_on),
    )
    then = moment(came_on + timedelta(days=3))
    case = decide_handling(
        case=case,
        handling=Handling.LOCAL_SPECIAL,
        reasons="May be misconduct.",
        actor=cast.cora.actor,
        at=then,
    )
    appoint_investigator(
        case=case,
        investigator_ref=cast.asha.account.ref,
        appointed_on=then.date(),
        has_knowledge=True,
        is_impartial=True,
        reasons="Trained, and from another command.",
        actor=cast.cora.actor,
        at=then,
    )
    subject = Subject.objects.get(pk=subject.pk)
    assess_severity(
        subject=subject,
        based_on=0,
        result=SeverityResult.GROSS_HEARING,
        assessed_on=then.date(),
        reasons="If proved it would justify dismissal.",
        consulted="Cora Thistlewick, appropriate authority",
        actor=cast.asha.actor,
        at=then,
    )
    return Case.objects.get(pk=case.pk), Subject.objects.get(pk=subject.pk)


def with_party(cast: Cast, case: Case, **facts: Any) -> Party:
    """A complainant of the case, whose name stands behind the wall."""
    told: dict[str, Any] = {
        "role": PartyRole.COMPLAINANT,
        "label": "Woman A",
        "title": "Ms",
        "given_names": "Isolde",
        "family_name": "Quennevais",
        "handling_started_on": case.came_to_attention_on,
    }
    then = moment(case.came_to_attention_on + timedelta(days=4))
    return add_party(case=case, actor=cast.ida.actor, at=then, **told | facts)


def with_referral_test(cast: Cast, case: Case) -> None:
    """One ground met, one that cannot be said yet, one fact known and one not."""
    told = {"case": case, "actor": cast.cora.actor, "at": at(13)}
    answer_ground(
        ground="DISCRIMINATION_AGGRAVATED",
        answer=Answer.YES,
        clear_on=date(2023, 3, 10),
        reasons="The message demeaned a colleague because of her race.",
        **told,
    )
    answer_ground(
        ground="SERIOUS_CORRUPTION", answer=Answer.NOT_YET, reasons="It is not known who else saw it.", **told
    )
    asked = {"case": case, "actor": cast.asha.actor, "at": at(14), "based_on": 0}
    record_fact(
        question="How many people were in the group",
        value="Ten",
        standing=Standing.CONFIRMED,
        said_by="the colleague who reported it",
        known_on=date(2023, 3, 10),
        **asked,
    )
    record_fact(
        question="Whether anything was sent on",
        value="Nobody has said.",
        standing=Standing.UNKNOWN,
        said_by="nobody",
        known_on=date(2023, 3, 10),
        **asked,
    )


def for_ref(case: Case, kind: LetterKind) -> str:
    """The reference a letter of this kind is made for, in a case with one subject."""
    letter = LETTERS[kind]
    if letter.whom is Whom.SUBJECT:
        return case.subjects.get().ref
    if letter.whom is Whom.PARTY:
        return case.parties.get().ref
    if letter.whom is Whom.DECISION:
        return case.decisions.exclude(material="").get().ref
    return case.ref

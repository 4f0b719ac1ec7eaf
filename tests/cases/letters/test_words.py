"""Each letter says exactly what is in `golden/`: a change of its words, facts or law is read there before it is kept.

To write them anew after a change that is meant: `WRITE_GOLDEN=1 pytest tests/cases/letters/test_words.py`.
"""

import os
import re
from datetime import date

import pytest

from peelian.cases.documents.catalogue import LETTERS
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case
from peelian.cases.services.deciding import log_decision
from peelian.cases.services.notifying import withhold_notice
from peelian.cases.states import NoticeKind
from peelian.documents.library import known_versions, template_codes, template_named
from tests.cases.factories import at, noticed
from tests.cases.letters.making import (
    GOLDEN,
    drawn,
    for_ref,
    investigated_locally,
    text_of,
    with_party,
    with_referral_test,
)
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
_REFERENCES = re.compile(r"\b([A-Z]{1,3})-[0-9A-Z]{8}\b")


def whole_case(cast: Cast) -> Case:
    """A case in which every letter can be made."""
    case, subject = noticed(cast)
    with_party(cast, case)
    with_referral_test(cast, case)
    withhold_notice(
        subject=subject,
        kind=NoticeKind.TERMS,
        reasons="A witness would be warned.",
        actor=cast.asha.actor,
        at=at(16),
    )
    log_decision(
        case=case,
        what="Ask for the telephones of the group",
        authority="Person investigating",
        reasons="Messages are easily lost.",
        material="The report and its attachments.",
        actor=cast.asha.actor,
        at=at(16),
    )
    return Case.objects.get(pk=case.pk)


def complaint(cast: Cast) -> Case:
    """A complaint that Asha investigates locally, whose complainant has a right to anonymity."""
    case, _ = investigated_locally(cast)
    with_party(cast, case, anonymous_for_life=True)
    return case


def maker(cast: Cast, kind: LetterKind) -> Member:
    """Who makes a letter of this kind: the authority its own records, the investigator the others."""
    return cast.cora if kind in {LetterKind.DECISION, LetterKind.SEVERITY} else cast.asha


def day(kind: LetterKind) -> date:
    """The day a letter is made: the referral in time, the timeliness report when its twelve months are over."""
    if kind is LetterKind.REFERRAL:
        return date(2023, 3, 11)
    if kind is LetterKind.PROGRESS_PARTY:
        return date(2025, 6, 27)
    return date(2024, 3, 11) if kind.startswith("timeliness") else date(2023, 4, 20)


@pytest.mark.parametrize("kind", list(LetterKind))
def test_it_says_what_was_reviewed(cast: Cast, kind: LetterKind) -> None:
    case = complaint(cast) if kind is LetterKind.PROGRESS_PARTY else whole_case(cast)
    draft = drawn(case, kind, for_ref(case, kind), by=maker(cast, kind), on=day(kind))
    check_golden(kind, text_of(draft))


def check_golden(name: str, text: str) -> None:
    """Hold the words of a letter, references apart, against what was reviewed."""
    said = _REFERENCES.sub(r"\1-XXXXXXXX", text)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(said)
    assert said == golden.read_text()


def test_under_schedule_3_the_notice_rests_on_the_other_regulations(cast: Cast) -> None:
    case, subject = investigated_locally(cast)
    draft = drawn(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2025, 7, 1))
    check_golden("notice_of_investigation_schedule_3", text_of(draft))


def test_every_text_is_a_letter_and_every_letter_has_its_text() -> None:
    texts = {code for code in template_codes() if code.startswith("cases.")}
    assert texts == {letter.code for letter in LETTERS.values()}


@pytest.mark.parametrize("kind", list(LetterKind))
def test_no_text_changes_without_its_version(kind: LetterKind) -> None:
    template = template_named(LETTERS[kind].code)
    assert known_versions("cases")[kind].get(str(template.version)) == template.sha256
    assert max(map(int, known_versions("cases")[kind])) == template.version


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_place_and_part_is_a_fact_of_the_text(kind: LetterKind) -> None:
    letter, template = LETTERS[kind], template_named(LETTERS[kind].code)
    assert set(letter.places) <= template.names
    assert {part.name.partition(".")[0] for part in letter.parts} <= template.names
    assert {ask.name for ask in letter.asks} <= template.names

"""Registering exhibits and correcting what was written down: what is wanting, and that the old value stays."""

from datetime import UTC, datetime, timedelta

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Subject
from peelian.evidence.models import Exhibit
from peelian.evidence.services.disclosing import decide_disclosure
from peelian.evidence.services.registering import correct_exhibit, register_exhibit
from peelian.evidence.states import Disclosure, HolderKind, Particular, Power
from peelian.ledger.queries import entries_about
from tests.cases.factories import about_ed
from tests.cast import Cast
from tests.evidence.factories import NOW, phone

pytestmark = pytest.mark.django_db


def correct(cast: Cast, exhibit: Exhibit, **facts: object) -> Exhibit:
    told = {"based_on": exhibit.version, "reasons": "The pocket book says so."}
    return correct_exhibit(exhibit=exhibit, actor=cast.asha.actor, at=NOW, **(told | facts))  # type: ignore[arg-type]  # its own keywords


def test_it_keeps_who_seized_it_where_when_and_under_what_power(cast: Cast) -> None:
    exhibit = phone(cast, name="  AB/1 ")
    exhibit.refresh_from_db()
    assert (exhibit.name, exhibit.power, exhibit.seal) == ("AB/1", Power.ON_PREMISES, "S104233")
    assert exhibit.holder_subject is not None
    line = exhibit.continuity.get()
    assert (line.happened_at, line.done_by) == (exhibit.seized_at, "DS Asha Thornapple")


def test_what_nobody_wrote_down_is_left_open(cast: Cast) -> None:
    blank = {"seized_by": "", "seized_at": None, "seized_where": "", "power": Power.NOT_RECORDED, "seal": ""}
    exhibit = phone(cast, holder_kind=HolderKind.UNKNOWN, holder_subject=None, **blank)
    page = cast.asha.client.get(f"/evidence/exhibits/{exhibit.ref}/").content.decode()
    assert "Power not recorded" in page
    assert "Not known" in page


def test_the_ledger_holds_no_name_and_no_description(cast: Cast) -> None:
    exhibit = phone(cast, description="Robin Hayfield's phone.")
    (entry,) = entries_about("case", exhibit.case.ref, types=["evidence.exhibit_registered"])
    assert entry.event.officer == exhibit.holder_subject.ref
    assert "Hayfield" not in repr(entry.event)
    assert "AB/1" not in repr(entry.event)


@pytest.mark.parametrize("again", ["AB/1", "ab/1", " AB/1 "])
def test_two_exhibits_of_a_case_never_share_a_reference(cast: Cast, again: str) -> None:
    subject = phone(cast).holder_subject
    with pytest.raises(Refused, match="already"):
        phone(cast, subject=subject, name=again)
    assert phone(cast, subject=subject, name="AB/2").name == "AB/2"


def test_another_case_may_use_the_same_reference(cast: Cast) -> None:
    assert phone(cast).name == phone(cast).name


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " "}, "needs a reference"),
        ({"description": " "}, "a description"),
        ({"name": "A" * 61}, "at most 60"),
        ({"seized_at": NOW + timedelta(hours=1)}, "cannot lie in the future"),
        ({"power": Power.OTHER}, "Name the other power"),
        ({"holder_kind": HolderKind.SUBJECT, "holder_subject": None}, "Choose the subject"),
        ({"holder_kind": HolderKind.PERSON}, "number or reference"),
        ({"holder_kind": HolderKind.DESCRIBED}, "in words"),
    ],
)
def test_what_is_wanting_is_asked_for(cast: Cast, facts: dict, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        phone(cast, **facts)


def test_it_is_not_taken_from_a_subject_of_another_case(cast: Cast) -> None:
    _, elsewhere = about_ed(cast)
    with pytest.raises(Refused, match="subject of this case"):
        phone(cast, holder_subject=elsewhere)


def test_a_correction_leaves_the_old_value_readable(cast: Cast) -> None:
    exhibit = phone(cast)
    right = datetime(2023, 3, 14, 12, 45, tzinfo=UTC)
    corrected = correct(cast, exhibit, seized_at=right, power=Power.AFTER_ARREST)
    assert (corrected.seized_at, corrected.power, corrected.version) == (right, Power.AFTER_ARREST, 2)
    rows = {row.field: (row.was, row.became) for row in exhibit.corrections.all()}
    assert rows[Particular.SEIZED_AT] == ("2023-03-14T11:30:00+00:00", "2023-03-14T12:45:00+00:00")
    assert rows[Particular.POWER][0].startswith("General power of seizure")
    page = cast.asha.client.get(f"/evidence/exhibits/{exhibit.ref}/").content.decode()
    assert "General power of seizure" in page
    assert "The pocket book says so." in page
    (entry,) = entries_about("case", exhibit.case.ref, types=["evidence.exhibit_corrected"])
    assert set(entry.event.fields) == {Particular.SEIZED_AT, Particular.POWER}


def test_another_answer_on_from_whom_takes_the_first_away(cast: Cast) -> None:
    exhibit = phone(cast)
    corrected = correct(
        cast, exhibit, holder_kind=HolderKind.DESCRIBED, holder_words="Left at the front counter"
    )
    assert corrected.holder_subject is None
    row = exhibit.corrections.get()
    assert row.was.startswith("A subject of the case: ")
    assert row.became == "Somebody else, in words: Left at the front counter"


def test_a_correction_on_an_old_page_is_refused(cast: Cast) -> None:
    exhibit = phone(cast)
    correct(cast, exhibit, seized_where="The yard")
    with pytest.raises(Refused, match="while you had it open"):
        correct(cast, exhibit, seized_where="The lane")


def test_a_correction_of_nothing_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        correct(cast, phone(cast))
    with pytest.raises(Refused, match="Say why it is corrected"):
        correct(cast, phone(cast), seized_by="Somebody else", reasons=" ")


def test_a_correction_cannot_take_the_reference_of_another(cast: Cast) -> None:
    first = phone(cast)
    second = phone(cast, subject=first.holder_subject, name="AB/2")
    with pytest.raises(Refused, match="already"):
        correct(cast, second, name="ab/1")


def test_decisions_on_disclosure_are_kept_beside_each_other(cast: Cast) -> None:
    exhibit = phone(cast)
    for state, reasons in (
        (Disclosure.SENSITIVE, "Names a source."),
        (Disclosure.USED, "The source agreed."),
    ):
        decide_disclosure(exhibit=exhibit, disclosure=state, reasons=reasons, actor=cast.asha.actor, at=NOW)
    exhibit.refresh_from_db()
    assert exhibit.disclosure == Disclosure.USED
    assert [row.reasons for row in exhibit.disclosures.order_by("number")] == [
        "Names a source.",
        "The source agreed.",
    ]
    with pytest.raises(Refused, match="stands already"):
        decide_disclosure(
            exhibit=exhibit, disclosure=Disclosure.USED, reasons="Again.", actor=cast.asha.actor, at=NOW
        )


def test_only_an_investigator_of_the_case_registers(cast: Cast) -> None:
    subject = phone(cast).holder_subject
    assert isinstance(subject, Subject)
    for member in (cast.ben, cast.cora, cast.ida, cast.lena, cast.ed, cast.gus, cast.dev):
        with pytest.raises(Refused):
            register_exhibit(case=subject.case, name="X/9", description="A.", actor=member.actor, at=NOW)

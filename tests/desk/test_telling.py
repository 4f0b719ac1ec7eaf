"""Every event of a case has its sentence, and no event breaks a timeline."""

import dataclasses
import typing
from datetime import UTC, date, datetime
from enum import Enum

import pytest

from peelian.desk.telling import TELLINGS, Names, accounts_in, tell
from peelian.desk.telling.of_material import LEFT_OUT
from peelian.interface.drawing import KINDS
from peelian.ledger.events import Digest, Ref, Stream, all_specs, event
from peelian.ledger.recorded import Recorded

pytestmark = pytest.mark.pure

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)
SPECS = [spec for spec in all_specs() if spec.about == "case" and spec.type not in LEFT_OUT]
NAMES = Names(accounts={"A-WHO": "Asha Venn"}, concerned={"U-SUBJECT": "Ed Plumtreeve"})


def value_for(name: str, hint: object) -> object:
    """Some value that a field of this type may have."""
    if name in {"account", "investigator", "owner", "requested_by", "proposed_by"}:
        return Ref("A-WHO")
    if name == "officer":
        return Ref("U-SUBJECT")
    known = {Ref: Ref("X-1234"), Digest: "0" * 64, date: AT.date(), datetime: AT, int: 2, bool: True}
    if hint in known:
        return known[hint]
    arguments = [a for a in typing.get_args(hint) if a is not type(None)]
    if arguments:
        return value_for(name, arguments[0])
    if issubclass(hint, Enum):
        return next(iter(hint))
    raise AssertionError(f"No value for {name}: {hint}")


def recorded(cls: type, **given: object) -> Recorded:
    hints = typing.get_type_hints(cls)
    made = cls(**({f.name: value_for(f.name, hints[f.name]) for f in dataclasses.fields(cls)} | given))
    return Recorded(Stream.WORK, 7, AT, "person", "A-WHO", "intake", made, "0" * 64)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.type)
def test_every_event_of_a_case_has_a_sentence_of_its_own(spec):
    assert spec.cls in TELLINGS
    told = tell(recorded(spec.cls), NAMES)
    assert told.sentence[0].isupper() or told.sentence[0] == "“"
    assert "None" not in told.sentence
    assert told.by == "Asha Venn"
    assert told.kind in KINDS
    assert told.item.label == told.sentence


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.type)
def test_it_says_nothing_when_nobody_knows_the_names(spec):
    told = tell(recorded(spec.cls), Names())
    assert "Asha" not in told.sentence
    assert "Plumtreeve" not in told.sentence


def test_an_optional_field_may_be_absent():
    for spec in SPECS:
        optional = [f.name for f in dataclasses.fields(spec.cls) if f.default is None]
        told = tell(recorded(spec.cls, **dict.fromkeys(optional)), NAMES)
        assert "None" not in told.sentence


def test_an_event_that_nobody_tells_is_told_by_what_its_room_says():
    @event("tests.kettle_sang", about="case", says="The kettle sang")
    class KettleSang:
        subject: Ref

    told = tell(recorded(KettleSang), NAMES)
    assert (told.sentence, told.lane) == ("The kettle sang", "Other")


def test_a_day_other_than_that_of_the_writing_is_said():
    spec = next(spec for spec in SPECS if spec.type == "cases.referral_made")
    earlier = tell(recorded(spec.cls, referred_on=date(2023, 3, 8), voluntary=False), NAMES)
    same = tell(recorded(spec.cls, referred_on=AT.date(), voluntary=False), NAMES)
    assert earlier.sentence == "Referred to the oversight body (on 8 March 2023)"
    assert same.sentence == "Referred to the oversight body"


def test_the_accounts_of_the_events_are_found():
    spec = next(spec for spec in SPECS if spec.type == "cases.task_set")
    assert accounts_in([recorded(spec.cls, owner=Ref("A-OTHER"))]) == {"A-WHO", "A-OTHER"}

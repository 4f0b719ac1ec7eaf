"""What may be an event, and that it comes back as it went in."""

from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.ledger.events import (
    Digest,
    NotAnEventField,
    Ref,
    Stream,
    UnfitValue,
    UnknownEvent,
    all_specs,
    decode,
    encode,
    event,
    spec_of,
)

pytestmark = pytest.mark.pure


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@event("ledger_tests.everything_happened", about="thing", says="Everything happened")
class EverythingHappened:
    subject: Ref
    colour: Colour
    on: date
    at: datetime
    count: int
    certain: bool
    reasons: Digest | None = None
    people: tuple[Ref, ...] = ()
    colours: tuple[Colour, ...] | None = None


REFS = st.from_regex(r"[A-Z]-[0-9A-Z]{4,8}", fullmatch=True).map(Ref)
happenings = st.builds(
    EverythingHappened,
    subject=REFS,
    colour=st.sampled_from(Colour),
    on=st.dates(min_value=date(1800, 1, 1)),
    at=st.datetimes(min_value=datetime(1900, 1, 2), timezones=st.just(UTC)),
    count=st.integers(-(2**53) + 1, 2**53 - 1),
    certain=st.booleans(),
    reasons=st.none() | st.just(Digest("0f" * 32)),
    people=st.lists(REFS, max_size=4).map(tuple),
    colours=st.none() | st.lists(st.sampled_from(Colour)).map(tuple),
)
PLAIN = EverythingHappened(
    subject=Ref("T-1"),
    colour=Colour.RED,
    on=date(2023, 3, 9),
    at=datetime(2023, 3, 9, tzinfo=UTC),
    count=1,
    certain=True,
)


@given(happenings)
def test_it_comes_back_as_it_went_in(happened):
    payload = encode(happened)
    assert "subject" not in payload
    assert decode("ledger_tests.everything_happened", subject=happened.subject, payload=payload) == happened


def test_a_moment_is_kept_in_universal_time():
    summer = PLAIN.at.replace(hour=12, tzinfo=timezone(timedelta(hours=1)))
    assert '"at":"2023-03-09T11:00:00.000000Z"' in encode(_with(at=summer))


def test_it_is_frozen_and_takes_keywords_only():
    with pytest.raises(AttributeError):
        PLAIN.count = 2
    with pytest.raises(TypeError):
        EverythingHappened("T-1")


def _with(**changes):
    fields = {name: getattr(PLAIN, name) for name in PLAIN.__slots__}
    return EverythingHappened(**fields | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"people": (Ref("Mary Ann Cotteridge"),)},
        {"people": [Ref("P-1")]},
        {"reasons": Digest("because he said so")},
        {"colour": "red"},
        {"on": datetime(2023, 3, 9, tzinfo=UTC)},
        {"at": datetime(2023, 3, 9)},
        {"count": True},
        {"count": 2**53},
        {"count": 1.5},
        {"certain": 1},
        {"people": (Ref("P-" + "1" * 90),)},
    ],
)
def test_it_refuses_a_value_that_does_not_fit_and_names_the_field(changes):
    with pytest.raises(UnfitValue, match=f"EverythingHappened.{next(iter(changes))}"):
        encode(_with(**changes))


class Loose(StrEnum):
    PHRASE = "two words"


@pytest.mark.parametrize(
    "hint",
    [
        str,
        float,
        dict,
        bytes,
        list[Ref],
        Ref | int,
        Ref | str | None,
        tuple[Ref, Ref],
        tuple[tuple[Ref, ...], ...],
        tuple[str, ...],
        str | None,
        object,
        Loose,
        timedelta,
        Enum,
    ],
)
def test_it_refuses_to_declare_an_event_that_could_carry_text(hint):
    with pytest.raises(NotAnEventField, match="Wordy"):

        @event("ledger_tests.wordy_happened", about="thing", says="Wordy")
        class Wordy:
            subject: Ref
            words: hint

    assert "ledger_tests.wordy_happened" not in {spec.type for spec in all_specs()}


def test_it_refuses_an_event_without_a_subject():
    with pytest.raises(NotAnEventField, match="subject"):

        @event("ledger_tests.nothing_happened", about="thing", says="Nothing")
        class Nothing:
            count: int


@pytest.mark.parametrize(
    ("type_", "about", "says"),
    [("nodot", "a", "b"), ("A.b", "a", "b"), ("a.b", "A b", "b"), ("a.b", "a", "")],
)
def test_it_refuses_an_event_without_a_proper_name(type_, about, says):
    with pytest.raises(NotAnEventField):

        @event(type_, about=about, says=says)
        class Nameless:
            subject: Ref


def test_it_refuses_one_type_for_two_events():
    with pytest.raises(NotAnEventField, match="already"):

        @event("ledger_tests.everything_happened", about="thing", says="Again")
        class Again:
            subject: Ref


def test_it_does_not_know_what_was_never_declared():
    with pytest.raises(UnknownEvent):
        spec_of(object())
    with pytest.raises(UnknownEvent):
        decode("ledger_tests.never_declared", subject="T-1", payload="{}")


@pytest.mark.parametrize("payload", ["", "[]", '{"colour":"green"}', '{"unknown_field":1}', "{}", "null"])
def test_it_says_so_when_a_payload_cannot_be_read(payload):
    with pytest.raises(UnfitValue, match="everything_happened"):
        decode("ledger_tests.everything_happened", subject="T-1", payload=payload)


def test_an_entry_from_before_a_field_was_added_takes_its_default():
    payload = '{"at":"2023-03-09T00:00:00.000000Z","certain":true,"colour":"red","count":1,"on":"2023-03-09"}'
    assert decode("ledger_tests.everything_happened", subject="T-1", payload=payload) == PLAIN


def test_work_and_looks_are_kept_apart():
    assert spec_of(PLAIN).stream is Stream.WORK

"""The suspected offence: unknown, then known, then another. Each answer keeps when it was known and written down."""

from datetime import date, datetime

import pytest

from peelian.access.refusals import Refused
from peelian.cases.states import Standing
from peelian.criminal.models import OffenceVersion, Strand, Suspicion
from peelian.criminal.offences import propose_offences
from peelian.criminal.queries.offences import suspicion_cards
from peelian.criminal.services.suspecting import record_offence, suspect_offence
from peelian.criminal.states import Anonymity, OffenceKind
from peelian.ledger.queries import entries_about
from tests.cast import Cast, Member
from tests.criminal.factories import NOW, REASONS, strand_about_ed, utc

pytestmark = pytest.mark.django_db


def say(**facts: object) -> dict[str, object]:
    told = {
        "kind": OffenceKind.UNKNOWN,
        "standing": Standing.ALLEGED,
        "known_on": date(2023, 3, 16),
        "said_by": "The reporter",
        "reasons": REASONS,
        "at": NOW,
    }
    return told | facts


def unknown(cast: Cast, strand: Strand, member: Member | None = None, **facts: object) -> Suspicion:
    version = suspect_offence(strand=strand, actor=(member or cast.asha).actor, **say(**facts))
    return version.suspicion


def later(cast: Cast, suspicion: Suspicion, **facts: object) -> OffenceVersion:
    return record_offence(suspicion=suspicion, actor=cast.asha.actor, **say(**facts))


def voyeurism(known_on: date = date(2023, 3, 17), at: datetime = NOW) -> dict[str, object]:
    return {"kind": OffenceKind.LISTED, "offence": "SOA67", "known_on": known_on, "at": at}


def test_an_offence_is_unknown_then_known_then_another_and_every_answer_stays(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    suspicion = unknown(cast, strand)
    later(cast, suspicion, based_on=1, **voyeurism())
    later(cast, suspicion, based_on=2, kind=OffenceKind.LISTED, offence="MIPO", known_on=date(2023, 4, 20))
    card = suspicion_cards(strand)[0]
    assert [line.title for line in card.lines] == [
        "Offence not known yet",
        "Voyeurism",
        "Misconduct in public office",
    ]
    assert [line.known_on for line in card.lines] == [date(2023, 3, 16), date(2023, 3, 17), date(2023, 4, 20)]
    assert card.now.title == "Misconduct in public office"


def test_what_was_known_earlier_than_it_was_written_down_keeps_both_days(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    suspicion = unknown(cast, strand, at=utc(3, 16, 12))
    later(cast, suspicion, based_on=1, **voyeurism(at=utc(3, 21)))
    known = suspicion_cards(strand)[0].now
    assert (known.known_on, known.recorded_at.date(), known.recorded_late) == (
        date(2023, 3, 17),
        date(2023, 3, 21),
        True,
    )


def test_the_ledger_is_told_each_answer_and_no_words(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    suspicion = unknown(cast, strand)
    later(cast, suspicion, based_on=1, kind=OffenceKind.OTHER, words="Theft of a bicycle")
    told = entries_about("case", strand.case.ref, types=["criminal.offence_recorded"])
    assert [(e.event.version, e.event.kind, e.event.offence) for e in told] == [
        (1, OffenceKind.UNKNOWN, None),
        (2, OffenceKind.OTHER, None),
    ]
    assert len(told[1].event.words) == 64


def test_an_answer_needs_what_its_kind_says(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    with pytest.raises(Refused, match="Choose the offence"):
        unknown(cast, strand, kind=OffenceKind.LISTED)
    with pytest.raises(Refused, match="in words"):
        unknown(cast, strand, kind=OffenceKind.OTHER)
    with pytest.raises(Refused, match="no offence XYZ"):
        unknown(cast, strand, kind=OffenceKind.LISTED, offence="XYZ")
    assert unknown(cast, strand, kind=OffenceKind.OTHER, words="Theft").versions.get().words == "Theft"


def test_two_people_cannot_answer_over_each_other(cast: Cast) -> None:
    suspicion = unknown(cast, strand_about_ed(cast))
    later(cast, suspicion, based_on=1, **voyeurism())
    with pytest.raises(Refused, match="Someone else"):
        later(cast, suspicion, based_on=1, kind=OffenceKind.DROPPED)


def test_nothing_is_known_from_a_day_to_come(cast: Cast) -> None:
    with pytest.raises(Refused, match="future"):
        unknown(cast, strand_about_ed(cast), known_on=date(2024, 1, 1))


def test_whoever_is_not_on_the_case_cannot_say_it(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    with pytest.raises(Refused, match="not assigned"):
        unknown(cast, strand, cast.ben)
    assert unknown(cast, strand, cast.asha).number == 1


def test_offences_are_proposed_by_the_day_of_the_conduct(cast: Cast) -> None:
    before = {each.code for each in propose_offences(date(2024, 1, 30), date(2024, 1, 30))}
    after = {each.code: each for each in propose_offences(date(2024, 1, 31), date(2024, 1, 31))}
    assert "CJCA33" in before
    assert "SOA66B" not in before
    assert "CJCA33" not in after
    assert after["SOA66B"].verified
    assert not after["SOA67"].verified
    assert "Unverified" in after["SOA67"].says


def test_an_offence_that_was_not_law_then_is_marked(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    span = {"conduct_from": date(2023, 1, 5), "conduct_to": date(2023, 1, 5)}
    unknown(cast, strand, kind=OffenceKind.LISTED, offence="SOA66B", **span)
    unknown(cast, strand, kind=OffenceKind.LISTED, offence="CJCA33", **span)
    assert [card.now.unlikely for card in suspicion_cards(strand)] == [True, False]


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, Anonymity.MAY_APPLY),
        ({"kind": OffenceKind.LISTED, "offence": "SOA1_3"}, Anonymity.BINDS),
        ({"kind": OffenceKind.LISTED, "offence": "PCJ"}, Anonymity.DOES_NOT),
        ({"kind": OffenceKind.LISTED, "offence": "DUAA_DEEPFAKE"}, Anonymity.MAY_APPLY),
        ({"kind": OffenceKind.OTHER, "words": "Theft"}, Anonymity.MAY_APPLY),
        ({"kind": OffenceKind.OTHER, "words": "Theft", "anonymity": Anonymity.DOES_NOT}, Anonymity.DOES_NOT),
    ],
)
def test_each_answer_says_whether_it_binds_publishing(
    cast: Cast, facts: dict[str, object], answer: Anonymity
) -> None:
    assert unknown(cast, strand_about_ed(cast), **facts).versions.get().anonymity == answer

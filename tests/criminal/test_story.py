"""One criminal strand from the first word of it to the sentence, as the people of the case live it.

A colleague says on Thursday that something criminal happened, and not what. On Friday the subject is arrested; by the
evening the offence has a name, and a month later another. The custody review is late and says why; bail follows, then
release under investigation with a diary, a charge, and a sentence. Misconduct waits for the trial, and no longer.
"""

from datetime import UTC, date, datetime

import pytest

from peelian.cases.models import Subject
from peelian.cases.services.subjects import add_subject, identify_subject
from peelian.cases.states import Standing
from peelian.criminal.models import Arrest, Release, Strand
from peelian.criminal.queries.publishing import binding_restrictions
from peelian.criminal.queries.summary import strands_of_case
from peelian.criminal.services.custody import authorise_detention, record_arrest
from peelian.criminal.services.deciding import decide_prejudice
from peelian.criminal.services.opening import open_strand
from peelian.criminal.services.releasing import (
    extend_bail,
    grant_bail,
    release_under_investigation,
    review_release,
)
from peelian.criminal.services.reviewing import review_detention
from peelian.criminal.services.staging import charge, record_stage
from peelian.criminal.services.suspecting import record_offence, suspect_offence
from peelian.criminal.states import (
    BailLevel,
    OffenceKind,
    Prejudice,
    ProsecutorsView,
    ReviewerRank,
    ReviewOutcome,
    StrandStatus,
    VictimsView,
)
from peelian.ledger.queries import entries_about
from peelian.people.states import Category
from tests.cases.factories import opened
from tests.cast import Cast

pytestmark = pytest.mark.django_db
S = StrandStatus


def on(month: int, day: int, hour: int = 18, year: int = 2023) -> datetime:
    """When something is written down: the evening of the day, unless said otherwise."""
    return datetime(year, month, day, hour, 0, tzinfo=UTC)


def told(cast: Cast, at: datetime) -> dict[str, object]:
    return {"actor": cast.ida.actor, "at": at}


def the_first_word(cast: Cast) -> tuple[Subject, Strand]:
    """Thursday 16 March: somebody, for something. Neither is known."""
    case = opened(cast)
    subject = add_subject(
        case=case,
        description="one of the ten under review",
        category=Category.OFFICER,
        **told(cast, on(3, 16, 12)),
    )
    strand = open_strand(subject=subject, opened_on=date(2023, 3, 16), **told(cast, on(3, 16, 12)))
    suspect_offence(
        strand=strand,
        kind=OffenceKind.UNKNOWN,
        standing=Standing.ALLEGED,
        known_on=date(2023, 3, 16),
        said_by="The colleague who reported",
        reasons="“Arrested at home this morning. Nobody says what for.”",
        **told(cast, on(3, 16, 12)),
    )
    return subject, strand


def the_arrest(cast: Cast, subject: Subject, strand: Strand) -> Arrest:
    """Friday 17 March: the subject is known, arrested and detained; the first review comes an hour late."""
    reasons = "The custody record names him."
    identify_subject(subject=subject, person_ref=cast.ed.person.ref, reasons=reasons, **told(cast, on(3, 17)))
    arrest = record_arrest(
        strand=strand,
        arrested_at=on(3, 17, 7),
        place="The subject's home",
        force_name="Wealdmoor Constabulary",
        **told(cast, on(3, 17)),
    )
    times = {"relevant_at": on(3, 17, 8), "authorised_at": on(3, 17, 9), "reasons": "To question him."}
    authorise_detention(arrest=arrest, **times, **told(cast, on(3, 17)))
    review_detention(
        arrest=arrest,
        held_at=on(3, 17, 16),
        by_rank=ReviewerRank.INSPECTOR,
        outcome=ReviewOutcome.CONTINUED,
        explanation="The only inspector on duty was at a fire until 15:40.",
        **told(cast, on(3, 17)),
    )
    return arrest


def the_name_of_it(cast: Cast, strand: Strand) -> None:
    """Known on Friday evening, written down on Monday; another offence from 20 April."""
    suspicion = strand.suspicions.get()
    said = {
        "standing": Standing.CONFIRMED,
        "said_by": "DS Marrowby",
        "reasons": "From the officer in charge.",
    }
    known = {"kind": OffenceKind.LISTED, "offence": "SOA67", "conduct_from": date(2023, 1, 4)}
    monday, later = told(cast, on(3, 20)), told(cast, on(4, 20))
    record_offence(suspicion=suspicion, based_on=1, known_on=date(2023, 3, 17), **known, **said, **monday)
    record_offence(
        suspicion=suspicion,
        based_on=2,
        known_on=date(2023, 4, 20),
        **known | {"offence": "MIPO"},
        **said,
        **later,
    )


def the_bail(cast: Cast, strand: Strand) -> Release:
    """Bail on Friday night."""
    return grant_bail(
        strand=strand,
        started_on=date(2023, 3, 17),
        level=BailLevel.CUSTODY_OFFICER,
        ends_on=date(2023, 6, 17),
        conditions="Not to contact Woman A",
        victims_view=VictimsView.GIVEN,
        victims_words="She asks that he keep away from her street.",
        reasons="Enquiries go on.",
        ended_at=on(3, 17, 20),
        **told(cast, on(3, 17, 21)),
    )


def the_diary(cast: Cast, strand: Strand, bail: Release) -> Release:
    """Bail extended in June; no bail after September, and a diary instead."""
    extension = {
        "level": BailLevel.INSPECTOR,
        "authorised_on": date(2023, 6, 14),
        "ends_on": date(2023, 9, 17),
    }
    extend_bail(
        release=bail, reasons="The telephone is still being read.", **extension, **told(cast, on(6, 14))
    )
    return release_under_investigation(
        strand=strand, started_on=date(2023, 9, 17), review_every_days=28, **told(cast, on(9, 17))
    )


def decide(cast: Cast, strand: Strand, answer: Prejudice, based_on: int, day: date) -> None:
    decide_prejudice(
        strand=strand,
        based_on=based_on,
        question="Would a hearing before the trial put the victim's evidence at risk?",
        answer=answer,
        reasons="The same three witnesses.",
        decided_on=day,
        prosecutors_view=ProsecutorsView.WOULD_PREJUDICE,
        prosecutor="R. Fennimore",
        prosecutor_on=day,
        shared_witnesses=True,
        review_on=date(2024, 2, 1),
        actor=cast.cora.actor,
        at=datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
    )


def the_court(cast: Cast, strand: Strand) -> None:
    """A charge in November, a plea in January, a sentence in February."""
    charge(
        strand=strand,
        status=S.REQUISITIONED,
        happened_on=date(2023, 11, 6),
        offences=["MIPO"],
        court="Wealdmoor magistrates' court",
        **told(cast, on(11, 6)),
    )
    for status, day in (
        (S.SENT_FOR_TRIAL, date(2023, 12, 4)),
        (S.CONVICTED, date(2024, 1, 15)),
        (S.SENTENCED, date(2024, 2, 12)),
    ):
        at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
        record_stage(strand=strand, status=status, happened_on=day, court="Crown Court", **told(cast, at))


def test_a_strand_from_the_first_word_to_the_sentence(cast: Cast) -> None:
    subject, strand = the_first_word(cast)
    (line,) = strands_of_case(cast.cora.actor, strand.case)
    assert line.summary == "Under investigation; the offence is not known yet"
    assert [each.binds for each in binding_restrictions(strand.case.ref)] == [False]

    arrest = the_arrest(cast, subject, strand)
    assert arrest.reviews.get().late is True
    bail = the_bail(cast, strand)
    the_name_of_it(cast, strand)
    released = the_diary(cast, strand, bail)
    review_release(
        release=released, held_on=date(2023, 10, 15), reasons="Waiting for advice.", **told(cast, on(10, 15))
    )
    decide(cast, strand, Prejudice.HOLD, 0, date(2023, 10, 20))
    (line,) = strands_of_case(cast.cora.actor, strand.case)
    assert (line.subject, line.release, line.held) == ("Ed Plumtreeve", "Released under investigation", True)

    the_court(cast, strand)
    strand.refresh_from_db()
    assert strand.status == S.SENTENCED
    assert [stage.status for stage in strand.stages.order_by("number")] == [
        S.UNDER_INVESTIGATION,
        S.IN_CUSTODY,
        S.BAILED,
        S.RELEASED,
        S.REQUISITIONED,
        S.SENT_FOR_TRIAL,
        S.CONVICTED,
        S.SENTENCED,
    ]


def test_what_the_story_leaves_in_the_ledger(cast: Cast) -> None:
    subject, strand = the_first_word(cast)
    the_arrest(cast, subject, strand)
    bail = the_bail(cast, strand)
    the_name_of_it(cast, strand)
    the_diary(cast, strand, bail)
    decide(cast, strand, Prejudice.HOLD, 0, date(2023, 10, 20))
    the_court(cast, strand)
    types = [e.type for e in entries_about("case", strand.case.ref) if e.type.startswith("criminal.")]
    assert types == [
        "criminal.strand_opened",
        "criminal.offence_recorded",
        "criminal.person_arrested",
        "criminal.detention_authorised",
        "criminal.detention_reviewed",
        "criminal.detention_ended",
        "criminal.bail_granted",
        "criminal.bail_conditions_varied",
        "criminal.offence_recorded",
        "criminal.offence_recorded",
        "criminal.bail_extended",
        "criminal.bail_ended",
        "criminal.released_under_investigation",
        "criminal.prejudice_decided",
        "criminal.release_ended",
        "criminal.person_charged",
        "criminal.stage_reached",
        "criminal.stage_reached",
        "criminal.stage_reached",
        "criminal.proceedings_ended",
    ]
    ended = entries_about("case", strand.case.ref, types=["criminal.proceedings_ended"])[0].event
    assert (ended.ended_on, ended.held, ended.officer) == (date(2024, 2, 12), True, subject.ref)
    (binding,) = binding_restrictions(strand.case.ref)
    assert (binding.for_life, binding.from_on) == (True, date(2023, 3, 17))

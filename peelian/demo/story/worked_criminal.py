"""The criminal strand of the worked case: arrest, custody by the hour, an offence unknown and then known, bail."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from peelian.cases.states import Standing
from peelian.criminal.services.custody import authorise_detention, record_arrest
from peelian.criminal.services.deciding import decide_prejudice
from peelian.criminal.services.opening import hold_voluntary_interview, open_strand
from peelian.criminal.services.releasing import grant_bail
from peelian.criminal.services.reviewing import extend_detention, review_detention
from peelian.criminal.services.suspecting import record_offence, suspect_offence
from peelian.criminal.states import (
    Authority,
    BailLevel,
    OffenceKind,
    Prejudice,
    ProsecutorsView,
    ReviewerRank,
    ReviewOutcome,
    VictimsView,
)
from peelian.demo.story.force import FORCE, Cast
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story, together

if TYPE_CHECKING:
    from peelian.criminal.models import Arrest, Strand

CONDUCT = {"conduct_from": date(2022, 12, 1), "conduct_to": date(2022, 12, 31)}
LATE = "The review officer was with a detained child at the other custody suite, and no other was on duty."


def tell(cast: Cast, told: Told) -> Story:
    """The strand of the officer who was arrested, and of one who was interviewed of his own will."""
    yield from together([_arrested(cast, told), _interviewed(cast, told)])


def _arrested(cast: Cast, told: Told) -> Story:
    yield at(9, 12, 30)
    strand = open_strand(
        subject=told.subject("torben", cast.ida),
        opened_on=date(2023, 3, 8),
        officer_in_charge="The major crime team of this force",
        contact="Control room, extension 4410",
        actor=cast.ida,
        at=at(9, 12, 30),
    )
    arrest = _custody_so_far(cast, strand)
    yield from together([_custody(cast, arrest), _offence(cast, strand)])
    yield from _bail(cast, strand)
    yield from _prejudice(cast, strand)


def _custody_so_far(cast: Cast, strand: "Strand") -> "Arrest":
    """What the custody record says by Thursday noon: the second review was held half an hour late."""
    arrest = record_arrest(
        strand=strand,
        arrested_at=at(8, 17, 20),
        place="His home address",
        force_name=FORCE,
        details="Arrested by officers of another command.",
        actor=cast.ida,
        at=at(9, 12, 35),
    )
    authorise_detention(
        arrest=arrest,
        relevant_at=at(8, 18, 5),
        authorised_at=at(8, 18, 20),
        reasons="To secure and preserve evidence, and to obtain evidence by questioning.",
        actor=cast.ida,
        at=at(9, 12, 40),
    )
    for held, explanation in ((at(9, 0, 10), ""), (at(9, 9, 40), LATE)):
        _review(cast, arrest, held, explanation)
    return arrest


def _review(cast: Cast, arrest: "Arrest", held: datetime, explanation: str = "") -> None:
    review_detention(
        arrest=arrest,
        held_at=held,
        by_rank=ReviewerRank.INSPECTOR,
        outcome=ReviewOutcome.CONTINUED,
        explanation=explanation,
        actor=cast.ida,
        at=max(held, at(9, 12, 45)),
    )


def _custody(cast: Cast, arrest: "Arrest") -> Story:
    yield at(9, 14, 30)
    extend_detention(
        arrest=arrest,
        authority=Authority.SUPERINTENDENT,
        authorised_at=at(9, 14, 20),
        until_at=at(10, 6, 5),
        indictable=True,
        reasons="Five devices are being examined; questioning cannot be completed before.",
        actor=cast.ida,
        at=at(9, 14, 30),
    )
    yield at(9, 18)
    extend_detention(
        arrest=arrest,
        authority=Authority.COURT,
        authorised_at=at(9, 17, 30),
        until_at=at(11, 6, 5),
        indictable=True,
        reasons="Warrant of further detention.",
        actor=cast.ida,
        at=at(9, 18),
    )
    for held in (at(9, 18, 35), at(10, 3, 20), at(10, 12, 15)):
        yield held
        _review(cast, arrest, held)


def _offence(cast: Cast, strand: "Strand") -> Story:
    """On Thursday nobody has said for which offence; on Friday it is known; in April another comes beside it."""
    yield at(9, 12, 50)
    unknown = suspect_offence(
        strand=strand,
        kind=OffenceKind.UNKNOWN,
        standing=Standing.UNKNOWN,
        known_on=date(2023, 3, 9),
        said_by="Custody, by telephone",
        reasons="The investigating team does not say yet on which suspicion he was detained.",
        actor=cast.ida,
        at=at(9, 12, 50),
        **CONDUCT,
    )
    yield at(10, 15, 45)
    record_offence(
        suspicion=unknown.suspicion,
        based_on=1,
        kind=OffenceKind.LISTED,
        offence="SOA67",
        standing=Standing.CONFIRMED,
        known_on=date(2023, 3, 10),
        said_by="The force, in its press release of 10 March",
        reasons="Held on suspicion of voyeurism.",
        actor=cast.ida,
        at=at(10, 15, 45),
        **CONDUCT,
    )


def _bail(cast: Cast, strand: "Strand") -> Story:
    yield at(10, 20)
    grant_bail(
        strand=strand,
        started_on=date(2023, 3, 10),
        level=BailLevel.CUSTODY_OFFICER,
        ends_on=date(2023, 6, 8),
        reasons="Devices have still to be examined, and the conditions protect the two women.",
        conditions="Not to contact Woman A or Woman B. To live and sleep at his home address.",
        victims_view=VictimsView.GIVEN,
        victims_words="Both asked that he be kept away from the street in which they work.",
        ended_at=at(10, 19, 30),
        actor=cast.ida,
        at=at(10, 20),
    )
    yield at(5, 10, month=4)
    suspect_offence(
        strand=strand,
        kind=OffenceKind.LISTED,
        offence="MIPO",
        standing=Standing.ALLEGED,
        known_on=date(2023, 4, 5),
        said_by="The prosecutor, at an early meeting",
        reasons="Asked to be looked at beside voyeurism, since the film was shown to colleagues on duty.",
        actor=cast.asha,
        at=at(5, 10, month=4),
        **CONDUCT,
    )


def _prejudice(cast: Cast, strand: "Strand") -> Story:
    yield at(12, 11, month=4)
    decide_prejudice(
        strand=strand,
        based_on=0,
        question="Would a misconduct hearing before the charging decision prejudice a trial?",
        answer=Prejudice.HOLD,
        reasons="The same two witnesses would give evidence twice on what a jury has to decide.",
        decided_on=date(2023, 4, 12),
        prosecutors_view=ProsecutorsView.WOULD_PREJUDICE,
        shared_witnesses=True,
        prosecutor="The reviewing lawyer of the area’s complex casework unit",
        prosecutor_on=date(2023, 4, 11),
        prosecutors_words="Asks that no hearing be held before a decision on charge.",
        review_on=date(2023, 6, 8),
        actor=cast.cora,
        at=at(12, 11, month=4),
    )


def _interviewed(cast: Cast, told: Told) -> Story:
    yield at(23, 16)
    strand = open_strand(
        subject=told.subject("marrok", cast.asha),
        opened_on=date(2023, 3, 23),
        officer_in_charge="The major crime team of this force",
        actor=cast.asha,
        at=at(23, 16),
    )
    suspect_offence(
        strand=strand,
        kind=OffenceKind.UNKNOWN,
        standing=Standing.UNKNOWN,
        known_on=date(2023, 3, 23),
        said_by="The investigating team",
        reasons="Whether passing the film on was an offence at the time is being asked.",
        actor=cast.asha,
        at=at(23, 16, 5),
        **CONDUCT,
    )
    hold_voluntary_interview(
        strand=strand,
        held_at=at(23, 13),
        place="Police station, Harbourlight",
        actor=cast.asha,
        at=at(23, 16, 10),
    )

"""The criminal strand of the matter that every address stands on: an arrest with its clocks, bail, a restriction."""

from datetime import date

from peelian.access.actors import Actor
from peelian.cases.models import Case
from peelian.cases.states import Standing
from peelian.criminal.models import Strand
from peelian.criminal.services.custody import authorise_detention, record_arrest
from peelian.criminal.services.deciding import set_restriction
from peelian.criminal.services.opening import open_strand
from peelian.criminal.services.releasing import grant_bail
from peelian.criminal.services.suspecting import suspect_offence
from peelian.criminal.states import Anonymity, BailLevel, OffenceKind, RestrictionKind, VictimsView
from tests.cases.factories import at

REASONS = "Said in full in the log."


def make_strand(case: Case, actor: Actor) -> Strand:
    """All of it, on 16 March 2023, by somebody who works on the case."""
    act = {"actor": actor, "at": at(17)}
    strand = open_strand(subject=case.subjects.get(), opened_on=date(2023, 3, 16), **act)
    suspect_offence(
        strand=strand,
        kind=OffenceKind.UNKNOWN,
        standing=Standing.ALLEGED,
        known_on=date(2023, 3, 16),
        said_by="The reporter",
        reasons=REASONS,
        **act,
    )
    arrest = record_arrest(
        strand=strand, arrested_at=at(16, 8), place="Copper Lane", force_name="Wealdmoor Constabulary", **act
    )
    times = {"relevant_at": at(16, 9), "authorised_at": at(16, 10), "reasons": REASONS}
    authorise_detention(arrest=arrest, **times, **act)
    grant_bail(
        strand=strand,
        started_on=date(2023, 3, 16),
        level=BailLevel.CUSTODY_OFFICER,
        ends_on=date(2023, 6, 16),
        reasons=REASONS,
        victims_view=VictimsView.NO_VICTIM,
        ended_at=at(16, 14),
        **act,
    )
    set_restriction(
        strand=strand,
        kind=RestrictionKind.COURT_ORDER,
        answer=Anonymity.BINDS,
        from_on=date(2023, 3, 16),
        reasons=REASONS,
        **act,
    )
    return strand


def strand_references(case: Case) -> dict[str, object]:
    """Everything of the strand that an address can name."""
    strand = Strand.objects.get(case=case)
    return {
        "strand": strand.ref,
        "suspicion": strand.suspicions.get().ref,
        "arrest": strand.arrests.get().ref,
        "bail": strand.releases.get().ref,
        "publishing": strand.restrictions.get().ref,
    }

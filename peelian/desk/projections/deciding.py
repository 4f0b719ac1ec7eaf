"""Keeping the list of decisions that cases wait for: after each event, in its own transaction, or all of it anew.

A home page asks how many cases wait for each decision. Worked out from the cases it costs more the more cases there
are; kept here it costs what there is to show.
"""

from itertools import islice

from django.db import connection, transaction

from peelian.cases import events
from peelian.cases.queries.deciding import all_decisions_needed, decisions_needed
from peelian.desk.models import WaitingDecision
from peelian.ledger.projections import follows
from peelian.ledger.recorded import Recorded

_BATCH = 1_000
FOLLOWED = (
    events.CaseOpened,
    events.HandlingDecided,
    events.MemberJoined,
    events.MemberLeft,
    events.SubjectAdded,
    events.SubjectRemoved,
    events.SeverityAssessed,
    events.ReferralGroundAnswered,
    events.ReferralMade,
    events.InvestigatorAppointed,
    events.InvestigationReported,
    events.InvestigationResumed,
    events.CaseConcluded,
    events.CaseReopened,
)


@follows(*FOLLOWED)
def keep_decisions(recorded: Recorded) -> None:
    """Bring the decisions that one case waits for up to date."""
    _hold_table("ROW EXCLUSIVE")
    ref = recorded.event.subject
    wanted = {kind.value for kind in decisions_needed(ref)}
    kept = set(WaitingDecision.objects.filter(case_ref=ref).values_list("kind", flat=True))
    if gone := kept - wanted:
        WaitingDecision.objects.filter(case_ref=ref, kind__in=gone).delete()
    WaitingDecision.objects.bulk_create(
        WaitingDecision(case_ref=ref, kind=kind) for kind in sorted(wanted - kept)
    )


@transaction.atomic
def rebuild() -> int:
    """Throw the list away and make it again from the cases; return how many rows it has."""
    _hold_table("EXCLUSIVE")
    WaitingDecision.objects.all().delete()
    count = 0
    rows = (
        WaitingDecision(case_ref=ref, kind=kind.value)
        for ref, needed in all_decisions_needed()
        for kind in sorted(needed)
    )
    while some := list(islice(rows, _BATCH)):
        count += len(WaitingDecision.objects.bulk_create(some))
    return count


def _hold_table(mode: str) -> None:
    """On PostgreSQL, keep a rebuild and live writing apart; on SQLite one transaction writes at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {WaitingDecision._meta.db_table} IN {mode} MODE")

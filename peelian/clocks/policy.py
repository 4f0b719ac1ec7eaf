"""Which clocks somebody may see: those of the cases they may see, and of a suspension only where they may read it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from peelian.access.actors import Actor
from peelian.cases.queries.among import among
from peelian.cases.queries.rows import Filters, narrowed
from peelian.clocks.models import Clock, ClockQuerySet
from peelian.clocks.rules import TABLE, RunsFor
from peelian.restrictions.policy import Reads, may_read_of_case, reads_of_cases

if TYPE_CHECKING:
    from peelian.cases.models import Case

OF_SUSPENSION = frozenset(
    row.rule for row in TABLE if row.runs_for in (RunsFor.SUSPENSION, RunsFor.VETTING_SUSPENSION)
)
FEW = 1_000
"""Up to so many cases are named one by one, which the index by case answers; more are asked about clock by clock."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Some cases that somebody may see, and of which of them they may see the clocks of suspensions too.

    `also` are the cases whose restrictions they may read; None when they may read those of every case they see.
    """

    cases: QuerySet[Any]
    also: QuerySet[Any] | None

    def clocks(self) -> ClockQuerySet:
        """The clocks, asked in the way that suits how many cases there are."""
        refs = list(self.cases.order_by().values_list("ref", flat=True)[: FEW + 1])
        clocks: ClockQuerySet = Clock.objects.all()
        if len(refs) > FEW:
            return clocks.filter(self._asked_one_by_one(), among(self.cases, by="case_id"))
        return clocks.filter(self._named(refs), case_id__in=refs)

    def _asked_one_by_one(self) -> Q:
        return Q() if self.also is None else ~_SUSPENSION | Q(among(self.also, by="case_id"))

    def _named(self, refs: list[str]) -> Q:
        """Named too: a question about each clock would keep PostgreSQL from the index by case."""
        if self.also is None:
            return Q()
        also = list(self.also.order_by().filter(ref__in=refs).values_list("ref", flat=True)) if refs else []
        return ~_SUSPENSION | Q(case_id__in=also)


_SUSPENSION = Q(rule__in=OF_SUSPENSION)


def readable(actor: Actor, cases: QuerySet[Any]) -> Readable:
    """What of these cases, which the actor may see, they may read of clocks."""
    reads = reads_of_cases(actor)
    if reads is Reads.ALL:
        return Readable(cases, None)
    if reads is Reads.NONE:
        return Readable(cases, cases.none())
    return Readable(cases, narrowed(actor, Filters(mine=True)))


def clocks_in(actor: Actor, case: "Case") -> ClockQuerySet:
    """The clocks of one case that policy gave to the actor, of which they may see these."""
    clocks: ClockQuerySet = Clock.objects.filter(case_id=case.ref)
    return clocks if may_read_of_case(actor, case) else clocks.exclude(rule__in=OF_SUSPENSION)

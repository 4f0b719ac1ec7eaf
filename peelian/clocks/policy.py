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
    """Some cases that somebody may see, and which of their clocks they may see too."""

    cases: QuerySet[Any]
    condition: Q

    def clocks(self) -> ClockQuerySet:
        """The clocks, asked in the way that suits how many cases there are."""
        refs = list(self.cases.order_by().values_list("ref", flat=True)[: FEW + 1])
        clocks: ClockQuerySet = Clock.objects.filter(self.condition)
        if len(refs) <= FEW:
            return clocks.filter(case_id__in=refs)
        return clocks.filter(among(self.cases, by="case_id"))


def readable(actor: Actor, cases: QuerySet[Any]) -> Readable:
    """What of these cases, which the actor may see, they may read of clocks."""
    return Readable(cases, _condition(actor))


def _condition(actor: Actor) -> Q:
    reads = reads_of_cases(actor)
    if reads is Reads.ALL:
        return Q()
    plain = ~Q(rule__in=OF_SUSPENSION)
    if reads is Reads.NONE:
        return plain
    return plain | Q(among(narrowed(actor, Filters(mine=True)), by="case_id"))


def clocks_in(actor: Actor, case: "Case") -> ClockQuerySet:
    """The clocks of one case that policy gave to the actor, of which they may see these."""
    clocks: ClockQuerySet = Clock.objects.filter(case_id=case.ref)
    return clocks if may_read_of_case(actor, case) else clocks.exclude(rule__in=OF_SUSPENSION)

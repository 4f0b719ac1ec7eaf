"""The strands of a case as one line each: for the desk's page of a case, and the list of what is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.cases.queries.subjects import subject_cards, subject_name
from peelian.criminal.models import Arrest, PrejudiceDecision, Release, Strand
from peelian.criminal.policy import check_can_record, visible_strands
from peelian.criminal.queries.colours import STATUS_COLOURS
from peelian.criminal.queries.offences import UNKNOWN, latest_offences
from peelian.criminal.states import (
    PREJUDICE_LABELS,
    RELEASE_LABELS,
    STATUS_LABELS,
    STATUS_SENTENCES,
    Prejudice,
    ReleaseKind,
    StrandStatus,
)

if TYPE_CHECKING:
    from peelian.cases.models import Case

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandLine:
    """One strand in one line. `due_on` is the end of bail or the next review; `held` that misconduct waits."""

    ref: str
    case_ref: str
    case_title: str
    subject_ref: str
    subject: str
    status: str
    status_colour: str
    sentence: str
    status_on: date
    offences: tuple[str, ...]
    in_custody: bool
    release: str
    due_on: date | None
    held: bool
    prejudice: str

    @property
    def summary(self) -> str:
        """The strand in a sentence: "On pre-charge bail until 9 June 2023; suspected of Voyeurism"."""
        until = f" until {self.due_on.day} {self.due_on:%B %Y}" if self.release and self.due_on else ""
        known = [offence for offence in self.offences if offence != UNKNOWN]
        suspected = f"suspected of: {', '.join(known)}" if known else "the offence is not known yet"
        return f"{self.status}{until}; {suspected}"


def strands_of_case(actor: Actor, case: "Case") -> tuple[StrandLine, ...]:
    """The strands of a case that the actor may see, oldest first: two queries, beside those of the walls."""
    return _lines(visible_strands(actor).filter(case_id=case.pk).order_by("opened_on", "pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A release that goes on, with the day on which something must happen."""

    strand: StrandLine
    kind: str
    what: str
    due_on: date
    overdue: bool
    soon: bool


def releases_due(actor: Actor, *, today: date) -> tuple[DueLine, ...]:
    """Everybody on bail or released under investigation whom the actor may know of, the soonest day first."""
    releases = (
        Release.objects.filter(ended_on=None, strand__in=visible_strands(actor))
        .select_related("strand")
        .order_by("due_on", "pk")
    )
    rows = list(releases)
    strands = Strand.objects.filter(pk__in=[row.strand_id for row in rows])
    lines = {line.ref: line for line in _lines(strands)}
    return tuple(_due(row, lines[row.strand.ref], today) for row in rows)


def in_custody_now(actor: Actor) -> tuple[StrandLine, ...]:
    """The strands whose subject is in custody and whom the actor may know of, the longest held first."""
    held = visible_strands(actor).filter(arrests__ended_at=None, arrests__isnull=False)
    return _lines(held.order_by("arrests__arrested_at", "pk"))


def _due(row: Release, line: StrandLine, today: date) -> DueLine:
    bail = row.kind == ReleaseKind.BAIL
    return DueLine(
        strand=line,
        kind=RELEASE_LABELS[ReleaseKind(row.kind)],
        what="Bail ends" if bail else "Review due",
        due_on=row.due_on,
        overdue=row.due_on < today,
        soon=today <= row.due_on <= today + SOON,
    )


def _lines(strands: QuerySet[Strand]) -> tuple[StrandLine, ...]:
    """A line for each: one query for the strands with all that stands now, one for what is suspected in them."""
    release = Release.objects.filter(strand=OuterRef("pk"), ended_on=None)
    decided = PrejudiceDecision.objects.filter(strand=OuterRef("pk")).order_by("-version")
    rows = list(
        strands.select_related("case", "subject__person").annotate(
            in_custody=Exists(Arrest.objects.filter(strand=OuterRef("pk"), ended_at=None)),
            release_kind=Subquery(release.values("kind")[:1]),
            due_on=Subquery(release.values("due_on")[:1]),
            decided=Subquery(decided.values("answer")[:1]),
        )
    )
    offences = latest_offences([row.pk for row in rows]) if rows else {}
    return tuple(_line(row, tuple(offences.get(row.pk, ()))) for row in rows)


def _line(strand: Any, offences: tuple[str, ...]) -> StrandLine:
    status, answer = StrandStatus(strand.status), Prejudice(strand.decided or Prejudice.PROCEED)
    return StrandLine(
        ref=strand.ref,
        case_ref=strand.case.ref,
        case_title=strand.case.title,
        subject_ref=strand.subject.ref,
        subject=subject_name(strand.subject),
        status=STATUS_LABELS[status],
        status_colour=STATUS_COLOURS[status],
        sentence=STATUS_SENTENCES[status],
        status_on=strand.status_on,
        offences=offences,
        in_custody=strand.in_custody,
        release=RELEASE_LABELS[ReleaseKind(strand.release_kind)] if strand.release_kind else "",
        due_on=strand.due_on,
        held=answer is Prejudice.HOLD,
        prejudice=PREJUDICE_LABELS[answer],
    )


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject of a case with their strand, or with the way to open one."""

    subject: str
    strand: StrandLine | None
    open_one: Action


def case_strands(actor: Actor, case: "Case") -> tuple[SubjectRow, ...]:
    """Every subject of a case, with the strand of each that has one."""
    lines = {line.subject_ref: line for line in strands_of_case(actor, case)}
    return tuple(
        SubjectRow(
            card.name,
            lines.get(card.ref),
            action(
                "Open a criminal strand",
                reverse("criminal:open", args=[card.ref]),
                check_can_record,
                actor,
                case,
            ),
        )
        for card in subject_cards(case)
    )

"""The first page: what waits for the person who signed in, in the cases and reports that they may see.

Every count stops at CAP, and every list is a few rows read in the order of an index, so the page costs the same in a
department of a hundred thousand cases. What is hidden from the reader is in no list and no count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.cases.policy import visible_cases
from peelian.cases.queries.rows import CaseRow, Filters, narrowed, rows_of
from peelian.clocks.policy import Readable, readable
from peelian.clocks.queries.due import GROUP_LABELS, Count, Group, due_counts, due_this_week, overdue
from peelian.clocks.queries.rows import ClockRow
from peelian.desk.queries.authority import Decision, decisions_waiting
from peelian.desk.queries.counted import CAP, counted
from peelian.reports.policy import visible_reports
from peelian.reports.states import STATUS_LABELS, ReportStatus
from peelian.restrictions.queries.counts import waiting_for_senior

FEW = 8
UPDATES = ("cmr_update_first", "cmr_update_next", "cmr_outcome_notice", "cmr_review_rights_notice")
LATE, SOON, CALM, PLAIN = "late", "soon", "calm", ""


@dataclass(frozen=True, slots=True)
class Card:
    """A number, what it counts, and where it leads."""

    count: Count
    label: str
    url: str
    tone: str = PLAIN

    @property
    def shown_tone(self) -> str:
        """A card that counts nothing alarms nobody."""
        return self.tone if self.count.number else CALM


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a short list."""

    ref: str
    title: str
    came_to_attention_on: date
    status: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the reader's own."""

    title: str
    due_date: date | None
    case_ref: str
    case_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The page; a list that is None is not shown to this reader at all."""

    cards: tuple[Card, ...]
    reports: tuple[ReportLine, ...] | None
    decisions: tuple[Decision, ...] | None
    overdue: tuple[ClockRow, ...] | None
    this_week: tuple[ClockRow, ...] | None
    tasks: tuple[TaskLine, ...] | None
    mine: tuple[CaseRow, ...] | None
    of_department: bool
    on: date
    places: tuple["Place", ...]

    @property
    def decision_waits(self) -> bool:
        """Whether any case waits for the reader's decision."""
        return any(decision.cases for decision in self.decisions or ())


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the reader may go, and what for."""

    label: str
    url: str
    what: str


PLACES = (
    (Permission.SEE_CASES, "Cases", "cases:list", "the cases that you may see, with a filter"),
    (Permission.SEE_CASES, "What is due", "clocks:due", "every clock of those cases"),
    (
        Permission.READ_RESTRICTIONS,
        "Register of restrictions",
        "restrictions:register",
        "who is suspended or restricted, since when and on which conditions",
    ),
    (Permission.SEE_CASES, "Criminal strands", "criminal:list", "bail, releases and what is due in them"),
    (
        Permission.SEE_POSTING_CONDITIONS,
        "Postings",
        "restrictions:postings",
        "who may not be posted where, and rosters to check",
    ),
    (Permission.READ_REPORTS, "Reports", "reports:list", "what came to notice"),
    (Permission.READ_PEOPLE, "People", "people:list", "officers, staff and others who serve"),
    (
        Permission.IMPORT_PEOPLE,
        "Import the HR file",
        "people:import",
        "bring the record of the workforce up to date",
    ),
    (Permission.SEARCH, "Search", "desk:search", "every word that you may see"),
    (Permission.SEE_CASES, "Saved views", "desk:saved-views", "lists with your own filters"),
    (
        Permission.READ_LEDGER,
        "Ledger",
        "ledger:list",
        "every act and every look, in the order in which they happened",
    ),
    (Permission.MANAGE_ACCOUNTS, "Accounts", "access:accounts", "who can sign in, and in which role"),
)


def places_of(actor: Actor) -> tuple[Place, ...]:
    """Where the actor may go."""
    return tuple(
        Place(label, reverse(name), what) for needed, label, name, what in PLACES if actor.may(needed)
    )


def home_page(actor: Actor, *, on: date) -> HomePage:
    """What waits for the actor. At most 28 queries, whatever their roles."""
    reads, works = actor.may(Permission.RECORD_REPORTS), actor.may(Permission.WORK_CASES)
    decides, sees = actor.may(Permission.ACT_AS_AUTHORITY), actor.may(Permission.SEE_CASES)
    # Whoever answers for the department sees what is late in it; everyone else what is late in their own cases.
    of_department = decides or (sees and not works)
    cases = readable(actor, narrowed(actor, Filters(mine=not of_department, live=of_department)))
    reports, report_cards = _reports(actor) if reads else ((), ())
    decisions = decisions_waiting(actor) if decides else ()
    mine, mine_card = _mine(actor) if works else ((), ())
    tasks = _tasks(actor) if works else ()
    return HomePage(
        cards=(
            *report_cards,
            *(_decision_card(decision) for decision in decisions if decision.cases),
            *_suspension_card(actor),
            *(_due_cards(cases, of_department, on) if sees else ()),
            *mine_card,
        ),
        reports=reports if reads else None,
        decisions=decisions if decides else None,
        overdue=_overdue(actor, cases, on) if sees else None,
        this_week=due_this_week(cases, on=on, most=FEW) if works and not decides else None,
        tasks=tasks if works else None,
        mine=mine if works else None,
        of_department=of_department,
        on=on,
        places=places_of(actor),
    )


def _reports(actor: Actor) -> tuple[tuple[ReportLine, ...], tuple[Card, ...]]:
    """The reports that nobody has decided about yet: those still to be read, and those ready. Two queries."""
    lines: list[ReportLine] = []
    cards = []
    for label, statuses in (
        ("reports to be read", (ReportStatus.RECEIVED, ReportStatus.BEING_READ)),
        ("reports ready for a decision", (ReportStatus.READY,)),
    ):
        rows = visible_reports(actor).filter(status__in=statuses).order_by("-received_at", "-pk")
        found = list(rows.values_list("ref", "title", "came_to_attention_on", "status")[: CAP + 1])
        url = f"{reverse('reports:list')}?status={statuses[-1].value}"
        cards.append(Card(counted(len(found)), label, url, SOON))
        lines += [
            ReportLine(ref, title, day, STATUS_LABELS[ReportStatus(s)]) for ref, title, day, s in found[:FEW]
        ]
    return tuple(lines), tuple(cards)


def _decision_card(decision: Decision) -> Card:
    url = reverse("desk:waiting", args=[decision.kind.value])
    return Card(decision.count, decision.label, url, LATE if decision.presses else SOON)


def _suspension_card(actor: Actor) -> Iterator[Card]:
    """What only a senior officer can authorise, for senior officers."""
    if actor.may(Permission.AUTHORISE_SUSPENSIONS):
        waiting = counted(waiting_for_senior(actor, cap=CAP))
        url = reverse("restrictions:waiting")
        yield Card(waiting, "suspensions and reviews waiting for your authority", url, LATE)


def _due_cards(cases: Readable, of_department: bool, on: date) -> Iterator[Card]:
    whose = "all" if of_department else "mine"
    tones = {Group.OVERDUE: LATE, Group.THIS_WEEK: SOON}
    for group, count in due_counts(cases, on=on, cap=CAP).items():
        url = f"{reverse('clocks:due')}?list={group.value}&whose={whose}"
        label = GROUP_LABELS[group].lower() + (" in the department" if of_department else " in my cases")
        yield Card(count, label, url, tones.get(group, PLAIN))


def _overdue(actor: Actor, cases: Readable, on: date) -> tuple[ClockRow, ...]:
    """The longest overdue clocks; for whoever only keeps people informed, those of informing them."""
    informs = actor.may(Permission.SEE_PROTECTED_PEOPLE) and not actor.may(Permission.BE_APPOINTED)
    if not informs:
        return overdue(cases, on=on, most=FEW)
    return tuple(row for row in overdue(cases, on=on, most=CAP) if row.rule in UPDATES)[:FEW]


def _mine(actor: Actor) -> tuple[tuple[CaseRow, ...], tuple[Card, ...]]:
    """The live cases the actor is on, newest first. Five queries."""
    live = narrowed(actor, Filters(mine=True, live=True)).order_by("-pk")
    keys = list(live.values_list("pk", flat=True)[: CAP + 1])
    found = live.filter(pk__in=keys[:FEW])
    card = Card(counted(len(keys)), "open cases that I am on", f"{reverse('cases:list')}?mine=on&live=on")
    return rows_of(found), (card,)


def _tasks(actor: Actor) -> tuple[TaskLine, ...]:
    """The actor's own tasks that are not done, those with the nearest day first. One query."""
    mine = visible_cases(actor).filter(tasks__owner_ref=actor.ref, tasks__done_at=None)
    rows = mine.order_by("tasks__due_date", "tasks__pk").values_list(
        "tasks__title", "tasks__due_date", "ref", "title"
    )
    lines = [TaskLine(*row) for row in rows[: FEW * 2]]
    return tuple(sorted(lines, key=lambda line: line.due_date or date.max))

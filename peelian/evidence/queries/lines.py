"""The exhibits of a case as one line each: for its list, and for the page of the case."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.cases.queries.subjects import subject_name
from peelian.evidence.models import Exhibit
from peelian.evidence.policy import check_can_handle, may_see_exhibits_of, visible_exhibits
from peelian.evidence.states import (
    DISCLOSURE_LABELS,
    HOLDER_LABELS,
    POWER_LABELS,
    STATUS_LABELS,
    Disclosure,
    ExhibitStatus,
    HolderKind,
    Power,
    Scan,
)
from peelian.people.queries import cards_for

if TYPE_CHECKING:
    from peelian.cases.models import Case

STATUS_COLOURS: dict[ExhibitStatus, str] = {
    ExhibitStatus.HELD: "green",
    ExhibitStatus.OUT: "orange",
    ExhibitStatus.RETURNED: "grey",
    ExhibitStatus.DESTROYED: "grey",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitLine:
    """One exhibit in one line."""

    ref: str
    name: str
    description: str
    holder: str
    seized_by: str
    seized_at: datetime | None
    seized_where: str
    power: str
    power_recorded: bool
    seal: str
    status: str
    colour: str
    disclosure: str
    files: int
    bytes: int
    quarantined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The exhibits on the page of a case: how many, the newest few, and what can be done."""

    count: int
    lines: tuple[ExhibitLine, ...]
    url: str
    register: Action


def exhibits_of(actor: Actor, case: "Case", *, newest: int | None = None) -> tuple[ExhibitLine, ...]:
    """The exhibits of a case that the actor may see, in the order of registering; or the newest few, newest first."""
    live = Q(files__destroyed_at=None)
    found = (
        visible_exhibits(actor)
        .filter(case_id=case.pk)
        .select_related("holder_subject__person", "holder_person")
        .annotate(
            file_count=Count("files", filter=live),
            file_bytes=Sum("files__size", filter=live),
            quarantined=Count("files", filter=live & Q(files__scan=Scan.INFECTED)),
        )
    )
    rows = list(found.order_by("pk") if newest is None else found.order_by("-pk")[:newest])
    names = names_of_holders(rows)
    return tuple(_line(row, names) for row in rows)


def exhibit_panel(actor: Actor, case: "Case") -> Panel | None:
    """What the page of a case shows of its exhibits; None for those who may not know whether there are any."""
    if not may_see_exhibits_of(actor, case):
        return None
    return Panel(
        count=visible_exhibits(actor).filter(case_id=case.pk).count(),
        lines=exhibits_of(actor, case, newest=5),
        url=reverse("evidence:case", args=[case.ref]),
        register=register_action(actor, case),
    )


def register_action(actor: Actor, case: "Case") -> Action:
    """The way to register an exhibit, or why not."""
    url = reverse("evidence:register", args=[case.ref])
    return action("Register an exhibit", url, check_can_handle, actor, case)


def names_of_holders(rows: list[Exhibit]) -> dict[str, str]:
    """What the people from whom these exhibits were taken are called, by reference: one query."""
    cards = cards_for({row.holder_person.ref for row in rows if row.holder_person})
    return {ref: card.name for ref, card in cards.items()}


def holder_in_words(exhibit: Exhibit, names: dict[str, str]) -> str:
    """From whom an exhibit was taken, as a page says it."""
    if exhibit.holder_subject:
        return subject_name(exhibit.holder_subject)
    if exhibit.holder_person:
        return names.get(exhibit.holder_person.ref, exhibit.holder_person.ref)
    return exhibit.holder_words or HOLDER_LABELS[HolderKind.UNKNOWN]


def power_in_words(exhibit: Exhibit) -> str:
    """Under what power, with its words where there are any."""
    label = POWER_LABELS[Power(exhibit.power)]
    return f"{label}: {exhibit.power_words}" if exhibit.power_words else label


def _line(row: Any, names: dict[str, str]) -> ExhibitLine:
    status = ExhibitStatus(row.status)
    return ExhibitLine(
        ref=row.ref,
        name=row.name,
        description=row.description,
        holder=holder_in_words(row, names),
        seized_by=row.seized_by,
        seized_at=row.seized_at,
        seized_where=row.seized_where,
        power=power_in_words(row),
        power_recorded=row.power != Power.NOT_RECORDED,
        seal=row.seal,
        status=STATUS_LABELS[status],
        colour=STATUS_COLOURS[status],
        disclosure=DISCLOSURE_LABELS[Disclosure(row.disclosure)],
        files=row.file_count,
        bytes=row.file_bytes or 0,
        quarantined=row.quarantined,
    )

"""One scope in full."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.chats import policy
from peelian.chats.models import Scope, Sealed
from peelian.chats.queries.pages.case import period_words
from peelian.chats.queries.pages.shut import told_of
from peelian.chats.states import CONTENT_LABELS, SEALING_LABELS, Content, Sealing
from peelian.evidence.states import POWER_LABELS, Power


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportUnder:
    """An import under a scope, how much of its file was sealed, and what the vault still has of it."""

    ref: str
    file_name: str
    exhibit_ref: str
    exhibit: str
    sealed: int
    destroyed_at: datetime | None
    """When the bytes of the file were destroyed; until then they hold what was sealed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopePage:
    """What may be read, on whose authority, why, and what was left out because of it."""

    ref: str
    case_ref: str
    about: str
    power: str
    authorised_by: str
    authorised_on: date
    reasons: str
    period: str
    zone: str
    people: tuple[str, ...]
    threads: tuple[str, ...]
    content: tuple[str, ...]
    privileged: tuple[str, ...]
    private: tuple[str, ...]
    review_on: date
    destroy_on: date
    destroyed_at: datetime | None
    set_at: datetime
    set_by: str
    imports: tuple[ImportUnder, ...]
    sealed: tuple[tuple[str, int], ...]


def scope_page(actor: Actor, scope: Scope) -> ScopePage:
    """A scope that policy gave, with the imports under it and counts of what it sealed."""
    left = Sealed.objects.filter(imported__scope=scope).order_by("why").values_list("why")
    return ScopePage(
        ref=scope.ref,
        case_ref=scope.case.ref,
        about=f"Exhibit {scope.exhibit.name}" if scope.exhibit else "Every phone of the case",
        power=POWER_LABELS[Power(scope.power)],
        authorised_by=scope.authorised_by,
        authorised_on=scope.authorised_on,
        reasons=scope.reasons,
        period=period_words(scope),
        zone=scope.zone,
        people=tuple(scope.people),
        threads=tuple(scope.threads),
        content=tuple(CONTENT_LABELS[Content(each)] for each in scope.content),
        privileged=tuple(scope.privileged),
        private=tuple(scope.private),
        review_on=scope.review_on,
        destroy_on=scope.destroy_on,
        destroyed_at=scope.destroyed_at,
        set_at=scope.set_at,
        set_by=names_of([scope.set_by_ref]).get(scope.set_by_ref, "Not recorded"),
        imports=_imports(actor, scope),
        sealed=tuple((SEALING_LABELS[Sealing(why)], many) for why, many in left.annotate(many=Count("pk"))),
    )


def _imports(actor: Actor, scope: Scope) -> tuple[ImportUnder, ...]:
    found = policy.visible_imports(actor).filter(scope=scope).select_related("phone__exhibit", "stored_file")
    rows = list(found.order_by("pk"))
    told = told_of(actor, rows)
    return tuple(
        ImportUnder(
            ref=each.ref,
            file_name=told[each.pk].file_name,
            exhibit_ref=each.phone.exhibit.ref,
            exhibit=each.phone.exhibit.name,
            sealed=sum((each.report or {}).get("sealed", {}).values()),
            destroyed_at=each.stored_file.destroyed_at,
        )
        for each in rows
    )

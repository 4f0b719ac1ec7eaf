"""Asking the search: the words, and in the same question the walls, so that nothing hidden is found or counted."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.cases.policy import visible_cases
from peelian.desk.search.engines import Engine, Matching, engine_of
from peelian.desk.search.excerpts import Piece, excerpt
from peelian.desk.search.words import Asked, parsed
from peelian.desk.states import KIND_LABELS, KIND_URLS, SearchKind
from peelian.people.policy import visible_people
from peelian.reports.policy import visible_reports

PAGE = 20
_REFERENCE = re.compile(r"\s*([a-z]{1,3})\s*[-\u2010\u2011\u2013 ]?\s*([0-9a-z]{8})\s*", re.IGNORECASE)
VISIBLE = {
    SearchKind.CASE: visible_cases,
    SearchKind.REPORT: visible_reports,
    SearchKind.PERSON: visible_people,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found, with the place it was found at."""

    kind: SearchKind
    ref: str
    title: str
    happened_at: datetime | None
    place: tuple[Piece, ...]

    @property
    def kind_label(self) -> str:
        return KIND_LABELS[self.kind]

    @property
    def url(self) -> str:
        return reverse(KIND_URLS[self.kind], args=[self.ref])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of results. `older` is the key of the next page; `trouble` says why nothing was searched for."""

    exact: Hit | None = None
    hits: tuple[Hit, ...] = ()
    older: int | None = None
    trouble: str = ""

    @property
    def rows(self) -> int:
        """How many results are shown."""
        return len(self.hits) + (self.exact is not None)


def find(actor: Actor, typed: str, *, kind: SearchKind | None = None, before: int | None = None) -> Found:
    """What the actor may see that has every word typed, newest first, PAGE at a time; a reference comes first."""
    exact = None if before is not None else _exact(actor, typed, kind)
    asked = parsed(typed)
    if asked.empty:
        return Found(exact=exact, trouble="" if exact else asked.trouble)
    rows = _rows(actor, asked, kind=kind, before=before)
    more, rows = len(rows) > PAGE, rows[:PAGE]
    hits = tuple(_hit(row, asked) for row in rows if exact is None or row[2] != exact.ref)
    return Found(exact=exact, hits=hits, older=rows[-1][0] if more else None)


def _exact(actor: Actor, typed: str, kind: SearchKind | None) -> Hit | None:
    """The record whose reference was typed, in whatever case and with or without its dash."""
    spelled = _REFERENCE.fullmatch(typed)
    if spelled is None:
        return None
    ref = f"{spelled[1]}-{spelled[2]}".upper()
    for one in [kind] if kind else list(SearchKind):
        row = VISIBLE[one](actor).filter(ref=ref).first()
        if row is not None:
            title = row.full_name if one is SearchKind.PERSON else row.title
            return Hit(kind=one, ref=ref, title=title, happened_at=None, place=())
    return None


def _rows(
    actor: Actor, asked: Asked, *, kind: SearchKind | None, before: int | None
) -> list[tuple[Any, ...]]:
    seen, allowed = _walls(actor, kind)
    if not seen:
        return []
    engine = engine_of(connection)
    rows: list[tuple[Any, ...]] = []
    for floor in engine.floors(before=before):
        rows = _newest(engine, engine.found(asked, before=before, after=floor), seen=seen, allowed=allowed)
        if len(rows) > PAGE:
            break
    return rows


def _newest(engine: Engine, matching: Matching, *, seen: str, allowed: list[Any]) -> list[tuple[Any, ...]]:
    """The newest of what matches behind the walls, one more than a page holds."""
    # The statement is built of our own constants and of what Django wrote; everything typed is a value.
    statement = (
        f"SELECT d.id, d.kind, d.ref, d.title, d.text, d.happened_at FROM {matching.source} "  # noqa: S608
        f"WHERE {matching.condition} AND ({seen}) ORDER BY {engine.number} DESC LIMIT {PAGE + 1}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*matching.values, *allowed])
        return cursor.fetchall()


def _walls(actor: Actor, kind: SearchKind | None) -> tuple[str, list[Any]]:
    """The condition that a document belongs to something the actor may see; empty when there is no such thing."""
    parts, values = [], []
    for one in [kind] if kind else list(SearchKind):
        try:
            sql, params = _exists(VISIBLE[one](actor))
        except EmptyResultSet:
            continue
        parts.append(f"d.kind = '{one.value}' AND {sql}")
        values += params
    return " OR ".join(f"({part})" for part in parts), values


def _exists(visible: QuerySet[Any]) -> tuple[str, list[Any]]:
    """That one of the visible things has the reference of the document: a look in its index for each hit.

    Written as EXISTS and not IN: the list of a hundred thousand visible references would be made for every search.
    """
    of_this_document = visible.order_by().filter(ref=RawSQL("d.ref", [])).values("pk")
    sql, params = of_this_document.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    return f"EXISTS ({sql} {engine_of(connection).one_by_one})", list(params)


def _hit(row: tuple[Any, ...], asked: Asked) -> Hit:
    _, kind, ref, title, text, at = row
    return Hit(
        kind=SearchKind(kind), ref=ref, title=title, happened_at=_moment(at), place=excerpt(text, asked)
    )


def _moment(value: datetime) -> datetime:
    """A raw cursor gives SQLite's moments without their zone, which is UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)

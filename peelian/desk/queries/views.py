"""The views that a person saved."""

from dataclasses import dataclass

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.desk.models import SavedView
from peelian.desk.states import VIEW_LABELS, VIEW_URLS, ViewOf


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A saved view: its name, the list it narrows, and its address."""

    ref: str
    name: str
    of: str
    url: str


def views_of(actor: Actor) -> tuple[ViewRow, ...]:
    """The actor's own saved views by name. Nobody sees another person's. One query."""
    rows = SavedView.objects.filter(account_ref=actor.ref).order_by("name")
    return tuple(
        ViewRow(row.ref, row.name, VIEW_LABELS[ViewOf(row.of)], _url(ViewOf(row.of), row.query))
        for row in rows
    )


def _url(of: ViewOf, query: str) -> str:
    return reverse(VIEW_URLS[of]) + (f"?{query}" if query else "")

"""Lists of hashes as pages show them; their matches only in cases that the reader may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.media import policy
from peelian.media.models import HashList
from peelian.media.queries.file import HitLine, hit_lines
from peelian.media.states import PURPOSE_LABELS, Purpose
from peelian.media.wanted.reading import kind_of

if TYPE_CHECKING:
    from peelian.cases.models import Case

MOST_HITS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A list, without its hashes."""

    ref: str
    title: str
    source: str
    purpose: str
    case_ref: str
    entries: int
    bad_lines: int
    given_at: datetime
    given_by: str
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A list, what was not understood of it, and what it matched."""

    line: ListLine
    bad: tuple[tuple[int, str], ...]
    withdrawn_reasons: str
    hits: tuple[HitLine, ...]
    hits_total: int
    withdraw: Action


def list_lines(actor: Actor, case: "Case | None" = None) -> tuple[ListLine, ...]:
    """The lists of a case, or those for every case, newest first."""
    found = list(policy.visible_lists(actor).filter(case=case).select_related("case").order_by("-pk"))
    names = names_of({each.given_by_ref for each in found})
    return tuple(_line(each, names) for each in found)


def list_page(actor: Actor, given: HashList) -> ListPage:
    """A list that policy gave to the actor."""
    hits = policy.visible_hits(actor).filter(list=given).select_related("list", "picture").order_by("pk")
    return ListPage(
        line=_line(given, names_of({given.given_by_ref})),
        bad=tuple((int(line), str(why)) for line, why in given.bad),
        withdrawn_reasons=given.withdrawn_reasons,
        hits=hit_lines(list(hits[:MOST_HITS]), decides=False),
        hits_total=hits.count(),
        withdraw=action(
            "Withdraw this list",
            reverse("media:withdraw", args=[given.ref]),
            policy.check_can_change_list,
            actor,
            given,
        ),
    )


def known_here(actor: Actor, case: "Case", value: str) -> bool | None:
    """Whether a hash is known among the files of this case that the actor may know of; None for what is no hash.

    Other cases are not asked, so the answer says nothing of them. A PDQ hash is known when a file is near it.
    """
    value = value.strip().lower()
    if kind_of(value) is None:
        return None
    seen = policy.visible_pictures(actor).filter(case=case)
    if seen.filter(sha256=value).exists() or seen.filter(md5=value).exists():
        return True
    if len(value) != 64:
        return False
    from peelian.media.matching.index import as_rows, near_between
    from peelian.media.matching.rows import asking_rows

    table = asking_rows(list(seen))
    return len(near_between(as_rows(bytes.fromhex(value)), table.rows)) > 0


def _line(given: HashList, names: dict[str, str]) -> ListLine:
    return ListLine(
        ref=given.ref,
        title=given.title,
        source=given.source,
        purpose=PURPOSE_LABELS[Purpose(given.purpose)],
        case_ref=given.case.ref if given.case else "",
        entries=given.entries,
        bad_lines=given.bad_lines,
        given_at=given.given_at,
        given_by=names.get(given.given_by_ref, "Unknown"),
        withdrawn_at=given.withdrawn_at,
    )

"""What the lists of hashes match in the files of a case."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from peelian.access.actors import Actor
from peelian.ledger.digests import new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.media.events import HitsFound
from peelian.media.models import HashList, Hit, Picture, WantedHash
from peelian.media.services.likening import LEVEL, spread_flags
from peelian.media.states import FLAG_OF_PURPOSE, Flag, HashKind, HitStatus, Nearness, Purpose

if TYPE_CHECKING:
    from peelian.cases.models import Case

AT_ONCE = 400
FRAMES_ENOUGH = 3
"""Frames in common from which a film is proposed, however long it is: part of a film may be in a longer one."""
SHARE_ENOUGH = 0.8


@dataclass(frozen=True, kw_only=True)
class Found:
    """One file, and what it matches."""

    picture: int
    list_id: int
    wanted: str
    line: int
    nearness: Nearness
    bits: int = 0
    frames: int = 0
    share: float | None = None


@transaction.atomic
def match_lists(*, case: "Case", actor: Actor, at: datetime, only: HashList | None = None) -> int:
    """Match a case's files with the lists of the case and of the force (or `only` with one); how many hits are new.

    A hit by every byte needs no decision; a near one waits for a person. What a list's purpose flags is flagged at
    once, before anybody decides: it is the showing of it that cannot be undone.
    """
    lists = HashList.objects.filter(Q(case=case) | Q(case=None), withdrawn_at=None)
    lists = lists.filter(pk=only.pk) if only else lists
    pictures = list(Picture.objects.filter(case=case).order_by("pk"))
    found: dict[tuple[int, int, str], Found] = {}
    for each in lists:
        for one in [*_near(each, pictures), *_exact(each, pictures)]:
            key = (one.picture, one.list_id, one.wanted)
            if key not in found or _surer(one, found[key]):
                found[key] = one
    new = _write(case, list(found.values()), at)
    flagged = _flag(case, new, {each.pk: each for each in lists}, at)
    exact = sum(one.nearness == Nearness.EXACT for one in new)
    if new:
        happened = HitsFound(subject=Ref(case.ref), exact=exact, near=len(new) - exact, flagged=flagged)
        record(happened, actor=actor, at=at)
    return len(new)


def _surer(one: Found, other: Found) -> bool:
    order = list(Nearness)
    return (order.index(one.nearness), one.bits) < (order.index(other.nearness), other.bits)


def _exact(given: HashList, pictures: list[Picture]) -> Iterator[Found]:
    for kind, attribute in ((HashKind.SHA256, "sha256"), (HashKind.MD5, "md5")):
        by_value: dict[str, int] = {getattr(each, attribute): each.pk for each in pictures}
        values = [value for value in by_value if value]
        for start in range(0, len(values), AT_ONCE):
            lines = WantedHash.objects.filter(
                list=given, kind=kind, value__in=values[start : start + AT_ONCE]
            )
            for line in lines.order_by("-line"):
                yield Found(
                    picture=by_value[line.value],
                    list_id=given.pk,
                    wanted=line.label or line.value,
                    line=line.line,
                    nearness=Nearness.EXACT,
                )


def _near(given: HashList, pictures: list[Picture]) -> Iterator[Found]:
    wanted = WantedHash.objects.filter(list=given, kind=HashKind.PDQ).order_by("pk")
    lines = list(wanted.values_list("value", "label", "line"))
    if not lines or not pictures:
        return
    from peelian.media.matching.index import as_rows, near_between
    from peelian.media.matching.rows import asking_rows

    table = asking_rows(pictures)
    rows = as_rows(bytes.fromhex("".join(value for value, _, _ in lines)))
    names = [label or value for value, label, _ in lines]
    pairs: dict[tuple[int, str], list[tuple[int, int, int]]] = defaultdict(list)
    for place, line, bits in near_between(table.rows, rows):
        pairs[int(table.owners[place]), names[line]].append((place, line, bits))
    films = {each.pk for each in pictures if each.frames and not each.whole}
    sizes: dict[str, int] = defaultdict(int)
    for name in names:
        sizes[name] += 1
    for (owner, name), matches in pairs.items():
        first = Found(
            picture=owner,
            list_id=given.pk,
            wanted=name,
            line=min(lines[line][2] for _, line, _ in matches),
            nearness=Nearness.NEAR,
            bits=min(bits for _, _, bits in matches),
        )
        if owner not in films:
            yield first
        elif film := _film(first, matches, table.counts[owner], sizes[name]):
            yield film


def _film(first: Found, matches: list[tuple[int, int, int]], own: int, wanted: int) -> Found | None:
    """A film, when enough of it or of what is wanted is in the other."""
    frames = len({place for place, _, _ in matches})
    share = max(frames / own, len({line for _, line, _ in matches}) / wanted)
    if frames < FRAMES_ENOUGH and share < SHARE_ENOUGH:
        return None
    return replace(first, nearness=Nearness.FRAMES, frames=frames, share=round(share, 3))


def _write(case: "Case", found: list[Found], at: datetime) -> list[Found]:
    held = {(hit.picture_id, hit.list_id, hit.wanted): hit for hit in Hit.objects.filter(picture__case=case)}
    new = [one for one in found if (one.picture, one.list_id, one.wanted) not in held]
    Hit.objects.bulk_create([_hit(one, at) for one in new], batch_size=500)
    return new


def _hit(one: Found, at: datetime) -> Hit:
    return Hit(
        ref=new_ref("MH"),
        picture_id=one.picture,
        list_id=one.list_id,
        wanted=one.wanted,
        line=one.line,
        nearness=one.nearness,
        bits=one.bits,
        frames=one.frames,
        share=one.share,
        status=HitStatus.CONFIRMED if one.nearness == Nearness.EXACT else HitStatus.FOUND,
        salt=new_salt(),
        found_at=at,
    )


def _flag(case: "Case", new: Iterable[Found], lists: dict[int, HashList], at: datetime) -> int:
    raised: dict[int, tuple[Flag, HashList]] = {}
    for one in new:
        given = lists[one.list_id]
        flag = FLAG_OF_PURPOSE[Purpose(given.purpose)]
        if LEVEL[flag] > LEVEL[raised.get(one.picture, (Flag.NONE, given))[0]]:
            raised[one.picture] = (flag, given)
    changed = []
    for picture in Picture.objects.filter(pk__in=raised):
        flag, given = raised[picture.pk]
        if LEVEL[flag] > LEVEL[Flag(picture.flag)]:
            picture.flag, picture.flag_reasons = flag, f"It matches the list {given.ref}."
            picture.flagged_at, picture.flagged_by_ref = at, given.given_by_ref
            changed.append(picture)
    Picture.objects.bulk_update(
        changed, ["flag", "flag_reasons", "flagged_at", "flagged_by_ref"], batch_size=500
    )
    return len(changed) + spread_flags(case)

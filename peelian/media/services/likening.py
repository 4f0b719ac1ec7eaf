"""Which files of a case are alike: near-copies, frames in common, one cut from the other; and their flags."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction

from peelian.media.models import Likeness, Picture
from peelian.media.states import Flag, Nearness

if TYPE_CHECKING:
    from peelian.cases.models import Case
    from peelian.media.hashing.pdq import Plane

MOST_CUTS = 20_000
"""Pairs laid over one another in one job; the nearest first."""
ALIKE = "A file that is alike is flagged so."
"""It is not named: it may be in a thread that whoever reads this may not know of."""
LEVEL = {flag: level for level, flag in enumerate(Flag)}
FineOf = Callable[[int], "Plane | None"]
Pairs = dict[tuple[int, int], "Alike"]


class Alike(NamedTuple):
    """How two files are alike."""

    nearness: Nearness
    bits: int
    turn: int = 0
    agreement: float | None = None


def liken_pictures(*, case: "Case", new: set[int], fine_of: FineOf) -> int:
    """Work out anew which files are alike, and put them in groups. Gives the number of pairs.

    `new` are the files hashed just now: only pairs with one of them are laid over one another, since that takes their
    bytes (`fine_of` gives 96 by 96 of a picture). A flag of one file of a group counts for all of it.
    """
    pictures = list(Picture.objects.filter(case=case).order_by("pk"))
    pairs = near_pairs(pictures)
    for pair, alike in _cuts(pictures, pairs, new, fine_of).items():
        pairs.setdefault(pair, alike)
    for kept in Likeness.objects.filter(first__case=case, nearness=Nearness.CUT):
        alike = Alike(Nearness.CUT, kept.bits, 0, kept.agreement)
        pairs.setdefault((kept.first_id, kept.second_id), alike)
    with transaction.atomic():
        _write(case, pictures, pairs)
    return len(pairs)


def near_pairs(pictures: list[Picture]) -> Pairs:
    """Pairs of row numbers, the lower first, of pictures and films whose hashes are near."""
    from peelian.media.matching.index import near_between
    from peelian.media.matching.rows import asking_rows, kept_rows

    kept, asked = kept_rows(pictures), asking_rows(pictures)
    near = near_between(asked.rows, kept.rows)
    films = {
        picture.pk: len(picture.frames) // 32 for picture in pictures if picture.frames and not picture.whole
    }
    found: Pairs = {}
    frames: dict[tuple[int, int], set[int]] = defaultdict(set)
    for place, other, bits in near:
        first, second = int(asked.owners[place]), int(kept.owners[other])
        if first == second:
            continue
        pair = (min(first, second), max(first, second))
        if first in films and second in films:
            frames[first, second].add(place)
        nearness = Nearness.FRAMES if first in films or second in films else Nearness.NEAR
        if pair not in found or bits < found[pair].bits:
            found[pair] = Alike(nearness, bits, int(asked.turns[place]))
    return {pair: alike for pair, alike in found.items() if _enough(pair, frames, asked.counts, films)}


def _enough(
    pair: tuple[int, int],
    frames: dict[tuple[int, int], set[int]],
    counts: dict[int, int],
    films: dict[int, int],
) -> bool:
    """Two films are alike when most of the shorter is in the other; anything else is by one hash."""
    from peelian.media.matching.films import SAME_FILM

    if not (pair[0] in films and pair[1] in films):
        return True
    there, back = pair, (pair[1], pair[0])
    shares = [len(frames[each]) / max(counts[each[0]], 1) for each in (there, back)]
    return max(shares) >= SAME_FILM


def _cuts(pictures: list[Picture], known: Pairs, new: set[int], fine_of: FineOf) -> Pairs:
    """Pairs of which one is cut from the other, confirmed by laying one over the other."""
    from peelian.media.hashing.crops import ALIGNED, aligned

    found: Pairs = {}
    planes: dict[int, Plane | None] = {}
    for tried, (pair, bits) in enumerate(_proposed(pictures, known, new).items()):
        if tried >= MOST_CUTS:
            break
        for each in pair:
            if each not in planes:
                planes[each] = fine_of(each)
        one, other = planes[pair[0]], planes[pair[1]]
        if one is None or other is None:
            continue
        agreement = max(aligned(one, other), aligned(other, one))
        if agreement >= ALIGNED:
            found[pair] = Alike(Nearness.CUT, bits, 0, round(agreement, 3))
    return found


def _proposed(pictures: list[Picture], known: Pairs, new: set[int]) -> dict[tuple[int, int], int]:
    """Pairs worth laying over one another, and how far apart their hashes are; one of each pair is new."""
    import numpy as np

    from peelian.media.matching.crops import crop_candidates
    from peelian.media.matching.index import QUALITY, as_rows, distances, near_between
    from peelian.media.matching.rows import cut_rows

    usable = [each for each in pictures if each.difference and each.quality >= QUALITY]
    if not usable or not new:
        return {}
    rows = as_rows([bytes(each.whole)[:32] for each in usable])
    place = {each.pk: number for number, each in enumerate(usable)}
    cuts = cut_rows(usable)
    pairs = {(usable[first].pk, int(cuts.owners[cut])) for first, cut, _ in near_between(rows, cuts.rows)}
    differences = np.frombuffer(b"".join(bytes(each.difference) for each in usable), np.uint64)
    fresh = np.array([each.pk in new for each in usable])
    for first, second, _ in crop_candidates(differences, rows, new=fresh):
        pairs.add((usable[first].pk, usable[second].pk))
    ordered = {
        (min(pair), max(pair)) for pair in pairs if pair[0] != pair[1] and new & set(pair)
    } - known.keys()
    return {pair: int(distances(rows[place[pair[0]]], rows[place[pair[1]]])) for pair in sorted(ordered)}


def _write(case: "Case", pictures: list[Picture], pairs: Pairs) -> None:
    from peelian.media.matching.groups import grouped

    Likeness.objects.filter(first__case=case).delete()
    rows = [
        Likeness(
            first_id=first,
            second_id=second,
            nearness=a.nearness,
            bits=a.bits,
            turn=a.turn,
            agreement=a.agreement,
        )
        for (first, second), a in sorted(pairs.items())
    ]
    Likeness.objects.bulk_create(rows, batch_size=500)
    head = {member: group[0] for group in grouped(sorted(pairs)) for member in group}
    moved = [each for each in pictures if each.group_id != head.get(each.pk)]
    for picture in moved:
        picture.group_id = head.get(picture.pk)
    Picture.objects.bulk_update(moved, ["group"], batch_size=500)
    spread_flags(case)


def spread_flags(case: "Case") -> int:
    """Give every file of a group the gravest flag in it: a copy is no less intimate. Gives how many were raised."""
    of_case = Picture.objects.filter(case=case).exclude(group=None)
    gravest: dict[int, Picture] = {}
    for picture in of_case.order_by("pk"):
        best = gravest.get(picture.group_id)
        if best is None or LEVEL[Flag(picture.flag)] > LEVEL[Flag(best.flag)]:
            gravest[picture.group_id] = picture
    raised = []
    for picture in of_case:
        best = gravest[picture.group_id]
        if LEVEL[Flag(picture.flag)] < LEVEL[Flag(best.flag)]:
            picture.flag, picture.flag_reasons = best.flag, ALIKE
            picture.flagged_at, picture.flagged_by_ref = best.flagged_at, best.flagged_by_ref
            raised.append(picture)
    Picture.objects.bulk_update(
        raised, ["flag", "flag_reasons", "flagged_at", "flagged_by_ref"], batch_size=500
    )
    return len(raised)

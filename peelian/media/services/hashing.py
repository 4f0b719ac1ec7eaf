"""Listing the files that the messages of a case carried, and working out what each is recognised by."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.evidence.sniffing import OPENING, sniff
from peelian.evidence.states import FileKind
from peelian.ledger.digests import new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.media.events import PicturesHashed, PicturesListed
from peelian.media.hashing.limits import Why
from peelian.media.models import Appearance, Picture, Run
from peelian.media.sightings import Sighting, sightings
from peelian.media.states import Kind, PictureStatus, RunStatus

if TYPE_CHECKING:
    from peelian.media.hashing.pictures import Prints
    from peelian.media.hashing.pool import Outcome, Pool
    from peelian.media.reading import Files

BATCH = 40
AGAIN = (Why.ABSENT, Why.NO_FILM_READER, Why.TOO_SLOW, Why.READER_FAILED)
"""What is tried again in the next job: the bytes may have come, or the reader."""
Clock = Callable[[], datetime]


@transaction.atomic
def list_pictures(*, run: Run, reader: Actor, actor: Actor, at: datetime) -> None:
    """Write down each distinct file that `reader` may know of, and in which conversations it was sent."""
    seen: dict[str, Sighting] = {}
    places: set[tuple[str, int]] = set()
    for one in sightings(reader, run.case):
        if one.sha256 not in seen or (one.present and not seen[one.sha256].present):
            seen[one.sha256] = one
        places.add((one.sha256, one.conversation_id))
    known = dict(Picture.objects.filter(case=run.case).values_list("sha256", "pk"))
    fresh = [_picture(run, one, at) for sha256, one in seen.items() if sha256 not in known]
    Picture.objects.bulk_create(fresh, batch_size=500)
    known |= dict(Picture.objects.filter(case=run.case).values_list("sha256", "pk"))
    there = [Appearance(picture_id=known[sha256], conversation_id=where) for sha256, where in sorted(places)]
    Appearance.objects.bulk_create(there, ignore_conflicts=True, batch_size=500)
    run.status, run.moved_at = RunStatus.RUNNING, at
    run.total = _waiting(run).count()
    run.save(update_fields=["status", "moved_at", "total"])
    listed = PicturesListed(subject=Ref(run.case.ref), run=Ref(run.ref), total=len(known), new=len(fresh))
    record(listed, actor=actor, at=at)


def hash_pictures(*, run: Run, files: "Files", pool: "Pool", clock: Clock) -> list[int]:
    """Hash what waits, a batch at a time, and say how far it is. Gives the row numbers of what was looked into.

    A batch is written before the next begins, so that a job which breaks off loses little.
    """
    waiting = {picture.sha256: picture for picture in _waiting(run)}
    inside = [sha256 for sha256 in files.order() if sha256 in waiting]
    absent = [sha256 for sha256 in waiting if sha256 not in set(inside)]
    for sha256 in absent:
        _understood(waiting[sha256], Why.ABSENT)
    _keep(run, [waiting[sha256] for sha256 in absent], clock())
    for batch in _batches(_outcomes(waiting, inside, files, pool)):
        _keep(run, batch, clock())
    return [waiting[sha256].pk for sha256 in inside]


@transaction.atomic
def finish_hashing(*, run: Run, alike: int, actor: Actor, at: datetime) -> None:
    """Say what came of it."""
    run.status, run.moved_at = RunStatus.DONE, at
    run.save(update_fields=["status", "moved_at"])
    of_case = Picture.objects.filter(case=run.case)
    came = PicturesHashed(
        subject=Ref(run.case.ref),
        run=Ref(run.ref),
        done=run.done,
        hashed=of_case.filter(status=PictureStatus.HASHED).count(),
        exact_only=of_case.filter(status=PictureStatus.EXACT_ONLY).count(),
        alike=alike,
    )
    record(came, actor=actor, at=at)


def _waiting(run: Run):  # type: ignore[no-untyped-def]  # a queryset of pictures
    of_case = Picture.objects.filter(case=run.case)
    again = of_case.filter(status=PictureStatus.EXACT_ONLY, trouble__in=[why.value for why in AGAIN])
    return of_case.filter(status=PictureStatus.WAITING) | again


def _picture(run: Run, one: Sighting, at: datetime) -> Picture:
    by_name = {"image": Kind.PICTURE, "video": Kind.FILM}
    return Picture(
        ref=new_ref("M"),
        case=run.case,
        sha256=one.sha256,
        kind=by_name.get(one.mime.partition("/")[0], Kind.OTHER),
        mime=one.mime,
        size=one.size,
        salt=new_salt(),
        listed_at=at,
    )


def _outcomes(
    waiting: dict[str, Picture], order: list[str], files: "Files", pool: "Pool"
) -> Iterator[Picture]:
    """Each picture with what was found of it, in the order of the exports."""

    def read(picture: Picture) -> bytes | None:
        data = files.read(picture.sha256)
        if data is not None:
            _sniffed(picture, data)
        return data if picture.kind != Kind.OTHER else None

    asked = (
        (waiting[sha256], _what(waiting[sha256]), lambda sha256=sha256: read(waiting[sha256]))
        for sha256 in order
    )
    for picture, outcome in pool.hashes(asked):
        _understood(picture, outcome)
        yield picture


def _what(picture: Picture) -> Callable[[], str]:
    return lambda: "film" if picture.kind == Kind.FILM else "picture"


def _sniffed(picture: Picture, data: bytes) -> None:
    """What it is by its bytes, whatever the export calls it."""
    found = sniff(data[:OPENING])
    picture.kind = {FileKind.IMAGE: Kind.PICTURE, FileKind.VIDEO: Kind.FILM}.get(found.kind, Kind.OTHER)
    picture.mime = found.mime
    picture.size = len(data)
    picture.md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()


def _understood(picture: Picture, outcome: "Outcome") -> None:
    if isinstance(outcome, Why):
        picture.status = PictureStatus.EXACT_ONLY
        other = picture.kind == Kind.OTHER and picture.md5
        picture.trouble = "" if other else outcome.value
        return
    picture.status, picture.trouble = PictureStatus.HASHED, ""
    _prints(picture, outcome)


def _prints(picture: Picture, found: "Prints") -> None:
    picture.width, picture.height = found.width, found.height
    picture.seconds, picture.cut_short = found.seconds or None, found.cut_short
    picture.quality = found.quality
    picture.whole, picture.inside, picture.cuts = map(b"".join, (found.whole, found.inside, found.cuts))
    picture.difference = found.difference
    from peelian.media.matching.films import usable

    picture.frames = b"".join(usable(found.frames))


def _batches(pictures: Iterable[Picture]) -> Iterator[list[Picture]]:
    batch: list[Picture] = []
    for picture in pictures:
        batch.append(picture)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


_WORKED_OUT = (
    "md5", "kind", "mime", "size", "width", "height", "seconds", "status", "trouble", "cut_short", "quality", "whole",
    "cuts", "inside", "difference", "frames",
)  # fmt: skip


def _keep(run: Run, pictures: list[Picture], at: datetime) -> None:
    if not pictures:
        return
    with transaction.atomic():
        Picture.objects.bulk_update(pictures, _WORKED_OUT, batch_size=100)
        run.done, run.moved_at = run.done + len(pictures), at
        run.save(update_fields=["done", "moved_at"])

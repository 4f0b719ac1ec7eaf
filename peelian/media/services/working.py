"""The whole of a job, in its order: list, hash, liken, match."""

from collections.abc import Callable
from datetime import datetime

from peelian.access.actors import Actor
from peelian.access.queries import actor_by_ref
from peelian.media.hashing.limits import LIMITS
from peelian.media.models import HashList, Picture, Run
from peelian.media.reading import Files
from peelian.media.services.asking import fail_run
from peelian.media.services.hashing import finish_hashing, hash_pictures, list_pictures
from peelian.media.services.likening import liken_pictures
from peelian.media.services.matching import match_lists
from peelian.media.states import RunStatus

WHY = "Working out the likenesses of the files in the messages"


def work_out(*, run_ref: str, actor: Actor, clock: Callable[[], datetime]) -> None:
    """Do what a run asks for. The bytes are read with the rights of whoever asked, so no locked thread is opened.

    Whatever stops it, the run says so, and what was hashed is kept.
    """
    run = Run.objects.select_related("case").get(ref=run_ref)
    if run.status != RunStatus.QUEUED:
        return
    try:
        _work(run, actor, clock)
    except Exception:
        fail_run(run=run, actor=actor, at=clock())
        raise


def _work(run: Run, actor: Actor, clock: Callable[[], datetime]) -> None:
    from peelian.media.hashing.pool import Pool

    reader = actor_by_ref(run.asked_by_ref)
    list_pictures(run=run, reader=reader, actor=actor, at=clock())
    known = dict(Picture.objects.filter(case=run.case).values_list("pk", "sha256"))
    with Files(reader, run.case, known.values(), at=clock(), why=WHY) as files, Pool(limits=LIMITS) as pool:

        def fine_of(pk: int):  # type: ignore[no-untyped-def]  # a plane of numpy, not imported before it is needed
            data = files.read(known[pk])
            return pool.fine(data) if data is not None else None

        new = hash_pictures(run=run, files=files, pool=pool, clock=clock)
        alike = liken_pictures(case=run.case, new=set(new), fine_of=fine_of)
    match_lists(case=run.case, actor=actor, at=clock())
    finish_hashing(run=run, alike=alike, actor=actor, at=clock())


def match_everywhere(*, list_ref: str, actor: Actor, clock: Callable[[], datetime]) -> None:
    """Match a list with the case it was given for, or with every case that has files."""
    given = HashList.objects.select_related("case").get(ref=list_ref)
    if given.withdrawn_at:
        return
    cases = [given.case] if given.case else _cases_with_files()
    for case in cases:
        match_lists(case=case, actor=actor, at=clock(), only=given)


def _cases_with_files():  # type: ignore[no-untyped-def]  # cases, each once
    seen = {}
    for picture in Picture.objects.select_related("case").only("case").order_by("pk").iterator():
        seen.setdefault(picture.case_id, picture.case)
    return seen.values()

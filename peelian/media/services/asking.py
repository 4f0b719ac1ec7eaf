"""Asking that the files of a case be listed, hashed and matched; the work itself is a job."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.media import policy
from peelian.media.events import HashingAskedFor, HashingFailed
from peelian.media.models import Run
from peelian.media.states import RunStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case

SILENT = timedelta(minutes=15)
"""After so long without a sign of life a job is taken to be dead, and another may begin."""
GOING = (RunStatus.QUEUED, RunStatus.RUNNING)


@transaction.atomic
def ask_for_hashing(*, case: "Case", actor: Actor, at: datetime) -> Run:
    """Have the files of the case's messages listed, hashed and matched. One job of a case runs at a time."""
    policy.check_can_prepare(actor, case)
    before = Run.objects.select_for_update().filter(case=case, status__in=GOING).first()
    if before is not None:
        if at - before.moved_at < SILENT:
            raise Refused("The files of this case are being read already. Wait for that to end.")
        fail_run(run=before, actor=actor, at=at)
    run = Run.objects.create(ref=new_ref("MR"), case=case, asked_at=at, asked_by_ref=actor.ref, moved_at=at)
    record(HashingAskedFor(subject=Ref(case.ref), run=Ref(run.ref)), actor=actor, at=at)
    transaction.on_commit(lambda: _job("hash_case")(run.ref))
    return run


@transaction.atomic
def fail_run(*, run: Run, actor: Actor, at: datetime) -> None:
    """Say that a job broke off. What it had read is kept."""
    run.status, run.moved_at = RunStatus.FAILED, at
    run.save(update_fields=["status", "moved_at"])
    record(HashingFailed(subject=Ref(run.case.ref), run=Ref(run.ref)), actor=actor, at=at)


def enqueue_matching(list_ref: str) -> None:
    """Have a list matched with every case, once what was written is safe."""
    transaction.on_commit(lambda: _job("match_list")(list_ref))


def _job(name: str) -> Callable[[str], object]:
    # Jobs stand above services, which they call; so a service finds the one it sets off by its name.
    enqueue: Callable[[str], object] = getattr(import_module("peelian.media.jobs"), name).enqueue
    return enqueue

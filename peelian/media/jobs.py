"""What is done outside a request: hashing a case's files, and matching a list."""

from django_tasks import task

from peelian.access.actors import system_actor
from peelian.access.clock import now
from peelian.media.services.working import match_everywhere, work_out


@task()
def hash_case(run_ref: str) -> None:
    """List, hash, liken and match the files of a case, as its run asks."""
    work_out(run_ref=run_ref, actor=system_actor("media-hashing"), clock=now)


@task()
def match_list(list_ref: str) -> None:
    """Match a list with the files of its case, or of every case."""
    match_everywhere(list_ref=list_ref, actor=system_actor("media-matching"), clock=now)

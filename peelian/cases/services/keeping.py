"""Tasks, file notes, and the facts of a case with where each came from."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.queries import actor_by_ref
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy
from peelian.cases.events import FactRecorded, NoteWritten, TaskDone, TaskSet
from peelian.cases.models import Case, Fact, FactVersion, Note, Task
from peelian.cases.states import Standing
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.reports import policy as reports_policy


@transaction.atomic
def set_task(
    *, case: Case, title: str, owner_ref: str, actor: Actor, at: datetime, due_date: date | None = None
) -> Task:
    """Give somebody who may see the case something to do on it."""
    policy.check_can_work(actor, case)
    owner = actor_by_ref(owner_ref)
    if not policy.visible_cases(owner).filter(pk=case.pk).exists():
        raise Refused(
            f"{owner.name} cannot see this case, so the task would reach nobody. Put them on the case first."
        )
    if due_date and due_date < day_of(at):
        raise Refused("A task cannot be due before it is set.")
    task = Task.objects.create(
        ref=new_ref("K"),
        case=case,
        title=title,
        owner_ref=owner_ref,
        due_date=due_date,
        set_at=at,
        set_by_ref=actor.ref,
    )
    record(
        TaskSet(subject=Ref(case.ref), task=Ref(task.ref), owner=Ref(owner_ref), due_on=due_date),
        actor=actor,
        at=at,
    )
    return task


@transaction.atomic
def finish_task(*, task: Task, actor: Actor, at: datetime) -> Task:
    """Mark a task done: its owner may, and whoever set it."""
    policy.check_can_finish_task(actor, task)
    task.done_at = at
    task.save(update_fields=["done_at"])
    record(TaskDone(subject=Ref(task.case.ref), task=Ref(task.ref)), actor=actor, at=at)
    return task


@transaction.atomic
def write_note(*, case: Case, text: str, actor: Actor, at: datetime) -> Note:
    """Put a note on the file."""
    policy.check_can_work(actor, case)
    salt = new_salt()
    note = Note.objects.create(
        ref=new_ref("O"), case=case, text=text, salt=salt, written_by_ref=actor.ref, written_at=at
    )
    record(
        NoteWritten(subject=Ref(case.ref), note=Ref(note.ref), text=digest_of(text, salt)), actor=actor, at=at
    )
    return note


@transaction.atomic
def record_fact(
    *,
    case: Case,
    question: str,
    standing: Standing,
    value: str,
    said_by: str,
    known_on: date,
    actor: Actor,
    at: datetime,
    based_on: int = 0,
    statement_ref: str = "",
) -> FactVersion:
    """Record what is known of a fact, how sure it is and who says so; an earlier version stays beside it.

    The offence may be unknown on Thursday and known on Friday: both are kept, each with its statement.
    """
    policy.check_can_work(actor, case)
    if known_on > day_of(at):
        raise Refused("Something cannot be known from a day in the future.")
    fact = Fact.objects.filter(case=case, question=question).first()
    fact = fact or Fact.objects.create(ref=new_ref("Q"), case=case, question=question)
    latest = fact.versions.order_by("-version").first()
    if (latest.version if latest else 0) != based_on:
        raise Refused(
            "Someone else recorded an answer to this while you had the page open. Read theirs first."
        )
    statement = _statement(case, statement_ref) if statement_ref else None
    salt = new_salt()
    version = FactVersion.objects.create(
        fact=fact,
        version=based_on + 1,
        standing=standing,
        value=value,
        said_by=said_by,
        statement=statement,
        known_on=known_on,
        salt=salt,
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    happened = FactRecorded(
        subject=Ref(case.ref),
        fact=Ref(fact.ref),
        version=version.version,
        standing=standing,
        statement=Ref(statement.ref) if statement else None,
        known_on=known_on,
        value=digest_of(value, salt),
    )
    record(happened, actor=actor, at=at)
    return version


def _statement(case: Case, ref: str):
    """The statement with this reference in one of the case's own reports."""
    for link in case.report_links.select_related("report"):
        try:
            return reports_policy.get_statement(link.report, ref)
        except Hidden:
            continue
    raise Refused("That statement belongs to no report of this case. Join its report first.")

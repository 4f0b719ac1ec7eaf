"""Beginning, correcting and ending posts."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people import policy
from peelian.people.changes import Changed, Value, as_text, differences
from peelian.people.events import PostBegun, PostCorrected, PostEnded
from peelian.people.models import Person, Post
from peelian.people.queries.employment import management_line
from peelian.people.services.correcting import keep_changes
from peelian.people.services.finding import changeable, changeable_post
from peelian.people.states import Category, LeavingReason, PersonField, PersonKind, Rank, ranks_for

# What may be put right in a post that stands. A new rank or category is a new post: the old one is ended first.
CORRECTABLE = frozenset(
    {PersonField.JOB_TITLE, PersonField.UNIT, PersonField.LINE_MANAGER, PersonField.FROM_DATE}
)


@transaction.atomic
def add_post(
    *,
    person_ref: str,
    category: Category,
    force_name: str,
    number: str,
    from_date: date,
    actor: Actor,
    at: datetime,
    rank: Rank | None = None,
    job_title: str = "",
    unit: str = "",
    line_manager_ref: str = "",
    until_date: date | None = None,
    leaving_reason: LeavingReason | None = None,
) -> Post:
    """Record a term of service, running or already ended. Returns the post.

    Raises Hidden behind a wall, and Refused without permission, or for a rank, dates, a number or a line manager
    that cannot be.
    """
    person = changeable(person_ref)
    policy.check_can_add_post(actor, person)
    check_rank(category, rank)
    check_dates(person, from_date, until_date, leaving_reason)
    post = Post(
        ref=new_ref("T"),
        person=person,
        category=category,
        force_name=force_name.strip(),
        number=number.strip(),
        rank=rank or "",
        job_title=job_title.strip(),
        unit=unit.strip(),
        line_manager=_line_manager(person, line_manager_ref),
        from_date=from_date,
        until_date=until_date,
        leaving_reason=leaving_reason or "",
    )
    return _begin(post, person, actor=actor, at=at)


def _begin(post: Post, person: Person, *, actor: Actor, at: datetime) -> Post:
    """Save and return a new post with its event, and with that of its end when it has ended already."""
    if post.until_date is None:
        _check_number_free(post.force_name, post.number)
    post.save(force_insert=True)
    record(begun(post, person, post.line_manager), actor=actor, at=at)
    if post.until_date is not None:
        record(ended(post, person), actor=actor, at=at)
    return post


def begun(post: Post, person: Person, manager: Person | None) -> PostBegun:
    """The event that tells of a new post."""
    return PostBegun(
        subject=Ref(person.ref),
        post=Ref(post.ref),
        category=Category(post.category),
        from_date=post.from_date,
        rank=Rank(post.rank) if post.rank else None,
        line_manager=Ref(manager.ref) if manager else None,
    )


def ended(post: Post, person: Person) -> PostEnded:
    """The event that tells of the end of a post, which must have one."""
    if post.until_date is None:
        raise ValueError(f"{post.ref} has not ended.")
    reason = LeavingReason(post.leaving_reason)
    return PostEnded(
        subject=Ref(person.ref), post=Ref(post.ref), until_date=post.until_date, leaving_reason=reason
    )


@transaction.atomic
def correct_post(
    *, post_ref: str, changes: Mapping[PersonField, Value], reasons: str, actor: Actor, at: datetime
) -> Post:
    """Put right the unit, job title, line manager (a reference) or first day of a post. Raises Hidden or Refused."""
    post = changeable_post(post_ref)
    policy.check_can_edit(actor, post.person)
    if not CORRECTABLE.issuperset(changes):
        raise Refused("A new rank, category or number is a new post: end this one and add another.")
    held: dict[PersonField, Value] = {
        field: value for field, value in changes.items() if field != PersonField.LINE_MANAGER
    }
    changed = differences(post, held)
    if PersonField.LINE_MANAGER in changes:
        changed += _new_manager(post, as_text(changes[PersonField.LINE_MANAGER]))
    if not changed:
        raise Refused("Nothing differs from what is held.")
    for change in changed:
        if change.field != PersonField.LINE_MANAGER:
            setattr(post, change.field.value, change.new or "")
    reason = LeavingReason(post.leaving_reason) if post.leaving_reason else None
    check_dates(post.person, post.from_date, post.until_date, reason)
    post.save()
    digests = keep_changes(post.person, changed, reasons=reasons, actor=actor, at=at, post=post)
    fields = tuple(change.field for change in changed)
    corrected = PostCorrected(
        subject=Ref(post.person.ref), post=Ref(post.ref), fields=fields, changes=digests
    )
    record(corrected, actor=actor, at=at)
    return post


@transaction.atomic
def end_post(
    *, post_ref: str, until_date: date, leaving_reason: LeavingReason, actor: Actor, at: datetime
) -> Post:
    """End a post; `until_date` is the first day on which it no longer runs. Raises Hidden or Refused."""
    post = changeable_post(post_ref)
    policy.check_can_end_post(actor, post)
    check_dates(post.person, post.from_date, until_date, leaving_reason)
    open_post = Post.objects.filter(pk=post.pk, until_date=None)
    if not open_post.update(until_date=until_date, leaving_reason=leaving_reason):
        raise Refused("Somebody else ended this post while you were at it.")
    post.until_date, post.leaving_reason = until_date, leaving_reason
    record(ended(post, post.person), actor=actor, at=at)
    return post


def check_rank(category: Category, rank: Rank | None) -> None:
    """Raise Refused when the rank is not one that the category can hold."""
    fitting = ranks_for(category)
    if fitting and rank not in fitting:
        names = ", ".join(r.label for r in Rank if r in fitting)
        raise Refused(f"{category.label} needs a rank: {names}.")
    if not fitting and rank is not None:
        raise Refused(f"{category.label} holds no rank. Leave it out and give a job title.")


def check_dates(
    person: Person, from_date: date, until_date: date | None, reason: LeavingReason | None
) -> None:
    """Raise Refused for a post that ends before it begins, begins before birth, or ends without a reason."""
    if until_date is not None and until_date <= from_date:
        raise Refused("A post ends after it begins. The end is the first day on which it no longer runs.")
    if person.date_of_birth is not None and from_date <= person.date_of_birth:
        raise Refused("A post cannot begin before the person was born. Check both dates.")
    if (until_date is None) != (reason is None):
        raise Refused("An ended post needs a reason for leaving, and one that runs has none.")


def _check_number_free(force_name: str, number: str) -> None:
    if not number:
        raise Refused("Give the collar, warrant, staff or payroll number.")
    holder = Post.objects.filter(force_name=force_name, number=number, until_date=None)
    if holder.exists():
        raise Refused(f"Number {number} is held by somebody who serves. End that post first.")


def _line_manager(person: Person, ref: str) -> Person | None:
    if not ref:
        return None
    manager = Person.objects.filter(ref=ref, kind=PersonKind.WORKFORCE, merged_into=None).first()
    if manager is None:
        raise Refused(f"There is no member of the workforce {ref} to be the line manager.")
    if manager.pk == person.pk or person.ref in management_line(manager):
        raise Refused(
            "The line manager stands below this person, or is this person: the line would be a circle."
        )
    return manager


def _new_manager(post: Post, ref: str) -> list[Changed]:
    """Set the line manager, and give the change as the references that are kept in its row."""
    before = post.line_manager.ref if post.line_manager else ""
    post.line_manager = _line_manager(post.person, ref)
    return [Changed(PersonField.LINE_MANAGER, before, ref)] if before != ref else []

"""Beginning, correcting and ending posts."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.people import policy, services
from peelian.people.forms import EndPostForm, PostCorrectionForm, PostForm
from peelian.people.states import PersonField
from peelian.people.views.changing import address

if TYPE_CHECKING:
    from peelian.people.models import Post


def add(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a post to a member of the workforce."""
    person = policy.get_person(request.actor, ref)
    return carry_out(
        request,
        form=PostForm,
        act=partial(_add, person.ref),
        check=partial(policy.check_can_add_post, request.actor, person),
        then=address(person),
        heading="Add a post",
        button="Add post",
        context={"back": address(person), "caption": person.full_name},
    )


def _add(person_ref: str, *, line_manager: str, actor: Actor, at: datetime, **facts: Any) -> "Post":
    manager = _manager_ref(actor, line_manager)
    return services.add_post(person_ref=person_ref, line_manager_ref=manager, actor=actor, at=at, **facts)


def _manager_ref(actor: Actor, text: str) -> str:
    return policy.get_by_number(actor, text).ref if text.strip() else ""


def correct(request: StaffRequest, ref: str, post_ref: str) -> HttpResponse:
    """Put right the unit, job title, line manager or first day of a post."""
    post = policy.get_post(request.actor, ref, post_ref)
    return carry_out(
        request,
        form=partial(PostCorrectionForm, post=post),
        act=partial(_correct, post),
        check=partial(policy.check_can_edit, request.actor, post.person),
        then=address(post.person),
        heading="Correct a post",
        button="Save correction",
        context={"back": address(post.person), "caption": f"{post.person.full_name}, {post.number}"},
    )


def _correct(
    post: "Post", *, line_manager: str, reasons: str, actor: Actor, at: datetime, **fields: Any
) -> "Post":
    changes = {PersonField(name): value for name, value in fields.items()}
    held = post.line_manager.ref if post.line_manager else ""
    # Somebody whom the actor may not see stays the line manager when the field is left as it was.
    if line_manager.strip() != held:
        changes[PersonField.LINE_MANAGER] = _manager_ref(actor, line_manager)
    return services.correct_post(post_ref=post.ref, changes=changes, reasons=reasons, actor=actor, at=at)


def end(request: StaffRequest, ref: str, post_ref: str) -> HttpResponse:
    """End a post."""
    post = policy.get_post(request.actor, ref, post_ref)
    return carry_out(
        request,
        form=EndPostForm,
        act=partial(services.end_post, post_ref=post.ref),
        check=partial(policy.check_can_end_post, request.actor, post),
        then=address(post.person),
        heading="End a post",
        button="End post",
        context={"back": address(post.person), "caption": f"{post.person.full_name}, {post.number}"},
    )

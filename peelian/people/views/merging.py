"""Merging a duplicate: first it is named, then the two records are looked at side by side."""

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden, Refused
from peelian.people import policy, queries, services
from peelian.people.forms import DuplicateForm, MergeForm
from peelian.people.views.changing import address

if TYPE_CHECKING:
    from peelian.people.models import Person


def merge(request: StaffRequest, ref: str) -> HttpResponse:
    """Merge the record that `?duplicate=` names into this one, or ask which it is."""
    keep = policy.get_person(request.actor, ref)
    policy.check_can_merge(request.actor, keep)
    asked = DuplicateForm(request.GET or None)
    duplicate = _duplicate(request, asked, keep)
    if duplicate is None:
        context = {"form": asked, "back": address(keep), "caption": keep.full_name}
        return render(request, "people/duplicate.html", context)
    cards = queries.cards_for([keep.ref, duplicate.ref])
    return carry_out(
        request,
        form=MergeForm,
        act=partial(services.merge_people, keep_ref=keep.ref, duplicate_ref=duplicate.ref),
        check=partial(policy.check_can_merge, request.actor, duplicate),
        then=address(keep),
        heading="Merge two records",
        button=f"Merge {duplicate.ref} into {keep.ref}",
        context={"back": address(keep), "records": [cards[keep.ref], cards[duplicate.ref]]},
        template="people/merge.html",
    )


def _duplicate(request: StaffRequest, asked: DuplicateForm, keep: "Person") -> "Person | None":
    """The record that was named, or None with the reason on the form."""
    if not asked.is_valid():
        return None
    ref = asked.cleaned_data["duplicate"].strip().upper()
    try:
        found = policy.get_person(request.actor, ref)
        services.check_pair(keep, found)
    except Hidden:
        asked.add_error("duplicate", f"There is no record {ref} among the people you can see.")
    except Refused as refusal:
        asked.add_error("duplicate", str(refusal))
    else:
        return found
    return None

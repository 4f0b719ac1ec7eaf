"""Adding and correcting people, and how to reach them."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.people import policy, services
from peelian.people.forms import ContactForm, CorrectionForm, PersonForm
from peelian.people.states import Ethnicity, Gender, PersonField, PersonKind

if TYPE_CHECKING:
    from peelian.people.models import Person


def address(person: "Person") -> str:
    """The page of a person's record."""
    return reverse("people:person", args=[person.ref])


def add(request: StaffRequest) -> HttpResponse:
    """Add a member of the workforce."""
    policy.check_may_list(request.actor)
    return carry_out(
        request,
        form=partial(PersonForm, special=policy.may_see_special(request.actor)),
        act=_add,
        check=partial(policy.check_can_add, request.actor),
        then=address,
        heading="Add a person",
        button="Add person",
        context={"back": reverse("people:list")},
    )


def _add(gender: str = "", ethnicity: str = "", **facts: Any) -> "Person":
    return services.add_person(
        kind=PersonKind.WORKFORCE,
        gender=Gender(gender) if gender else None,
        ethnicity=Ethnicity(ethnicity) if ethnicity else None,
        **facts,
    )


def edit(request: StaffRequest, ref: str) -> HttpResponse:
    """Correct a person's own details."""
    person = policy.get_person(request.actor, ref)
    special = policy.may_see_special(request.actor)

    return carry_out(
        request,
        form=partial(CorrectionForm, person=person, special=special),
        act=partial(_correct, person.ref),
        check=partial(policy.check_can_edit, request.actor, person),
        then=address,
        heading="Correct details",
        button="Save correction",
        context={"back": address(person), "caption": person.full_name},
    )


def _correct(
    person_ref: str, *, version: int, reasons: str, actor: Actor, at: datetime, **fields: Any
) -> "Person":
    """Every field of the form is offered as a change; the service leaves out those that do not differ."""
    changes = {PersonField(name): value for name, value in fields.items()}
    return services.correct_person(
        person_ref=person_ref, version=version, changes=changes, reasons=reasons, actor=actor, at=at
    )


def add_contact(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a way to reach somebody."""
    person = policy.get_person(request.actor, ref)
    return carry_out(
        request,
        form=ContactForm,
        act=partial(services.add_contact, person_ref=person.ref),
        check=partial(policy.check_can_edit, request.actor, person),
        then=lambda _: address(person),
        heading="Add contact details",
        button="Add",
        context={"back": address(person), "caption": person.full_name},
    )


def withdraw_contact(request: StaffRequest, ref: str, contact_ref: str) -> HttpResponse:
    """Confirm that a way to reach somebody is to be used no more."""
    contact = policy.get_contact(request.actor, ref, contact_ref)
    return carry_out(
        request,
        form=Form,
        act=partial(services.withdraw_contact, contact_ref=contact.ref),
        check=partial(policy.check_can_edit, request.actor, contact.person),
        then=address(contact.person),
        heading=f"Withdraw {contact.value}?",
        button="Withdraw",
        context={"back": address(contact.person), "caption": contact.person.full_name},
    )

"""The packs of a case, and one pack, as pages show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.access.verdicts import Action, action
from peelian.cases.queries.subjects import subject_cards
from peelian.packs import policy
from peelian.packs.contents import Contents
from peelian.packs.models import Pack
from peelian.packs.queries.assembling import contents_of
from peelian.packs.states import FORM_LABELS, PART_LABELS, REASON_LABELS, Form, Part, Reason

if TYPE_CHECKING:
    from peelian.cases.models import Case


ACTS = (
    ("packs:change", "Context and allegations"),
    ("packs:translate", "Translate"),
    ("packs:drop", "Take out"),
)


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack in a list."""

    ref: str
    title: str
    begun_at: datetime
    messages: int
    edition: int | None
    made_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksPage:
    """The packs of a case."""

    case_ref: str
    case_title: str
    rows: tuple[PackRow, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class WithheldRow:
    """Something that a pack leaves out."""

    ref: str
    part: str
    phrase: str
    where: str
    reason: str
    lift: Action


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition of a pack, with its forms as (label, address)."""

    number: int
    made_at: datetime
    made_by: str
    messages: int
    withheld: int
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgainstRow:
    """An allegation, and the numbers of what is exhibited against it."""

    subject: str
    ref: str
    summary: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """One pack: its contents as they would be made now, or the sentence that says why they cannot be."""

    ref: str
    title: str
    case_ref: str
    review_ref: str
    contents: Contents | None
    trouble: str
    withheld: tuple[WithheldRow, ...]
    against: tuple[AgainstRow, ...]
    editions: tuple[EditionRow, ...]
    actions: tuple[Action, ...]
    acts: tuple[tuple[str, str], ...]
    """What can be done with each exhibited message: (name of the address, label); empty for whoever may not."""


def packs_page(actor: Actor, case: "Case") -> PacksPage:
    """The packs of a case that policy gave, newest first."""
    held = (
        policy.visible_packs(actor)
        .filter(case=case)
        .annotate(
            shown=Count("chosen", filter=Q(chosen__dropped_at=None), distinct=True),
            last=Max("editions__number"),
            last_at=Max("editions__made_at"),
        )
    )
    return PacksPage(
        case_ref=case.ref,
        case_title=case.title,
        rows=tuple(
            PackRow(pack.ref, pack.title, pack.begun_at, pack.shown, pack.last, pack.last_at)
            for pack in held.order_by("-pk")
        ),
        actions=tuple(
            action(label, reverse(f"packs:{name}", args=[case.ref]), policy.check_can_exhibit, actor, case)
            for label, name in (("Begin a pack", "begin"), ("Schedule of unused material", "unused"))
        ),
    )


def pack_page(actor: Actor, pack: Pack, *, at: datetime) -> PackPage:
    """A pack that policy gave."""
    contents, trouble = None, ""
    try:
        contents = contents_of(actor, pack, made_at=at)
    except Refused as refusal:
        trouble = str(refusal)
    return PackPage(
        ref=pack.ref,
        title=pack.title,
        case_ref=pack.case.ref,
        review_ref=pack.review_ref,
        contents=contents,
        trouble=trouble,
        withheld=_withheld(actor, pack),
        against=_against(contents) if contents else (),
        editions=_editions(pack),
        actions=(actions := _actions(actor, pack)),
        acts=ACTS if all(each.allowed for each in actions) else (),
    )


def _against(contents: Contents) -> tuple[AgainstRow, ...]:
    return tuple(
        AgainstRow(
            each.subject,
            each.ref,
            each.summary,
            tuple(line.number for line in contents.against(each.ref) if line.number),
        )
        for each in contents.allegations
    )


def _actions(actor: Actor, pack: Pack) -> tuple[Action, ...]:
    wanted = (
        ("Exhibit what a reading found", "found"),
        ("Exhibit a message", "choose"),
        ("Withhold something", "withhold"),
        ("Make the pack", "make"),
    )
    return tuple(
        action(label, reverse(f"packs:{name}", args=[pack.ref]), policy.check_can_exhibit, actor, pack.case)
        for label, name in wanted
    )


def _withheld(actor: Actor, pack: Pack) -> tuple[WithheldRow, ...]:
    rows = pack.withholdings.filter(lifted_at=None).select_related("message").order_by("pk")
    return tuple(
        WithheldRow(
            ref=row.ref,
            part=PART_LABELS[Part(row.part)],
            phrase=row.phrase,
            where=f"message {row.message.ref}" if row.message else "wherever it stands",
            reason=REASON_LABELS[Reason(row.reason)],
            lift=action(
                "Put back", reverse("packs:lift", args=[row.ref]), policy.check_can_exhibit, actor, pack.case
            ),
        )
        for row in rows
    )


def _editions(pack: Pack) -> tuple[EditionRow, ...]:
    editions = list(pack.editions.order_by("-number"))
    names = names_of({edition.made_by_ref for edition in editions})
    return tuple(
        EditionRow(
            number=edition.number,
            made_at=edition.made_at,
            made_by=names.get(edition.made_by_ref, edition.made_by_ref),
            messages=edition.messages,
            withheld=edition.withheld,
            forms=tuple(
                (label, reverse("packs:edition", args=[pack.ref, edition.number, form.value]))
                for form, label in FORM_LABELS.items()
            ),
        )
        for edition in editions
    )


def allegation_choices(case: "Case") -> list[tuple[str, str]]:
    """The allegations of a case that a message can be exhibited against: (reference, in words)."""
    return [
        (allegation.ref, f"{subject.name}: {allegation.summary}")
        for subject in subject_cards(case)
        for allegation in subject.allegations
    ]


def form_named(code: str) -> Form | None:
    """The form with this code, if there is one."""
    return Form(code) if code in {form.value for form in Form} else None

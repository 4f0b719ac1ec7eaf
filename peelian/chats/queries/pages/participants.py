"""Who takes part: participants with their accounts, how each was matched, and who may be one with whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.chats import policy
from peelian.chats.merging.folding import number_of
from peelian.chats.models import Account, Conversation, Identification, Participant, Sameness, Stay
from peelian.chats.queries.naming import Names, names_for, people_named
from peelian.chats.queries.pages.case import title_of
from peelian.chats.states import MATCHED_SENTENCES, Matched
from peelian.evidence.queries.choosing import subject_choices

if TYPE_CHECKING:
    from peelian.cases.models import Case

A_PAGE = 50
MOST_PROPOSED = 50
MOST_CHOICES = 500
MOST_THREADS = 100
ON_RECORD = "Somebody on record whom you may not see"
TAIL = 9
"""Digits at the end of a number that two ways of writing it share, with the country or without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """How one phone writes somebody."""

    phone: str
    key: str
    name: str
    number: str
    owner: bool
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantLine:
    """Somebody, with their accounts on every phone; `who` is whom a person's decision takes them for.

    `name` is what the phones call them, `shown` the same behind the name of the person.
    """

    ref: str
    name: str
    shown: str
    number: str
    who: str
    accounts: tuple[AccountLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Two participants who may be one, and the ground for it. Nothing follows until a person decides."""

    first_ref: str
    first: str
    second_ref: str
    second: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that stands, or stood: what, by whom, when, on what grounds, and whether it was undone."""

    pk: int
    what: str
    reasons: str
    by: str
    at: datetime
    undone_at: datetime | None
    undone_by: str
    undone_reasons: str
    undo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsPage:
    """The participants of a case."""

    lines: tuple[ParticipantLine, ...]
    pages: Page[Participant]
    proposed: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantPage:
    """One participant."""

    line: ParticipantLine
    case_ref: str
    head_ref: str
    head: str
    threads: tuple[tuple[str, str], ...]
    more_threads: int
    decisions: tuple[Decided, ...]
    identity: tuple[Decided, ...]
    actions: tuple[Action, ...]


def participants_page(actor: Actor, case: "Case", *, words: str = "", page: int = 1) -> ParticipantsPage:
    """The participants of a case by name, those taken for somebody else under them; `words` narrows."""
    names = names_for(actor, case)
    found = policy.visible_participants(actor).filter(case=case, head=None)
    if words:
        theirs = Account.objects.filter(Q(key__icontains=words) | Q(name__icontains=words), phone__case=case)
        named = Q(name__icontains=words) | Q(pk__in=names.named(words))
        found = found.filter(named | Q(pk__in=theirs.values("participant")))
    pages = Paginator(found.order_by("name", "pk"), A_PAGE).get_page(page)
    return ParticipantsPage(
        lines=_lines(list(pages.object_list), names),
        pages=pages,
        proposed=_proposed(actor, case, names),
    )


def _lines(people: Sequence[Participant], names: Names) -> tuple[ParticipantLine, ...]:
    keys = [person.pk for person in people]
    theirs = Q(participant__in=keys) | Q(participant__head__in=keys)
    found = Account.objects.filter(theirs).select_related("phone", "participant").order_by("phone_id", "pk")
    accounts: dict[int, list[Account]] = defaultdict(list)
    for account in found:
        accounts[account.participant.head_id_or_own].append(account)
    return tuple(_line(person, accounts[person.pk], names) for person in people)


def _line(person: Participant, accounts: Sequence[Account], names: Names) -> ParticipantLine:
    # A participant that was first met by name has no number of its own; a later phone may know one.
    number = person.number or next((number for each in accounts if (number := number_of(each.number))), "")
    return ParticipantLine(
        ref=person.ref,
        name=person.name,
        shown=names.shown(person),
        number=f"+{number}" if number else "",
        who=names.person(person) or (ON_RECORD if person.subject_ref or person.person_ref else ""),
        accounts=tuple(_account(each) for each in accounts),
    )


def _account(account: Account) -> AccountLine:
    matched = MATCHED_SENTENCES[Matched(account.matched)]
    if account.in_common:
        matched = f"{matched.rstrip('.')}: {account.in_common:,}."
    return AccountLine(
        phone=account.phone.label,
        key=account.key,
        name=account.name,
        number=account.number,
        owner=account.owner,
        matched=matched,
    )


def names_of_subjects(case: "Case") -> dict[str, str]:
    """The subjects of a case that policy gave, by reference, with their names."""
    return dict(subject_choices(case))


def _proposed(actor: Actor, case: "Case", names: Names) -> tuple[Proposed, ...]:
    """Pairs that stand alone and bear the same name, or numbers with the same end. A person decides on each.

    Nobody who only takes part in a thread that is locked to the actor is among them.
    """
    alone = policy.visible_participants(actor).filter(case=case, head=None)
    repeated = alone.values("name").annotate(many=Count("pk")).filter(many__gt=1).order_by("name")
    named = [row["name"] for row in repeated[:MOST_PROPOSED] if row["name"].strip()]
    groups: dict[str, list[Participant]] = defaultdict(list)
    for person in alone.filter(name__in=named).order_by("pk"):
        groups[f"Both are called “{person.name}”."].append(person)
    for person in alone.exclude(number="").order_by("pk")[: MOST_CHOICES * 10]:
        groups[f"Their numbers end in the same {TAIL} digits, {person.number[-TAIL:]}."].append(person)
    pairs = [
        Proposed(
            first_ref=group[0].ref,
            first=names.shown(group[0]),
            second_ref=other.ref,
            second=names.shown(other),
            ground=ground,
        )
        for ground, group in groups.items()
        for other in group[1:]
    ]
    return tuple(pairs[:MOST_PROPOSED])


def participant_page(actor: Actor, person: Participant) -> ParticipantPage:
    """One participant: accounts, threads, what was decided of them, and what can be decided."""
    names, threads = names_for(actor, person.case), _threads(actor, person)
    line = _lines([person], names)[0]
    if person.head_id:
        own = Account.objects.filter(participant=person).select_related("phone").order_by("pk")
        line = _line(person, own, names)
    return ParticipantPage(
        line=line,
        case_ref=person.case.ref,
        head_ref=person.head.ref if person.head else "",
        head=names.shown(person.head) if person.head else "",
        threads=tuple((each.ref, title_of(each)) for each in threads[:MOST_THREADS]),
        more_threads=max(threads.count() - MOST_THREADS, 0),
        decisions=_decisions(actor, person, names),
        identity=_identity(actor, person),
        actions=_actions(actor, person),
    )


def _threads(actor: Actor, person: Participant) -> QuerySet[Conversation]:
    """The conversations of somebody that the actor may read, the latest first."""
    theirs = Stay.objects.filter(Q(participant=person) | Q(participant__head=person))
    found = policy.visible_conversations(actor).filter(pk__in=theirs.values("conversation"))
    return found.order_by("-last_at", "-pk")


def _decisions(actor: Actor, person: Participant, names: Names) -> tuple[Decided, ...]:
    """What was decided of somebody and others whom the actor may know of."""
    about = Q(participant=person) | Q(same_as=person)
    seen = policy.visible_participants(actor).filter(case=person.case_id)
    known = Sameness.objects.filter(about, participant__in=seen, same_as__in=seen)
    found = list(known.select_related("participant__head", "same_as__head").order_by("pk"))
    by = names_of([ref for each in found for ref in (each.decided_by_ref, each.undone_by_ref) if ref])
    return tuple(
        _decided(each, f"{each.participant.name} is the same person as {each.same_as.name}", by, "chats:part")
        for each in found
    )


def _identity(actor: Actor, person: Participant) -> tuple[Decided, ...]:
    found = list(Identification.objects.filter(participant=person).order_by("pk"))
    people = people_named(actor, *((each.subject_ref, each.person_ref) for each in found))
    names = names_of([ref for each in found for ref in (each.decided_by_ref, each.undone_by_ref) if ref])
    return tuple(
        _decided(
            each,
            f"{person.name} is {people.get(each.subject_ref or each.person_ref, ON_RECORD.lower())}",
            names,
            "chats:unidentify",
        )
        for each in found
    )


def standing_decisions(person: Participant) -> dict[str, Sameness]:
    """The decisions about somebody that stand, by row: for choosing which is taken back."""
    about = Q(participant=person) | Q(same_as=person)
    found = Sameness.objects.filter(about, undone_at=None).select_related("participant__case", "same_as")
    return {str(each.pk): each for each in found.order_by("pk")}


def _decided(each: Sameness | Identification, what: str, names: dict[str, str], undo: str) -> Decided:
    return Decided(
        pk=each.pk,
        what=what,
        reasons=each.reasons,
        by=names.get(each.decided_by_ref, each.decided_by_ref),
        at=each.decided_at,
        undone_at=each.undone_at,
        undone_by=names.get(each.undone_by_ref, each.undone_by_ref),
        undone_reasons=each.undone_reasons,
        undo="" if each.undone_at else reverse(undo, args=[each.participant.ref]),
    )


def _actions(actor: Actor, person: Participant) -> tuple[Action, ...]:
    offered = [("Say that this is the same person as another", "chats:match")]
    if not (person.subject_ref or person.person_ref):
        offered.append(("Say who this is", "chats:identify"))
    return tuple(
        action(words, reverse(name, args=[person.ref]), policy.check_can_match, actor, person.case)
        for words, name in offered
    )


def others_of(actor: Actor, person: Participant) -> list[tuple[str, str]]:
    """The other participants of the case who stand alone or lead: for choosing with whom somebody is one."""
    names = names_for(actor, person.case)
    found = policy.visible_participants(actor).filter(case=person.case, head=None).exclude(pk=person.pk)
    return [(each.ref, _with_number(each, names)) for each in found.order_by("name", "pk")[:MOST_CHOICES]]


def _with_number(person: Participant, names: Names) -> str:
    shown, number = names.shown(person), person.number
    return f"{shown} (+{number})" if number and number not in person.name else shown

"""The accounts of a phone and their participants: by equal number, by equal messages, or first seen."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peelian.chats.merging.draft import Draft
from peelian.chats.merging.folding import number_of
from peelian.chats.models import Account, Import, Participant
from peelian.chats.services.joining import settle_accounts
from peelian.chats.states import Matched
from peelian.ledger.references import new_ref

if TYPE_CHECKING:
    from peelian.chats.formats.records import Settings

OWN_WORDS = frozenset({"you", "me", "chi", "ty"})
"""How exports call their own phone's account where they do not name it, in English, Welsh and Polish."""


@dataclass
class Known:
    """Who is known before an import: participants by number, accounts by key, and heads."""

    imported: Import
    heads: dict[int, int] = field(default_factory=dict)
    by_number: dict[str, int] = field(default_factory=dict)
    by_key: dict[str, int] = field(default_factory=dict)

    @classmethod
    def before(cls, imported: Import) -> "Known":
        """Read the participants of the case and the accounts of the phone."""
        known = cls(imported)
        people = Participant.objects.filter(case=imported.case).order_by("pk")
        for pk, head, number in people.values_list("pk", "head_id", "number"):
            known.heads[pk] = head or pk
            if number:
                known.by_number.setdefault(number, pk)
        accounts = Account.objects.filter(phone=imported.phone).values_list("key", "participant_id")
        known.by_key = dict(accounts)
        return known

    def number(self, draft: Draft, key: str) -> str:
        """The number of an account: what the export says of it, or the key itself."""
        about = draft.about.get(key)
        return (number_of(about.number) if about else "") or number_of(key)

    def already(self, draft: Draft) -> dict[int, int]:
        """Accounts of the draft whose participants are known by key or by number, as heads."""
        found = {}
        for place, key in enumerate(draft.keys):
            participant = self.by_key.get(key) or self.by_number.get(self.number(draft, key))
            if participant:
                found[place] = self.heads[participant]
        return found


def own_account(draft: Draft, settings: "Settings") -> int | None:
    """Which account of the draft is the phone's own: declared, stated by the export, or None."""
    if settings.owner and settings.owner in draft.keys:
        return draft.keys.index(settings.owner)
    owners = [key for key, about in draft.about.items() if about.owner]
    return draft.place(owners[0]) if owners else None


def write_accounts(
    known: Known, draft: Draft, *, votes: Counter[tuple[int, int]], own: int | None
) -> tuple[list[int], list[int]]:
    """Make the accounts and participants that are new.

    Returns, for each account of the draft, the row of its participant and the row of its account.
    """
    already = known.already(draft)
    by_messages = settle_accounts(draft, votes, already)
    participants, accounts = [0] * len(draft.keys), [0] * len(draft.keys)
    kept = dict(Account.objects.filter(phone=known.imported.phone).values_list("key", "pk"))
    order = sorted(range(len(draft.keys)), key=lambda place: (_is_own_word(draft, place), place))
    for place in order:
        key = draft.keys[place]
        participant, matched, count = _participant(known, draft, place, already, by_messages)
        if not participant and own is not None and own != place and _is_own_word(draft, place):
            participant = participants[own]
        if not participant:
            participant = _new_participant(known, draft, key).pk
        participants[place] = participant
        accounts[place] = (
            kept.get(key) or _new_account(known, draft, place, participant, matched, count, own).pk
        )
    return participants, accounts


def _is_own_word(draft: Draft, place: int) -> bool:
    return draft.keys[place].casefold() in OWN_WORDS


def _participant(
    known: Known,
    draft: Draft,
    place: int,
    already: dict[int, int],
    by_messages: dict[int, tuple[int, int]],
) -> tuple[int, Matched, int]:
    key = draft.keys[place]
    if key in known.by_key:
        return known.by_key[key], Matched.FIRST, 0
    if place in already:
        return already[place], Matched.NUMBER, 0
    if place in by_messages:
        participant, count = by_messages[place]
        return participant, Matched.MESSAGES, count
    # Two keys of one file with one number: the first made the participant a moment ago.
    number = known.number(draft, key)
    if number and number in known.by_number:
        return known.by_number[number], Matched.NUMBER, 0
    return 0, Matched.FIRST, 0


def _new_participant(known: Known, draft: Draft, key: str) -> Participant:
    about = draft.about.get(key)
    number = known.number(draft, key)
    made = Participant.objects.create(
        ref=new_ref("N"),
        case=known.imported.case,
        name=((about.name if about else "") or key)[:300],
        number=number,
    )
    known.heads[made.pk] = made.pk
    if number:
        known.by_number.setdefault(number, made.pk)
    return made


def _new_account(
    known: Known, draft: Draft, place: int, participant: int, matched: Matched, count: int, own: int | None
) -> Account:
    key = draft.keys[place]
    about = draft.about.get(key)
    return Account.objects.create(
        phone=known.imported.phone,
        key=key[:300],
        name=(about.name if about else "")[:300],
        number=known.number(draft, key),
        owner=place == own,
        participant_id=participant,
        matched=matched,
        in_common=count,
    )

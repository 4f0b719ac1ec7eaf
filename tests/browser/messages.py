"""A case with three phones of one group in it, and where its pages are: for the browser tests of messages."""

import json
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from peelian.access.clock import now, today
from peelian.cases.models import Case
from peelian.chats.formats.records import Settings
from peelian.chats.models import Conversation, Message, Participant, Proposal
from peelian.chats.services.locking import lock_thread
from peelian.chats.services.matching import identify_participant, match_participants
from peelian.chats.services.requesting import request_import
from peelian.chats.services.scoping import set_scope
from peelian.chats.states import Lock
from peelian.evidence.models import Exhibit
from peelian.evidence.states import Power
from tests.cases.factories import investigated
from tests.cast import Cast, make_cast
from tests.chats.factories import NOW, SETTINGS, imported
from tests.chats.three_phones import FIRST, three_phones
from tests.evidence.factories import stored

WHERE = "messages.json"
UNSETTLED = """\
03/02/2023, 10:00 - Robin Ashdown: Is anybody early on Friday
04/02/2023, 10:05 - Kit Marlow: I can be
"""
TABLE = """\
When;Who;What
2023-02-03T10:00:00;Robin Ashdown;Is anybody early on Friday
2023-02-04T10:05:00;Kit Marlow;I can be
"""


def group_chat() -> None:
    """The cast, the case, the phones, and the addresses of each person noted beside the database."""
    cast = make_cast()
    case = investigated(cast)[0]
    found = {"asha": everything(cast, case), "petra": [reverse("chats:locked")]}
    locked = Conversation.objects.exclude(locked=Lock.NONE).get()
    found["petra"] += [reverse(f"chats:{name}", args=[locked.ref]) for name in ("conversation", "unlock")]
    (Path(settings.PEELIAN_DATA_DIR) / WHERE).write_text(json.dumps(found))


def everything(cast: Cast, case: Case) -> list[str]:
    """Every state of this room in one case; returns the addresses that its investigator opens."""
    scope = a_scope(cast, case)
    done = three_phones(cast, case)
    another_thread(cast, case)
    asking = imported(
        cast, case, UNSETTLED, name="AB/4", file="unsettled.txt", settings=Settings(zone="Europe/London")
    )
    broken = imported(cast, case, b"PK\x03\x04not a zip at all", name="AB/5", file="broken.zip")
    fresh = stored(
        Exhibit.objects.get(case=case, name="AB/5"), cast.asha, content=TABLE.encode(), name="table.csv"
    )
    waiting = request_import(
        stored_file=stored(Exhibit.objects.get(case=case, name="AB/5"), cast.asha, content=FIRST.encode()[:400]),
        settings=SETTINGS, actor=cast.asha.actor, at=NOW,
    )  # fmt: skip
    decided = decisions(cast, case)
    return [
        *(reverse(f"chats:{name}", args=[case.ref]) for name in OF_CASE),
        reverse("chats:scope", args=[scope]),
        reverse("chats:import-file", args=[fresh.ref]),
        *(reverse("chats:import", args=[each.ref]) for each in (done[0], asking, broken, waiting)),
        reverse("chats:answer", args=[asking.ref]),
        reverse("chats:remainders", args=[done[0].ref]),
        *pages_of_the_group(case),
        *decided,
    ]


OF_CASE = ("case", "phones", "participants", "proposals", "search", "set-scope", "choose-file")


def a_scope(cast: Cast, case: Case) -> str:
    """A scope for every phone of the case, that leaves nothing of the group out."""
    on = today()
    scope = set_scope(
        case=case, power=Power.ON_PREMISES, authorised_by="DCI Hollis Ferncastle", authorised_on=on,
        reasons="The group is where the messages were sent.", review_on=on.replace(year=on.year + 1),
        destroy_on=on.replace(year=on.year + 2), actor=cast.asha.actor, at=now(),
    )  # fmt: skip
    return scope.ref


def another_thread(cast: Cast, case: Case) -> None:
    """A thread of the same title with other messages, on which a person must decide."""
    text = "01/03/2023, 10:00 - Robin Ashdown: A new group of the old name\n13/03/2023, 10:01 - Kit Marlow: Why not\n"
    imported(cast, case, text, name="AB/6", file="WhatsApp Chat with Late turn.txt")


def pages_of_the_group(case: Case) -> list[str]:
    """The group, a message of it, and everything about both."""
    group = Conversation.objects.filter(case=case, title="Late turn").order_by("-messages")[0]
    message = Message.objects.filter(conversation=group, text__startswith="[abuse]").order_by("order")[0]
    return [
        *(
            reverse(f"chats:{name}", args=[group.ref])
            for name in ("conversation", "members", "copies", "lock")
        ),
        f"{reverse('chats:conversation', args=[group.ref])}?at={message.ref}",
        f"{reverse('chats:members', args=[group.ref])}?message={message.ref}",
        reverse("chats:message", args=[message.ref]),
        f"{reverse('chats:search', args=[case.ref])}?words=driver",
    ]


def decisions(cast: Cast, case: Case) -> list[str]:
    """A participant who was matched and identified, an open question, and a thread locked as privileged."""
    act = {"reasons": "The number is on the duty sheet.", "actor": cast.asha.actor, "at": NOW}
    first, second, *_ = Participant.objects.filter(case=case, head=None).order_by("pk")
    match_participants(participant=second, same_as=first, **act)
    identify_participant(participant=first, subject=case.subjects.get(), **act)
    lawyer = Conversation.objects.get(case=case, title__contains="Solicitor")
    lock_thread(conversation=lawyer, lock=Lock.PRIVILEGED, **act)
    names = ("participant", "match", "part", "identify", "unidentify")
    found = [reverse(f"chats:{name}", args=[first.ref]) for name in names]
    question = Proposal.objects.filter(first__case=case).first()
    if question is None:
        raise LookupError("No two threads of the case ask to be decided on.")
    return found + [
        reverse(f"chats:{name}", args=[question.ref]) for name in ("proposal", "merge", "keep-apart")
    ]

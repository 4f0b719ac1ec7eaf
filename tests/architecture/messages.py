"""The messages of a matter, so that every address of theirs has something to stand on.

| Reference | What it is |
|---|---|
| `thread`, `said` | a conversation on two phones, and a message of it |
| `locked_thread` | one that is locked as privileged |
| `may_be_one` | a question whether two threads are one |
| `reading`, `asking` | an import that is done, and one that waits for an answer |
| `chat_file` | a file of an exhibit that was not imported |
| `scope`, `participant` | the scope of the case's phones, and somebody who took part |
"""

import io
from datetime import date

from peelian.access.actors import Actor
from peelian.cases.models import Case
from peelian.chats.formats.records import DateOrder, Settings
from peelian.chats.jobs import run_import
from peelian.chats.models import Conversation, Import, Message, Participant, Proposal, Scope
from peelian.chats.services.locking import lock_thread
from peelian.chats.services.requesting import request_import
from peelian.chats.services.scoping import set_scope
from peelian.chats.states import ImportStatus, Lock
from peelian.evidence.models import Exhibit, StoredFile
from peelian.evidence.services.registering import register_exhibit
from peelian.evidence.services.storing import store_file
from peelian.evidence.states import Power
from tests.cases.factories import at

GROUP = """\
13/03/2022, 18:00 - Robin Ashdown created group "Early turn"
13/03/2022, 18:01 - Robin Ashdown added Sandy Firth
13/03/2022, 18:05 - Robin Ashdown: Evening all, this is the group for the early turn
13/03/2022, 18:06 - Sandy Firth: Good to be here, who has the keys to the van
14/03/2022, 18:07 - Robin Ashdown: [abuse] about the driver, who cares what she said
"""
OTHER = (
    "13/03/2022, 09:00 - Robin Ashdown: Another group of the old name\n14/03/2022, 09:01 - Sandy Firth: Why\n"
)
LAWYER = "13/03/2022, 10:00 - Robin Ashdown: Before Monday\n14/03/2022, 10:05 - Tamsin Quill Solicitor: Not a word\n"
UNSETTLED = "03/02/2022, 10:00 - Robin Ashdown: Early on Friday\n04/02/2022, 10:05 - Sandy Firth: I can\n"
EARLY, QUILL = "WhatsApp Chat with Early turn.txt", "WhatsApp Chat with Tamsin Quill Solicitor.txt"
KNOWN = Settings(zone="Europe/London", date_order=DateOrder.DMY)


def make_messages(case: Case, lead: Actor) -> None:
    """All of the table above, by somebody who investigates the case."""
    act = {"actor": lead, "at": at(17)}
    set_scope(
        case=case, power=Power.ON_PREMISES, authorised_by="DCI Hollis Ferncastle", authorised_on=date(2023, 3, 16),
        reasons="The group is where it was sent.", review_on=date(2023, 9, 1), destroy_on=date(2024, 3, 1), **act,
    )  # fmt: skip
    phones = [
        register_exhibit(case=case, name=name, description="A phone.", **act) for name in ("AB/2", "AB/3")
    ]
    _import(phones[0], lead, EARLY, GROUP)
    _import(phones[1], lead, EARLY, GROUP.replace("Sandy Firth: Good", "Sandy Firth: Very good"))
    _import(phones[0], lead, QUILL, LAWYER)
    _import(phones[0], lead, "unsettled.txt", UNSETTLED, settings=Settings(zone="Europe/London"))
    _import(phones[1], lead, f"Other {EARLY}", OTHER)
    _store(phones[1], lead, "not imported.txt", f"13/03/2022, 10:00 - Robin Ashdown: Of {case.ref}\n")
    lock_thread(conversation=_locked(case), lock=Lock.PRIVILEGED, reasons="With a solicitor.", **act)
    _question(case)


def _import(phone: Exhibit, lead: Actor, name: str, text: str, *, settings: Settings = KNOWN) -> None:
    file = _store(phone, lead, name, text)
    run_import(request_import(stored_file=file, settings=settings, actor=lead, at=at(17)).ref)


def _store(phone: Exhibit, lead: Actor, name: str, text: str) -> StoredFile:
    return store_file(exhibit=phone, stream=io.BytesIO(text.encode()), name=name, actor=lead, at=at(17))


def _question(case: Case) -> None:
    """A question such as an import leaves when two threads have some messages in common and not enough."""
    first, second = Conversation.objects.filter(case=case, locked=Lock.NONE).order_by("pk")[:2]
    if not Proposal.objects.filter(first__case=case).exists():
        Proposal.objects.create(
            ref=f"J-{case.ref[2:]}", first=first, second=second, in_common=2, of=5, salt="s", made_at=at(17)
        )


def _locked(case: Case) -> Conversation:
    return Conversation.objects.get(case=case, title__contains="Solicitor")


def message_references(case: Case) -> dict[str, object]:
    """What an address can name."""
    thread = Conversation.objects.get(case=case, title="Early turn", copies__imported__phone__label="AB/2")
    imports = Import.objects.filter(case=case)
    return {
        "thread": thread.ref,
        "said": Message.objects.filter(conversation=thread).order_by("order")[0].ref,
        "locked_thread": _locked(case).ref,
        "may_be_one": Proposal.objects.filter(first__case=case)[0].ref,
        "reading": imports.filter(status=ImportStatus.DONE).order_by("pk")[0].ref,
        "asking": imports.get(status=ImportStatus.WAITING).ref,
        "chat_file": StoredFile.objects.get(exhibit__case=case, name="not imported.txt").ref,
        "scope": Scope.objects.get(case=case).ref,
        "participant": Participant.objects.filter(case=case, name="Robin Ashdown").order_by("pk")[0].ref,
    }

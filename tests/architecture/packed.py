"""The packs of a matter, so that every address of theirs has something to stand on.

| Reference | What it is |
|---|---|
| `pack` | a pack with one message, its `numbered` one, and an edition |
| `withheld` | words that it leaves out |
| `unused` | a schedule of unused material |
"""

from peelian.access.actors import Actor
from peelian.cases.models import Case
from peelian.chats.models import Message
from peelian.documents.models import Document
from peelian.packs.models import Pack
from peelian.packs.services.choosing import begin_pack, choose_message
from peelian.packs.services.making import make_edition
from peelian.packs.services.scheduling import make_unused_schedule
from peelian.packs.services.withholding import withhold
from peelian.packs.states import Part, Reason
from tests.cases.factories import at

__all__ = ["make_packs", "pack_references"]
TEXT = "[abuse] about the driver, who cares what she said"


def make_packs(case: Case, actor: Actor) -> None:
    """All of the table above, by the lead."""
    act = {"actor": actor, "at": at(19)}
    pack = begin_pack(case=case, title=f"What is exhibited in {case.ref}", **act)
    message = Message.objects.filter(conversation__case=case, text=TEXT).order_by("pk")[0]
    allegation = case.subjects.get().allegations.get().ref
    choose_message(pack=pack, message_ref=message.ref, allegation_refs=[allegation], before=1, after=1, **act)
    withhold(pack=pack, part=Part.PHRASE, phrase="the driver", reason=Reason.THIRD_PARTY, **act)
    make_edition(pack=pack, **act)
    make_unused_schedule(case=case, **act)


def pack_references(case: Case) -> dict[str, object]:
    """What an address can name."""
    pack = Pack.objects.get(case=case)
    return {
        "pack": pack.ref,
        "numbered": pack.chosen.get().number,
        "edition": pack.editions.get().number,
        "pack_form": "pdf",
        "withheld": pack.withholdings.get().ref,
        "unused": Document.objects.get(about_kind="unused_messages", about_ref=case.ref).ref,
    }

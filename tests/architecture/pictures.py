"""The pictures of a matter, so that every address of theirs has something to stand on.

| Reference | What it is |
|---|---|
| `picture` | a picture that was sent in a conversation of the case |
| `media_list`, `media_hit` | a list of hashes given for the case, and its near match with the picture |
| `look` | a look that the lead asked for, waiting for a second person |
| `secret` | an address that nobody was given |
"""

import hashlib

from peelian.cases.models import Case
from peelian.chats.models import Conversation
from peelian.ledger.digests import new_salt
from peelian.ledger.references import new_ref
from peelian.media.models import Appearance, HashList, Hit, Look, Picture
from peelian.media.services.flagging import flag_picture
from peelian.media.services.listing import give_list
from peelian.media.services.looking import ask_for_look
from peelian.media.states import Flag, Kind, Nearness, PictureStatus, Purpose
from tests.cases.factories import at
from tests.cast import Member

__all__ = ["make_pictures", "picture_references"]


def make_pictures(case: Case, lead: Member) -> None:
    """All of the table above. The picture's row is written as the job writes it; nobody decodes anything."""
    where = Conversation.objects.create(ref=new_ref("V"), case=case, title="Late turn", salt=new_salt())
    picture = Picture.objects.create(
        ref=new_ref("M"),
        case=case,
        sha256=hashlib.sha256(f"a picture of {case.ref}".encode()).hexdigest(),
        kind=Kind.PICTURE,
        mime="image/jpeg",
        status=PictureStatus.HASHED,
        salt=new_salt(),
        listed_at=at(17),
    )
    Appearance.objects.create(picture=picture, conversation=where)
    act = {"actor": lead.actor, "at": at(17)}
    wanted = hashlib.sha256(f"wanted in {case.ref}".encode()).hexdigest()
    given = give_list(
        title=f"A film wanted in {case.ref}",
        purpose=Purpose.VICTIMS_FILM,
        data=wanted.encode(),
        case=case,
        **act,
    )
    facts = {"nearness": Nearness.NEAR, "bits": 12, "salt": new_salt(), "found_at": at(17)}
    Hit.objects.create(ref=new_ref("MH"), picture=picture, list=given, wanted=wanted, line=1, **facts)
    flag_picture(picture=picture, flag=Flag.VICTIM, reasons="The list says so.", **act)
    picture.refresh_from_db()
    ask_for_look(picture=picture, reason=f"To tell {case.ref} apart.", **act)


def picture_references(case: Case) -> dict[str, object]:
    """What an address can name."""
    picture = Picture.objects.get(case=case)
    return {
        "picture": picture.ref,
        "media_list": HashList.objects.get(case=case).ref,
        "media_hit": Hit.objects.get(picture=picture).ref,
        "look": Look.objects.get(picture=picture).ref,
        "secret": "given-to-nobody",
    }

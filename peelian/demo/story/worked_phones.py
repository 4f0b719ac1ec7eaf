"""Three phones: seized, sealed, extracted, imported, and the accounts on them matched to the people of the case."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from peelian.access.actors import Actor, system_actor
from peelian.cases import policy as cases_policy
from peelian.chats import policy as chats_policy
from peelian.chats.formats.records import DateOrder, Settings
from peelian.chats.jobs import IMPORTER
from peelian.chats.services.completing import complete_import
from peelian.chats.services.importing import read_import
from peelian.chats.services.matching import identify_participant, match_participants
from peelian.chats.services.requesting import request_import
from peelian.chats.services.scoping import set_scope
from peelian.demo.phones import handing_in
from peelian.demo.phones.members import BY_KEY, called
from peelian.demo.story import worked_reading
from peelian.demo.story.force import Cast
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story
from peelian.evidence.services.continuing import record_movement
from peelian.evidence.services.registering import register_exhibit
from peelian.evidence.services.storing import store_file
from peelian.evidence.states import HolderKind, Power, Step

if TYPE_CHECKING:
    from peelian.chats.models import Import, Participant
    from peelian.evidence.models import Exhibit

PHONES = {
    "torben": ("AV/1", "Black smartphone in a clear case", "S0419001"),
    "marrok": ("AV/2", "Blue smartphone, its screen cracked at one corner", "S0419002"),
    "isolde": ("AV/3", "Grey smartphone, issued by the force", "S0419003"),
}
OWNERS = {key: called(key, on=key) for key in PHONES}
"""Whom each phone means by "you"."""
GROUP_NAME = "WhatsApp Chat - Larch Team_ Nights.zip"
FILES: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("torben", GROUP_NAME, handing_in.torben_group),
    ("torben", "WhatsApp Chat - Marrok.zip", handing_in.torben_marrok),
    ("marrok", GROUP_NAME, handing_in.marrok_group),
    ("marrok", "WhatsApp Chat with Five-a-side.zip", handing_in.marrok_five_a_side),
    ("isolde", "AV-3 extraction.ufdr", handing_in.isolde_phone),
)


def tell(cast: Cast, told: Told) -> Story:
    """From the exhibits of 17 March to the last match on 21 March."""
    yield at(17, 10)
    exhibits = {key: _seize(cast, told, key) for key in PHONES}
    yield at(17, 10, 30)
    _scope(cast, told)
    for place, (key, name, content) in enumerate(FILES):
        yield at(20, 9, 10 * place)
        _bring_in(cast, exhibits[key], name, content(), owner=OWNERS[key], when=at(20, 9, 10 * place))
    yield at(21, 9)
    _match(cast, told)
    yield from worked_reading.tell(cast, told)


def _seize(cast: Cast, told: Told, key: str) -> "Exhibit":
    name, description, seal = PHONES[key]
    exhibit = register_exhibit(
        case=cases_policy.get_case(cast.asha, told.case.ref),
        name=name,
        description=description,
        seized_by="DS Asha Venn",
        seized_at=datetime(2023, 3, 16, 7, 15, tzinfo=UTC),
        seized_where="Where its holder parades for duty",
        power=Power.ON_PREMISES,
        holder_kind=HolderKind.SUBJECT,
        holder_subject=told.subject(key, cast.asha),
        seal=seal,
        actor=cast.asha,
        at=at(17, 10),
    )
    record_movement(
        exhibit=exhibit,
        step=Step.HANDED_OVER,
        happened_at=at(17, 10),
        why="For extraction",
        where_to="Digital forensics unit",
        actor=cast.asha,
        at=at(17, 10),
    )
    return exhibit


def _scope(cast: Cast, told: Told) -> None:
    set_scope(
        case=cases_policy.get_case(cast.asha, told.case.ref),
        from_on=date(2022, 9, 1),
        until_on=date(2023, 3, 9),
        power=Power.ON_PREMISES,
        authorised_by="Superintendent Cora Thistlewick",
        authorised_on=date(2023, 3, 17),
        reasons="The group was founded in September 2022, and its members learnt of the investigation in March 2023.",
        review_on=date(2023, 9, 18),
        destroy_on=date(2024, 3, 18),
        actor=cast.asha,
        at=at(17, 10, 30),
    )


def _bring_in(
    cast: Cast, exhibit: "Exhibit", name: str, content: bytes, *, owner: str, when: datetime
) -> "Import":
    """A file is taken in and read as the worker would read it, at a moment of the story."""
    file = store_file(exhibit=exhibit, stream=io.BytesIO(content), name=name, actor=cast.asha, at=when)
    settings = Settings(zone="Europe/London", date_order=DateOrder.DMY, owner=owner)
    asked = request_import(stored_file=file, settings=settings, actor=cast.asha, at=when)
    worker = system_actor(IMPORTER)
    reading = read_import(imported=asked, actor=worker, at=when, clock=lambda: when)
    if reading is None:
        raise RuntimeError(f"The story's own export could not be read: {name}")
    return complete_import(reading=reading, actor=worker, at=when)


def _match(cast: Cast, told: Told) -> None:
    """Saved names of one person on three phones are one participant, and six of them are subjects of the case."""
    who = cast.asha
    found = {
        key: _participants(who, told, [called(key, on=phone) for phone in PHONES] + [BY_KEY[key].number])
        for key in BY_KEY
    }
    for key, participants in found.items():
        for other in participants[1:]:
            other.refresh_from_db()
            if other.head_id_or_own != participants[0].head_id_or_own:
                match_participants(
                    participant=other,
                    same_as=participants[0],
                    reasons=f"The name on another phone for the number that {BY_KEY[key].collar} gave to HR.",
                    actor=who,
                    at=at(21, 9),
                )
    for key in told.subjects:
        member = {"fifth": "bevis", "sixth": "osric"}.get(key, key)
        if found.get(member):
            identify_participant(
                participant=found[member][0],
                subject=told.subject(key, who),
                reasons="The number is that of a phone which the force issued to them.",
                actor=who,
                at=at(21, 9, 15),
            )


def _participants(who: Actor, told: Told, names: list[str]) -> list["Participant"]:
    in_case = chats_policy.visible_participants(who).filter(case__ref=told.case.ref)
    return list(in_case.filter(accounts__key__in=names).distinct().order_by("pk"))

"""How the events of exhibits, messages, their reading, pictures and packs are told on the timeline of a case.

Each is told by what its own room says of it, with a count where that is what matters. Nothing here names a person:
whose phone it was and who wrote what stands in the rooms, behind their own doors.
"""

from peelian.chats import events as chats
from peelian.desk.telling.words import EVIDENCE, Names, Telling, always
from peelian.evidence import events as evidence
from peelian.ledger.events import EventSpec, all_specs
from peelian.media import events as media
from peelian.packs import events as packs
from peelian.review import events as review

ROOMS = {module.__name__ for module in (evidence, chats, media, review, packs)}
LEFT_OUT = frozenset({
    "chats.reading_started", "chats.reading_ended",
    "media.hashing_asked_for", "media.pictures_listed",
    "review.ranking_queued", "review.ranking_begun", "review.ranking_failed", "review.batch_ranked",
    "review.message_coded", "review.coding_undone", "review.note_written",
    "review.message_postponed", "review.message_resumed", "review.messages_handed_back",
})  # fmt: skip
"""Steps of a job, and what happens with each single message: thousands in a case. The pages of the review have them."""
DECISIONS = frozenset({
    "evidence.disclosure_decided", "chats.thread_locked", "chats.thread_unlocked", "chats.sealed_destroyed",
    "media.look_decided", "media.picture_quarantined",
    "review.review_started", "review.difference_settled", "review.reading_stopped", "review.stopped_without_rule",
    "packs.edition_made",
})  # fmt: skip


def _imported(event: chats.ImportCompleted, names: Names) -> str:
    return f"Export imported: {event.messages:,} messages, {event.already_held:,} of them held by another phone already"


def _made(event: packs.EditionMade, names: Names) -> str:
    return f"Exhibit pack {event.pack} made, edition {event.edition}: {event.messages} messages"


_SAID = {chats.ImportCompleted: _imported, packs.EditionMade: _made}


def _telling(spec: EventSpec) -> Telling:
    return Telling(
        _SAID.get(spec.cls, always("")), EVIDENCE, "decision" if spec.type in DECISIONS else "event"
    )


def tellings() -> dict[type, Telling]:
    """How each event of these rooms about a case is told, but for those that are left out and for looks."""
    return {
        spec.cls: _telling(spec)
        for spec in all_specs()
        if spec.about == "case" and spec.cls.__module__ in ROOMS and spec.type not in LEFT_OUT
    }

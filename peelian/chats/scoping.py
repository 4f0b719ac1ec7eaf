"""What the authorised scope of an extraction leaves out, and which threads it locks. Pure.

The rules are asked of a thread and of a message after the reading and before anything of it is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from peelian.chats.formats.records import Attachment, Mark
from peelian.chats.merging.folding import number_of
from peelian.chats.merging.zones import ms_of
from peelian.chats.states import Content, Lock, Sealing

_BY_ENDING: dict[str, Content] = {
    **dict.fromkeys(
        ("jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff"), Content.PICTURES
    ),
    **dict.fromkeys(("mp4", "mov", "3gp", "avi", "mkv", "webm", "m4v", "mpg", "mpeg"), Content.VIDEOS),
    **dict.fromkeys(("opus", "ogg", "mp3", "m4a", "aac", "wav", "amr", "flac", "oga"), Content.SOUND),
    **dict.fromkeys(("vcf",), Content.CONTACTS),
}
_BY_MIME = {"image": Content.PICTURES, "video": Content.VIDEOS, "audio": Content.SOUND}
_BY_MARK = (
    (Mark.CALL, Content.CALLS),
    (Mark.LOCATION, Content.LOCATIONS),
    (Mark.CONTACT, Content.CONTACTS),
)


def known_as(name: str) -> str:
    """A name or number as scopes compare them: the digits of a number, or the name without case and outer spaces."""
    return number_of(name) or " ".join(name.casefold().split())


def content_of(attachment: Attachment) -> Content:
    """What kind of content an attachment is, by its stated type and else by the ending of its name."""
    by_mime = _BY_MIME.get(attachment.mime.partition("/")[0])
    ending = (attachment.member or attachment.name).rpartition(".")[2].lower()
    return by_mime or _BY_ENDING.get(ending, Content.DOCUMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A scope ready to be asked. Empty sets leave nothing out; `start` and `end` are ms UTC, the end excluded."""

    people: frozenset[str] = frozenset()
    threads: frozenset[str] = frozenset()
    privileged: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    content: frozenset[Content] = frozenset()
    start: int | None = None
    end: int | None = None

    def seals_thread(self, title: str, people: Iterable[str]) -> bool:
        """Whether a thread is sealed whole: none of the people authorised takes part, and its title is not named."""
        if not self.people and not self.threads:
            return False
        if known_as(title) in self.threads | self.people:
            return False
        return not self.people & {known_as(person) for person in people}

    def locks(self, title: str, people: Iterable[str]) -> Lock:
        """Which lock a thread gets for who takes part in it."""
        there = {known_as(title), *(known_as(person) for person in people)}
        if self.privileged & there:
            return Lock.PRIVILEGED
        return Lock.PRIVATE if self.private & there else Lock.NONE

    def seals_moment(self, at: int | None) -> Sealing | None:
        """Why a moment (ms UTC) lies outside the period, or None."""
        if self.start is None and self.end is None:
            return None
        if at is None:
            return Sealing.UNDATED
        early = self.start is not None and at < self.start
        late = self.end is not None and at >= self.end
        return Sealing.PERIOD if early or late else None

    def seals_message(self, text: str, marks: int, attachments: tuple[Attachment, ...]) -> bool:
        """Whether a message is of a kind that is not authorised. With words, it is when words are not."""
        if not self.content:
            return False
        for mark, content in _BY_MARK:
            if marks & mark:
                return content not in self.content
        if attachments and Content.MESSAGES not in self.content:
            return not any(content_of(each) in self.content for each in attachments)
        if attachments and not text.strip():
            return not any(content_of(each) in self.content for each in attachments)
        return Content.MESSAGES not in self.content

    def allows(self, attachment: Attachment) -> bool:
        """Whether an attachment is of a kind that is authorised."""
        return not self.content or content_of(attachment) in self.content


def rules_for(
    *,
    people: Iterable[str] = (),
    threads: Iterable[str] = (),
    privileged: Iterable[str] = (),
    private: Iterable[str] = (),
    content: Iterable[str] = (),
    from_on: date | None = None,
    until_on: date | None = None,
    zone: str = "Europe/London",
) -> Rules:
    """The rules of a scope; the days begin at midnight in its zone."""
    return Rules(
        people=frozenset(map(known_as, people)),
        threads=frozenset(map(known_as, threads)),
        privileged=frozenset(map(known_as, privileged)),
        private=frozenset(map(known_as, private)),
        content=frozenset(map(Content, content)),
        start=_midnight(from_on, zone),
        end=_midnight(until_on, zone),
    )


def _midnight(day: date | None, zone: str) -> int | None:
    return None if day is None else ms_of(datetime.combine(day, time(), ZoneInfo(zone)))

"""What stands in a message beside what its writer typed: deletion, edit, files, polls, places, calls."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from peelian.chats.formats.records import Attachment, Mark
from peelian.chats.formats.whatsapp.languages import LANGUAGES

_LRM = "\u200e"
OPENING = 3
"""Bytes of a body that tell whether it may stand for something: a direction mark has so many."""
_MIME = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "3gp": "video/3gpp",
    "opus": "audio/ogg",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "amr": "audio/amr",
    "vcf": "text/vcard",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Body(NamedTuple):
    """A body taken apart: what was typed, and what the export says beside it."""

    text: str
    marks: int = 0
    attachments: tuple[Attachment, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@cache
def _words(name: str) -> tuple[str, ...]:
    """The words of every language for one thing, longest first."""
    return tuple(
        sorted({word for language in LANGUAGES for word in getattr(language, name)}, key=len, reverse=True)
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    attached = _any(_words("attached"))
    return {
        "edited": re.compile(rf"[ \n]?{_LRM}?<{_LRM}?{_any(_words('edited'))}\.?>{_LRM}?\Z"),
        "tagged": re.compile(rf"{_LRM}?<{_LRM}?{attached}: {_LRM}?(?P<name>[^>\n]+)>"),
        "named": re.compile(
            rf"\A{_LRM}?(?P<name>[^\n]+?\.\w{{1,8}}) \({attached}\)(?:\n(?P<caption>.*))?\Z", re.DOTALL
        ),
        "document": re.compile(rf"(?:\A|\n)(?P<title>[^\n]+?) •(?: {_LRM}?(?P<pages>\d+ \w+))?[ ]?{_LRM}?\Z"),
        "omitted": re.compile(rf"{_LRM}(?P<what>{_any(sorted(_omitted(), key=len, reverse=True))})\Z"),
        "poll": re.compile(rf"\A{_LRM}?(?:POLL|ANKIETA|PÔL):\r?\n"),
        "option": re.compile(rf"(?m)^{_LRM}?(?:OPTION|OPCJA): (?P<option>.*?)\r?$"),
        "place": re.compile(rf"\A{_LRM}?[Ll]ocation: {_LRM}?(?P<place>https?://\S+)"),
    }


@cache
def _omitted() -> dict[str, int]:
    return {text: mark.value for language in LANGUAGES for text, mark in language.omitted.items()}


@cache
def _deleted() -> tuple[frozenset[str], tuple[str, ...]]:
    whole = {text + stop for text in _words("deleted") for stop in ("", ".")}
    return frozenset(whole), _words("deleted_by")


@cache
def openings() -> frozenset[bytes]:
    """The first `OPENING` bytes of each body on Android that stands for something, and has no bracket in it."""
    words = (
        *_deleted()[0],
        *_deleted()[1],
        *_words("live_location"),
        *_words("view_once"),
        *_words("waiting"),
    )
    begun = (*words, "\u200e", "POLL:", "ANKIETA:", "PÔL:", "location: http", "Location: http")
    return frozenset(text.encode()[:OPENING] for text in begun)


def take_apart(text: str, *, marked: bool) -> Body:
    """A body as the export writes it, taken apart.

    `marked`: the export puts a direction mark before words of its own, so words without one were typed by somebody.
    """
    patterns, marks = _patterns(), 0
    edited = patterns["edited"].search(text)
    if edited and (not marked or _LRM in edited.group()):
        text, marks = text[: edited.start()], Mark.EDITED.value
    if marked and _LRM not in text:
        return Body(text, marks)
    own = text.removeprefix(_LRM)
    if not marked or own != text:
        whole = _whole(own)
        if whole is not None:
            return whole._replace(marks=whole.marks | marks)
    found = _file(text, marked=marked) or _other(text, own, marked=marked)
    return found._replace(marks=found.marks | marks) if found else Body(text, marks)


def _whole(own: str) -> Body | None:
    """A body that is nothing but a placeholder."""
    exact, beginnings = _deleted()
    if own in exact or own.startswith(beginnings):
        return Body(own, Mark.DELETED.value)
    if own in _omitted():
        return Body("", _omitted()[own], fields=(("omitted", own),))
    if own.startswith(_words("view_once")):
        return Body("", (Mark.VIEW_ONCE | Mark.OMITTED).value, fields=(("omitted", own),))
    if own.startswith(_words("waiting")) and len(own) < 120:
        return Body("", fields=(("waiting", own),))
    if own in _words("live_location"):
        return Body(own, Mark.LOCATION.value)
    return None


def _file(text: str, *, marked: bool) -> Body | None:
    """A file that the message carried, with what was written beside it."""
    patterns = _patterns()
    tagged = patterns["tagged"].search(text)
    if tagged and (not marked or _LRM in tagged.group()):
        before, after = text[: tagged.start()], text[tagged.end() :].lstrip("\r\n")
        titled = patterns["document"].search(before)
        title = titled["title"].replace(_LRM, "") if titled else ""
        before = before[: titled.start()] if titled else before
        return _carrying(tagged["name"], "\n".join(filter(None, (_beside(before), after))), title=title)
    named = None if marked else patterns["named"].search(text)
    if named:
        return _carrying(named["name"], named["caption"] or "")
    first, _, caption = text.removeprefix(_LRM).partition("\n")
    if not marked and caption and first in _omitted():
        return Body(caption, _omitted()[first], fields=(("omitted", first),))
    omitted = patterns["omitted"].search(text) if marked else None
    if omitted is None:
        return None
    before = text[: omitted.start()]
    titled = patterns["document"].search(before)
    attachments = (Attachment(title=titled["title"].replace(_LRM, "")),) if titled else ()
    before = before[: titled.start()] if titled else before
    fields = (("omitted", omitted["what"]),)
    return Body(_beside(before), _omitted()[omitted["what"]], attachments, fields)


def _beside(before: str) -> str:
    """What was typed before a file, without the one space or line end that parts them."""
    before = before.removesuffix(_LRM).removeprefix(_LRM)
    return before[:-1] if before[-1:] in (" ", "\n") else before


def _carrying(name: str, caption: str, *, title: str = "") -> Body:
    mime = _MIME.get(PurePosixPath(name).suffix.lower().removeprefix("."), "")
    marks = Mark.CONTACT.value if mime == "text/vcard" else 0
    return Body(caption, marks, (Attachment(name=name, mime=mime, title=title),))


def _other(text: str, own: str, *, marked: bool) -> Body | None:
    patterns = _patterns()
    if marked and own == text:
        return None
    if patterns["poll"].match(text):
        options = tuple(
            ("option", found["option"].replace(_LRM, "")) for found in patterns["option"].finditer(text)
        )
        question = [line.removesuffix("\r") for line in own.split("\n")[1:2]]
        return Body(text, Mark.POLL.value, fields=(*(("question", each) for each in question), *options))
    place = patterns["place"].match(text)
    if place:
        return Body(own, Mark.LOCATION.value, fields=(("place", place["place"]),))
    return None

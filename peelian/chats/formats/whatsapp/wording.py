"""The shape of a table of one language's wordings.

A sentence is written with places: `{a}` who did it, `{b}` who had it done, `{v}` a new value, `{_}` anything. A full
stop at its end may be missing. `"` stands for any kind of quotation mark, `'` for any apostrophe.
"""

from dataclasses import dataclass, field

from peelian.chats.formats.records import Mark, What


@dataclass(frozen=True)
class Sentence:
    """A line that WhatsApp writes of its own, from the year in which it was first seen."""

    text: str
    what: What
    others: tuple[str, ...] = ()
    """Persons whom the sentence means without a place for them: `You`."""
    since: int = 0
    """The first year in which the wording is known to have been written; 0 when that is not known."""
    confirmed: bool = True
    """Read in a public source of exports or parsers; otherwise it is our own rendering and may never match."""


@dataclass(frozen=True)
class Language:
    """One language. `omitted` and `deleted` hold bodies; `edited` and `attached` the words inside their brackets."""

    code: str
    sentences: tuple[Sentence, ...]
    deleted: tuple[str, ...] = ()
    deleted_by: tuple[str, ...] = ()
    """Beginnings of a body that says that an administrator deleted the message."""
    edited: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    omitted: dict[str, Mark] = field(default_factory=dict)
    view_once: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    live_location: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    """What stands before the name of the chat in the name of the file."""
    joins: tuple[str, ...] = ()
    """What stands between the last two persons of a list, spaces included."""

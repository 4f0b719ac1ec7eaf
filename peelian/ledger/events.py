"""How a room declares what can happen in it, and how an event becomes a payload and comes back.

    @event("cases.case_opened", about="case", says="Case opened")
    class CaseOpened:
        subject: Ref
        came_to_attention_on: date

The decorator makes a frozen dataclass with keyword-only fields, and refuses, when the module is imported, any
field that could hold a name or free text (`fields.py`).
"""

import dataclasses
import json
import re
import typing
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from peelian.ledger.fields import Codec, Digest, NotAnEventField, Ref, UnfitValue, check_word, codec_for

__all__ = [
    "Digest",
    "EventSpec",
    "NotAnEventField",
    "Ref",
    "Stream",
    "UnfitValue",
    "UnknownEvent",
    "all_specs",
    "decode",
    "encode",
    "event",
    "spec_named",
    "spec_of",
]

_TYPE = re.compile(r"[a-z][a-z_]*\.[a-z][a-z0-9_]*")
_KIND = re.compile(r"[a-z][a-z_]*")
_EventClass = TypeVar("_EventClass")
Class = type[Any]
"""Any event class (EventSpec has a field called `type`, which hides the built-in there)."""


class Stream(StrEnum):
    """The chains. Each has its own order and its own lock, so that the many looks never hold up the work."""

    WORK = "work"
    LOOKS = "looks"


class UnknownEvent(LookupError):
    """No event of this type is declared in this version of the code."""


@dataclasses.dataclass(frozen=True, slots=True)
class EventSpec:
    """What is known of one type of event."""

    type: str
    about: str
    says: str
    stream: Stream
    cls: Class
    codecs: dict[str, Codec]


_by_type: dict[str, EventSpec] = {}
_by_class: dict[type, EventSpec] = {}


@typing.dataclass_transform(frozen_default=True, kw_only_default=True)
def event(
    type_: str, *, about: str, says: str, stream: Stream = Stream.WORK
) -> Callable[[type[_EventClass]], type[_EventClass]]:
    """Declare an event type. `about` is the kind of its subject; `says` is how it reads in a list.

    Raises NotAnEventField for a field that an event may not carry, a missing `subject: Ref`, or a type
    declared twice.
    """

    def declare(cls: type[_EventClass]) -> type[_EventClass]:
        made = dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)
        _register(_spec(made, type_=type_, about=about, says=says, stream=stream))
        return made

    return declare


def _spec(cls: type, *, type_: str, about: str, says: str, stream: Stream) -> EventSpec:
    if not _TYPE.fullmatch(type_) or not _KIND.fullmatch(about) or not says:
        raise NotAnEventField(
            f"{cls.__name__}: an event needs a type like room.what_happened, a kind and words."
        )
    hints = typing.get_type_hints(cls)
    if hints.pop("subject", None) is not Ref:
        raise NotAnEventField(f"{cls.__name__} must say what it is about: subject: Ref.")
    names = sorted(field.name for field in dataclasses.fields(cls) if field.name != "subject")
    codecs = {name: codec_for(hints[name], where=f"{cls.__name__}.{name}") for name in names}
    return EventSpec(type_, about, says, stream, cls, codecs)


def _register(spec: EventSpec) -> None:
    known = _by_type.get(spec.type)
    if known and (known.cls.__module__, known.cls.__qualname__) != (
        spec.cls.__module__,
        spec.cls.__qualname__,
    ):
        raise NotAnEventField(
            f"{spec.type} is already declared by {known.cls.__module__}.{known.cls.__qualname__}."
        )
    _by_type[spec.type] = _by_class[spec.cls] = spec


def spec_of(event_or_class: object) -> EventSpec:
    """The spec of an event or event class; raise UnknownEvent for anything else."""
    cls = event_or_class if isinstance(event_or_class, type) else type(event_or_class)
    try:
        return _by_class[cls]
    except KeyError:
        raise UnknownEvent(f"{cls.__name__} is not declared with @event.") from None


def spec_named(type_: str) -> EventSpec:
    """The spec of the type written in the ledger; raise UnknownEvent when this code does not know it."""
    try:
        return _by_type[type_]
    except KeyError:
        raise UnknownEvent(f"No event {type_} is declared in this version.") from None


def all_specs() -> list[EventSpec]:
    """Every declared event type, in order of its name."""
    return [_by_type[name] for name in sorted(_by_type)]


def encode(happened: object) -> str:
    """The payload of an event: canonical JSON of every field but the subject. Raises UnfitValue."""
    spec = spec_of(happened)
    try:
        parts = [f'"{name}":{codec.write(getattr(happened, name))}' for name, codec in spec.codecs.items()]
    except UnfitValue:
        _explain_unfit(happened, spec)
        raise
    return "{" + ",".join(parts) + "}"


def _explain_unfit(happened: object, spec: EventSpec) -> None:
    for name, codec in spec.codecs.items():
        try:
            codec.write(getattr(happened, name))
        except UnfitValue as error:
            raise UnfitValue(f"{spec.cls.__name__}.{name}: {error}") from None


def decode(type_: str, *, subject: str, payload: str) -> Any:
    """The event that `encode` wrote, or UnknownEvent, or UnfitValue when this code cannot read the payload.

    A field that a later version added, with a default, takes its default for entries written before it.
    """
    spec = spec_named(type_)
    codecs = spec.codecs
    try:
        values = {name: codecs[name].read(value) for name, value in json.loads(payload).items()}
        return spec.cls(subject=subject, **values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnfitValue(
            f"A payload of {type_} about {subject} cannot be read by this version: {error!r}."
        ) from error


def subject_of(happened: Any) -> str:
    """The reference an event is about, checked."""
    return check_word(happened.subject, what="Subject")

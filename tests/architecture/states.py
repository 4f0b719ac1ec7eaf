"""The statuses of every room, read from its `states` module, and the page that shows them."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType

from tests.architecture.source import CODE, rooms

COMPANIONS = ("LABELS", "SENTENCES", "OWNERS", "EVENTS")


@dataclass(frozen=True)
class Statuses:
    """One set of statuses, with all that a room says of them."""

    room: str
    enum: type[StrEnum]
    labels: dict
    sentences: dict
    owners: dict
    events: dict
    transitions: dict


def every_set() -> Iterator[Statuses]:
    """Each enum of a `states` module whose name ends in Status, with the dictionaries beside it."""
    for room in rooms():
        if (CODE / room / "states.py").exists():
            module = importlib.import_module(f"peelian.{room}.states")
            for enum in vars(module).values():
                if _is_status(enum) and enum.__module__ == module.__name__:
                    yield _with_companions(room, module, enum)


def _is_status(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, StrEnum) and thing.__name__.endswith("Status")


def _with_companions(room: str, module: ModuleType, enum: type[StrEnum]) -> Statuses:
    found = {word: _companion(module, enum, word) for word in [*COMPANIONS, "TRANSITIONS"]}
    return Statuses(room, enum, *found.values())


def _companion(module: ModuleType, enum: type[StrEnum], word: str) -> dict:
    """The dictionary over this enum whose name ends in the word, or an empty one."""
    for name, value in vars(module).items():
        if (
            name.endswith(word)
            and isinstance(value, dict)
            and value
            and all(isinstance(k, enum) for k in value)
        ):
            return value
    return {}


def beginning(statuses: Statuses) -> StrEnum:
    """Where a thing begins: the status that is declared first."""
    return next(iter(statuses.enum))


def reachable(statuses: Statuses) -> set[StrEnum]:
    """Every status that a thing can come to from its beginning."""
    seen, waiting = set(), [beginning(statuses)]
    while waiting:
        status = waiting.pop()
        if status not in seen:
            seen.add(status)
            waiting.extend(statuses.transitions.get(status, ()))
    return seen

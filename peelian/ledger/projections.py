"""How a higher room follows what happens: functions that run in the same transaction as the event.

    @follows(CaseOpened, ReferralMade)
    def restart(recorded: Recorded) -> None: ...

A follower that raises undoes the act it followed: a change and what follows from it stand or fall together.
"""

from collections.abc import Callable
from typing import TypeVar

from peelian.ledger.events import spec_of
from peelian.ledger.recorded import Recorded

Follower = Callable[[Recorded], None]
_F = TypeVar("_F", bound=Follower)
_followers: dict[type, list[Follower]] = {}


def follows(*event_classes: type) -> Callable[[_F], _F]:
    """Run the decorated function for every event of these classes; raise UnknownEvent for any other class."""
    for cls in event_classes:
        spec_of(cls)

    def register(follower: _F) -> _F:
        for cls in event_classes:
            known = _followers.setdefault(cls, [])
            if follower not in known:
                known.append(follower)
        return follower

    return register


def run_followers(recorded: Recorded) -> None:
    """Run the followers of one entry, in the order in which they were registered."""
    for follower in _followers.get(type(recorded.event), ()):
        follower(recorded)


def followers_of(event_class: type) -> tuple[Follower, ...]:
    """Who follows this class of event: for the generated documentation and for tests."""
    return tuple(_followers.get(event_class, ()))

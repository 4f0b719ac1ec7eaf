"""What a page knows about an action before it is tried: whether it may be done, and if not, why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from peelian.access.refusals import Refused


@dataclass(frozen=True, slots=True)
class Action:
    """A button or link: its label and address, whether it may be pressed, and the reason when it may not."""

    label: str
    url: str
    allowed: bool
    reason: str = ""


def action(label: str, url: str, check: Callable[..., Any], *facts: object) -> Action:
    """Ask a `check_can_` function, and keep its refusal as the button's explanation."""
    try:
        check(*facts)
    except Refused as refusal:
        return Action(label, url, False, str(refusal))
    return Action(label, url, True)

"""The one exception of the set-up: trouble that a person can mend, told in a sentence."""

import sys
from collections.abc import Callable


class Trouble(Exception):
    """Something outside the program stands in the way. The message says what, and what to do about it."""


def told(work: Callable[[], int]) -> int:
    """Run `work` and return its exit status; trouble is told as a sentence, Ctrl-C without a traceback."""
    try:
        return work()
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130

"""What the services of this room have in common: commitments to words, reasons, locks."""

import json
from typing import TYPE_CHECKING, Any

from peelian.access.refusals import Refused
from peelian.ledger.digests import committed
from peelian.ledger.events import Digest

if TYPE_CHECKING:
    from peelian.chats.models import Import


def committed_to(facts: dict[str, Any], salt: str, name: str) -> Digest:
    """The commitment to several facts of a row together, written in one way only."""
    return committed(json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str), salt, name)


def check_reasons(reasons: str) -> None:
    """Raise Refused when nothing is said."""
    if not reasons.strip():
        raise Refused("Give the reasons.")


def locked(imported: "Import") -> "Import":
    """The import read again under a lock (on SQLite the transaction itself is the lock)."""
    kept = type(imported).objects.select_for_update(of=("self",)).select_related("case", "phone", "scope")
    return kept.get(pk=imported.pk)

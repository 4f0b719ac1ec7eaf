"""Who may read the ledger. The room of people and permissions stands above this one, so an actor is only asked."""

from typing import Protocol

from django.http import Http404

READ_LEDGER = "read_ledger"


class Asking(Protocol):
    """Anyone who may be asked what they may do by the code of a permission (`access.actors.Actor` is one)."""

    def may_code(self, code: str) -> bool: ...


def check_may_read(actor: Asking) -> None:
    """Pass an auditor; to everyone else the ledger's pages do not exist (Http404)."""
    if not actor.may_code(READ_LEDGER):
        raise Http404("There is no such page.")

"""Who may use what the desk keeps of its own."""

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.desk.models import SavedView


def check_may_save_views(actor: Actor) -> None:
    """Hide saved views from those who see no list that could be saved."""
    if not actor.may(Permission.SEE_CASES):
        raise Hidden


def check_may_search(actor: Actor) -> None:
    """Hide the search from those whose role does not search."""
    if not actor.may(Permission.SEARCH):
        raise Hidden


def get_view(actor: Actor, ref: str) -> SavedView:
    """One of the actor's own saved views. Raises Hidden for anyone else's."""
    view = SavedView.objects.filter(ref=ref, account_ref=actor.ref).first()
    if view is None:
        raise Hidden
    return view


def check_can_export(actor: Actor) -> None:
    """Hide lists of cases from those who see none, and refuse taking them out to those whose role does not export."""
    if not actor.may(Permission.SEE_CASES):
        raise Hidden
    if not actor.may(Permission.EXPORT):
        raise Refused(
            "Your role cannot take lists out. Ask intake, the appropriate authority or a senior officer."
        )

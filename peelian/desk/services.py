"""Saving a view of a list, and forgetting it."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.desk import policy
from peelian.desk.events import ViewForgotten, ViewSaved
from peelian.desk.models import SavedView
from peelian.desk.states import ViewOf
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

MOST_VIEWS = 50


@transaction.atomic
def save_view(*, name: str, of: ViewOf, query: str, actor: Actor, at: datetime) -> SavedView:
    """Save a list with its filter under a name of the actor's own. `query` has been checked by the form.

    Raises Refused when the name is taken, or there are too many.
    """
    policy.check_may_save_views(actor)
    mine = SavedView.objects.filter(account_ref=actor.ref)
    if mine.filter(name__iexact=name).exists():
        raise Refused(
            f"You already have a view called “{name}”. Choose another name, or forget that one first."
        )
    if mine.count() >= MOST_VIEWS:
        raise Refused(f"You have {MOST_VIEWS} saved views, and that is the most. Forget one first.")
    view = SavedView.objects.create(
        ref=new_ref("V"), account_ref=actor.ref, name=name, of=of, query=query, saved_at=at
    )
    record(ViewSaved(subject=Ref(view.ref), of=of), actor=actor, at=at)
    return view


@transaction.atomic
def forget_view(*, ref: str, actor: Actor, at: datetime) -> None:
    """Forget one of the actor's saved views."""
    view = policy.get_view(actor, ref)
    view.delete()
    record(ViewForgotten(subject=Ref(ref)), actor=actor, at=at)

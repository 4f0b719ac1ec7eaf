"""Destroying what the scope left out, on the day that was set with it."""

import hashlib
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.events import SealedDestroyed
from peelian.chats.models import Import, Scope, Sealed
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record


@transaction.atomic
def destroy_sealed(*, scope: Scope, actor: Actor, at: datetime) -> int:
    """Destroy the places of what was sealed under a scope, and keep its number; returns how much it was.

    The words themselves were never kept outside the file in the vault. The file, which holds them still, is destroyed
    or given back through its exhibit, by whoever decides on that; the event says how many files that is. Raises
    Refused before the day, or a second time.
    """
    policy.check_can_destroy(actor, scope.case)
    scope = Scope.objects.select_for_update(of=("self",)).select_related("case").get(pk=scope.pk)
    if scope.destroyed_at is not None:
        raise Refused("What was sealed under this scope is destroyed already.")
    if day_of(at) < scope.destroy_on:
        raise Refused(f"The day set for destruction is {scope.destroy_on:%-d %B %Y}.")
    sealed = Sealed.objects.filter(imported__scope=scope)
    digest, count = hashlib.sha256(), 0
    places = sealed.order_by("pk").values_list("imported__file_sha256", "member", "start", "end")
    for file, member, start, end in places.iterator():
        digest.update(f"{scope.salt}\n{file}\n{member}\n{start}-{end}\n".encode())
        count += 1
    imports = Import.objects.filter(scope=scope).order_by("pk")
    holding = imports.filter(pk__in=sealed.values("imported"), stored_file__destroyed_at=None)
    told = SealedDestroyed(
        subject=Ref(scope.case.ref),
        scope=Ref(scope.ref),
        imports=tuple(Ref(ref) for ref in imports.values_list("ref", flat=True)),
        messages=count,
        spans=Digest(digest.hexdigest()),
        files_left=holding.order_by().values("stored_file").distinct().count(),
    )
    sealed.delete()
    scope.destroyed_at = at
    scope.save(update_fields=["destroyed_at"])
    record(told, actor=actor, at=at)
    return count

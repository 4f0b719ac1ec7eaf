"""How people sign in: by e-mail and password or passkey; nobody can sign themselves up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest

from peelian.access.clock import now
from peelian.access.events import SignedIn, SignInFailed
from peelian.access.models import Account
from peelian.access.queries import actor_for
from peelian.ledger.events import Ref
from peelian.ledger.services import record


def display_name(account: Account) -> str:
    """What allauth's pages call someone."""
    return account.name


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Closes sign-up, and writes every sign-in, and every failed one for a known account, to the ledger."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        with transaction.atomic():
            record(SignedIn(subject=Ref(user.ref)), actor=actor_for(user), at=now())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        account = Account.objects.filter(email__iexact=credentials.get("email", "")).first()
        if account is not None:
            with transaction.atomic():
                record(SignInFailed(subject=Ref(account.ref)), actor=actor_for(account), at=now())

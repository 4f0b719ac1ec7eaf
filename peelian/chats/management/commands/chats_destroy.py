"""`peelian chats destroy`: destroys what was sealed under every scope whose day has come. Run it from a timer."""

from typing import Any

from django.core.management.base import BaseCommand

from peelian.access.actors import system_actor
from peelian.access.clock import now, today
from peelian.chats.services.running import destroy_due

ACTOR = "chats-destroy"


class Command(BaseCommand):
    """Destroy what is due, and name the scopes."""

    help = "Destroy what was sealed under every scope whose day has come."

    def handle(self, *args: Any, **options: Any) -> None:
        """Destroy, and print a line for each scope."""
        for ref in destroy_due(on=today(), actor=system_actor(ACTOR), at=now()):
            self.stdout.write(f"{ref}: what was sealed is destroyed.")

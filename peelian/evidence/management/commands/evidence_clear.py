"""`peelian evidence clear`: end uploads that were left too long, and remove what a killed server left in the vault."""

from typing import Any

from django.core.management.base import BaseCommand

from peelian.access.actors import system_actor
from peelian.access.clock import now
from peelian.evidence.services.clearing import clear_away


class Command(BaseCommand):
    help = "End uploads past their time, and remove files of the vault that no record names. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        cleared = clear_away(actor=system_actor("evidence-clear"), at=now())
        self.stdout.write(
            f"{cleared.uploads} uploads ended; {cleared.files} files without a record were removed."
        )

"""`peelian review clear`: remove the numbers of reviews that have ended, or whose material was destroyed."""

from typing import Any

from django.core.management.base import BaseCommand

from peelian.review.services.numbers import clear_numbers


class Command(BaseCommand):
    help = "Remove the numbers kept for orders of reading that nobody needs any more. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which went, by the references of the reviews."""
        for ref in clear_numbers():
            self.stdout.write(f"The numbers of {ref} were removed.")

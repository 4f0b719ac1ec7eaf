"""`peelian generate --cases N --seed S`: a large invented force, for measuring."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from peelian.demo.generating import generate
from peelian.ledger.references import seeded


class Command(BaseCommand):
    help = "Make a large invented force for measuring, through bulk services that keep the ledger valid."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cases", type=int, required=True, help="how many cases")
        parser.add_argument("--seed", type=int, required=True, help="the same seed gives the same force")

    def handle(self, *, cases: int, seed: int, **_: Any) -> None:
        if cases < 1:
            raise CommandError("--cases must be at least 1.")
        with seeded(seed):
            made = generate(cases=cases, seed=seed)
        call_command("clocks_rebuild", stdout=self.stdout)
        call_command("search_rebuild", stdout=self.stdout)
        call_command("waiting_rebuild", stdout=self.stdout)
        self.stdout.write(f"{made} cases.")

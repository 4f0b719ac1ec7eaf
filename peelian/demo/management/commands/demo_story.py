"""`peelian demo story`: tell the story of a fictional force into an empty database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from peelian.access.queries import account_rows
from peelian.demo.story import everyday, force, worked
from peelian.demo.story.telling import tell, together
from peelian.ledger.references import seeded


class Command(BaseCommand):
    help = "Tell the demo story into an empty database, through services, with fixed dates in 2022 and 2023."

    def handle(self, **_: Any) -> None:
        if account_rows():
            raise CommandError(
                "This database already holds accounts. The story is told only into an empty one."
            )
        with seeded(2023):
            cast = force.found_force()
            tell(together([*everyday.stories(cast), worked.tell(cast)]))
        call_command("ledger_key", stdout=self.stdout)
        call_command("ledger_checkpoint", stdout=self.stdout)
        force.write_sign_ins(Path(settings.PEELIAN_DATA_DIR))
        self.stdout.write("The story is told.")

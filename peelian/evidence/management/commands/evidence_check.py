"""`peelian evidence check`: read every file of the vault from end to end, and compare its SHA-256 with the record."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.evidence.queries.checking import check_files


class Command(BaseCommand):
    help = "Decrypt and hash every file of every exhibit. Says which are not as they were taken in; changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        whole, faults = 0, []
        for checked in check_files():
            if checked.fault:
                faults.append(checked)
                self.stderr.write(f"{checked.ref}: {checked.fault}")
            else:
                whole += 1
        self.stdout.write(f"{whole} files are as they were taken in.")
        if faults:
            raise CommandError(
                f"{len(faults)} files are not as they were taken in. Restore them from a backup."
            )

"""`peelian ledger verify`: check the ledger in the database, its checkpoints and its triggers."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.ledger import places
from peelian.ledger.live import verify_live
from peelian.ledger.notes import NotANote, PublicKey, read_public_key
from peelian.ledger.signing import NoSigningKey, read_signer
from peelian.ledger.verify import report_lines


class Command(BaseCommand):
    """Check the live ledger; the exit status is 1 when anything is wrong."""

    help = "Check every entry in the database, the checkpoints kept outside it, and the triggers that protect it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The public key may be given; otherwise it is that of the installation's own key, where there is one."""
        parser.add_argument("--key", metavar="PUBKEYFILE", help="the public key that signs checkpoints")

    def handle(self, *, key: str | None, **options: Any) -> None:
        """Print what was found, the triggers first."""
        public_key = _given_key(Path(key)) if key else _own_key()
        report = verify_live(folder=places.checkpoint_folder(), key=public_key)
        for sentence in report.triggers:
            self.stdout.write(f"TRIGGER: {sentence}")
        for line in report_lines(report.entries, key=public_key):
            self.stdout.write(line)
        if not report.is_whole:
            sys.exit(1)


def _given_key(path: Path) -> PublicKey:
    try:
        return read_public_key(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error
    except (NotANote, UnicodeDecodeError) as error:
        raise CommandError(f"{path} is of no use as a key. {error}", returncode=2) from error


def _own_key() -> PublicKey | None:
    try:
        return read_signer(places.key_file(), name=places.signer_name()).public_key
    except NoSigningKey:
        return None

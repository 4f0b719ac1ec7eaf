"""`peelian ledger checkpoint`: sign how far the ledger has come. Run it at intervals."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from peelian.ledger import places
from peelian.ledger.services.checkpointing import HistoryRewritten, sign_checkpoints
from peelian.ledger.signing import NoSigningKey, read_signer


class Command(BaseCommand):
    """Sign a checkpoint over every stream that has grown."""

    help = "Sign a checkpoint over every stream that has grown, and write it to PEELIAN_CHECKPOINT_DIR."

    def handle(self, **options: Any) -> None:
        """Print each checkpoint made and the file it is in."""
        folder = places.checkpoint_folder()
        try:
            signer = read_signer(places.key_file(), name=places.signer_name())
            made = sign_checkpoints(signer=signer, folder=folder, at=timezone.now())
        except (NoSigningKey, HistoryRewritten) as trouble:
            raise CommandError(str(trouble)) from trouble
        except OSError as error:
            raise CommandError(f"No checkpoint can be written to {folder}: {error.strerror}.") from error
        for checkpoint in made:
            self.stdout.write(f"{checkpoint.stream}: {checkpoint.size} entries signed, in {checkpoint.file}")
        if not made:
            self.stdout.write("Nothing has been recorded since the last checkpoint.")

"""`peelian ledger key`: make the key that signs checkpoints, once, and print its public half."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.ledger import places
from peelian.ledger.signing import NoSigningKey, make_signer, read_signer


class Command(BaseCommand):
    """Print the public key; make the key when there is none."""

    help = "Print the public key that verifies checkpoints; make the signing key first when there is none."

    def handle(self, **options: Any) -> None:
        """Never replaces a key: with a new one, the old checkpoints could not be checked."""
        path, name = places.key_file(), places.signer_name()
        try:
            signer = read_signer(path, name=name) if path.exists() else make_signer(path, name=name)
        except NoSigningKey as trouble:
            raise CommandError(str(trouble)) from trouble
        except OSError as error:
            raise CommandError(f"The key cannot be kept at {path}: {error.strerror}.") from error
        self.stdout.write(str(signer.public_key))

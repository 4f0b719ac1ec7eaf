"""Where the ledger keeps what must not be in the database: the signing key and the copies of checkpoints."""

from pathlib import Path

from django.conf import settings


def signer_name() -> str:
    """The name under which this installation signs; the first part of every checkpoint's origin."""
    return str(getattr(settings, "PEELIAN_LEDGER_NAME", "peelian"))


def key_file() -> Path:
    """The private key that signs checkpoints."""
    return Path(getattr(settings, "PEELIAN_LEDGER_KEY_FILE", settings.PEELIAN_DATA_DIR / "ledger-key.pem"))


def checkpoint_folder() -> Path:
    """Where checkpoints are written: best a place that the owner of the database cannot write to."""
    return Path(settings.PEELIAN_CHECKPOINT_DIR)

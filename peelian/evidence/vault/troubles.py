"""What can be wrong with the vault, each as a sentence that a person can act on."""

from peelian.access.refusals import Refused


class NotIntact(Refused):
    """A file of the vault is gone, cut short, changed, or another file's."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            f"The stored file {name[:12]}… {what}, so nothing of it is given out. Tell whoever looks after the system, "
            "keep the disk as it is, and restore the file from a backup."
        )


class NoKey(Refused):
    """The key-encryption key is missing, unreadable, open to others, or another one."""


class NoRoom(Refused):
    """The disk of the vault is full. Nothing of the file was kept."""

    def __init__(self) -> None:
        super().__init__(
            "The disk that holds the evidence is full, so the file was not taken in. Nothing of it was kept. Ask "
            "whoever looks after the system to make room, then send it again."
        )

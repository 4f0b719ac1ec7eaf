"""What a reader is given: one file or the members of an archive, never trusted by name or by size."""

from typing import BinaryIO, Protocol


class Source(Protocol):
    """A thing to read. A plain file is its own only member, under its name."""

    name: str

    def members(self) -> tuple[str, ...]:
        """The names of its members, in the order of the archive."""

    def size(self, member: str) -> int:
        """The number of bytes of a member, unpacked."""

    def open(self, member: str) -> BinaryIO:
        """The bytes of a member, to be read forward; closing it is the caller's.

        Raises:
            Unreadable: it is damaged, is larger than it says, or unpacks beyond the limit.
        """

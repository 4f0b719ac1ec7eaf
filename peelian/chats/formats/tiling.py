"""Filling a member with headers where nothing else stands, so that every byte of it belongs to one record."""

from collections.abc import Iterable, Iterator

from peelian.chats.formats.records import Header, Record


def with_headers(member: str, records: Iterable[Record], *, size: int) -> Iterator[Record]:
    """The records of one member, in the order of their bytes, with a header wherever there is a gap between them.

    Only for formats in which a reader has looked at all that lies between its records (brackets, keys, white space) and
    gives a `Remainder` for what it did not understand. A record without bytes (start and end the same) may stand
    anywhere.
    """
    done = 0
    for record in records:
        if record.start > done:
            yield Header(member, done, record.start)
        yield record
        done = max(done, record.end)
    if done < size:
        yield Header(member, done, size)

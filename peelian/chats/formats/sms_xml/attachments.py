"""The files inside a multimedia message, which have no member of their own in the backup."""

import io

from peelian.chats.formats.records import Message, Unreadable
from peelian.chats.formats.sms_xml.messages import Element, files_of
from peelian.chats.formats.sources import Source
from peelian.chats.formats.xml_stream import XmlStream

_STEP = 1 << 20


def attachments_in(source: Source, message: Message) -> list[tuple[str, str, bytes | None]]:
    """Name, kind and bytes of each file of a message, in the order of its `attachments`.

    Raises:
        Unreadable: the bytes of the message are not what they were when it was read.
    """
    with source.open(message.member) as stream:
        left = message.start
        while left and (part := stream.read(min(left, _STEP))):
            left -= len(part)
        raw = stream.read(message.end - message.start)
    found: list[Element] = []

    def start(name: str, values: dict[str, str]) -> None:
        element = Element(name, values, 0)
        if found:
            found[0].inner.append(element)
        else:
            found.append(element)

    xml = XmlStream(io.BytesIO(raw), source.name)
    xml.parser.StartElementHandler = start
    for _ in xml.run():
        pass
    if xml.broken_at is not None or not found:
        raise Unreadable(f"{source.name}: the message at byte {message.start:,} cannot be read again.")
    return files_of(found[0])

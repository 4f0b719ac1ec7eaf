"""WhatsApp's own text export: `_chat.txt` from an iPhone, `WhatsApp Chat with NAME.txt` from Android, bare or in a zip.

The file states neither its date order nor its zone, and has no identifiers. `layouts` learns how its lines begin,
`survey` goes over it once (dates, names), `ordering` settles the order of dates or asks, `reading` makes the records.
"""

from peelian.chats.formats.records import Kind
from peelian.chats.formats.whatsapp.reading import read, sniff

KIND = Kind.WHATSAPP

__all__ = ["KIND", "read", "sniff"]

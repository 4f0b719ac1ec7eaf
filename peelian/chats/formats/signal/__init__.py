"""Signal: what the tools that read Signal Desktop's database write, since Signal itself exports no history as text.

- JSON, an object a line (`data.json` of signal-export, or rows of the database): `data.py`.
- Text, `[2023-01-14 21:04:09] Me: …` (`chat.md`, earlier `index.md`, of signal-export): `text.py`.

Messages that had disappeared before the export are in neither: that something is absent proves nothing.
"""

from peelian.chats.formats.records import Kind
from peelian.chats.formats.signal.reading import read, sniff

KIND = Kind.SIGNAL

__all__ = ["KIND", "read", "sniff"]

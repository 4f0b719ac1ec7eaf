"""Cellebrite UFDR: a zip archive with `report.xml` and the files it names, or `report.xml` by itself.

Namespace `http://pa.cellebrite.com/report/2.0`. A `Chat` holds `Participants` (as they were when the phone was
extracted) and `Messages`, live and recovered in one list; receipts stand on each party of a message.
"""

from peelian.chats.formats.records import Kind
from peelian.chats.formats.ufdr.reading import read, sniff

KIND = Kind.UFDR

__all__ = ["KIND", "read", "sniff"]

"""Facebook and Instagram: "download your information", `messages/inbox/<thread>/message_1.json` and so on.

A thread is split over files, the newest messages first. People have no identifier, only the name they had. Joining and
leaving is written as the words of a message. In most exports each text is UTF-8 read as Latin-1 and written again
(`mojibake.py`).
"""

from peelian.chats.formats.meta.reading import read, sniff
from peelian.chats.formats.records import Kind

KIND = Kind.META

__all__ = ["KIND", "read", "sniff"]

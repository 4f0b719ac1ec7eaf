"""iMessage: the text files of imessage-exporter, one for each conversation.

A message is a line with the moment, a line with the sender ("Me" is the owner of the device), its lines, and an empty
line. Replies stand twice: set in by four spaces below the message they answer, and in their own place; they are read in
their own place. Moments are the exporting computer's local time.
"""

from peelian.chats.formats.imessage.reading import read, sniff
from peelian.chats.formats.records import Kind

KIND = Kind.IMESSAGE

__all__ = ["KIND", "read", "sniff"]

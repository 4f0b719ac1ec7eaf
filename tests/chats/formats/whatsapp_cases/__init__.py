"""Small exports that are hard to read, and what stands in them. Every name and number is invented.

The wordings and layouts follow what is known of the format; each case was written from that, not from a reader's
answer. Used by the tests and by `benchmarks/chats_reading.py`, which gives the same files to other readers.
"""

from tests.chats.formats.whatsapp_cases.case import Case
from tests.chats.formats.whatsapp_cases.layouts import LAYOUTS
from tests.chats.formats.whatsapp_cases.lines import LINES
from tests.chats.formats.whatsapp_cases.texts import TEXTS

CASES: tuple[Case, ...] = (*LAYOUTS, *LINES, *TEXTS)

"""The words that WhatsApp writes into exports, a module a language, all of one shape (`wording.Language`).

A language of the table need not be that of the phone: every table is tried, the one that fits first is taken.
"""

from peelian.chats.formats.whatsapp.languages.english import ENGLISH
from peelian.chats.formats.whatsapp.languages.polish import POLISH
from peelian.chats.formats.whatsapp.languages.punjabi import PUNJABI
from peelian.chats.formats.whatsapp.languages.welsh import WELSH

LANGUAGES = (ENGLISH, POLISH, PUNJABI, WELSH)

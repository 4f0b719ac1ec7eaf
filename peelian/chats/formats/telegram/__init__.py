"""Telegram Desktop: `result.json`, of one chat or of a whole account.

Source: what Telegram Desktop writes (tdesktop, `export_output_json.cpp`). `date` is the local time of the computer
that made the export, without its zone; `date_unixtime` is the moment itself. `members` and `inviter` are names, not
accounts.
"""

from peelian.chats.formats.records import Kind
from peelian.chats.formats.telegram.reading import read, sniff

KIND = Kind.TELEGRAM

__all__ = ["KIND", "read", "sniff"]

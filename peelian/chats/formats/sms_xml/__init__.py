"""SMS Backup & Restore: one XML file of text messages and multimedia messages.

`type` of an `sms`: 1 received, 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued. `msg_box` of an `mms` says the same.
Addresses of an `mms`: 137 from, 151 to, 130 copy, 129 blind copy. A value that is not there is written `null`.
"""

from peelian.chats.formats.records import Kind
from peelian.chats.formats.sms_xml.reading import read, sniff

KIND = Kind.SMS_XML

__all__ = ["KIND", "read", "sniff"]

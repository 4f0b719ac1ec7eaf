"""Times, sizes and marks of messages in words, the same on every page."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from peelian.chats.formats.records import Kind, Mark, What

LONDON = ZoneInfo("Europe/London")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_TIME = "No time in the export"
NO_NAME = "Sender not known"

MARK_WORDS: dict[Mark, str] = {
    Mark.EDITED: "Edited",
    Mark.DELETED: "Deleted for everyone",
    Mark.FORWARDED: "Forwarded",
    Mark.FORWARDED_OFTEN: "Forwarded many times",
    Mark.VIEW_ONCE: "To be viewed once",
    Mark.RECOVERED: "Recovered: it had been deleted on the phone",
    Mark.POLL: "Poll",
    Mark.CALL: "Call",
    Mark.LOCATION: "Place",
    Mark.CONTACT: "Contact",
    Mark.OMITTED: "File not in the export",
    Mark.UNSENT: "Not known to have been sent",
    Mark.ALTERED: "Shown with ␀ or � for what cannot be kept as text; its bytes in the source are whole",
}
"""`OWNER` is missing on purpose: whose phone it came from stands beside each copy."""
KIND_LABELS: dict[str, str] = {
    Kind.WHATSAPP: "WhatsApp export",
    Kind.TELEGRAM: "Telegram Desktop export",
    Kind.SIGNAL: "Signal export",
    Kind.META: "Facebook or Instagram export",
    Kind.SMS_XML: "SMS Backup & Restore",
    Kind.IMESSAGE: "iMessage export",
    Kind.UFDR: "Cellebrite report (UFDR)",
    Kind.CSV: "Table (CSV)",
}
WHAT_LABELS: dict[What, str] = {
    What.CREATED: "Group created",
    What.ADDED: "Added",
    What.REMOVED: "Removed",
    What.LEFT: "Left",
    What.JOINED: "Joined",
    What.RENAMED_GROUP: "Group renamed",
    What.CHANGED_GROUP: "Group changed",
    What.MADE_ADMIN: "Made an admin",
    What.NO_LONGER_ADMIN: "No longer an admin",
    What.CHANGED_NUMBER: "Number changed",
    What.TIMER: "Disappearing messages",
    What.HISTORY_SHARED: "Earlier messages shared",
    What.CALL: "Call",
    What.PINNED: "Pinned",
    What.SECURITY: "Security notice",
    What.MEMBERS: "Members listed",
    What.NAMED: "Name of the conversation",
    What.OTHER: "System message",
}


def marks_in_words(marks: int) -> tuple[str, ...]:
    """What an export says of a message beside its text; nothing for a plain one."""
    return tuple(words for mark, words in MARK_WORDS.items() if marks & mark)


def local_time(moment: datetime | None) -> str:
    """The time of day in London, to the second, with its zone: "16:30:05 GMT"."""
    return f"{moment.astimezone(LONDON):%H:%M:%S %Z}" if moment else NO_TIME


def local_day(moment: datetime | None) -> str:
    """The London day of a moment as ISO, for grouping; nothing for a message without time."""
    return moment.astimezone(LONDON).date().isoformat() if moment else ""


def utc_words(moment: datetime | None) -> str:
    """A moment in UTC, to the second: "2023-03-09 16:30:05 UTC"."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if moment else NO_TIME


def full_words(moment: datetime | None) -> str:
    """A moment in London time, in full: "9 March 2023, 16:30:05"."""
    if moment is None:
        return NO_TIME
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%B %Y, %H:%M:%S} {local.tzname()}"


def own_clock(milliseconds: int | None) -> str:
    """What an export's own clock said, before any zone: "2023-03-09 16:30:05"."""
    if milliseconds is None:
        return NO_TIME
    return f"{_EPOCH + timedelta(milliseconds=milliseconds):%Y-%m-%d %H:%M:%S}"


def size_words(size: int | None) -> str:
    """A number of bytes: "812 bytes", "4.1 MB"."""
    if size is None:
        return "Size not stated"
    amount, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{size:,} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"


def span_words(milliseconds: int) -> str:
    """A difference between clocks: "2 minutes 5.0 seconds later", "the same"."""
    if milliseconds == 0:
        return "the same"
    side = "later" if milliseconds > 0 else "earlier"
    return f"{length_words(abs(milliseconds))} {side}"


def length_words(milliseconds: int) -> str:
    """A length of time to a tenth of a second: "1 hour 3 minutes 0.5 seconds"."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    parts += [f"{minutes} minute{'' if minutes == 1 else 's'}"] if minutes else []
    if rest or not parts:
        parts.append(f"{rest / 1000:.1f} seconds")
    return " ".join(parts)

"""One small export of every kind with the same messages in it, for what must hold of all kinds alike."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from peelian.chats.formats.records import ColumnMap, Kind, Settings
from tests.chats.formats import test_imessage as im
from tests.chats.formats import test_meta as fb
from tests.chats.formats import test_signal as sg
from tests.chats.formats import test_sms_xml as sx
from tests.chats.formats import test_telegram as tg
from tests.chats.formats.reports import chat, message, report

AT = 1_673_730_249
"""2023-01-14 21:04:09 UTC."""


class Said(NamedTuple):
    """A message to print. `at` is in seconds since 1970."""

    who: str
    text: str
    at: int = AT


class Export(NamedTuple):
    """How one kind is printed, what its file is called, and what must be declared of it."""

    printed: Callable[[list[Said]], bytes]
    file: str
    settings: Settings = Settings()


def when(at: int) -> datetime:
    """The moment as a date."""
    return datetime.fromtimestamp(at, UTC)


def whatsapp(said: list[Said]) -> bytes:
    """As an iPhone writes."""
    return "".join(
        f"[{when(each.at):%d/%m/%Y, %H:%M:%S}] {each.who}: {each.text}\r\n" for each in said
    ).encode()


def table(said: list[Said]) -> bytes:
    """A table with a head."""
    out = io.StringIO()
    rows = ((f"{when(each.at):%d/%m/%Y %H:%M:%S}", each.who, each.text) for each in said)
    csv.writer(out, lineterminator="\n").writerows([("When", "Who", "What"), *rows])
    return out.getvalue().encode()


def telegram(said: list[Said]) -> bytes:
    """One chat."""
    entries = (
        tg.entry(place, each.text, at=each.at, who=each.who, key=each.who) for place, each in enumerate(said)
    )
    return json.dumps(tg.chat(*entries), ensure_ascii=False).encode()


def signal(said: list[Said]) -> bytes:
    """Rows of the database."""
    return sg.lines(*(sg.raw(each.text, source=each.who, at=each.at * 1000) for each in said)).encode()


def meta(said: list[Said]) -> bytes:
    """One thread, its texts with the usual fault."""
    people = tuple(dict.fromkeys(each.who for each in said))
    entries = (fb.entry(each.text, who=each.who, at=each.at * 1000) for each in said)
    return fb.written(fb.thread(*entries, people=people)).encode()


def sms_xml(said: list[Said]) -> bytes:
    """Text messages with one number."""
    made = sx.backup(*(sx.sms(each.text, each.who, date=str(each.at * 1000)) for each in said))
    return made if isinstance(made, bytes) else made.encode()


def imessage(said: list[Said]) -> bytes:
    """One conversation."""
    return "".join(im.block(each.text, sender=each.who, at=when(each.at)) for each in said).encode()


def ufdr(said: list[Said]) -> bytes:
    """One chat of a report."""
    at = "%Y-%m-%dT%H:%M:%S+00:00"
    entries = (
        message(each.text, sender=each.who, name=each.who, at=when(each.at).strftime(at), ident=f"A{place}")
        for place, each in enumerate(said)
    )
    return report(chat(*entries)).encode()


MAP = ColumnMap({"at": "When", "sender": "Who", "text": "What"}, "%d/%m/%Y %H:%M:%S")
EXPORTS = {
    Kind.WHATSAPP: Export(whatsapp, "_chat.txt"),
    Kind.TELEGRAM: Export(telegram, "result.json"),
    Kind.SIGNAL: Export(signal, "data.json"),
    Kind.META: Export(meta, "message_1.json"),
    Kind.SMS_XML: Export(sms_xml, "sms.xml"),
    Kind.IMESSAGE: Export(imessage, "Nights.txt"),
    Kind.UFDR: Export(ufdr, "report.xml"),
    Kind.CSV: Export(table, "messages.csv", Settings(zone="Europe/London", encoding="utf-8", mapping=MAP)),
}

"""From the source to records: where the report is, what it says of itself, and the files beside it."""

import posixpath
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.records import (
    Clock,
    Findings,
    Guess,
    Kind,
    Reading,
    Record,
    Settings,
    Unreadable,
)
from peelian.chats.formats.sniffing import members_that, nothing_found
from peelian.chats.formats.sources import Source
from peelian.chats.formats.tiling import with_headers
from peelian.chats.formats.ufdr.messages import Files
from peelian.chats.formats.ufdr.models import Clockwork
from peelian.chats.formats.ufdr.report import Report
from peelian.chats.formats.xml_stream import XmlStream

_PROJECT = re.compile(rb"<project\b[^>]*pa\.cellebrite\.com/report/")


def _looks(first: bytes) -> bool:
    return bool(_PROJECT.search(first))


def sniff(source: Source) -> Guess | None:
    """Whether this looks like a report of Cellebrite."""
    found = members_that(source, _looks, "report.xml")
    if not found:
        return None
    return Guess(Kind.UFDR, 0.98, f"“{found[0]}” begins as a Cellebrite report does.")


def read(source: Source, settings: Settings) -> Reading:
    """Every chat, message, contact and account of the report, in its order.

    Raises:
        Unreadable: there is no such report in it, or the declared zone does not exist. While records are taken: the
            report has a document type or an entity.
    """
    members = members_that(source, _looks, "report.xml")
    if not members:
        raise nothing_found(source, "a Cellebrite report (report.xml)", "report.xml")
    try:
        zone = ZoneInfo(settings.zone) if settings.zone else None
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Unreadable(f"{source.name}: there is no time zone called “{settings.zone}”.") from error
    findings = Findings(clock=Clock.UTC, zone=settings.zone, tool="Cellebrite")
    return Reading(Kind.UFDR, findings, _records(source, members, zone, findings))


def _records(
    source: Source, members: tuple[str, ...], zone: ZoneInfo | None, findings: Findings
) -> Iterator[Record]:
    all_members, carried = set(source.members()), set[str]()
    clockwork = Clockwork(zone)
    for member in members:
        files = Files(posixpath.dirname(member), all_members)
        size = source.size(member)
        report = Report(member, size, files, clockwork)
        with source.open(member) as stream:
            xml = XmlStream(stream, f"{source.name}: “{member}”")
            yield from with_headers(member, report.records(xml), size=size)
        carried |= files.carried
        findings.notes.extend(_sentences(report, xml))
        version = report.project.get("reportVersion", "")
        findings.tool = " ".join(filter(None, ("Cellebrite", report.project.get("name", ""), version)))
    yield from unclaimed(source, read=members, carried=carried)
    if clockwork.open:
        findings.clock = Clock.UTC if clockwork.stated else Clock.LOCAL
        findings.notes.append(
            f"{clockwork.open:,} moments have no zone; they are counted as if they were UTC. Declare the phone's zone "
            "to have them read right."
        )


def _sentences(report: Report, xml: XmlStream) -> Iterator[str]:
    """What a reader of the evidence must know."""
    yield "Participants are those of the chat when the phone was extracted, not over time."
    if report.recovered:
        yield f"{report.recovered:,} messages were recovered by the extraction from what had been deleted."
    for name, value in report.said.items():
        if "zone" in name.lower() and value:
            yield f"The report says of the phone: {name}: {value}."
    if xml.mended:
        yield f"{xml.mended:,} signs in the report are none that XML allows; they show as �."

"""`sniff` and `read`: from a source to its records, one export after the other."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.records import (
    Clock,
    Findings,
    Guess,
    Header,
    Kind,
    Reading,
    Record,
    Remainder,
    Settings,
)
from peelian.chats.formats.sources import Source
from peelian.chats.formats.whatsapp.blocks import head_of
from peelian.chats.formats.whatsapp.making import Making
from peelian.chats.formats.whatsapp.planning import Plan, beginning, plans, texts_of

_FRAME = "﻿‎‏ \t\r\n"


def sniff(source: Source) -> Guess | None:
    """Whether some member begins as a WhatsApp export does. A bracket without seconds is written by other tools too."""
    for member in texts_of(source):
        begun = beginning(source, member)
        if begun is None:
            continue
        _, layout, before = begun
        sure = 0.95 if layout.bracketed == layout.seconds else 0.7
        if before > 3:
            sure -= 0.15
        style = "an iPhone" if layout.bracketed else "Android"
        return Guess(
            Kind.WHATSAPP, sure, f"{member} begins with a date, a time and a name as {style} writes them"
        )
    return None


def read(source: Source, settings: Settings) -> Reading:
    """Every record of a WhatsApp export; moments are the phone's own clock.

    `settings` may declare `date_order`, `encoding`, `owner` (the name of the exporting phone's own account in the
    export) and `zone`, which is only handed on.

    Raises:
        NeedsAnswer: `date_order` or `encoding` is open (at once, before the first record).
        Unreadable: no line begins as a message does, or the dates contradict each other.
    """
    planned = plans(source, settings)
    first = planned[0]
    findings = Findings(
        clock=Clock.LOCAL,
        date_order=first.order.order,
        order_grounds=first.order.grounds,
        encoding=first.stretch.coding.name,
        zone=settings.zone,
        tool="WhatsApp, as an iPhone writes" if first.layout.bracketed else "WhatsApp, as Android writes",
    )
    records = chain.from_iterable(_batches(source, planned, findings, settings))
    return Reading(Kind.WHATSAPP, findings, records)


def _batches(
    source: Source, planned: list[Plan], findings: Findings, settings: Settings
) -> Iterator[Iterable[Record]]:
    """The records in lists: handed on one by one, each would pass through every function on the way."""
    files = {PurePosixPath(member).name: member for member in source.members()}
    carried: set[str] = set()
    for number, plan in enumerate(planned):
        yield _before(source, plan)
        making = Making(plan, owner=settings.owner, files=files)
        if number and plan.before:
            making.saying.conversation = f"{plan.title} ({number + 1})"
            making.watch.seconds.add(f"line {plan.line}".__str__)
        yield from making.batches()
        carried |= making.saying.carried
        findings.notes += [*_notes(source, plan), *making.watch.notes()]
    read_members = {plan.stretch.member for plan in planned}
    yield unclaimed(source, read=read_members, carried=carried)


def _before(source: Source, plan: Plan) -> Iterator[Record]:
    """What stands before the first header: the frame, or something that was not understood."""
    if plan.before == plan.stretch.start:
        return
    member, end = plan.stretch.member, plan.stretch.start
    data, _ = head_of(source, member, start=plan.before)
    data = data[: end - plan.before]
    if len(data) == end - plan.before and not plan.stretch.coding.decoded(data).strip(_FRAME):
        yield Header(member, plan.before, end)
    else:
        yield Remainder(member, plan.before, end, "this stands before the first message of the export")


def _notes(source: Source, plan: Plan) -> list[str]:
    """What the survey found."""
    said = list(plan.roster.notes)
    if plan.survey.unsure_second:
        said.append(
            f'The last message holds "{plan.survey.unsure_second}…", which may begin another export; '
            "it was kept as text."
        )
    if plan.survey.second is None and not _ends_with_line(source, plan):
        said.append("The file ends within a line: it may have been cut short.")
    return [f"{plan.stretch.member}: {each}" for each in said]


def _ends_with_line(source: Source, plan: Plan) -> bool:
    member = plan.stretch.member
    data, _ = head_of(source, member, start=max(0, source.size(member) - 4))
    return not data or b"\n" in data

"""What is settled of a source before the first record is made: its texts, their layouts, encodings, orders, senders."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from peelian.chats.formats.records import Settings, Unreadable
from peelian.chats.formats.sources import Source
from peelian.chats.formats.whatsapp.blocks import Coding, Stretch, coding_of, head_of
from peelian.chats.formats.whatsapp.languages import LANGUAGES
from peelian.chats.formats.whatsapp.layouts import LRM, Layout, learn
from peelian.chats.formats.whatsapp.ordering import Dates, Order
from peelian.chats.formats.whatsapp.roster import Roster, roster_of
from peelian.chats.formats.whatsapp.sentences import notices
from peelian.chats.formats.whatsapp.survey import Survey, dates_of, line_of, media_of, parts_of, survey

_BEFORE_TITLE = tuple(before for language in LANGUAGES for before in language.file_names)


@dataclass(frozen=True)
class Plan:
    """How one export in a member is to be read. `before` is where the bytes in front of its first header begin."""

    stretch: Stretch
    before: int
    line: int
    """The line of the member in which the stretch begins, counted from 1."""
    layout: Layout
    order: Order
    roster: Roster
    title: str
    survey: Survey


def texts_of(source: Source) -> list[str]:
    """The members that are the text of a chat, by their first lines; the only member of a plain file if it is one."""
    members = source.members()
    candidates = (
        [each for each in members if each.lower().endswith(".txt")] if len(members) > 1 else list(members)
    )
    return [each for each in candidates if beginning(source, each) is not None]


def beginning(
    source: Source, member: str, *, start: int = 0, encoding: str = ""
) -> tuple[Coding, Layout, int] | None:
    """(encoding, layout, bytes before the first header) of a member from a place on; None for no header there."""
    head, _ = head_of(source, member, start=start)
    coding = coding_of(head, encoding)
    text = coding.decoded(head[coding.mark :])
    learnt = learn(text)
    if learnt is None:
        return None
    layout, place = learnt
    return coding, layout, coding.mark + len(coding.encoded(text[:place]))


def plans(source: Source, settings: Settings) -> list[Plan]:
    """Every export of a source, in the order of its bytes.

    Raises:
        NeedsAnswer: an order of dates or an encoding is open.
        Unreadable: no member is a WhatsApp export.
    """
    found = [plan for member in texts_of(source) for plan in _plans_of(source, member, settings)]
    if not found:
        raise Unreadable(f"{source.name}: no line begins as a message of a WhatsApp export does.")
    return found


def _plans_of(source: Source, member: str, settings: Settings) -> list[Plan]:
    """The exports of one member: more than one when they were joined."""
    done: list[Plan] = []
    start, line = 0, 1
    while True:
        begun = beginning(source, member, start=start, encoding=settings.encoding)
        if begun is None:
            return done
        plan = _plan(source, member, settings, start=start, begun=begun, line=line)
        done.append(plan)
        if plan.survey.second is None:
            return done
        line += _lines_in(replace(plan.stretch, start=start))
        start = plan.survey.second


def _plan(
    source: Source,
    member: str,
    settings: Settings,
    *,
    start: int,
    begun: tuple[Coding, Layout, int],
    line: int,
) -> Plan:
    coding, layout, skipped = begun
    stretch = Stretch(source, member, start + skipped, source.size(member), coding)
    before = _lines_in(replace(stretch, start=start, end=stretch.start)) if skipped else 0
    surveyed = survey(stretch, layout)
    if not surveyed.openings:
        raise Unreadable(
            f"{member}: line {line + before} begins as a message does, but its date cannot be read."
        )
    if surveyed.second is not None:
        stretch, _ = parts_of(stretch, surveyed.second)
    title = _title_inside(stretch, layout) or title_of(source, member)
    dates = Dates(
        texts=dates_of(surveyed, layout),
        name=member,
        line_of=lambda text: line - 1 + before + line_of(stretch, text.encode(), layout=layout),
        media=lambda: media_of(stretch, layout),
    )
    return Plan(
        stretch=stretch,
        before=start,
        line=line + before,
        layout=layout,
        order=dates.settle(settings.date_order),
        roster=roster_of(surveyed.heads, surveyed.more, surveyed.ended, titles=(title,)),
        title=title,
        survey=surveyed,
    )


def _lines_in(stretch: Stretch) -> int:
    return sum(piece.count(b"\n") for piece in stretch.pieces())


def _title_inside(stretch: Stretch, layout: Layout) -> str:
    """The name of the chat under which an iPhone writes the first line of an export; empty where it does not."""
    found = layout.row.match(next(stretch.blocks(layout))) if layout.bracketed else None
    if found is None:
        return ""
    name, colon, text = (found.group(5) + found.group(6)).partition(b": " + LRM)
    return name.decode("utf-8", "replace") if colon and any(map(text.count, notices())) else ""


def title_of(source: Source, member: str) -> str:
    """The name of the chat by the name of the file or of the archive around it; otherwise the name of the file."""
    for name in (PurePosixPath(member).name, PurePosixPath(source.name).name):
        stem = re.sub(r"(?i)\.(?:txt|zip)\Z", "", name)
        for before in _BEFORE_TITLE:
            if stem.startswith(before) and len(stem) > len(before):
                return stem.removeprefix(before)
    folder = PurePosixPath(member).parent.name
    return folder or PurePosixPath(source.name).name

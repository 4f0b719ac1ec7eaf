"""Random records printed as an export come back as the same records, and no byte is lost."""

from datetime import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from peelian.chats.formats.records import DateOrder, Event, Message, NeedsAnswer, Unreadable, What
from peelian.chats.formats.whatsapp import blocks
from peelian.chats.formats.whatsapp.blocks import Coding
from peelian.chats.formats.whatsapp.columns import columns_of
from peelian.chats.formats.whatsapp.layouts import learn
from tests.chats.formats.whatsapp_printing import Line, Style, a_day_after_the_twelfth, printed
from tests.chats.formats.whatsapp_sources import moment, taken

pytestmark = pytest.mark.pure
NAMES = (
    "Asha Vale",
    "Ben Moor",
    "🦊 Fox",
    "\u202a+44 7700 900123\u202c",
    "~\u202fWren",
    "ਆਸ਼ਾ",
    "Łucja Żur",
    "O'Dell: Nights",
)
EVENTS = {
    "Asha Vale added Ben Moor": What.ADDED,
    "Ben Moor left": What.LEFT,
    "Asha Vale removed 🦊 Fox": What.REMOVED,
    'Asha Vale changed the group name to "Days"': What.RENAMED_GROUP,
    "ਆਸ਼ਾ joined using a group link.": What.JOINED,
}
# Lower-case words, so that no text is by chance one of WhatsApp's own; every kind of line end but the record's own.
WORDS = st.text(alphabet="abz é'😂ਕ\u2028\u0085\n-.:/1", max_size=40).map(
    # A ": " in every text of one sender could as well be part of the name: that is tested by itself.
    lambda text: f"q{text}q".replace(": ", ":.")
)
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2026, 11, 1))
LINES = st.builds(Line, st.sampled_from(NAMES), MOMENTS, WORDS)
OWN = st.builds(lambda text, at: Line(None, at, text), st.sampled_from(sorted(EVENTS)), MOMENTS)
STYLES = st.builds(
    Style,
    st.booleans(),
    st.sampled_from(list(DateOrder)),
    st.sampled_from("/.-"),
    st.booleans(),
).filter(lambda style: not (style.order is DateOrder.MDY and style.separator != "/"))


def settled(lines: list[Line]) -> list[Line]:
    """The same with a sender whose name needs a second look written twice, and a first date that settles the order."""
    first = Line("Asha Vale", a_day_after_the_twelfth(lines[0].at), "qfirstq")
    twice = [Line("O'Dell: Nights", first.at, "qoneq"), Line("O'Dell: Nights", first.at, "qtwoq")]
    return [first, *twice, *lines]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES | OWN, min_size=1, max_size=12), STYLES)
def test_what_is_printed_comes_back(lines: list[Line], style: Style) -> None:
    lines = settled(lines)
    records, findings, accounting = taken(printed(lines, style), "_chat.txt")
    found = [record for record in records if isinstance(record, Message | Event)]
    assert findings.date_order is style.order
    assert accounting.whole
    assert len(found) == len(lines)
    for line, record in zip(lines, found, strict=True):
        assert moment(record.at) == f"{style.rounded(line.at):%Y-%m-%d %H:%M:%S}"
        if isinstance(record, Message):
            assert (record.sender, record.text) == (line.sender, line.text)
        else:
            assert (None, EVENTS[line.text]) == (line.sender, record.what)


ENDS = st.sampled_from(["\n", "\r\n", "\r\r\n"])


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES | OWN, min_size=1, max_size=8), STYLES, st.data())
def test_columns_of_a_block_are_the_rows_that_one_pattern_finds(
    lines: list[Line], style: Style, data: st.DataObject
) -> None:
    parts = printed(settled(lines), style).decode().split("\n")
    whole = "".join(part + data.draw(ENDS) for part in parts).encode()
    cut = whole[: data.draw(st.integers(60, len(whole)))]
    learnt = learn(cut.decode("utf-8", "replace"))
    assume(learnt is not None and learnt[1] == 0)
    layout = learnt[0]
    columns = columns_of(cut, layout, Coding("utf-8", 0), 7)
    rows = layout.row.findall(cut)
    assert [columns.whole(place) for place in range(len(rows))] == [row[0] for row in rows]
    assert [*zip(columns.heads, columns.bodies, strict=True)] == [row[4:] for row in rows]
    assert columns.places == [7 + sum(len(row[0]) for row in rows[:place]) for place in range(len(rows) + 1)]


@settings(max_examples=50, deadline=None)
@given(st.lists(LINES | OWN, min_size=1, max_size=12), STYLES, st.sampled_from([1, 13, 64, 200]))
def test_where_blocks_are_cut_makes_no_difference(lines: list[Line], style: Style, length: int) -> None:
    data = printed(settled(lines), style)
    usual, findings, _ = taken(data, "_chat.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", length)
        cut, found, accounting = taken(data, "_chat.txt")
    assert (cut, found) == (usual, findings)
    assert accounting.whole


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES | OWN, min_size=1, max_size=6), STYLES, st.data())
def test_a_damaged_export_is_still_accounted_for(
    lines: list[Line], style: Style, data: st.DataObject
) -> None:
    whole = bytearray(printed(settled(lines), style))
    for place in data.draw(st.lists(st.integers(40, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(40, len(whole)))])
    try:
        _, _, accounting = taken(cut, "_chat.txt")
    except (Unreadable, NeedsAnswer):
        return  # nothing was read, and a sentence said why
    assert accounting.whole

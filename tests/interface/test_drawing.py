"""Drawings: well formed, escaped, the same every time, readable at any size, and no style or script in them."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring

from peelian.interface.drawing import KINDS, ClockBar, ClockState, TimelineItem, clock_strip_svg, timeline_svg
from peelian.interface.drawing.scale import Scale
from tests.interface import gallery

pytestmark = pytest.mark.pure
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("1")</script>&amp;\x00\x1b'


def _timeline(*items: TimelineItem) -> str:
    return str(timeline_svg(items, title="History", description="What happened"))


def _clocks(*bars: ClockBar) -> str:
    return str(clock_strip_svg(bars, today=gallery.TODAY, title="Clocks", description="What is due"))


DRAWINGS = {
    "few": lambda: _timeline(*gallery.few_items()),
    "many": lambda: _timeline(*gallery.many_items()),
    "no items": lambda: _timeline(),
    "clocks": lambda: _clocks(*gallery.clocks()),
    "no clocks": lambda: _clocks(),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_a_named_and_described_picture_without_style_or_script(name: str) -> None:
    drawing = DRAWINGS[name]()
    root = fromstring(drawing)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").get("id") == root.get("aria-labelledby")
    assert root.find(f"{SVG}desc").get("id") == root.get("aria-describedby")
    for part in root.iter():
        assert part.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject")
        assert not {n for n in part.attrib if n == "style" or n.startswith("on") or n.endswith("href")}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_the_same_bytes_every_time(name: str) -> None:
    assert DRAWINGS[name]() == DRAWINGS[name]()


def test_words_from_outside_cannot_leave_their_place() -> None:
    on = date(2023, 3, 9)
    for drawing in (
        _timeline(TimelineItem(at=on, label=HOSTILE, lane=HOSTILE)),
        _clocks(ClockBar(label=HOSTILE, start=on, due=on, state=ClockState.RUNNING, detail=HOSTILE)),
        str(timeline_svg([], title=HOSTILE, description=HOSTILE)),
    ):
        root = fromstring(drawing)
        assert not [part for part in root.iter() if part.tag.endswith("script")]
        assert any('</text><script>alert("1")</script>&amp;' in (part.text or "") for part in root.iter())
        assert not {"\x00", "\x1b"} & set(drawing)


def test_two_hundred_items_make_a_drawing_of_reasonable_size_that_owns_up_to_what_it_leaves_out() -> None:
    drawing = DRAWINGS["many"]()
    assert len(drawing) < 120_000
    left_out = int(re.search(r"(\d+) items are drawn without a label", drawing).group(1))
    marks = [g for g in fromstring(drawing).iter(f"{SVG}g") if g.find(f"{SVG}title") is not None]
    items = [g for g in marks if "d-item" in g.get("class")]
    assert len(items) == 200
    assert sum(g.find(f"{SVG}text") is None for g in items) == left_out


def test_labels_on_one_row_never_run_into_one_another() -> None:
    rows: dict[str, list[tuple[float, float]]] = {}
    for group in fromstring(DRAWINGS["many"]()).iter(f"{SVG}g"):
        words = group.find(f"{SVG}text")
        if "d-item " in group.get("class") and words is not None and group.find(f"{SVG}title") is not None:
            length = len(words.text) * 13 * 0.5  # about what a browser draws
            x = float(words.get("x"))
            start = x - length if words.get("text-anchor") == "end" else x
            rows.setdefault(words.get("y"), []).append((start, start + length))
    assert rows
    for spans in rows.values():
        for left, right in pairwise(sorted(spans)):
            assert left[1] <= right[0] + 1


def test_nothing_is_drawn_outside_the_picture() -> None:
    for name in DRAWINGS:
        root = fromstring(DRAWINGS[name]())
        _, _, width, height = (float(n) for n in root.get("viewBox").split())
        for part in root.iter():
            assert -1 <= float(part.get("x", 0)) <= width
            assert -1 <= float(part.get("y", 0)) <= height


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind 'rumour'"):
        _timeline(TimelineItem(at=date(2023, 3, 9), label="x", kind="rumour"))


def test_every_kind_and_every_state_can_be_told_apart_without_colour() -> None:
    shapes = set()
    for kind in ("event", "report", "decision", "notice", "note"):
        drawing = _timeline(TimelineItem(at=date(2023, 3, 9), label="x", kind=kind))
        symbol = re.search(r'<(circle|rect|path)[^>]*class="d-symbol"', drawing).group(0)
        shapes.add(re.sub(r"M[\d. ]+|c?[xy]=\"[\d.]+\"", "", symbol))
        assert KINDS[kind] in drawing
    assert len(shapes) == 5
    drawing = _clocks(*gallery.clocks())
    for words in (
        "Done on 10 Mar 2023",
        "Open since 9 Mar 2023",
        "Overdue since 17 Mar 2023",
        "Explain by 20 May 2023",
    ):
        assert words in drawing


def test_a_clock_without_a_due_day_stays_open_to_today() -> None:
    drawing = _clocks(
        ClockBar(label="Assess", start=date(2023, 3, 9), state=ClockState.AS_SOON_AS_PRACTICABLE)
    )
    assert "d-bar--open" in drawing
    assert "d-due" not in drawing


def test_moments_of_one_day_stand_in_order() -> None:
    start = datetime(2023, 3, 9, 8, tzinfo=UTC)
    items = [TimelineItem(at=start + timedelta(hours=n), label=f"n{n}", lane="a") for n in (6, 0, 3)]
    drawing = _timeline(*items)
    assert drawing.index(">n0<") < drawing.index(">n3<") < drawing.index(">n6<")


@pytest.mark.parametrize("days", [0, 1, 9, 10, 60, 100, 101, 400, 1500, 4000, 20000])
def test_a_scale_of_any_length_has_a_readable_number_of_marks(days: int) -> None:
    scale = Scale(first=date(2000, 1, 15), last=date(2000, 1, 15) + timedelta(days=days), left=100, right=900)
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 14
    assert [x for x, _ in ticks] == sorted({x for x, _ in ticks})
    assert all(100 <= x <= 900 for x, _ in ticks)


def test_an_hour_is_not_lost_when_the_clocks_change() -> None:
    scale = Scale(first=date(2023, 3, 26), last=date(2023, 3, 26), left=0, right=24)
    assert scale.x(datetime(2023, 3, 26, 11, 0, tzinfo=UTC)) == 12  # noon in London, summer time

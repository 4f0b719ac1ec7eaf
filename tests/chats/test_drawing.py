"""The picture of a group over time: every member a lane, nothing told by colour alone, the same bytes every time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from defusedxml.ElementTree import fromstring

from peelian.chats.drawing import ACT_LABELS, Act, Lane, LaneMark, Presence, Span, swim_lanes_svg

pytestmark = pytest.mark.pure
SVG = "{http://www.w3.org/2000/svg}"
START = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)
HOSTILE = '</text><script>alert("1")</script>&amp;\x00'


def lane(name: str = "Odo Brambleth", *, first: int = 0, last: int | None = 90) -> Lane:
    """A member who was in for some days, then not known, and said something on the way."""
    until = START + timedelta(days=last) if last is not None else None
    return Lane(
        name=name,
        spans=(
            Span(start=START + timedelta(days=first), until=until, presence=Presence.IN),
            *([Span(start=until, until=None, presence=Presence.UNKNOWN)] if until else []),
        ),
        marks=(LaneMark(at=START + timedelta(days=first + 5), act=Act.CHALLENGED),),
        sent=((date(2022, 3, 4), 3), (date(2022, 3, 5), 400)),
    )


def drawn(*lanes: Lane, chosen: datetime | None = None) -> str:
    return str(swim_lanes_svg(lanes, title="The group", description="Who was in it when", chosen=chosen))


def of_class(drawing: str, wanted: str) -> list:
    return [part for part in fromstring(drawing).iter() if wanted in (part.get("class") or "").split()]


def test_it_is_a_named_and_described_picture_without_style_or_script() -> None:
    root = fromstring(drawn(lane(), lane("Another"), chosen=START))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").get("id") == root.get("aria-labelledby")
    assert root.find(f"{SVG}desc").get("id") == root.get("aria-describedby")
    for part in root.iter():
        assert part.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject")
        assert not {name for name in part.attrib if name == "style" or name.startswith("on")}


def test_the_same_lanes_are_the_same_bytes() -> None:
    assert drawn(lane()) == drawn(lane())


def test_what_is_not_known_is_hatched_and_what_is_known_is_not() -> None:
    drawing = drawn(lane())
    name = fromstring(drawing).find(f"{SVG}defs/{SVG}pattern").get("id")
    stays = of_class(drawing, "d-stay")
    hatched = [[bar.get("fill") for bar in stay.iter(f"{SVG}rect")] for stay in stays]
    assert hatched == [[None], [None, f"url(#{name})"]]


def test_someone_who_was_never_in_has_a_lane_that_says_so() -> None:
    drawing = drawn(lane(), Lane(name="Absent Tolly"))
    assert any(
        "Absent Tolly. Out throughout" in (t.text or "") for t in fromstring(drawing).iter(f"{SVG}title")
    )
    assert len(of_class(drawing, "d-member")) == 2


def test_every_act_has_an_outline_of_its_own_and_stands_in_the_legend() -> None:
    marks = tuple(LaneMark(at=START + timedelta(days=n), act=act) for n, act in enumerate(Act))
    drawing = drawn(Lane(name="Odo", marks=marks))
    outlines = {part.get("class"): part.get("d").partition("m")[2] for part in of_class(drawing, "d-act")}
    assert len(outlines) == len(set(outlines.values())) == len(Act)
    words = {part.text for part in fromstring(drawing).iter(f"{SVG}text")}
    assert set(ACT_LABELS.values()) <= words


def test_a_stay_of_a_minute_in_a_year_is_still_to_be_seen() -> None:
    short = Span(start=START, until=START + timedelta(minutes=1), presence=Presence.IN)
    drawing = drawn(Lane(name="Odo", spans=(short,)), lane("Another", last=365))
    first = next(part for part in of_class(drawing, "d-stay"))
    assert float(first.find(f"{SVG}rect").get("width")) >= 3


def test_an_open_stay_reaches_the_end_and_the_moment_of_the_message_is_a_line() -> None:
    drawing = drawn(lane(last=None), chosen=START + timedelta(days=10))
    bar = of_class(drawing, "d-stay")[0].find(f"{SVG}rect")
    assert float(bar.get("x")) + float(bar.get("width")) == pytest.approx(944, abs=1)
    assert "The message, 11 Mar 2022" in drawing


def test_a_hundred_members_with_long_names_make_a_drawing_of_reasonable_size() -> None:
    busy = tuple((date(2022, 3, 1) + timedelta(days=n), n + 1) for n in range(365))
    many = [
        Lane(name=f"{'Bartholomew-' * 6}{n}", spans=lane(first=n).spans, marks=lane(first=n).marks, sent=busy)
        for n in range(100)
    ]
    drawing = drawn(*many)
    assert len(of_class(drawing, "d-member")) == 100
    assert len(drawing) < 600_000
    shown = [part.text or "" for part in fromstring(drawing).iter(f"{SVG}text")]
    assert all(len(words) * 13 * 0.52 <= 236 for words in shown if words.startswith("Bartholomew"))


def test_words_from_a_phone_cannot_leave_their_place() -> None:
    root = fromstring(drawn(lane(HOSTILE)))
    assert not [part for part in root.iter() if part.tag.endswith("script")]
    assert any('<script>alert("1")</script>' in (part.text or "") for part in root.iter())


def test_nobody_at_all_is_said_in_words() -> None:
    assert "Nobody is known to have belonged" in drawn()

"""Months with a count drawn into them, and the versions of a provision on a line of time."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from peelian.interface.drawing import DayMark, VersionBar, month_svg, versions_svg

pytestmark = pytest.mark.pure
SVG = "{http://www.w3.org/2000/svg}"
MAY = date(2023, 5, 1)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)


def titles(drawing: str) -> list[str]:
    return [group.find(f"{SVG}title").text for group in parsed(drawing).iter(f"{SVG}g")]


@pytest.mark.parametrize("month", [date(2023, 2, 1), date(2024, 2, 29), date(2023, 5, 31), date(2027, 8, 9)])
def test_every_day_of_the_month_is_drawn_once_in_its_column(month):
    drawing = parsed(month_svg(month, [], title="The count"))
    cells = list(drawing.iter(f"{SVG}g"))
    first = month.replace(day=1)
    assert [cell.find(f"{SVG}title").text.split()[0] for cell in cells] == [
        str(n + 1) for n in range(31) if (first + timedelta(days=n)).month == month.month
    ]
    column = float(cells[0].find(f"{SVG}rect").get("x")) / 46
    assert int(column) == first.weekday()
    height = float(drawing.get("viewBox").split()[3])
    assert max(float(cell.find(f"{SVG}rect").get("y")) for cell in cells) + 42 <= height


def test_what_is_said_of_a_day_is_in_its_title_and_in_the_description():
    mark = DayMark(day=date(2023, 5, 8), look="skipped", full="not counted, Coronation")
    drawing = month_svg(MAY, [mark], title="The count in May 2023")
    assert "8 May 2023: not counted, Coronation" in titles(drawing)
    assert parsed(drawing).find(f"{SVG}desc").text == "8: not counted, Coronation."
    assert 'class="d-skip"' in drawing


def test_marks_of_other_months_are_passed_over():
    mark = DayMark(day=date(2023, 6, 8), look="last", words="last", full="the last day")
    assert month_svg(MAY, [mark], title="t") == month_svg(MAY, [], title="t")


def test_a_look_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no look 'blinking'"):
        month_svg(MAY, [DayMark(day=MAY, look="blinking")], title="t")


def test_what_is_written_into_a_day_is_escaped():
    drawing = month_svg(MAY, [DayMark(day=MAY, look="event", words="<b>", full='"&"')], title="<t>")
    assert "<b>" not in drawing
    assert '1 May 2023: "&"' in titles(drawing)


def test_versions_stand_in_order_and_one_that_is_still_law_has_an_arrow():
    bars = [
        VersionBar(label="As made", start=date(2020, 2, 1), until=date(2025, 5, 28), detail="5 days."),
        VersionBar(label="As amended", start=date(2025, 5, 28)),
    ]
    drawing = versions_svg(bars, today=date(2026, 1, 1), title="Versions", description="One bar a version.")
    assert titles(drawing) == [
        "As made. 5 days. From 1 February 2020 until 28 May 2025.",
        "As amended. From 28 May 2025, and still law.",
    ]
    rows = list(parsed(drawing).iter(f"{SVG}g"))
    assert [len(row.findall(f"{SVG}path")) for row in rows] == [0, 1]
    starts = [row.find(f"{SVG}rect") for row in rows]
    end = float(starts[0].get("x")) + float(starts[0].get("width"))
    assert end == pytest.approx(float(starts[1].get("x")), abs=0.2)


def test_nothing_is_drawn_without_a_version():
    with pytest.raises(ValueError, match="without a version"):
        versions_svg([], today=MAY, title="t", description="d")

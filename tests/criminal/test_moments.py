"""Times typed by the wall clock: the hour that is skipped in March, and the one that comes twice in October."""

from datetime import UTC, datetime

import pytest

from peelian.criminal.forms.custody import EndDetention, RecordArrest, WithEnd

pytestmark = pytest.mark.pure


def boxes(stem: str, day: int, month: int, clock: str, **more: str) -> dict[str, str]:
    """The names that the date input gives its boxes."""
    names = {"day": day, "month": month, "year": 2023}
    return (
        {f"{stem}_day-{name}": str(value) for name, value in names.items()} | {f"{stem}_time": clock} | more
    )


def test_an_ordinary_time_is_read_by_the_clocks_of_this_country() -> None:
    form = EndDetention(boxes("ended", 15, 7, "14:30"))
    assert form.is_valid()
    assert form.cleaned_data["ended_at"] == datetime(2023, 7, 15, 13, 30, tzinfo=UTC)
    assert "clock" not in form.fields


def test_an_hour_that_no_clock_showed_is_refused_with_a_sentence() -> None:
    form = EndDetention(boxes("ended", 26, 3, "01:30"))
    assert not form.is_valid()
    assert "No clock showed 01:30" in str(form.errors)
    assert "clock" not in form.fields


@pytest.mark.parametrize(("which", "hour"), [("0", 0), ("1", 1)])
def test_an_hour_that_came_twice_is_asked_about_and_then_taken(which: str, hour: int) -> None:
    night = boxes("ended", 29, 10, "01:30")
    form = EndDetention(night)
    assert not form.is_valid()
    assert "twice that night" in str(form.errors)
    assert "clock" in form.fields
    again = EndDetention(night | {"clock": which})
    assert again.is_valid()
    assert again.cleaned_data == {"ended_at": datetime(2023, 10, 29, hour, 30, tzinfo=UTC)}


def test_a_moment_is_given_whole_or_not_at_all() -> None:
    assert WithEnd({}).is_valid()
    half = WithEnd({"ended_time": "10:00"})
    assert not half.is_valid()
    assert "both the date and the time" in str(half.errors)


def test_the_question_of_the_two_hours_is_not_asked_before_it_arises() -> None:
    assert "clock" not in RecordArrest().fields
    assert list(EndDetention(boxes("ended", 29, 10, "01:30")).fields)[-1] == "clock"

"""Tags and filters: dates as people say them, tags, actions, sorting and pages."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from peelian.interface.templatetags.interface import choice_id, day, moment, numbers_shown, short_day, tag
from tests.interface.gallery import Verdict

pytestmark = pytest.mark.pure


def _render(source: str, path: str = "/", **context: object) -> str:
    request = RequestFactory().get(path)
    return engines["django"].from_string(source).render(context, request)


def test_days_and_moments_are_written_as_people_say_them() -> None:
    assert day(date(2023, 3, 9)) == "Thursday 9 March 2023"
    assert short_day(date(2023, 3, 9)) == "9 Mar 2023"
    assert moment(datetime(2023, 3, 9, 16, 30, tzinfo=UTC)) == "9 March 2023 at 4:30pm"
    assert moment(datetime(2023, 3, 9, 12, 0, tzinfo=UTC)) == "9 March 2023 at midday"
    assert day(None) == short_day("") == moment(None) == ""


def test_a_moment_is_told_in_london_time_in_summer_too() -> None:
    late = datetime(2023, 6, 30, 23, 0, tzinfo=UTC)
    assert moment(late) == "1 July 2023 at midnight"
    assert day(late) == "Saturday 1 July 2023"


def test_a_tag_escapes_its_text_and_refuses_an_unknown_colour() -> None:
    assert tag("<b>", "red") == '<strong class="govuk-tag govuk-tag--red">&lt;b&gt;</strong>'
    assert tag("Live", "turquoise") == '<strong class="govuk-tag govuk-tag--teal">Live</strong>'
    with pytest.raises(ValueError, match="no tag colour 'mauve'"):
        tag("Late", "mauve")


def test_an_action_that_is_not_allowed_is_no_link_and_no_button_and_says_why() -> None:
    refused = Verdict(
        label="Refer", allowed=False, reason="Only the appropriate authority may refer.", url="/refer/"
    )
    html = _render("{% action verdict %}", verdict=refused)
    assert "Only the appropriate authority may refer." in html
    assert "/refer/" not in html
    assert "<a" not in html
    assert "<button" not in html


def test_what_may_be_done_comes_first_and_what_may_not_is_folded_away_with_its_reason() -> None:
    refused = Verdict(label="Read", allowed=False, reason="The review has stopped.", url="/read/")
    may = [Verdict(label="Report", url="/report/"), Verdict(label="Appoint", url="/appoint/")]
    html = _render("{% actions refused may %}", refused=refused, may=may)
    buttons, _, folded = html.partition("<details")
    assert "The review has stopped." in folded
    assert "The review has stopped." not in buttons
    assert buttons.count("govuk-button--secondary") == 2
    html = _render("{% actions may refused %}", refused=refused, may=may)
    assert html.count("govuk-button--secondary") == 1
    assert "<details" not in _render("{% actions None may %}", may=may)
    assert _render("{% actions None may %}", may=may).count("govuk-button--secondary") == 2


def test_an_action_that_changes_something_at_once_is_a_form_with_a_token() -> None:
    html = _render("{% action verdict %}", verdict=Verdict(label="Close", url="/close/", method="post"))
    assert '<form method="post" action="/close/"' in html
    assert "csrfmiddlewaretoken" in html


def test_the_first_choice_has_the_id_of_its_field() -> None:
    assert [choice_id("id_x", index) for index in ("0", "1", "0_0", "1_2")] == [
        "id_x",
        "id_x-2",
        "id_x",
        "id_x-2-3",
    ]


def test_a_column_sorts_up_then_down_and_keeps_the_filter() -> None:
    source = '{% sort_header "Opened" "opened" %}'
    assert 'href="?q=a&amp;sort=opened"' in _render(source, "/?q=a&page=3")
    again = _render(source, "/?sort=opened")
    assert 'aria-sort="ascending"' in again
    assert "sort=-opened" in again
    assert 'aria-sort="descending"' in _render(source, "/?sort=-opened")


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 1, []),
        (1, 3, [1, 2, 3]),
        (1, 100, [1, 2, 3, 0, 100]),
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (50, 100, [1, 0, 48, 49, 50, 51, 52, 0, 100]),
    ],
)
def test_pages_near_the_current_one_are_numbered(current: int, last: int, shown: list[int]) -> None:
    assert numbers_shown(current=current, last=last) == shown


def test_pagination_keeps_the_filter_and_marks_the_current_page() -> None:
    html = _render("{% pagination page %}", "/?q=lamp&page=2", page=Paginator(range(100), 10).page(2))
    assert 'href="?q=lamp&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1


def test_pagination_works_without_counting_pages() -> None:
    page = SimpleNamespace(number=4, has_previous=True, has_next=False)
    html = _render("{% pagination page %}", "/?page=4", page=page)
    assert 'href="?page=3"' in html
    assert 'rel="next"' not in html
    assert "<ul" not in html


def test_a_single_page_needs_no_pagination() -> None:
    assert _render("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_row_without_a_value_says_so() -> None:
    assert "Not recorded" in _render('{% summary_row "Complainant" "" %}')
    assert "Not recorded" not in _render('{% summary_row "Open tasks" 0 %}')

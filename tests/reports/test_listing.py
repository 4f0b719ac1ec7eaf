"""The list of reports, long documents in pages, and how many queries a page takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peelian.reports import services
from peelian.reports.queries import Filters, report_page, report_rows
from peelian.reports.queries.marking import places_of
from peelian.reports.queries.sources import STATEMENTS_A_PAGE, page_with
from tests.cast import Cast
from tests.reports.making import AT, add, read, record

MOST_QUERIES = 30


def test_the_newest_comes_first_and_filters_narrow(cast: Cast) -> None:
    old = record(cast, title="Parking at the yard", received_at=AT - timedelta(days=3))
    new = record(cast, title="Cash from the safe", actor=cast.ed.actor)
    rows = lambda **about: [row.ref for row in report_rows(cast.ida.actor, Filters(**about)).rows]  # noqa: E731
    assert rows() == [new.ref, old.ref]
    assert rows(words="yard PARKING") == [old.ref]
    assert rows(words=new.ref.lower()) == [new.ref]
    assert rows(recorded_by_me=True) == [old.ref]
    assert rows(channel="court") == []
    assert rows(status="received") == [new.ref, old.ref]


def test_pages_of_the_list_follow_one_another(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr("peelian.reports.queries.lists.PAGE_SIZE", 2)
    refs = [record(cast, title=f"Report {n}").ref for n in range(5)][::-1]
    pages = [report_rows(cast.ida.actor, page=number) for number in (1, 2, 3, 4)]
    assert [row.ref for page in pages for row in page.rows] == refs
    assert [page.has_next for page in pages] == [True, True, False, False]


def test_a_filter_that_fits_nothing_says_so_and_odd_pages_are_harmless(cast: Cast) -> None:
    record(cast)
    url = reverse("reports:list")
    assert b"No reports match" in cast.ida.client.get(url, {"words": "nothing like it"}).content
    for odd in ("0", "-3", "x", "9" * 30, "²"):
        assert cast.ida.client.get(url, {"page": odd}).status_code == 200
    assert cast.asha.client.get(url).status_code == 404
    assert cast.nobody.client.get(url).status_code == 302


def test_a_long_document_is_shown_in_stretches_that_lose_nothing(cast: Cast) -> None:
    report = record(cast)
    text = "".join(f"Officer number {n} was seen by the gate on day {n}.\n" for n in range(150))
    document = add(cast, report, text.encode(), name="long.txt")
    count = report.statements.count()
    assert count > 2 * STATEMENTS_A_PAGE
    number, seen, shown = 1, "", 0
    while True:
        page = report_page(report, cast.ida.actor, source=document.ref, page=number)
        seen += "".join(segment.text for segment in page.reading.segments)
        shown += len(page.reading.statements)
        assert all(page_with(report.statements.get(ref=c.ref)) == number for c in page.reading.statements[:2])
        if not page.reading.has_next:
            break
        number += 1
    assert (seen, shown) == (document.text, count)


@pytest.mark.parametrize("decided", [False, True])
def test_the_page_of_a_report_takes_few_queries_however_much_is_in_it(cast: Cast, decided: bool) -> None:
    report = read(cast)
    more = "".join(f"Ten officers and two women were seen on {n} March 2023.\n" for n in range(1, 20))
    add(cast, report, more.encode(), name="more.txt")
    if decided:
        services.accept_all_remaining(report.ref, actor=cast.ida.actor, at=AT)
    cast.ida.client.get(reverse("reports:report", args=[report.ref]))
    with CaptureQueriesContext(
        connection,
    ) as taken:
        assert cast.ida.client.get(reverse("reports:report", args=[report.ref])).status_code == 200
    assert len(taken) <= MOST_QUERIES, [
        query["sql"][:90] + "…" + query["sql"].partition(" FROM ")[2][:60] for query in taken
    ]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("words", "places"),
    [("a b", [(0, 3), (6, 9)]), ("a\n  b", [(0, 3), (6, 9)]), ("c.", []), ("(", [(4, 5)]), ("  ", [])],
)
def test_words_are_found_whatever_the_spaces(words: str, places: list) -> None:
    assert places_of(words, "a b (\na\nb c") == places

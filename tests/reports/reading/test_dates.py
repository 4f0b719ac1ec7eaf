"""Phrases of time against the date of the document: a table of phrases and the days they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.reports.reading.dates import find_dates
from peelian.reports.reading.published import find_published

pytestmark = pytest.mark.pure

THURSDAY = date(2023, 3, 9)

RESOLVED = [
    ("on Wednesday", "Wednesday", "2023-03-08", "2023-03-08"),
    ("on Thursday", "Thursday", "2023-03-09", "2023-03-09"),
    ("last Thursday", "last Thursday", "2023-03-02", "2023-03-02"),
    ("on Friday", "Friday", "2023-03-03", "2023-03-03"),
    ("will appear on Friday", "Friday", "2023-03-10", "2023-03-10"),
    ("is due in court next Monday", "next Monday", "2023-03-13", "2023-03-13"),
    ("on Saturday night", "Saturday night", "2023-03-04", "2023-03-04"),
    ("he was arrested yesterday", "yesterday", "2023-03-08", "2023-03-08"),
    ("the day before yesterday", "the day before yesterday", "2023-03-07", "2023-03-07"),
    ("this morning", "this morning", "2023-03-09", "2023-03-09"),
    ("last night", "last night", "2023-03-08", "2023-03-08"),
    ("in December 2022", "December 2022", "2022-12-01", "2022-12-31"),
    ("in December", "in December", "2022-12-01", "2022-12-31"),
    ("in February", "in February", "2023-02-01", "2023-02-28"),
    ("in February 2024", "February 2024", "2024-02-01", "2024-02-29"),
    ("on 3 January", "3 January", "2023-01-03", "2023-01-03"),
    ("on 30 June", "30 June", "2022-06-30", "2022-06-30"),
    ("on the 3rd of January 2022", "the 3rd of January 2022", "2022-01-03", "2022-01-03"),
    ("on January 3, 2022", "January 3, 2022", "2022-01-03", "2022-01-03"),
    ("on 04/01/2023", "04/01/2023", "2023-01-04", "2023-01-04"),
    ("on 2022-12-24", "2022-12-24", "2022-12-24", "2022-12-24"),
    ("bailed until 2 June", "2 June", "2023-06-02", "2023-06-02"),
    ("last week", "last week", "2023-02-27", "2023-03-05"),
    ("last month", "last month", "2023-02-01", "2023-02-28"),
    ("earlier this month", "earlier this month", "2023-03-01", "2023-03-09"),
    ("last year", "last year", "2022-01-01", "2022-12-31"),
    ("two weeks ago", "two weeks ago", "2023-02-20", "2023-02-26"),
    ("three days ago", "three days ago", "2023-03-06", "2023-03-06"),
    ("six months ago", "six months ago", "2022-09-01", "2022-09-30"),
    ("over the past two years", "over the past two years", "2021-03-09", "2023-03-09"),
    ("in the last six months", "in the last six months", "2022-09-09", "2023-03-09"),
    ("since January 2021", "since January 2021", "2021-01-01", "2023-03-09"),
    ("between 2018 and 2020", "between 2018 and 2020", "2018-01-01", "2020-12-31"),
    ("from March 2021 to May 2021", "from March 2021 to May 2021", "2021-03-01", "2021-05-31"),
    ("in 2019", "in 2019", "2019-01-01", "2019-12-31"),
    ("in the late 1990s", "the late 1990s", "1990-01-01", "1999-12-31"),
    ("in the summer of 2021", "the summer of 2021", "2021-06-01", "2021-08-31"),
    ("over the weekend", "over the weekend", "2023-03-04", "2023-03-05"),
    ("on New Year's Eve", "New Year's Eve", "2022-12-31", "2022-12-31"),
    ("on 29 February", "29 February", "2020-02-29", "2020-02-29"),
]

UNRESOLVED = [
    ("at a Christmas party", "a Christmas party"),
    ("at a works Christmas do", "a works Christmas do"),
    ("in recent years", "in recent years"),
    ("a few weeks ago", "a few weeks ago"),
    ("on several occasions", "on several occasions"),
    ("on 31 February 2022", "31 February 2022"),
    ("on 99/99/2022", "99/99/2022"),
]

NOT_DATES = [
    "a man in his 20s",
    "section 66",
    "he may have left",
    "they march past",
    "room 2019b",
    "PC 2204 Vale",
    "I was second",
]


@pytest.mark.parametrize(("words", "phrase", "start", "end"), RESOLVED)
def test_a_phrase_is_resolved_against_the_document(words, phrase, start, end):
    (found,) = find_dates(f"It happened {words}, he said.", document_date=THURSDAY)

    assert (found.phrase, str(found.start), str(found.end)) == (phrase, start, end)
    assert found.how


@pytest.mark.parametrize(("words", "phrase"), UNRESOLVED)
def test_a_phrase_that_names_no_certain_day_is_kept_unresolved(words, phrase):
    (found,) = find_dates(f"It happened {words}, he said.", document_date=THURSDAY)

    assert (found.phrase, found.start, found.end) == (phrase, None, None)
    assert found.how


@pytest.mark.parametrize("words", NOT_DATES)
def test_words_that_only_look_like_dates_are_left_alone(words):
    assert find_dates(words, document_date=THURSDAY) == ()


def test_without_a_document_date_only_whole_dates_are_resolved():
    found = find_dates("On Wednesday, 3 March 2021, and in May 2020 and last month.", document_date=None)

    assert [(d.phrase, str(d.start)) for d in found] == [
        ("Wednesday, 3 March 2021", "2021-03-03"),
        ("May 2020", "2020-05-01"),
        ("last month", "None"),
    ]
    assert "no date to count from" in found[-1].how


@given(
    day=st.dates(),
    words=st.sampled_from([words for words, *_ in RESOLVED] + [words for words, _ in UNRESOLVED]),
)
def test_any_document_date_gives_ordered_days_or_none(day, words):
    for found in find_dates(words, document_date=day):
        assert (found.start is None) == (found.end is None)
        if found.start and found.end:
            assert found.start <= found.end


PUBLISHED = [
    ("date 2023-03-09 Officer held after claims\nPolice said so.", "2023-03-09"),
    (" 2023-03-09\nOfficer held\nPolice said so.", "2023-03-09"),
    ("Published: 9 March 2023\nOfficer held", "2023-03-09"),
    ("Officer held\nPublished on Thursday 9 March 2023 at 10:12 GMT\nPolice said so.", "2023-03-09"),
    ("Officer held\nBy A Writer | 9 March 2023\nPolice said so.", "2023-03-09"),
    ("Updated 10 March 2023\nPublished 9 March 2023\nPolice said so.", "2023-03-09"),
    ("Updated 10 March 2023\nPolice said so.", "2023-03-10"),
    ("Date: Thu, 09 Mar 2023\nSubject: x\n\nWords.", "2023-03-09"),
    ("Date: 2023-03-09T10:00:00+00:00\nSubject: x\n\nWords.", "2023-03-09"),
    ("March 9, 2023 - Officer held\nPolice said so.", "2023-03-09"),
    ("14 Larch Close\nEastwold\n9th March 2023\n\nDear Sir,", "2023-03-09"),
    ("Date: 09/03/2023\nWords.", "2023-03-09"),
    ("He was arrested on 9 March 2023 in Eastwold.", None),
    ("9 March 2023 was the day he was arrested.", None),
    ("Date: 31 February 2023\nWords.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), PUBLISHED)
def test_it_finds_the_date_a_document_gives_itself(text, day):
    found = find_published(text)

    assert (str(found.on) if found else None) == day
    if found:
        assert text[found.start : found.end].strip()

"""Every sample document, read and compared with its table of expected results."""

import functools

import pytest

from peelian.reports.reading import Reading, Standing, Statement, read_text
from tests.reports.reading.samples import FOLDER, STANDINGS, Row, names, rows, text_of

pytestmark = pytest.mark.pure


@functools.cache
def reading_of(name: str) -> Reading:
    return read_text(text_of(name))


def statement_with(reading: Reading, words: str) -> Statement:
    found = [s for s in reading.statements if words in " ".join(s.text.split())]
    assert len(found) == 1, f"“{words}” is in {len(found)} statements: {[s.text for s in found]}"
    return found[0]


def of_kind(*kinds: str) -> list[Row]:
    found = [row for row in rows() if row.kind in kinds]
    assert found, f"no rows of {kinds}"
    return found


def test_every_sample_has_a_table_and_every_row_a_known_kind():
    texts = {path.stem for path in FOLDER.glob("*.txt")}
    known = {*STANDINGS, "people", "question", "proposal", "not-proposed", "not-asked", "published", "shape"}

    assert texts == set(names())
    assert len(texts) >= 12
    assert {row.kind for row in rows()} <= known


@pytest.mark.parametrize("row", of_kind("published", "shape"), ids=str)
def test_it_finds_the_date_and_the_kind_of_document(row):
    reading = reading_of(row.sample)
    day = reading.published_on.isoformat() if reading.published_on else "?"

    assert row.cell(0) == {"published": day, "shape": reading.shape}[row.kind]


@pytest.mark.parametrize("row", of_kind(*STANDINGS), ids=str)
def test_each_statement_has_its_standing_and_source(row):
    statement = statement_with(reading_of(row.sample), row.cell(1))

    assert statement.standing == Standing(row.kind)
    if row.cell(0):
        assert row.cell(0) in (statement.source or "nobody")
    else:
        assert statement.source is None


@pytest.mark.parametrize("row", [row for row in of_kind(*STANDINGS) if row.cell(2)], ids=str)
def test_each_date_is_resolved_against_the_document(row):
    statement = statement_with(reading_of(row.sample), row.cell(1))
    phrase, _, days = (part.strip() for part in row.cell(2).partition("="))
    found = next(found for found in statement.dates if found.phrase == phrase)

    assert days == (f"{found.start} {found.end}" if found.start else "?")
    assert found.how


@pytest.mark.parametrize("row", of_kind("people"), ids=str)
def test_people_are_counted_groups_with_their_statements(row):
    reading = reading_of(row.sample)
    count = None if row.cell(1) == "?" else int(row.cell(1))
    groups = [g for g in reading.people if g.role == row.cell(0) and g.count == count]
    texts = [" ".join(reading.statements[i].text.split()) for group in groups for i in group.statements]

    assert len(groups) == 1, [(g.role, g.count) for g in reading.people]
    assert any(row.cell(2) in text for text in texts), texts


@pytest.mark.parametrize("row", of_kind("question"), ids=str)
def test_it_asks_what_the_document_leaves_open(row):
    asked = [q.question for q in reading_of(row.sample).questions if q.code == row.cell(0)]

    assert any(all(words in question for words in row.cells[1:]) for question in asked), asked


@pytest.mark.parametrize("row", of_kind("proposal", "not-proposed", "not-asked"), ids=str)
def test_it_proposes_what_the_document_calls_for_and_nothing_else(row):
    reading = reading_of(row.sample)
    codes = (
        {q.code for q in reading.questions}
        if row.kind == "not-asked"
        else {p.code for p in reading.proposals}
    )

    assert (row.cell(0) in codes) == (row.kind == "proposal")

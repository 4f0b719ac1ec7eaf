"""The reading as a whole: its published form, its promises, and texts that mean it harm."""

import json
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.reports.reading import STANDING_SENTENCES, Basis, Reading, Standing, read_text
from peelian.reports.reading.table import as_table
from tests.reports.reading.samples import names, text_of

pytestmark = pytest.mark.pure


def check_promises(text: str, reading: Reading) -> None:
    """What holds for every reading of every text."""
    assert all(text[s.start : s.end] == s.text for s in reading.statements)
    assert all(one.end <= other.start for one, other in pairwise(reading.statements))
    assert "".join(text[p.start : p.end] for p in reading.places) == text
    told = "".join(text[s.start : s.end] for s in reading.statements)
    written = "".join(text[p.start : p.end] for p in reading.places if p.kind in ("sentence", "heading"))
    assert "".join(told.split()) == "".join(written.split())
    statements, people = len(reading.statements), len(reading.people)
    for group in reading.people:
        assert group.statements
        assert all(0 <= index < statements for index in group.statements)
    for question in reading.questions:
        assert all(0 <= index < people for index in question.people)
        assert all(0 <= index < statements for index in question.statements)
    for proposal in reading.proposals:
        assert proposal.why
        assert all(0 <= index < statements for index in proposal.why)
        assert proposal.citation or not proposal.verified
    json.dumps(reading.to_json())


@pytest.mark.parametrize("name", names())
def test_every_sample_keeps_the_promises(name):
    text = text_of(name)

    check_promises(text, read_text(text))


def test_the_published_form_has_exactly_its_fields():
    form = read_text(text_of("news-overlap")).to_json()

    assert list(form) == ["published_on", "statements", "people", "questions", "proposals"]
    assert {tuple(s) for s in form["statements"]} == {("text", "start", "end", "standing", "source", "dates")}
    assert {tuple(d) for s in form["statements"] for d in s["dates"]} == {("phrase", "start", "end", "how")}
    assert {tuple(p) for p in form["people"]} == {("role", "count", "description", "statements")}
    assert {tuple(q) for q in form["questions"]} == {("code", "question", "people", "statements")}
    assert {tuple(p) for p in form["proposals"]} == {
        ("code", "title", "why", "reason", "citation", "verified")
    }


def test_one_sentence_with_two_claims_becomes_two_statements_with_their_own_places():
    text = "Police have confirmed an arrest following allegations that an officer filmed a woman."
    one, other = read_text(text).statements

    assert (one.text, one.standing, one.source) == (
        "Police have confirmed an arrest",
        Standing.CONFIRMED,
        "police",
    )
    assert (other.standing, other.source) == (Standing.ALLEGED, None)
    assert text[other.start : other.end] == "following allegations that an officer filmed a woman."


def test_two_descriptions_of_an_officer_stay_two_and_are_asked_about():
    reading = read_text(
        "A dog handler secretly filmed a woman, it is alleged. Fenmarch Police said an "
        "officer was arrested on Monday."
    )
    officers = [group for group in reading.people if group.kind == "police"]

    assert [group.role for group in officers] == ["dog handler", "officer"]
    assert [group.statements for group in officers] == [(0,), (1,)]
    assert [q.people for q in reading.questions if q.code == "same_person"] == [(0, 2)]


def test_a_source_carried_or_taken_from_a_later_sentence_says_so():
    reading = read_text(text_of("news-overlap"))
    basis = {" ".join(s.text.split())[:30]: s.basis for s in reading.statements}

    assert basis["Detectives have confirmed one "] is Basis.STATED
    assert basis["following claims a traffic off"] is Basis.LATER
    assert basis["Fourteen employees are also be"] is Basis.CARRIED
    assert basis["It is not yet clear what offen"] is Basis.NONE


def test_a_date_given_with_the_document_wins_over_its_text():
    text = "Published: 9 March 2023\nHe was arrested on Wednesday, police said."
    reading = read_text(text, document_date=date(2023, 3, 31))

    assert reading.published_on == date(2023, 3, 31)
    assert reading.statements[0].dates[0].start == date(2023, 3, 29)


def test_a_document_without_a_date_says_so():
    reading = read_text("He was arrested on Wednesday, police said.")

    assert reading.published_on is None
    assert reading.statements[0].dates[0].start is None
    assert "states no date" in reading.notes[0]


def test_a_document_that_has_nothing_to_do_with_the_police_gets_no_proposals():
    assert read_text("The bakery will close on Friday. Bread is on sale.").proposals == ()


def test_vetting_law_is_that_of_the_document_and_not_of_today():
    words = "Fenmarch Police said an officer was arrested for theft."
    before, after = (read_text(words, document_date=day) for day in (date(2024, 1, 1), date(2025, 6, 1)))

    def cited(reading: Reading) -> str | None:
        return next(p.citation for p in reading.proposals if p.code == "vetting_review")

    assert "2025" not in (cited(before) or "")
    assert "Police (Vetting) Regulations 2025" in (cited(after) or "")


def test_every_standing_has_a_sentence_for_a_newcomer():
    assert set(STANDING_SENTENCES) == set(Standing)


def test_the_table_names_every_statement_question_and_proposal():
    reading = read_text(text_of("news-overlap"))
    table = as_table(reading, notes=("The document holds 1 picture.",))

    assert table.count("confirmed ") >= 5
    assert all(f"[{question.code}]" in table for question in reading.questions)
    assert all(f"[{proposal.code}]" in table for proposal in reading.proposals)
    assert "The document holds 1 picture." in table


def test_the_table_cannot_write_over_a_terminal():
    assert "\x1b" not in as_table(read_text("Police said \x1b[2J an officer was arrested.\x07"))


@pytest.mark.parametrize("name", names())
def test_the_hints_that_save_time_hide_nothing(name, monkeypatch):
    text = text_of(name)
    with_hints = read_text(text)
    monkeypatch.setattr("peelian.reports.reading.standing._may_hold", lambda words, hints: True)
    monkeypatch.setattr("peelian.reports.reading.dates._HINTS", ("",))
    monkeypatch.setattr("peelian.reports.reading.mentions._SHORTEST_NOUNS", ("",))

    assert read_text(text) == with_hints


HOSTILE = {
    "one sentence without an end": "the officer said that he was there and " * 1500,
    "one word": "a" * 200_000,
    "only spaces": " " * 100_000,
    "only new lines": "\n" * 200_000,
    "only full stops": "." * 100_000,
    "only quotation marks": '"' * 100_000,
    "quotation marks that open": "“" * 50_000,
    "brackets": "([{" * 50_000,
    "right to left": "قال الشرطي إنه لم يفعل شيئا. \u202eأوقفت الشرطة ضابطا.\u202c\n" * 1000,
    "null characters": "Police said\x00 an officer\x00 was arrested.\x00\n" * 800,
    "HTML with script": "<p>Police said <script>alert('x')</script> he was arrested.</p>\n" * 600,
    "dates and nothing else": "9 March 2023 " * 4000,
    "speech and nothing else": "said " * 8000,
    "boundaries and nothing else": " after claims of" * 3000,
    "ranks and nothing else": "Chief Constable " * 2500,
    "lines of one letter": "a\n" * 20_000,
    "surrogates and controls": "\ud800\udfff\x1b\x7f\u200b\ufeff" * 5000,
    "emoji": "🚓" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time_and_keeps_the_promises(name):
    text = HOSTILE[name]
    started = time.process_time()
    reading = read_text(text)

    assert time.process_time() - started < 10
    check_promises(text, reading)


def test_markup_in_a_text_is_text():
    (statement,) = read_text("Police said <script>alert('x')</script> an officer was arrested.").statements

    assert "<script>alert('x')</script>" in statement.text


@pytest.mark.slow
def test_the_time_taken_grows_with_the_text_and_not_faster():
    text = "\n".join(text_of(name) for name in names() if name.startswith("news"))

    def seconds(times: int) -> float:
        started = time.process_time()
        read_text(text * times)
        return time.process_time() - started

    seconds(1)
    assert seconds(8) < 4 * 2.5 * seconds(2)


@pytest.mark.slow
def test_a_megabyte_without_a_full_stop_is_read():
    text = "and so it went on " * (1024 * 1024 // 18)  # benchmarks/reading.py does ten
    reading = read_text(text)

    assert sum(s.end - s.start for s in reading.statements) > 0.99 * len(text)
    assert "cut at about" in " ".join(reading.notes)


@settings(max_examples=80)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "Police said",
                "the force has",
                "a firearms officer",
                "ten staff",
                "two women",
                "was arrested",
                "following claims that",
                "adding that",
                "on Wednesday",
                "in December 2022",
                "he denied it",
                "it is unclear whether",
                "according to",
                "Channel 9 News",
                "should be",
                '"',
                "“",
                "”",
                ".",
                "\n",
                "some of them",
                "were suspended",
                "She added",
                ";",
                "but",
                "who is accused of",
                "filming",
                "and",
                "PC Vale",
                "the arrested man",
                ":",
                " ",
                "'",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_mixture_of_cues_keeps_the_promises(text):
    check_promises(text, read_text(text, document_date=date(2023, 3, 9)))


@settings(max_examples=100)
@given(text=st.text(max_size=300))
def test_any_text_at_all_keeps_the_promises(text):
    check_promises(text, read_text(text))

"""Facts go into the letter as they were typed; what is missing is named, all of it at once."""

from datetime import UTC, date, datetime

import pytest

from peelian.documents.facts import Cited, Fact, FactUnfit, Withheld, from_json, in_words, to_json
from peelian.documents.rendering.plain import draw_text
from peelian.documents.states import Copy
from peelian.documents.templating.missing import FactsMissing, missing_facts
from tests.documents.samples import FACTS, HIDING, SECRET, UNREAD, letter, sample, short

pytestmark = pytest.mark.pure

GOLDEN = """OFFICIAL-SENSITIVE

Wealdmoor Constabulary
Professional Standards Department
Station House
Quarry Lane
Wealdmoor WM1 1AA
standards@wealdmoor.example

Ed Plumtreeve
14 Heron Yard
Wealdmoor
WM4 7QX

Our reference: X-1
Date: 9 March 2023

Notice of an enquiry
====================

Dear Ed Plumtreeve,

We have begun an enquiry. You need not answer now.

What is alleged
---------------

1. Sent a message that demeaned a colleague.

   (a) At work

2. Deleted it.

The days

What | Day
Sent a message that demeaned a colleague. | 1 February 2023
Deleted it. | not known

What happens next
-----------------

- You may answer within 5 working days (PCR 2020 reg 18(3)).
- You may have a friend with you.

Do not speak to the people who reported this.

This letter is in time.

Cora Thistlewick
Superintendent
"""


def test_the_sample_reads_as_it_should() -> None:
    assert draw_text(letter()) == GOLDEN


def test_it_names_every_missing_fact_at_once() -> None:
    claims = [{"summary": "  "}, {"summary": "Deleted it.", "day_unknown": True}, {"summary": "Again."}]
    with pytest.raises(FactsMissing) as caught:
        letter({"officer": "", "claims": claims, "limit": None, "late": True})
    assert caught.value.sentences == (
        "The name of the officer is not known. Add it on the person's page.",
        "The officer has no address. Add a contact.",
        "An allegation has no summary. Write one. (Number 1 of 3.)",
        "An allegation has no day. Give it, or say that it is not known. (Number 1 of 3.)",
        "An allegation has no day. Give it, or say that it is not known. (Number 3 of 3.)",
        "The limit cannot be worked out.",
        "Say why the letter is late.",
    )
    assert "Notice of an enquiry cannot be made yet." in str(caught.value)


@pytest.mark.parametrize("nothing", [None, "", " \n", [], ["", None], {}])
def test_nothing_in_any_shape_is_missing(nothing: Fact) -> None:
    assert missing_facts(short("{{x}}"), {"x": nothing}) == ("X is missing.",)


@pytest.mark.parametrize("something", [0, False, "0", date(2023, 1, 1), ["", "a"], Withheld("a", "b")])
def test_zero_and_no_are_facts(something: Fact) -> None:
    assert missing_facts(short("{{x}}"), {"x": something}) == ()


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("as it is", "as it is"),
        (12000, "12000"),
        (True, "yes"),
        (date(2023, 1, 2), "2 January 2023"),
        (datetime(2023, 7, 1, 23, 30, tzinfo=UTC), "2 July 2023 at 00:30"),
        (datetime(2023, 1, 1, 23, 30, tzinfo=UTC), "1 January 2023 at 23:30"),
        (["a"], "a"),
        (["a", "b", "", "c"], "a, b and c"),
        (Cited("a", "b"), "a"),
    ],
)
def test_facts_in_words(fact: Fact, words: str) -> None:
    assert f"Is {words}." in draw_text(letter({"x": fact}, template=short("Is {{x}}.")))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(FactUnfit, match="no time zone"):
        in_words(datetime(2023, 1, 1, 9, 0))


@pytest.mark.parametrize("unfit", [{"a": "row"}, [{"a": "row"}]])
def test_a_row_cannot_stand_in_a_line(unfit: Fact) -> None:
    with pytest.raises(FactUnfit):
        letter({"x": unfit}, template=short("Is {{x}}."))


def test_an_unverified_statement_of_law_says_so_where_it_stands_and_at_the_end() -> None:
    text = draw_text(letter(FACTS | {"limit": UNREAD}))
    assert "within 5 working days [unverified: note 1] (PCR 2020 reg 18(3) [unverified: note 1])." in text
    assert text.endswith(
        "Notes\n-----\n\n1. PCR 2020 reg 18(3): what is said here has not been confirmed against the source. "
        "Check it before you rely on it.\n"
    )


def test_the_served_copy_leaves_out_what_is_withheld_and_says_that_it_does() -> None:
    text = draw_text(letter(FACTS | HIDING))
    assert "1. [part withheld]" in text
    assert "| not known" in text
    assert SECRET not in text
    assert "at risk" not in text


def test_the_served_copy_gives_the_grounds_only_where_they_may_be_told() -> None:
    told = Withheld("Where she lives.", "the safety of a witness", tell_grounds=True)
    text = draw_text(letter({"x": told}, template=short("It was {{x}}")))
    assert "It was [withheld: the safety of a witness]" in text


def test_the_full_copy_shows_it_with_the_grounds_and_warns() -> None:
    text = draw_text(letter(FACTS | HIDING, copy=Copy.FULL))
    assert f"1. {SECRET} [withheld from the served copy: it would put the witness at risk]" in text
    assert "Full copy, for the file: do not give it out." in text


def test_a_withheld_list_and_its_fields_are_withheld_whole() -> None:
    template = short("{% for a in x %}\n- {{a}}\n- {{a.b}}\n{% end %}", head="need x: X.\nneed x.b: B.")
    text = draw_text(letter({"x": Withheld("one and two", "harm")}, template=template))
    assert "- [part withheld]\n- [part withheld]" in text


def test_a_table_without_rows_is_left_out_with_its_head() -> None:
    template = short("|= A | B\n{% for a in x %}\n| {{a}} | b\n{% end %}\nThe end.", head="may x")
    assert "A | B" not in draw_text(letter({}, template=template))
    assert "A | B\none | b" in draw_text(letter({"x": ["one"]}, template=template))


def test_a_record_without_an_address_begins_with_its_title() -> None:
    text = draw_text(letter({"x": "1"}, template=short(": Case | {{x}}\n\nThe words.")))
    assert text.endswith("\n\nShort\n=====\n\nCase: 1\n\nThe words.\n")


def test_letters_go_past_z_and_begin_anew() -> None:
    template = short("1. One\n{% for a in x %}\na. {{a}}\n{% end %}\n1. Two\n\na. last")
    text = draw_text(letter({"x": [str(n) for n in range(28)]}, template=template))
    assert "(z) 25\n\n   (aa) 26\n\n   (ab) 27\n\n2. Two\n\n   (a) last" in text


def test_facts_are_kept_as_json_and_come_back() -> None:
    facts: dict[str, Fact] = {
        **FACTS,
        **HIDING,
        "moment": datetime(2023, 3, 9, 10, tzinfo=UTC),
        "unread": UNREAD,
        "none": None,
        "empty": {},
        "deep": [[1, True], {"a": [date(2023, 1, 1)]}],
    }
    assert from_json(to_json(facts)) == facts


@pytest.mark.parametrize("unfit", [1.5, b"bytes", object(), {"not a name": 1}, {"$day": "x"}])
def test_what_is_no_fact_is_refused(unfit: object) -> None:
    with pytest.raises(FactUnfit):
        to_json(unfit)  # type: ignore[arg-type]  # on purpose


def test_the_sample_has_no_more_than_its_facts() -> None:
    assert sample().names >= set(FACTS)

"""The ways in which a pack is written out: for a machine of another force, and for a desk."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from peelian.packs.contents import Allegation, Citation, Contents, Excerpt, File, Line
from peelian.packs.writing.case_uco import CONTEXT, write_case_uco
from peelian.packs.writing.spreadsheet import HEADINGS, write_spreadsheet

pytestmark = pytest.mark.pure
SENT = datetime(2022, 12, 18, 0, 41, 12, tzinfo=UTC)


def line(ref: str, *, number: int | None = None, text: str = "Said", **other) -> Line:
    cited = Citation("AB/1", "chat.zip", "ab" * 32, "_chat.txt", 100, 180)
    files = (File("VIDEO.mp4", "video/mp4", "cd" * 32, 4096), File("gone.jpg", "", "", None))
    shown = Line(
        ref, number, "Larch Team: Nights", "Torben Quillfeather", SENT, "", text, "", ("edited",), files, (cited,),
        ("G-1",) if number else (),
    )  # fmt: skip
    return replace(shown, **other)


def pack(*texts: str) -> Contents:
    excerpts = tuple(
        Excerpt(line(f"m{place}", number=place, text=text), (line(f"b{place}"),), (line(f"a{place}"),))
        for place, text in enumerate(texts, start=1)
    )
    allegation = Allegation("G-1", "S-1", "Torben Quillfeather", "Shared a film", ("SPB01",))
    return Contents("K-1", "C-1", "Film", SENT, "Asha Venn", (allegation,), excerpts)


def nodes(contents: Contents, kind: str) -> list[dict]:
    graph = json.loads(write_case_uco(contents))["@graph"]
    return [node for node in graph if node["@type"] == kind]


def test_each_message_is_written_once_with_the_bytes_it_stands_in():
    written = pack("One", "Two")
    assert len(nodes(written, "uco-observable:Message")) == 6
    ranges = [
        facet
        for link in nodes(written, "uco-observable:ObservableRelationship")
        for facet in link.get("uco-core:hasFacet", [])
    ]
    assert {
        (each["uco-observable:rangeOffset"]["@value"], each["uco-observable:rangeSize"]["@value"])
        for each in ranges
    } == {("100", "80")}


def test_every_name_that_is_used_has_its_namespace_and_every_link_its_end():
    written = json.loads(write_case_uco(pack("One")))
    ids, links, prefixes = set(), set(), set()

    def walk(thing) -> None:
        if isinstance(thing, list):
            for each in thing:
                walk(each)
        if isinstance(thing, dict):
            (links if set(thing) == {"@id"} else ids).add(thing.get("@id"))
            prefixes.update(key.split(":")[0] for key in thing if ":" in key)
            for value in thing.values():
                walk(value)

    walk(written["@graph"])
    assert links <= ids
    assert prefixes <= set(CONTEXT)


def test_the_same_pack_is_written_the_same():
    assert write_case_uco(pack("One")) == write_case_uco(pack("One"))


def sheets(contents: Contents):
    return load_workbook(io.BytesIO(write_spreadsheet(contents)))


def test_the_spreadsheet_has_the_messages_the_context_and_a_sheet_for_each_allegation():
    book = sheets(pack("One", "Two"))
    assert book.sheetnames == ["Messages", "With context", "1 G-1"]
    assert [cell.value for cell in book["Messages"][1]] == list(HEADINGS)
    assert [book["Messages"].cell(row, 7).value for row in (2, 3)] == ["One", "Two"]
    assert book["With context"].max_row == 7
    assert book["1 G-1"].max_row == 3


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("a","b")', "+44 7700 900114", "-", "@all"])
def test_what_begins_like_a_formula_stays_what_was_said(text):
    cell = sheets(pack(text))["Messages"].cell(2, 7)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_text_longer_than_a_cell_says_that_it_goes_on():
    value = sheets(pack("x" * 40_000))["Messages"].cell(2, 7).value
    assert len(value) == 32_767
    assert value.endswith("[40,000 characters in all: a cell holds no more. The pack as PDF has the whole.]")


def test_what_a_cell_cannot_hold_is_shown_and_not_dropped():
    assert sheets(pack("a\x00b\x1bc"))["Messages"].cell(2, 7).value == r"a\x00b\x1bc"

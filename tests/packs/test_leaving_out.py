"""What is withheld stands nowhere in a pack, whichever way it is written out."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.packs.contents import REDACTED, Contents, File
from peelian.packs.documents.exhibit_pack import facts_of
from peelian.packs.leaving_out import Rule, count_phrase, leave_out
from peelian.packs.states import Part
from peelian.packs.writing.case_uco import write_case_uco
from peelian.packs.writing.spreadsheet import write_spreadsheet
from tests.packs.test_writing import line, pack

pytestmark = pytest.mark.pure
NAME = "Tamsin Hollowell"
BY_NAME = Rule(Part.PHRASE, "could identify a victim", phrase=NAME)


def everything_in(contents: Contents) -> str:
    """All the words of a pack, written out in every way that does not need a database."""
    book = zipfile.ZipFile(io.BytesIO(write_spreadsheet(contents)))
    sheets = "".join(book.read(name).decode() for name in book.namelist())
    facts = str(facts_of(contents, edition=1, digest="0"))
    return (write_case_uco(contents).decode() + sheets + facts).casefold()


def named_everywhere() -> Contents:
    """A pack in which a name stands wherever a name can stand."""
    contents = pack(f"That was {NAME}")
    shown = contents.excerpts[0].line
    cited = replace(shown.citations[0], file_name=f"WhatsApp Chat with {NAME}.txt", member=f"{NAME}/chat.txt")
    named = replace(
        shown,
        translation=f"It was {NAME.upper()}",
        sender=NAME,
        conversation=f"{NAME} and others",
        files=(File(f"{NAME.lower()}.jpg", "image/jpeg", "cd" * 32, 10),),
        citations=(cited,),
    )
    return replace(
        contents,
        title=f"The film of {NAME}",
        allegations=tuple(replace(each, summary=f"Filmed {NAME}") for each in contents.allegations),
        excerpts=(replace(contents.excerpts[0], line=named),),
    )


def test_a_name_is_gone_from_wherever_it_stood():
    assert NAME.casefold() in everything_in(named_everywhere())
    assert NAME.casefold() not in everything_in(leave_out(named_everywhere(), [BY_NAME]))


def test_what_is_withheld_is_said_with_its_reason():
    withheld = leave_out(pack(f"That was {NAME}", "Nothing here"), [BY_NAME])
    assert [each.line.withheld for each in withheld.excerpts] == [("could identify a victim",), ()]


def test_a_rule_for_one_message_leaves_the_others_alone():
    rule = Rule(Part.MESSAGE, "privileged", message_ref="m1")
    withheld = leave_out(pack("One", "Two"), [rule])
    assert [each.line.text for each in withheld.excerpts] == [REDACTED, "Two"]


def test_the_sender_and_the_names_of_files_can_be_withheld():
    rules = [Rule(Part.SENDER, "x", message_ref="m1"), Rule(Part.FILES, "y", message_ref="m1")]
    shown = leave_out(pack("One"), rules).excerpts[0].line
    assert shown.sender == REDACTED
    assert {file.name for file in shown.files} == {REDACTED}
    assert [file.sha256 for file in shown.files] == ["cd" * 32, ""]
    assert shown.withheld == ("x", "y")


def test_a_translation_of_a_message_that_is_withheld_goes_with_it():
    contents = pack("One")
    translated = replace(contents.excerpts[0].line, translation="Uno (translated by somebody)")
    contents = replace(contents, excerpts=(replace(contents.excerpts[0], line=translated),))
    shown = leave_out(contents, [Rule(Part.MESSAGE, "x", message_ref="m1")]).excerpts[0].line
    assert shown.translation == REDACTED


def test_a_phrase_is_counted_wherever_it_stands():
    assert count_phrase(named_everywhere(), NAME) == 9
    assert count_phrase(named_everywhere(), NAME, message_ref="m1") == 7
    assert count_phrase(named_everywhere(), "Tamsyn") == 0


WORDS = st.text(alphabet="abcdefghij é", min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(WORDS, min_size=1, max_size=4),
    phrase=st.text(alphabet="abcdefghij", min_size=3, max_size=6),
)
def test_no_phrase_survives_in_the_words_of_a_pack(texts, phrase):
    contents = pack(*(f"{text}{phrase}{text}" for text in texts))
    left = leave_out(contents, [Rule(Part.PHRASE, "why", phrase=phrase)])
    assert count_phrase(left, phrase) == 0
    assert all(REDACTED in each.line.text for each in left.excerpts)


def test_the_lines_around_a_message_are_cleaned_too():
    contents = pack("One")
    around = replace(contents.excerpts[0], before=(line("b1", text=NAME),), after=(line("a1", text=NAME),))
    left = leave_out(replace(contents, excerpts=(around,)), [BY_NAME])
    assert [each.text for each in left.excerpts[0].lines] == [REDACTED, "One", REDACTED]

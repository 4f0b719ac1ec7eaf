"""A name is taken out however a phone wrote it, from every place of every form of a pack."""

import io
import re
import zipfile
import zlib
from dataclasses import replace

import pypdfium2
import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.chats.models import Message
from peelian.packs.contents import REDACTED
from peelian.packs.leaving_out import Rule, count_phrase, leave_out
from peelian.packs.models import Pack
from peelian.packs.redacting import occurrences, redact
from peelian.packs.services.choosing import begin_pack, choose_message, translate_message
from peelian.packs.services.making import make_edition
from peelian.packs.services.reading import read_edition
from peelian.packs.services.withholding import withhold
from peelian.packs.states import Form, Part, Reason
from tests.cast import Cast
from tests.chats.factories import NOW, brought_in, case_of_phones, vault
from tests.documents.opening import pdf_text
from tests.packs.test_leaving_out import everything_in
from tests.packs.test_writing import pack as written

__all__ = ["case_of_phones", "vault"]
WAYS = (
    "Tamsin O'Hollowell-Bré",
    "tamsin o’hollowell-bré",
    "TAMSIN\u00a0O\u02bcHOLLOWELL\u2011BRÉ",
    "Tamsin  O'Hollowell-Bre\u0301",
    "Tamsin\nO'Hollowell–Bré",
    "@\u2068Tam\u200bsin O'Hollowell-Bré\u2069",
    "Ｔａｍｓｉｎ O'Hollowell-Bré",
)
PLAIN = WAYS[0]


@pytest.mark.pure
@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_found_however_it_is_written(way: str) -> None:
    text = f"Then {way} said"
    (start, end), = occurrences(text, PLAIN)  # fmt: skip
    left, _ = redact(text, [])
    assert left == text
    before, after = text[:start], text[end:]
    assert (before.rstrip("@\u2068"), after.lstrip("\u2069")) == ("Then ", " said")


@pytest.mark.pure
@pytest.mark.parametrize(
    ("text", "phrase"),
    [("straße", "s"), ("ﬁne", "f"), ("Hollow", "Hollowell"), ("a b", "ab"), ("", "x"), ("x", " ")],
)
def test_what_is_another_word_is_not_found(text: str, phrase: str) -> None:
    assert [text[start:end] for start, end in occurrences(text, phrase) if text[start:end] in "ßﬁ"] == []
    if len(phrase) > 1 or not text:
        assert occurrences(text, phrase) == ()


@pytest.mark.pure
def test_a_name_is_gone_from_the_name_of_an_exhibit() -> None:
    contents = written("Nothing here")
    shown = contents.excerpts[0].line
    cited = replace(shown.citations[0], exhibit="Tamsin's phone")
    named = replace(
        contents, excerpts=(replace(contents.excerpts[0], line=replace(shown, citations=(cited,))),)
    )
    assert count_phrase(named, "Tamsin") == 1
    assert "tamsin" not in everything_in(leave_out(named, [Rule(Part.PHRASE, "a victim", phrase="Tamsin")]))


def parts_of(content: bytes) -> str:
    """All that an Office file or a PDF holds: every member, and the text and properties of every page."""
    if content.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(content))
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    document = pypdfium2.PdfDocument(content)
    streams = [_inflated(each) for each in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)]
    plain = content + b"".join(streams)
    told = [pdf_text(content), str(document.get_metadata_dict()), plain.decode("utf-8", "replace")]
    return "\n".join([*told, plain.decode("utf-16-be", "ignore"), plain[1:].decode("utf-16-be", "ignore")])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@pytest.fixture
def pack(cast: Cast, case_of_phones: Case) -> Pack:
    """A pack with a message that names somebody in the ways of phones."""
    said = "".join(
        f"02/11/2022, 21:1{n} - Kit Marlow: seen {' '.join(way.splitlines())} again\n"
        for n, way in enumerate(WAYS)
    )
    opening = "01/11/2022, 18:00 - Messages and calls are end-to-end encrypted.\n"
    brought_in(cast, case_of_phones, opening + said, file="WhatsApp Chat with Tamsin O'Hollowell-Bré.txt")
    made = begin_pack(case=case_of_phones, title=f"About {PLAIN}", actor=cast.asha.actor, at=NOW)
    allegation = case_of_phones.subjects.get().allegations.get().ref
    for message in Message.objects.order_by("order"):
        chosen = choose_message(
            pack=made, message_ref=message.ref, allegation_refs=[allegation], actor=cast.asha.actor, at=NOW
        )
    translate_message(
        chosen=chosen, translation=f"It was {WAYS[2]}", translator="Wyn A", actor=cast.asha.actor, at=NOW
    )
    return made


@pytest.mark.django_db
def test_no_form_of_an_edition_holds_it(cast: Cast, pack: Pack) -> None:
    act = {"actor": cast.asha.actor, "at": NOW}
    withhold(pack=pack, part=Part.PHRASE, phrase=PLAIN, reason=Reason.VICTIM, **act)  # type: ignore[arg-type]  # its own keywords
    make_edition(pack=pack, **act)  # type: ignore[arg-type]  # the same
    for form in Form:
        taken = read_edition(cast.asha.actor, pack, number=1, form=form, at=NOW)
        told = parts_of(taken.content) if form is not Form.CASE_UCO else taken.content.decode()
        folded = told.casefold()
        assert "hollowell" not in folded, form
        assert "tamsin" not in folded, form
        assert "ｔａｍｓｉｎ" not in folded, form
        assert form is Form.PDF or REDACTED in told or "&#9608;" in told, form
        assert "tamsin" not in taken.filename.casefold()


@pytest.mark.django_db
def test_a_message_of_another_case_can_be_neither_chosen_nor_withheld(cast: Cast, pack: Pack) -> None:
    ref = Message.objects.order_by("order")[0].ref
    Pack.objects.filter(pk=pack.pk).update(case=other_case(cast))
    moved = Pack.objects.get(pk=pack.pk)
    with pytest.raises(Refused, match="no message of this case"):
        withhold(
            pack=moved,
            part=Part.MESSAGE,
            reason=Reason.VICTIM,
            message_ref=ref,
            actor=cast.asha.actor,
            at=NOW,
        )


def other_case(cast: Cast) -> Case:
    """Another case that Asha investigates."""
    from tests.cases.factories import investigated

    return investigated(cast)[0]

"""A pack of messages: chosen, with context, without what is withheld, made in every form and kept."""

import io
import json

import pytest
from django.test import Client
from openpyxl import load_workbook

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.chats.models import Message
from peelian.documents import storage
from peelian.ledger.queries import entries_about
from peelian.packs.contents import REDACTED
from peelian.packs.models import Chosen, Pack
from peelian.packs.queries.assembling import contents_of
from peelian.packs.services.choosing import (
    begin_pack,
    change_choice,
    choose_message,
    drop_message,
    translate_message,
)
from peelian.packs.services.making import make_edition
from peelian.packs.services.reading import read_edition
from peelian.packs.services.scheduling import make_unused_schedule
from peelian.packs.services.withholding import lift_withholding, withhold
from peelian.packs.states import Form, Part, Reason
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, NOW, brought_in, case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
ABUSE = "[abuse] about the driver, who cares what she said"


@pytest.fixture
def pack(cast: Cast, case_of_phones: Case) -> Pack:
    """An empty pack in a case with one imported phone."""
    brought_in(cast, case_of_phones, LATE_TURN)
    return begin_pack(case=case_of_phones, title="For the hearing", actor=cast.asha.actor, at=NOW)


def ref_of(text: str) -> str:
    return Message.objects.get(text=text).ref


def allegation_of(case: Case) -> str:
    return case.subjects.get().allegations.get().ref


def chosen(cast: Cast, pack: Pack, text: str = ABUSE, **context: int) -> Chosen:
    return choose_message(
        pack=pack,
        message_ref=ref_of(text),
        allegation_refs=[allegation_of(pack.case)],
        actor=cast.asha.actor,
        at=NOW,
        **context,
    )


def contents(cast: Cast, pack: Pack):
    return contents_of(cast.asha.actor, pack, made_at=NOW)


def types_of(case: Case) -> list[str]:
    return [entry.type for entry in entries_about("case", case.ref) if entry.type.startswith("packs.")]


def test_a_message_stands_in_its_context_with_the_bytes_it_came_from(cast, pack):
    chosen(cast, pack, before=1, after=2)
    excerpt = contents(cast, pack).excerpts[0]
    assert [line.text for line in excerpt.lines] == [
        "The stop on Quarry Lane was a waste of an hour",
        ABUSE,
        "ok",
        "Kit, you can't say that about anybody, take it down",
    ]
    cited = excerpt.line.citations[0]
    whole = LATE_TURN.encode()
    assert ABUSE in whole[cited.start : cited.end].decode()
    assert (cited.exhibit, excerpt.line.number) == ("AB/1", 1)


def test_a_number_is_never_given_twice(cast, pack):
    first = chosen(cast, pack)
    drop_message(chosen=first, reasons="Another one says it better.", actor=cast.asha.actor, at=NOW)
    assert chosen(cast, pack).number == 2
    with pytest.raises(Refused, match="number 2"):
        chosen(cast, pack)


def test_a_message_is_exhibited_against_an_allegation_of_its_own_case(cast, pack):
    facts = {"pack": pack, "message_ref": ref_of(ABUSE), "actor": cast.asha.actor, "at": NOW}
    with pytest.raises(Refused, match="against which allegation"):
        choose_message(allegation_refs=[], **facts)
    with pytest.raises(Refused, match="does not belong"):
        choose_message(allegation_refs=["G-ABCDEFGH"], **facts)
    with pytest.raises(Refused, match="no message of this case"):
        choose_message(**(facts | {"message_ref": "0" * 16}), allegation_refs=[allegation_of(pack.case)])
    assert not Chosen.objects.exists()


def test_what_is_withheld_is_in_no_form_of_the_edition(cast, pack):
    chosen(cast, pack)
    withhold(
        pack=pack, part=Part.PHRASE, phrase="the driver", reason=Reason.VICTIM, actor=cast.asha.actor, at=NOW
    )
    edition = make_edition(pack=pack, actor=cast.asha.actor, at=NOW)
    exchange = storage.read(edition.case_uco_sha256).decode()
    assert "the driver" not in exchange
    assert REDACTED in exchange
    book = load_workbook(io.BytesIO(storage.read(edition.spreadsheet_sha256)))
    assert book["Messages"].cell(2, 7).value == f"[abuse] about {REDACTED}, who cares what she said"
    word = read_edition(cast.asha.actor, pack, number=1, form=Form.WORD, at=NOW)
    pdf = read_edition(cast.asha.actor, pack, number=1, form=Form.PDF, at=NOW)
    assert word.content.startswith(b"PK")
    assert pdf.content.startswith(b"%PDF")
    assert json.loads(exchange)["@graph"]


def test_words_that_are_not_there_cannot_be_withheld(cast, pack):
    chosen(cast, pack)
    with pytest.raises(Refused, match="Check the spelling"):
        withhold(
            pack=pack,
            part=Part.PHRASE,
            phrase="the drivver",
            reason=Reason.VICTIM,
            actor=cast.asha.actor,
            at=NOW,
        )


def test_an_edition_stays_as_it_was_made(cast, pack):
    chosen(cast, pack, before=0, after=0)
    act = {"actor": cast.asha.actor, "at": NOW}
    withheld = withhold(
        pack=pack, part=Part.SENDER, message_ref=ref_of(ABUSE), reason=Reason.THIRD_PARTY, **act
    )
    first = make_edition(pack=pack, **act)
    lift_withholding(withholding=withheld, reasons="They agreed.", **act)
    second = make_edition(pack=pack, **act)
    assert (first.number, second.number) == (1, 2)
    assert "Kit Marlow" not in storage.read(first.case_uco_sha256).decode()
    assert "Kit Marlow" in storage.read(second.case_uco_sha256).decode()


def test_context_and_translation_can_be_changed_and_are_told(cast, pack):
    shown = chosen(cast, pack)
    act = {"actor": cast.asha.actor, "at": NOW}
    change_choice(chosen=shown, before=0, after=0, allegation_refs=[allegation_of(pack.case)], **act)
    translate_message(chosen=shown, translation="In other words", translator="Somebody sworn", **act)
    excerpt = contents(cast, pack).excerpts[0]
    assert len(excerpt.lines) == 1
    assert excerpt.line.translation == "In other words (translated by Somebody sworn)"
    assert types_of(pack.case) == [
        "packs.pack_begun",
        "packs.message_chosen",
        "packs.choice_changed",
        "packs.message_translated",
    ]


def test_the_unused_schedule_says_what_nobody_has_read(cast, pack):
    made = make_unused_schedule(case=pack.case, actor=cast.asha.actor, at=NOW)
    assert made.about_ref == pack.case.ref
    assert types_of(pack.case)[-1] == "packs.unused_scheduled"


def test_somebody_outside_the_case_learns_of_no_pack(cast, pack):
    chosen(cast, pack)
    for who in (cast.ben, cast.ed, cast.dev, cast.gus):
        client: Client = who.client
        for path in (f"/packs/{pack.ref}/", f"/packs/cases/{pack.case.ref}/", f"/packs/{pack.ref}/make/"):
            assert client.get(path).status_code == 404, (who.name, path)


def test_the_pages_lead_from_an_empty_pack_to_an_edition(cast, case_of_phones):
    brought_in(cast, case_of_phones, LATE_TURN)
    client = cast.asha.client
    begun = client.post(f"/packs/cases/{case_of_phones.ref}/begin/", {"title": "For the hearing"})
    page = begun["Location"]
    sent = client.post(
        f"{page}choose/",
        {
            "message_ref": ref_of(ABUSE),
            "allegation_refs": [allegation_of(case_of_phones)],
            "before": 2,
            "after": 2,
        },
    )
    assert sent["Location"] == page
    assert client.post(f"{page}make/", {})["Location"] == page
    shown = client.get(page).content.decode()
    assert "Edition 1" in shown
    for form in Form:
        assert client.get(f"{page}editions/1/{form.value}/").status_code == 200
    assert client.get(f"{page}editions/2/pdf/").status_code == 404
    assert client.get(f"{page}editions/1/exe/").status_code == 404

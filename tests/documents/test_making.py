"""A document is made by whoever the keeper lets, kept with its hash, told to the ledger, and never changed."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from peelian.access.refusals import Hidden, Refused
from peelian.documents import queries
from peelian.documents.events import DocumentMade
from peelian.documents.facts import from_json
from peelian.documents.models import Document
from peelian.documents.rendering import render
from peelian.documents.services import (
    make_document,
    read_document,
    remake_document,
    supersede_document,
)
from peelian.documents.services.making import facts_text
from peelian.documents.states import Copy, Form
from peelian.documents.storage import NotIntact
from peelian.documents.templating.missing import FactsMissing
from peelian.ledger.digests import digest_of
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cast import Cast, Member
from tests.documents.opening import pdf_text
from tests.documents.samples import AT, DAY, FACTS, HIDING, KIND, LATER, SAMPLE, SECRET, letter, sample

pytestmark = pytest.mark.django_db


def made(member: Member, *, ref: str = "X-1", **facts: object) -> Document:
    """The sample letter, made by a member of the cast."""
    return make_document(
        member.actor,
        template=sample(),
        facts=FACTS | facts,  # type: ignore[arg-type]  # facts of the tests
        about_kind=KIND,
        about_ref=ref,
        case_ref="C-1",
        at=AT,
    )


def stored(document: Document, form: Form = Form.PDF, copy: Copy = Copy.SERVED) -> Path:
    """The file that one form of a document is kept in."""
    sha256 = document.renderings.get(form=form, copy=copy).sha256
    return Path(settings.PEELIAN_LETTER_DIR) / sha256[:2] / sha256


def test_it_keeps_what_the_document_was_made_of(cast: Cast) -> None:
    document = made(cast.asha, extra="not in the template")
    assert (document.code, document.template_version) == ("sample.sample", 3)
    assert document.template_sha256 == sample().sha256
    assert from_json(document.facts) == FACTS
    assert document.letterhead["force"] == settings.PEELIAN_FORCE_NAME
    assert (document.made_on, document.made_at, document.made_by_ref) == (DAY, AT, cast.asha.actor.ref)


def test_it_keeps_every_form_under_its_hash(cast: Cast) -> None:
    document = made(cast.asha)
    assert {(each.copy, each.form) for each in document.renderings.all()} == {
        ("served", f.value) for f in Form
    }
    for rendering in document.renderings.all():
        content = stored(document, Form(rendering.form)).read_bytes()
        assert hashlib.sha256(content).hexdigest() == rendering.sha256
        assert len(content) == rendering.size


def test_the_ledger_is_told_by_hashes_alone(cast: Cast) -> None:
    document = made(cast.asha)
    [entry] = entries_about("document", document.ref)
    told = entry.event
    assert isinstance(told, DocumentMade)
    assert (told.template, told.template_version, told.matter) == ("sample.sample", 3, "X-1")
    assert set(told.renderings) == {each.sha256 for each in document.renderings.all()}
    document.refresh_from_db()
    assert told.facts == digest_of(facts_text(document.facts), document.facts_salt)


def test_the_same_facts_give_the_same_hashes_and_one_file(cast: Cast) -> None:
    first, second = made(cast.asha), made(cast.cora)
    assert stored(first) == stored(second)
    assert first.ref != second.ref


def test_it_can_be_drawn_again_and_compared(cast: Cast) -> None:
    document = made(cast.asha, **HIDING)
    document.refresh_from_db()
    again = remake_document(document, template=sample())
    kept = {(Copy(each.copy), Form(each.form)): each.sha256 for each in document.renderings.all()}
    assert {key: hashlib.sha256(content).hexdigest() for key, content in again.renderings.items()} == kept


def test_what_no_database_takes_is_kept_as_it_was_printed(cast: Cast) -> None:
    document = made(cast.asha, officer="Ed\x00 Plum\ud800treeve\u202e\r\nof Wealdmoor 🙂\n")
    document.refresh_from_db()
    assert document.facts["officer"] == "Ed\ufffd Plum\ufffdtreeve\u202e\nof Wealdmoor 🙂"
    again = remake_document(document, template=sample()).renderings
    assert all(
        hashlib.sha256(again[Copy(each.copy), Form(each.form)]).hexdigest() == each.sha256
        for each in document.renderings.all()
    )


def test_it_is_not_compared_with_another_text(cast: Cast) -> None:
    changed = sample(SAMPLE.replace("version: 3", "version: 4").replace("not answer", "not reply"))
    with pytest.raises(Refused, match="made from version 3"):
        remake_document(made(cast.asha), template=changed)


def test_missing_facts_leave_nothing_behind(cast: Cast) -> None:
    with pytest.raises(FactsMissing) as caught:
        made(cast.asha, officer="", limit=None)
    assert len(caught.value.sentences) == 2
    assert not Document.objects.exists()


def test_withheld_parts_make_two_copies(cast: Cast) -> None:
    document = made(cast.asha, **HIDING)
    served = read_document(cast.asha.actor, document.ref, at=AT).content
    full = read_document(cast.cora.actor, document.ref, at=AT, copy=Copy.FULL).content
    assert SECRET not in pdf_text(served)
    assert SECRET in pdf_text(full)
    assert render(letter(FACTS | HIDING))[Form.PDF] != full
    for form in Form:
        content = read_document(cast.asha.actor, document.ref, at=AT, form=form).content
        assert b"Tamsin" not in content


def test_the_full_copy_is_for_whom_the_keeper_says(cast: Cast) -> None:
    document = made(cast.asha, **HIDING)
    with pytest.raises(Refused, match="Only the appropriate authority"):
        read_document(cast.asha.actor, document.ref, at=AT, copy=Copy.FULL)


def test_there_is_no_full_copy_where_nothing_is_withheld(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nothing is withheld"):
        read_document(cast.cora.actor, made(cast.asha).ref, at=AT, copy=Copy.FULL)


@pytest.mark.parametrize("who", ["fay", "gus", "ada"])
def test_it_hides_documents_from_those_who_may_not_know(cast: Cast, who: str) -> None:
    document, actor = made(cast.asha), getattr(cast, who).actor
    with pytest.raises(Hidden):
        read_document(actor, document.ref, at=AT)
    with pytest.raises(Hidden):
        queries.document_row(actor, document.ref)
    assert queries.documents_about(actor, kind=KIND, ref="X-1") == []
    assert queries.documents_of_case(actor, "C-1") == []


def test_a_document_that_does_not_exist_is_hidden_the_same_way(cast: Cast) -> None:
    with pytest.raises(Hidden):
        read_document(cast.asha.actor, "DOC-NONE", at=AT)


def test_who_may_not_make_it_cannot(cast: Cast) -> None:
    with pytest.raises(Hidden):
        made(cast.fay)
    with pytest.raises(Refused, match="Only those who work on it"):
        made(cast.petra)
    with pytest.raises(Hidden):
        made(cast.asha, ref="H-1")
    assert not Document.objects.exists()


def test_nobody_gets_a_document_about_what_nobody_keeps(cast: Cast) -> None:
    with pytest.raises(Hidden):
        make_document(
            cast.cora.actor, template=sample(), facts=FACTS, about_kind="unknown", about_ref="X-1", at=AT
        )


@pytest.mark.parametrize("form", Form)
def test_reading_is_recorded_and_says_how_to_hand_it_on(cast: Cast, form: Form) -> None:
    document = made(cast.asha)
    read = read_document(cast.cora.actor, document.ref, at=LATER, form=form)
    ending = {"pdf": "pdf", "docx": "docx", "text": "txt"}[form]
    assert read.filename == f"sample-{document.ref}.{ending}"
    looks = entries_about("record", document.ref, stream=Stream.LOOKS)
    assert [(look.actor_ref, look.at) for look in looks] == [(cast.cora.actor.ref, LATER)]


def test_a_changed_file_is_not_given_out(cast: Cast) -> None:
    document = made(cast.asha)
    file = stored(document)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes().replace(b"Plumtreeve", b"Somebody--") + b" ")
    with pytest.raises(NotIntact, match="was changed after it was made"):
        read_document(cast.asha.actor, document.ref, at=AT)
    assert read_document(cast.asha.actor, document.ref, at=AT, form=Form.DOCX).content
    made(cast.asha)
    assert read_document(cast.asha.actor, document.ref, at=AT).content, "the right bytes mend the store"


def test_a_lost_file_is_said_to_be_lost(cast: Cast) -> None:
    document = made(cast.asha)
    stored(document).unlink()
    with pytest.raises(NotIntact, match="is missing from the store"):
        read_document(cast.asha.actor, document.ref, at=AT)
    made(cast.asha)


def test_superseding_needs_reasons_and_names_the_other(cast: Cast) -> None:
    first, second = made(cast.asha), made(cast.asha, officer="Ed J Plumtreeve")
    with pytest.raises(Refused, match="Say why"):
        supersede_document(document=first, reasons=" ", actor=cast.asha.actor, at=LATER)
    supersede_document(
        document=first, reasons="The name was wrong.", replaced_by=second, actor=cast.asha.actor, at=LATER
    )
    [newest, older] = queries.documents_about(cast.asha.actor, kind=KIND, ref="X-1")
    assert (newest.ref, newest.in_use) == (second.ref, True)
    assert (older.in_use, older.replaced_by, older.reasons) == (False, second.ref, "The name was wrong.")
    assert entries_about("document", first.ref)[-1].event.replaced_by == second.ref
    with pytest.raises(Refused, match="superseded already"):
        supersede_document(document=first, reasons="Again.", actor=cast.asha.actor, at=LATER)


def test_a_document_is_superseded_by_one_about_the_same_matter(cast: Cast) -> None:
    first, other = made(cast.asha), made(cast.asha, ref="X-2")
    for wrong in (first, other):
        with pytest.raises(Refused, match="another one about the same matter"):
            supersede_document(
                document=first, reasons="Wrong.", replaced_by=wrong, actor=cast.asha.actor, at=LATER
            )


def test_who_may_not_make_it_cannot_supersede_it(cast: Cast) -> None:
    document = made(cast.asha)
    with pytest.raises(Refused):
        supersede_document(document=document, reasons="No.", actor=cast.petra.actor, at=LATER)


def test_the_database_refuses_a_document_superseded_without_reasons(cast: Cast) -> None:
    document = made(cast.asha)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(status="superseded", superseded_at=LATER)


def test_the_list_costs_the_same_however_many_documents(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    for number in range(4):
        made(cast.asha, officer=f"Ed Plumtreeve {number}")
    actor = cast.asha.actor
    with django_assert_num_queries(3):
        rows = queries.documents_of_case(actor, "C-1")
    assert len(rows) == 4
    assert rows[0].files[0][:2] == (Copy.SERVED, Form.PDF)

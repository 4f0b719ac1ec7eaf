"""What people see of exhibits: who sees them, what stands on the page, and how a copy leaves."""

import hashlib
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.documents.models import Document
from peelian.documents.services import read_document
from peelian.documents.states import Form
from peelian.evidence.models import Exhibit
from peelian.evidence.queries import exhibit_panel, exhibits_of
from peelian.evidence.reading import open_file
from peelian.evidence.services.sheets import make_proof_sheet
from peelian.evidence.states import HolderKind, Step
from peelian.evidence.vault.places import place_of
from tests.cases.factories import investigated
from tests.cast import Cast
from tests.evidence.factories import CHAT, NOW, phone, stored, vault

__all__ = ["vault"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]
REGISTER = {
    "name": "AB/7",
    "description": "A tablet in a blue case.",
    "power": "pace_s18",
    "holder_kind": "unknown",
}


def page(cast: Cast, exhibit: Exhibit) -> str:
    return cast.asha.client.get(f"/evidence/exhibits/{exhibit.ref}/").content.decode()


def test_it_is_registered_by_the_form(cast: Cast) -> None:
    case, subject = investigated(cast)
    day = {"seized_day-day": "14", "seized_day-month": "3", "seized_day-year": "2023", "seized_time": "11:30"}
    holder = {"holder_kind": "subject", "holder_subject": subject.ref}
    answer = cast.asha.client.post(f"/evidence/cases/{case.ref}/register/", REGISTER | day | holder)
    exhibit = Exhibit.objects.get(case=case)
    assert answer["Location"] == f"/evidence/exhibits/{exhibit.ref}/"
    assert exhibit.seized_at == datetime(2023, 3, 14, 11, 30, tzinfo=UTC)
    assert (exhibit.holder_kind, exhibit.holder_subject) == (HolderKind.SUBJECT, subject)
    assert "Ed" in page(cast, exhibit)


def test_a_day_without_its_time_is_asked_about(cast: Cast) -> None:
    case, _ = investigated(cast)
    day = {"seized_day-day": "14", "seized_day-month": "3", "seized_day-year": "2023"}
    answer = cast.asha.client.post(f"/evidence/cases/{case.ref}/register/", REGISTER | day)
    assert "Give both the date and the time, or neither" in answer.content.decode()


def test_an_hour_that_came_twice_is_asked_about_and_never_guessed(cast: Cast) -> None:
    case, _ = investigated(cast)
    night = {
        "seized_day-day": "30",
        "seized_day-month": "10",
        "seized_day-year": "2022",
        "seized_time": "01:30",
    }
    url = f"/evidence/cases/{case.ref}/register/"
    assert "showed 01:30 twice" in cast.asha.client.post(url, REGISTER | night).content.decode()
    cast.asha.client.post(url, REGISTER | night | {"clock": "1"})
    assert Exhibit.objects.get(case=case).seized_at == datetime(2022, 10, 30, 1, 30, tzinfo=UTC)


def test_a_correction_begins_with_what_stands(cast: Cast) -> None:
    exhibit = phone(cast)
    form = cast.asha.client.get(f"/evidence/exhibits/{exhibit.ref}/correct/").content.decode()
    for standing in ("Black smartphone", "11:30", "DS Asha Thornapple", 'value="2023"'):
        assert standing in form


def test_a_movement_is_recorded_by_the_form(cast: Cast) -> None:
    exhibit = phone(cast)
    told = {
        "step": "handed_over",
        "happened_day-day": "3",
        "happened_day-month": "4",
        "happened_day-year": "2023",
        "happened_time": "09:00",
        "done_by": "PC Rowan Hedgerow",
        "where_to": "Meadowsweet Laboratory",
        "why": "For the download.",
        "seal": "new",
        "new_seal": "S900",
    }
    assert cast.asha.client.post(f"/evidence/exhibits/{exhibit.ref}/movement/", told).status_code == 302
    shown = page(cast, exhibit)
    for part in ("Out of our hands", "Meadowsweet Laboratory", "S104233 → S900", "PC Rowan Hedgerow"):
        assert part in shown


def test_who_is_not_on_the_case_does_not_learn_that_there_are_exhibits(cast: Cast) -> None:
    exhibit = phone(cast)
    for member in (cast.ben, cast.ida, cast.lena, cast.petra):
        assert exhibit_panel(member.actor, exhibit.case) is None
        assert exhibits_of(member.actor, exhibit.case) == ()
        assert member.client.get(f"/evidence/cases/{exhibit.case.ref}/").status_code == 404
    panel = exhibit_panel(cast.cora.actor, exhibit.case)
    assert panel is not None
    assert ([line.name for line in panel.lines], panel.register.allowed) == (["AB/1"], False)


def test_a_name_that_lies_is_shown(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha, name="holiday.jpg")
    assert "Name and content differ" in page(cast, file.exhibit)


def test_a_copy_leaves_as_an_attachment_with_its_reason_on_record(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha, content=b"<html><script>", name="café “x”.html")
    url = f"/evidence/files/{file.ref}/take-out/"
    assert cast.asha.client.post(url, {"why": " "}).status_code == 200
    assert file.continuity.filter(step=Step.FILE_TAKEN_OUT).count() == 0
    answer = cast.asha.client.post(url, {"why": "For the defence."})
    assert b"".join(answer.streaming_content) == b"<html><script>"  # type: ignore[attr-defined]  # a streaming response
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''caf%C3%A9")
    assert answer["Content-Type"] == "application/octet-stream"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    assert int(answer["Content-Length"]) == 14
    assert "For the defence." in page(cast, file.exhibit)


def test_a_file_that_was_changed_on_disk_is_not_given_out(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    place = place_of(file.vault_name)
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1] + b"\x00")
    answer = cast.asha.client.post(f"/evidence/files/{file.ref}/take-out/", {"why": "For the defence."})
    assert "restore the file from a backup" in answer.content.decode()
    assert file.continuity.filter(step=Step.FILE_TAKEN_OUT).count() == 0
    with pytest.raises(CommandError, match="1 files are not as they were taken in"):
        call_command("evidence_check", stdout=StringIO(), stderr=StringIO())


def test_checking_says_that_all_is_whole(cast: Cast) -> None:
    stored(phone(cast), cast.asha)
    said = StringIO()
    call_command("evidence_check", stdout=said)
    assert said.getvalue() == "1 files are as they were taken in.\n"


def test_the_proof_sheet_says_what_there_is(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    document = make_proof_sheet(exhibit=file.exhibit, why="For the hearing.", actor=cast.asha.actor, at=NOW)
    text = read_document(cast.asha.actor, document.ref, at=NOW, form=Form.TEXT).content.decode()
    digest = hashlib.sha256(CHAT).hexdigest()
    for part in ("AB/1", "S104233", digest[:8], digest[-8:], "For the hearing.", "General power of seizure"):
        assert part in text
    assert read_document(cast.asha.actor, document.ref, at=NOW).content.startswith(b"%PDF-")
    url = f"/evidence/sheets/{document.ref}/pdf/"
    assert cast.cora.client.get(url).status_code == 200
    assert cast.ben.client.get(url).status_code == 404


def test_a_proof_sheet_is_not_read_at_the_addresses_of_other_documents(cast: Cast) -> None:
    exhibit = phone(cast)
    cast.asha.client.post(f"/evidence/exhibits/{exhibit.ref}/sheet/", {"why": "For the hearing."})
    document = Document.objects.get()
    assert cast.asha.client.get(f"/cases/letters/{document.ref}/").status_code == 404
    assert f"/evidence/sheets/{document.ref}/pdf/" in page(cast, exhibit)


def queries(cast: Cast, path: str) -> int:
    cast.asha.client.get(path)
    with CaptureQueriesContext(connection) as taken:
        assert cast.asha.client.get(path).status_code == 200
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in taken)


def test_pages_cost_as_many_queries_with_many_rows_as_with_few(cast: Cast, vault: Path) -> None:
    exhibit = phone(cast)
    one = f"/evidence/exhibits/{exhibit.ref}/"
    several = f"/evidence/cases/{exhibit.case.ref}/"
    file = stored(exhibit, cast.asha)
    before = (queries(cast, one), queries(cast, several))
    for number in range(20):
        phone(cast, subject=exhibit.holder_subject, name=f"AB/{number + 2}")
        stored(exhibit, cast.asha, content=bytes([number]) * 9)
        open_file(cast.cora.actor, file, at=NOW, why="To look.").close()
    assert (queries(cast, one), queries(cast, several)) == before
    assert max(before) <= 30

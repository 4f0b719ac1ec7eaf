"""`peelian chats ingest`: the same services, and it says what it did."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from peelian.cases.models import Case
from peelian.chats.models import Message
from peelian.evidence.models import Exhibit, StoredFile
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


def ingest(case: str, *files: Path, **options: str) -> tuple[str, str, int]:
    """What the command says, what it complains of, and how it leaves."""
    out, err = StringIO(), StringIO()
    try:
        call_command("chats_ingest", *map(str, files), case=case, stdout=out, stderr=err, **options)
    except SystemExit as left:
        return out.getvalue(), err.getvalue(), int(left.code or 0)
    return out.getvalue(), err.getvalue(), 0


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export on the disk of whoever runs the command."""
    path = tmp_path / "WhatsApp Chat with Late turn.txt"
    path.write_text(LATE_TURN)
    return path


def test_it_registers_the_exhibit_stores_the_file_and_imports_it(case_of_phones: Case, export: Path) -> None:
    out, err, left = ingest(
        case_of_phones.ref, export, exhibit="AB/7", zone="Europe/London", date_order="dmy"
    )
    assert (left, err) == (0, "")
    assert Exhibit.objects.get().name == "AB/7"
    assert "9 messages new" in out
    assert "every byte accounted for: yes" in out
    assert Message.objects.count() == 9


def test_run_again_it_takes_nothing_in_twice(case_of_phones: Case, export: Path) -> None:
    ingest(case_of_phones.ref, export, exhibit="AB/7", zone="Europe/London", date_order="dmy")
    _, err, left = ingest(case_of_phones.ref, export, exhibit="AB/7", zone="Europe/London", date_order="dmy")
    assert left == 1
    assert "imported already" in err
    assert StoredFile.objects.count() == 1


def test_it_says_what_a_file_leaves_open(case_of_phones: Case, export: Path) -> None:
    _, err, left = ingest(case_of_phones.ref, export, date_order="dmy")
    assert left == 1
    assert "time zone" in err


def test_it_opens_no_case_that_is_sealed_or_is_not_there(cast: Cast, export: Path) -> None:
    _, err, left = ingest("C-00000000", export)
    assert left == 1
    assert "There is no case" in err

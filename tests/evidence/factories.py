"""Exhibits for the tests, made through services as people would make them."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peelian.cases.models import Subject
from peelian.evidence.models import Exhibit, StoredFile
from peelian.evidence.services.registering import register_exhibit
from peelian.evidence.services.storing import store_file
from peelian.evidence.states import HolderKind, Power
from tests.cases.factories import investigated
from tests.cast import Cast, Member

NOW = datetime(2023, 12, 1, 9, 0, tzinfo=UTC)
"""When things are written down in these tests."""
CHAT = b"12/02/2023, 10:00 - Robin: The van is back.\n12/02/2023, 10:01 - Sandy: Thanks.\n"


@pytest.fixture
def vault(tmp_path: Path, settings: object) -> Path:
    """An empty vault of this test's own, with its key beside it."""
    settings.PEELIAN_EVIDENCE_DIR = tmp_path / "vault"  # type: ignore[attr-defined]  # pytest-django's settings
    settings.PEELIAN_EVIDENCE_KEY_FILE = tmp_path / "key"  # type: ignore[attr-defined]  # the same
    return tmp_path / "vault"


def phone(cast: Cast, *, subject: Subject | None = None, name: str = "AB/1", **facts: object) -> Exhibit:
    """Ed's phone, which Asha took from him under section 19 in the case that she investigates."""
    if subject is None:
        _, subject = investigated(cast)
    told = {
        "description": "Black smartphone with a cracked corner.",
        "seized_by": "DS Asha Thornapple",
        "seized_at": datetime(2023, 3, 14, 11, 30, tzinfo=UTC),
        "seized_where": "Copper Lane police station, locker room",
        "power": Power.ON_PREMISES,
        "holder_kind": HolderKind.SUBJECT,
        "holder_subject": subject,
        "seal": "S104233",
    }
    return register_exhibit(case=subject.case, name=name, actor=cast.asha.actor, at=NOW, **(told | facts))  # type: ignore[arg-type]  # the keywords are register_exhibit's own


def stored(
    exhibit: Exhibit, member: Member, *, content: bytes = CHAT, name: str = "chat.txt", **facts: str
) -> StoredFile:
    """A file in an exhibit."""
    return store_file(
        exhibit=exhibit, stream=io.BytesIO(content), name=name, actor=member.actor, at=NOW, **facts
    )

"""The numbers of an order of reading: no text, shut to others, and gone when the reading is or the material is."""

import stat
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command

from peelian.chats.models import Conversation
from peelian.evidence.models import StoredFile
from peelian.review.models import Review
from peelian.review.services.numbers import folder_of
from peelian.review.services.ordering import ask_for_ranking
from peelian.review.services.stopping import stop_reading
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, case_of_phones, imported, vault
from tests.review.factories import NOW, OnCommit, begun, drawn_up_about, read_some

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def review(
    cast: Cast, case_of_phones: object, on_commit: OnCommit, tmp_path: Path, settings: object
) -> Review:
    """A review of a group that was imported, ready to be read, in a data folder of its own."""
    settings.PEELIAN_DATA_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    imported(cast, case_of_phones, LATE_TURN)  # type: ignore[arg-type]  # the fixture gives a case
    about = drawn_up_about(cast, case_of_phones, Conversation.objects.get(), control_size=2)  # type: ignore[arg-type]  # the same
    return begun(cast, about, on_commit)


def files_of(review: Review) -> list[Path]:
    return [path for path in folder_of(review).rglob("*") if path.is_file()]


def cleared() -> str:
    said = StringIO()
    call_command("review_clear", stdout=said)
    return said.getvalue()


def test_no_word_of_a_message_is_in_them(review: Review) -> None:
    held = b"".join(path.read_bytes() for path in files_of(review)).lower()
    words = {word.strip(",.").lower() for word in LATE_TURN.split() if len(word.strip(",.")) > 5}
    assert held
    assert [word for word in words if word.encode() in held or word.encode("utf-16-le") in held] == []


def test_nobody_else_can_open_them(review: Review) -> None:
    folders = [
        Path(configured.PEELIAN_DATA_DIR) / "reviews",
        folder_of(review),
        folder_of(review) / "features",
    ]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folders} == {0o700}
    assert {stat.S_IMODE(each.stat().st_mode) for each in files_of(review)} == {0o600}


def test_they_go_when_the_reading_stops(cast: Cast, review: Review, on_commit: OnCommit) -> None:
    read_some(review, cast.asha, on_commit, most=30)
    with on_commit():
        ask_for_ranking(review=review, actor=cast.asha.actor, at=NOW)
    assert files_of(review)
    with on_commit():
        stop_reading(review=review, reasons="Everything was read.", actor=cast.asha.actor, at=NOW)
    assert not folder_of(review).exists()


def test_they_go_when_no_file_of_the_case_is_left_in_the_vault(review: Review) -> None:
    assert cleared() == ""
    assert files_of(review)
    StoredFile.objects.update(destroyed_at=NOW)
    assert cleared() == f"The numbers of {review.ref} were removed.\n"
    assert not folder_of(review).exists()


def test_what_no_review_names_is_cleared_away(review: Review) -> None:
    left = Path(configured.PEELIAN_DATA_DIR) / "reviews" / "Q-00000000"
    left.mkdir()
    assert cleared() == "The numbers of Q-00000000 were removed.\n"
    assert files_of(review)

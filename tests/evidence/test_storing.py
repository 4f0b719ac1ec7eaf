"""Taking files in: what is kept of them, what is refused, and that nothing of a refused file stays."""

import hashlib
import io
import os
import resource
from pathlib import Path

import pytest

from peelian.access.refusals import Refused
from peelian.evidence.models import StoredFile
from peelian.evidence.reading import open_file
from peelian.evidence.services.storing import store_file
from peelian.evidence.states import FileKind, Scan, Step
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.evidence.factories import CHAT, NOW, phone, stored, vault

__all__ = ["vault"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]


def on_disk(vault: Path) -> list[Path]:
    return [path for path in vault.rglob("*") if path.is_file()]


def test_a_file_is_kept_with_its_hashes_size_and_kind(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    assert file.size == len(CHAT)
    assert file.sha256 == hashlib.sha256(CHAT).hexdigest()
    assert file.sha1 == hashlib.sha1(CHAT).hexdigest()
    assert file.md5 == hashlib.md5(CHAT).hexdigest()
    assert (file.kind, file.mime, file.scan) == (FileKind.TEXT, "text/plain", Scan.NOT_SCANNED)


def test_nothing_of_it_stands_on_the_disk_in_clear(cast: Cast, vault: Path) -> None:
    stored(phone(cast), cast.asha)
    (kept,) = on_disk(vault)
    assert b"van is back" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o400


def test_the_ledger_holds_the_hash_and_not_the_name(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha, name="Robin Hayfield.txt")
    (entry,) = entries_about("case", file.exhibit.case.ref, types=["evidence.file_stored"])
    assert entry.event.sha256 == file.sha256
    assert "Hayfield" not in repr(entry.event)


def test_taking_it_in_and_opening_it_are_lines_of_its_continuity(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    with open_file(cast.asha.actor, file, at=NOW, why="To read the group.") as opened:
        assert opened.read() == CHAT
    lines = list(file.exhibit.continuity.order_by("number").values_list("number", "step", "why"))
    assert lines == [
        (1, Step.REGISTERED, ""),
        (2, Step.FILE_STORED, ""),
        (3, Step.FILE_OPENED, "To read the group."),
    ]


def test_opening_it_needs_a_reason(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    with pytest.raises(Refused, match="Say why"):
        open_file(cast.asha.actor, file, at=NOW, why=" ")


@pytest.mark.parametrize("length", [1, 1 << 20, (1 << 20) + 1, 3 * (1 << 20)])
def test_it_comes_back_as_it_was_whatever_its_length(cast: Cast, length: int) -> None:
    content = os.urandom(length)
    file = stored(phone(cast), cast.asha, content=content, name="dump.bin")
    with open_file(cast.asha.actor, file, at=NOW, why="To compare.") as opened:
        assert opened.seek(0, io.SEEK_END) == length
        opened.seek(length // 2)
        assert opened.read(10) == content[length // 2 :][:10]
        opened.seek(0)
        assert opened.read() == content


@pytest.mark.parametrize("algorithm", ["sha256", "sha1", "md5"])
def test_a_stated_hash_is_compared(cast: Cast, vault: Path, algorithm: str) -> None:
    exhibit, right = phone(cast), hashlib.new(algorithm, CHAT).hexdigest()
    with pytest.raises(Refused, match="not the one that was stated"):
        stored(exhibit, cast.asha, stated_hash=right[::-1])
    assert on_disk(vault) == []
    assert stored(exhibit, cast.asha, stated_hash=right.upper()).hash_was_stated


def test_what_is_no_hash_is_refused_before_anything_is_read(cast: Cast) -> None:
    with pytest.raises(Refused, match="64 hexadecimal"):
        stored(phone(cast), cast.asha, stated_hash="abc")


def test_an_empty_file_is_refused(cast: Cast, vault: Path) -> None:
    with pytest.raises(Refused, match="no bytes"):
        stored(phone(cast), cast.asha, content=b"")
    assert on_disk(vault) == []


def test_the_same_bytes_are_not_taken_in_twice(cast: Cast, vault: Path) -> None:
    exhibit = phone(cast)
    stored(exhibit, cast.asha, name="first.txt")
    with pytest.raises(Refused, match="already, as “first"):
        stored(exhibit, cast.asha, name="second.txt")
    assert len(on_disk(vault)) == 1


def test_a_file_past_the_limit_is_refused_while_it_comes(cast: Cast, vault: Path, settings: object) -> None:
    settings.PEELIAN_EVIDENCE_LIMIT = 50  # type: ignore[attr-defined]  # pytest-django's settings
    with pytest.raises(Refused, match="larger than 50 bytes"):
        stored(phone(cast), cast.asha)
    assert on_disk(vault) == []


@pytest.mark.parametrize("name", ["../../etc/chat.txt", "C:\\phone\\chat.txt", "a/\x00b/chat\n.txt"])
def test_of_a_path_only_its_last_part_is_kept_as_the_name(cast: Cast, name: str) -> None:
    assert stored(phone(cast), cast.asha, name=name).name == "chat.txt"


@pytest.mark.parametrize("name", ["", " ", "phone/", "..", "\n"])
def test_a_file_without_a_name_is_refused(cast: Cast, vault: Path, name: str) -> None:
    with pytest.raises(Refused, match="no name"):
        stored(phone(cast), cast.asha, name=name)
    assert on_disk(vault) == []


def test_a_stream_that_breaks_leaves_nothing(cast: Cast, vault: Path) -> None:
    def breaking():
        yield os.urandom(3 << 20)
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store_file(exhibit=phone(cast), stream=breaking(), name="a", actor=cast.asha.actor, at=NOW)
    assert on_disk(vault) == []
    assert not StoredFile.objects.exists()


def test_a_full_disk_is_said_plainly_and_leaves_nothing(cast: Cast, vault: Path) -> None:
    """The system is asked to let no file grow past 2 MB: it then refuses a write as a full disk does."""
    exhibit, allowed = phone(cast), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, allowed[1]))
    try:
        with pytest.raises(Refused, match="disk that holds the evidence is full"):
            stored(exhibit, cast.asha, content=os.urandom(5 << 20))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
    assert on_disk(vault) == []
    assert stored(exhibit, cast.asha, content=os.urandom(5 << 20)).size == 5 << 20


def test_whoever_does_not_investigate_the_case_adds_nothing(cast: Cast, vault: Path) -> None:
    exhibit = phone(cast)
    for member in (cast.ben, cast.cora, cast.lena, cast.gus, cast.ed):
        with pytest.raises(Refused):
            stored(exhibit, member)
    assert on_disk(vault) == []

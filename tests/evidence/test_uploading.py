"""Uploads in pieces, as a client of the protocol sends them: they go on where they stopped, whole or nothing."""

import base64
import hashlib
import os
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import UnreadablePostError

from peelian.access.actors import system_actor
from peelian.evidence.models import Exhibit, Piece, StoredFile, Upload
from peelian.evidence.reading import open_file
from peelian.evidence.services import clearing, uploading
from peelian.evidence.services.uploading import begin_upload, carry_on, received
from peelian.evidence.vault.layout import CHUNK
from peelian.ledger.queries import entries_about
from tests.architecture.walking import TOKEN
from tests.cast import Cast, Member
from tests.evidence.factories import CHAT, NOW, phone, stored, vault

__all__ = ["vault"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]
OFFSET_BODY = "application/offset+octet-stream"


def told(**facts: str) -> str:
    """The header that tells names and values."""
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in facts.items())


class Sender:
    """Somebody's client of the protocol."""

    def __init__(self, member: Member) -> None:
        self.client = member.client

    def ask(self, method: str, url: str, body: bytes = b"", **headers: object):  # type: ignore[no-untyped-def]  # a response
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        kind = named.pop("Content-Type", OFFSET_BODY if method == "PATCH" else "")
        sent = {"Tus-Resumable": "1.0.0", "Content-Type": kind} | named
        return self.client.generic(method, url, body, content_type=kind, headers=sent)

    def begin(self, exhibit: Exhibit, length: int, name: str = "phone.zip", **facts: str) -> str:
        """Begin an upload; its address."""
        url = f"/evidence/exhibits/{exhibit.ref}/uploads/"
        answer = self.ask("POST", url, Upload_Length=length, Upload_Metadata=told(filename=name, **facts))
        assert answer.status_code == 201, answer.content
        return answer["Location"]

    def send(self, url: str, start: int, body: bytes, **headers: object):  # type: ignore[no-untyped-def]  # a response
        return self.ask("PATCH", url, body, Upload_Offset=start, **headers)

    def offset(self, url: str) -> int:
        return int(self.ask("HEAD", url)["Upload-Offset"])


@pytest.fixture
def asha(cast: Cast) -> Sender:
    return Sender(cast.asha)


def on_disk(vault: Path) -> int:
    return sum(path.is_file() for path in vault.rglob("*"))


def test_a_file_sent_in_pieces_becomes_one_file(cast: Cast, asha: Sender, vault: Path, on_commit) -> None:  # type: ignore[no-untyped-def]  # a fixture
    exhibit, content = phone(cast), os.urandom(3 * CHUNK + 77)
    url = asha.begin(exhibit, len(content), hash=hashlib.sha256(content).hexdigest())
    for start in range(0, len(content), CHUNK):
        assert not exhibit.files.exists()
        with on_commit():
            answer = asha.send(url, start, content[start : start + CHUNK])
        assert answer.status_code == 204, answer.content
    assert answer["Content-Location"] == f"/evidence/exhibits/{exhibit.ref}/"
    file = exhibit.files.get()
    assert (file.name, file.hash_was_stated) == ("phone.zip", True)
    with open_file(cast.asha.actor, file, at=NOW, why="To compare.") as opened:
        assert opened.read() == content
    assert not Upload.objects.exists()
    assert on_disk(vault) == 1
    assert asha.ask("HEAD", url).status_code == 404


def test_what_has_come_is_encrypted_and_is_no_file_yet(cast: Cast, asha: Sender, vault: Path) -> None:
    exhibit, content = phone(cast), b"the van is back " * 100
    asha.send(asha.begin(exhibit, len(content)), 0, content[:500])
    assert not StoredFile.objects.exists()
    assert all(b"the van" not in path.read_bytes() for path in vault.rglob("*") if path.is_file())


def test_it_says_how_far_it_has_come(cast: Cast, asha: Sender) -> None:
    content = os.urandom(1000)
    url = asha.begin(phone(cast), 1000)
    asha.send(url, 0, content[:300])
    answer = asha.ask("HEAD", url)
    assert (answer["Upload-Offset"], answer["Upload-Length"]) == ("300", "1000")
    assert (answer["Cache-Control"], answer["Tus-Resumable"]) == ("no-store", "1.0.0")
    assert "GMT" in answer["Upload-Expires"]
    pieces = asha.ask("GET", url).json()["pieces"]
    assert pieces == [{"start": 0, "end": 300, "sha256": hashlib.sha256(content[:300]).hexdigest()}]


def test_bytes_at_another_place_are_refused_with_the_right_one(cast: Cast, asha: Sender) -> None:
    url = asha.begin(phone(cast), 1000)
    asha.send(url, 0, b"x" * 300)
    for start in (0, 299, 301):
        answer = asha.send(url, start, b"y")
        assert (answer.status_code, answer["Upload-Offset"]) == (409, "300")
    assert asha.offset(url) == 300


def test_more_than_was_begun_is_refused(cast: Cast, asha: Sender) -> None:
    url = asha.begin(phone(cast), 10)
    assert asha.send(url, 0, b"x" * 11).status_code == 413
    assert asha.offset(url) == 0


def test_a_piece_of_nothing_changes_nothing(cast: Cast, asha: Sender, vault: Path) -> None:
    url = asha.begin(phone(cast), 10)
    answer = asha.send(url, 0, b"")
    assert (answer.status_code, answer["Upload-Offset"]) == (204, "0")
    assert on_disk(vault) == 0


def test_a_file_too_large_or_empty_is_refused_before_it_comes(
    cast: Cast, asha: Sender, settings: object
) -> None:
    settings.PEELIAN_EVIDENCE_LIMIT = 100  # type: ignore[attr-defined]  # pytest-django's settings
    url = f"/evidence/exhibits/{phone(cast).ref}/uploads/"
    metadata = told(filename="a")
    assert asha.ask("POST", url, Upload_Length=101, Upload_Metadata=metadata).status_code == 413
    assert asha.ask("POST", url, Upload_Length=0, Upload_Metadata=metadata).status_code == 422
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "ten"}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({}, 400),
        ({"Upload-Length": "10", "Upload-Metadata": "filename ***"}, 400),
        ({"Upload-Length": "10", "Upload-Metadata": "filename /w=="}, 400),
        ({"Upload-Length": "10"}, 422),
        ({"Upload-Length": "10", "Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_what_is_not_the_protocol_is_refused(cast: Cast, asha: Sender, headers: dict, status: int) -> None:
    exhibit = phone(cast)
    assert asha.ask("POST", f"/evidence/exhibits/{exhibit.ref}/uploads/", **headers).status_code == status


def test_a_body_of_another_kind_is_refused(cast: Cast, asha: Sender) -> None:
    url = asha.begin(phone(cast), 10)
    assert asha.send(url, 0, b"x", Content_Type="text/plain").status_code == 415


def test_it_tells_what_it_takes(cast: Cast, asha: Sender) -> None:
    answer = asha.ask("OPTIONS", f"/evidence/exhibits/{phone(cast).ref}/uploads/")
    assert answer.status_code == 204
    assert (answer["Tus-Version"], answer["Tus-Max-Size"]) == ("1.0.0", str(64 << 30))
    assert {"creation", "termination", "expiration"} <= set(answer["Tus-Extension"].split(","))


def test_a_piece_that_came_garbled_is_not_kept(cast: Cast, asha: Sender, vault: Path) -> None:
    url, body = asha.begin(phone(cast), 100), b"x" * 50
    right = base64.b64encode(hashlib.sha256(body).digest()).decode()
    wrong = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    assert asha.send(url, 0, body, Upload_Checksum=f"sha256 {wrong}").status_code == 460
    assert (asha.offset(url), on_disk(vault)) == (0, 0)
    assert asha.send(url, 0, body, Upload_Checksum=f"sha256 {right}").status_code == 204
    assert asha.send(url, 50, body, Upload_Checksum="md5 abc").status_code == 400


class Breaking:
    """The body of a request whose connection breaks after so many bytes."""

    def __init__(self, content: bytes) -> None:
        self.left = content

    def read(self, size: int = -1, /) -> bytes:
        if not self.left:
            raise UnreadablePostError("the connection broke")
        given, self.left = self.left[:size], self.left[size:]
        return given


def test_what_came_before_a_break_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "LONGEST_PIECE", CHUNK)
    act = {"actor": cast.asha.actor, "at": NOW}
    content = os.urandom(3 * CHUNK)
    upload = begin_upload(exhibit=phone(cast), name="a", length=len(content), **act)
    with pytest.raises(UnreadablePostError):
        carry_on(upload=upload, start=0, body=Breaking(content[: 2 * CHUNK + 5]), **act)
    assert received(upload) == 2 * CHUNK + 5
    assert upload.pieces.count() == 3


def test_a_finished_upload_with_another_hash_than_stated_becomes_nothing(
    cast: Cast, asha: Sender, vault: Path, on_commit
) -> None:  # type: ignore[no-untyped-def]  # a fixture
    exhibit = phone(cast)
    url = asha.begin(exhibit, len(CHAT), hash="0" * 64)
    with on_commit():
        answer = asha.send(url, 0, CHAT)
    assert answer.status_code == 422
    assert b"not the one that was stated" in answer.content
    assert not exhibit.files.exists()
    assert not Upload.objects.exists()
    assert on_disk(vault) == 0


def test_the_same_bytes_twice_are_said_so(cast: Cast, asha: Sender) -> None:
    exhibit = phone(cast)
    stored(exhibit, cast.asha, name="first.txt")
    answer = asha.send(asha.begin(exhibit, len(CHAT)), 0, CHAT)
    assert answer.status_code == 422
    assert "already, as “first.txt”" in answer.content.decode()


def test_it_can_be_given_up(cast: Cast, asha: Sender, vault: Path, on_commit) -> None:  # type: ignore[no-untyped-def]  # a fixture
    exhibit = phone(cast)
    url = asha.begin(exhibit, 100)
    asha.send(url, 0, b"x" * 50)
    with on_commit():
        assert asha.ask("DELETE", url).status_code == 204
    assert on_disk(vault) == 0
    (entry,) = entries_about("case", exhibit.case.ref, types=["evidence.upload_dropped"])
    assert not entry.event.expired


def test_nobody_else_learns_of_an_upload(cast: Cast, asha: Sender) -> None:
    exhibit = phone(cast)
    url = asha.begin(exhibit, 100)
    absent = "/evidence/uploads/XU-00000000/"
    for member in (cast.ben, cast.cora, cast.dev, cast.ed, cast.fay, cast.gus, cast.ida, cast.lena):
        other = Sender(member)
        for method in ("HEAD", "GET", "PATCH", "DELETE", "OPTIONS"):
            found, nothing = (other.ask(method, each, Upload_Offset=0) for each in (url, absent))
            same = TOKEN.sub(b"", found.content) == TOKEN.sub(b"", nothing.content)
            assert (found.status_code, nothing.status_code, same) == (404, 404, True), (
                f"{member.key} {method}"
            )
        begun = other.ask("POST", f"/evidence/exhibits/{exhibit.ref}/uploads/", Upload_Length=5)
        assert begun.status_code == (422 if member is cast.cora else 404), member.key
    assert asha.offset(url) == 0


def test_an_upload_left_too_long_ends_and_its_pieces_go(
    cast: Cast, asha: Sender, vault: Path, on_commit, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]  # a fixture
    exhibit = phone(cast)
    url = asha.begin(exhibit, 100)
    asha.send(url, 0, b"x" * 50)
    Upload.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert asha.send(url, 50, b"x" * 50).status_code == 410
    said = StringIO()
    with on_commit():
        call_command("evidence_clear", stdout=said)
    assert said.getvalue().startswith("1 uploads ended; 0 files")
    assert (Upload.objects.count(), Piece.objects.count(), on_disk(vault)) == (0, 0, 0)
    (entry,) = entries_about("case", exhibit.case.ref, types=["evidence.upload_dropped"])
    assert entry.event.expired


def test_clearing_removes_what_no_row_names_and_nothing_else(cast: Cast, asha: Sender, vault: Path) -> None:
    exhibit = phone(cast)
    stored(exhibit, cast.asha)
    asha.send(asha.begin(exhibit, 100), 0, b"x" * 50)
    folder = vault / "ab"
    folder.mkdir(exist_ok=True)
    left = [folder / ("ab" + "0" * 30), folder / ("ab" + "1" * 30 + ".partial"), folder / ("ab" + "2" * 30)]
    for path in left:
        path.write_bytes(b"half a file")
    old = NOW.timestamp() - 2 * 86_400
    for path in [each for each in vault.rglob("*") if each.is_file() and each != left[2]]:
        os.utime(path, (old, old))
    os.utime(left[2], (NOW.timestamp() - 60,) * 2)
    cleared = clearing.clear_away(actor=system_actor("evidence-clear"), at=NOW)
    assert (cleared.uploads, cleared.files) == (0, 2)
    assert [path.exists() for path in left] == [False, False, True]
    assert on_disk(vault) == 3

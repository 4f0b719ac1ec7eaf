"""Adding a file by the form alone, without script: sealed as it comes, refused with a sentence, nothing left behind."""

import hashlib
import os
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from peelian.evidence.models import StoredFile
from tests.cast import Cast
from tests.evidence.factories import CHAT, phone, stored, vault

__all__ = ["vault"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]


def send(client: Client, ref: str, content: bytes, name: str = "chat.txt", **fields: str):  # type: ignore[no-untyped-def]  # a response
    file = SimpleUploadedFile(name, content)
    return client.post(f"/evidence/exhibits/{ref}/files/add/", {"file": file} | fields)


def on_disk(vault: Path) -> int:
    return sum(path.is_file() for path in vault.rglob("*"))


def test_a_file_of_any_size_is_added_and_never_in_clear_on_disk(
    cast: Cast, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "system-tmp"
    plain.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(plain))
    written: list[str] = []
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda *_, **__: written.append("in clear"))
    exhibit, content = phone(cast), os.urandom(6 << 20)
    answer = send(cast.asha.client, exhibit.ref, content, "C:\\phone\\dump.bin")
    assert (answer.status_code, answer["Location"]) == (302, f"/evidence/exhibits/{exhibit.ref}/")
    file = exhibit.files.get()
    assert (file.name, file.sha256) == ("dump.bin", hashlib.sha256(content).hexdigest())
    assert (written, list(plain.iterdir()), on_disk(vault)) == ([], [], 1)


@pytest.mark.parametrize(
    ("content", "fields", "sentence"),
    [
        (b"", {}, "no bytes"),
        (CHAT, {"stated_hash": "0" * 64}, "not the one that was stated"),
        (CHAT, {"stated_hash": "abc"}, "64 hexadecimal"),
        (CHAT * 100, {}, "larger than 1,000 bytes"),
    ],
)
def test_a_refused_file_says_why_and_leaves_nothing(
    cast: Cast, vault: Path, settings: object, content: bytes, fields: dict[str, str], sentence: str
) -> None:
    settings.PEELIAN_EVIDENCE_LIMIT = 1000  # type: ignore[attr-defined]  # pytest-django's settings
    answer = send(cast.asha.client, phone(cast).ref, content, **fields)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert on_disk(vault) == 0


def test_the_same_bytes_twice_are_said_so(cast: Cast, vault: Path) -> None:
    exhibit = phone(cast)
    stored(exhibit, cast.asha, name="first.txt")
    assert "already, as “first.txt”" in send(cast.asha.client, exhibit.ref, CHAT).content.decode()
    assert on_disk(vault) == 1


def test_without_a_file_it_asks_for_one(cast: Cast) -> None:
    answer = cast.asha.client.post(f"/evidence/exhibits/{phone(cast).ref}/files/add/", {})
    assert answer.status_code == 200
    assert "Error:" in answer.content.decode()


def test_whoever_may_not_add_it_leaves_nothing_on_disk(cast: Cast, vault: Path) -> None:
    ref = phone(cast).ref
    for member, status in (
        (cast.ben, 404),
        (cast.ed, 404),
        (cast.gus, 404),
        (cast.cora, 403),
        (cast.nobody, 302),
    ):
        assert send(member.client, ref, CHAT).status_code == status, member.key
        assert on_disk(vault) == 0
    assert not StoredFile.objects.exists()


def test_a_form_from_elsewhere_is_refused_and_leaves_nothing(cast: Cast, vault: Path) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.asha.account)
    answer = send(strict, phone(cast).ref, CHAT)
    assert (answer.status_code, on_disk(vault)) == (403, 0)


@pytest.mark.parametrize("ending", [b"", b"--b", b"--b" + b"x" * 5000])
def test_a_form_that_breaks_off_leaves_nothing(cast: Cast, vault: Path, ending: bytes) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
    url = f"/evidence/exhibits/{phone(cast).ref}/files/add/"
    body = head + bytes(3 << 20) + ending
    cast.asha.client.generic("POST", url, body, content_type="multipart/form-data; boundary=b")
    assert on_disk(vault) == 0
    assert not StoredFile.objects.exists()


def test_the_files_of_other_forms_are_none_of_its_business(cast: Cast, vault: Path) -> None:
    address = "/reports/new/"
    file = SimpleUploadedFile("a.txt", b"A report.")
    cast.ida.client.post(address, {"file": file, "documents": SimpleUploadedFile("b.txt", b"Another.")})
    assert on_disk(vault) == 0

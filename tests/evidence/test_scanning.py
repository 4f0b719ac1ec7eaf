"""The virus scanner: a small server of our own speaks clamd's protocol; a real clamd is asked where there is one."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from peelian.access.refusals import Refused
from peelian.evidence.reading import open_file
from peelian.evidence.scanning import scan
from peelian.evidence.states import Scan
from tests.cast import Cast
from tests.evidence.factories import CHAT, NOW, phone, stored, vault

__all__ = ["vault"]

MARK = b"a line that only a test would hold unwelcome"
"""What both scanners of these tests are told to find."""


def took(connection: socket.socket, length: int) -> bytes:
    content = b""
    while len(content) < length:
        if not (came := connection.recv(length - len(content))):
            raise ConnectionError
        content += came
    return content


def answer_one(connection: socket.socket, most: int) -> None:
    """What clamd does with one INSTREAM: takes pieces until one of nothing, or has had enough."""
    with connection, suppress(ConnectionError):
        assert took(connection, 10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(took(connection, 4), "big"):
            content += took(connection, length)
            if len(content) > most:
                connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        connection.sendall(b"stream: Wealdmoor.Test FOUND\0" if MARK in content else b"stream: OK\0")


def serve(listening: socket.socket, handle: Callable[[socket.socket], None]) -> None:
    listening.listen()

    def run() -> None:
        with suppress(OSError):
            while True:
                handle(listening.accept()[0])

    threading.Thread(target=run, daemon=True).start()


@pytest.fixture(params=["unix", "tcp"])
def scanner(request: pytest.FixtureRequest, tmp_path: Path, settings: object) -> Iterator[None]:
    """A scanner at an address of each kind, that takes at most 3 MB."""
    unix = request.param == "unix"
    with socket.socket(socket.AF_UNIX if unix else socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(str(tmp_path / "clamd") if unix else ("127.0.0.1", 0))
        where = f"unix:{tmp_path / 'clamd'}" if unix else f"tcp:127.0.0.1:{listening.getsockname()[1]}"
        settings.PEELIAN_SCANNER = where  # type: ignore[attr-defined]  # pytest-django's settings
        serve(listening, lambda connection: answer_one(connection, 3 << 20))
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("vault", "scanner")
def test_a_clean_file_says_so(cast: Cast) -> None:
    assert stored(phone(cast), cast.asha).scan == Scan.CLEAN


@pytest.mark.django_db
@pytest.mark.usefixtures("vault", "scanner")
def test_an_infected_file_is_held_and_cannot_be_opened(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha, content=CHAT + MARK)
    assert (file.scan, file.scan_says) == (Scan.INFECTED, "Wealdmoor.Test")
    with pytest.raises(Refused, match=r"quarantined: Wealdmoor\.Test"):
        open_file(cast.asha.actor, file, at=NOW, why="To read it.")
    assert cast.asha.client.get(f"/evidence/files/{file.ref}/take-out/").status_code == 403
    assert "quarantined" in cast.asha.client.get(f"/evidence/exhibits/{file.exhibit.ref}/").content.decode()


@pytest.mark.usefixtures("scanner")
def test_a_file_that_the_scanner_does_not_take_says_it_was_not_scanned() -> None:
    verdict = scan([bytes(1 << 20)] * 20)
    assert verdict.scan is Scan.NOT_SCANNED
    assert verdict.says == "The scanner answered: INSTREAM size limit exceeded. ERROR."


@pytest.mark.parametrize("address", ["", "unix:/nowhere/clamd", "tcp:127.0.0.1:1", "clamd", "tcp:somewhere"])
def test_without_a_scanner_a_file_says_it_was_not_scanned(settings: object, address: str) -> None:
    settings.PEELIAN_SCANNER = address  # type: ignore[attr-defined]  # pytest-django's settings
    verdict = scan([CHAT])
    assert verdict.scan is Scan.NOT_SCANNED
    assert verdict.says.endswith(".")


@pytest.mark.parametrize("said", [b"", b"\0", b"stream: \xff\xfe ERROR\0", b"x" * 9000])
def test_a_scanner_that_answers_nonsense_stops_nothing(tmp_path: Path, settings: object, said: bytes) -> None:
    def babble(connection: socket.socket) -> None:
        with connection, suppress(ConnectionError):
            took(connection, 10)
            connection.sendall(said)

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(tmp_path / "clamd"))
        serve(listening, babble)
        settings.PEELIAN_SCANNER = f"unix:{tmp_path / 'clamd'}"  # type: ignore[attr-defined]  # pytest-django's settings
        verdict = scan([CHAT])
    assert verdict.scan is Scan.NOT_SCANNED
    assert len(verdict.says) <= 200


def test_a_scanner_that_hangs_is_left_after_its_time(tmp_path: Path, settings: object) -> None:
    waiting: list[socket.socket] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(tmp_path / "clamd"))
        serve(listening, waiting.append)
        settings.PEELIAN_SCANNER = f"unix:{tmp_path / 'clamd'}"  # type: ignore[attr-defined]  # pytest-django's settings
        settings.PEELIAN_SCANNER_SECONDS = 1  # type: ignore[attr-defined]  # pytest-django's settings
        verdict = scan([CHAT])
    for each in waiting:
        each.close()
    assert (verdict.scan, verdict.says) == (Scan.NOT_SCANNED, "The scanner could not be asked: timed out.")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("clamd") is None, reason="clamd is not installed")
def test_a_real_clamd_finds_what_it_is_told_to_find(tmp_path: Path, settings: object) -> None:
    signatures = tmp_path / "signatures"
    signatures.mkdir()
    (signatures / "wealdmoor.ndb").write_text(f"Wealdmoor.Test:0:*:{MARK.hex()}\n")
    (tmp_path / "clamd.conf").write_text(
        f"LocalSocket {tmp_path / 'clamd'}\nDatabaseDirectory {signatures}\nForeground yes\n"
    )
    daemon = subprocess.Popen(["clamd", "-c", str(tmp_path / "clamd.conf")], stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if (tmp_path / "clamd").exists():
                break
            time.sleep(0.1)
        settings.PEELIAN_SCANNER = f"unix:{tmp_path / 'clamd'}"  # type: ignore[attr-defined]  # pytest-django's settings
        assert scan([CHAT]).scan is Scan.CLEAN
        assert scan([CHAT, MARK]).scan is Scan.INFECTED
    finally:
        daemon.kill()
        daemon.wait()

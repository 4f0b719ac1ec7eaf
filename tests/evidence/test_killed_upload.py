"""A server is killed in the middle of an upload: what had come is there, nothing half is a file, and it goes on."""

import hashlib
import os
import socket
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cast import PARTS, PASSWORD
from tests.evidence.test_uploading import told
from tests.server import HOST, Server
from tests.visitor import TOKEN, Visitor
from tests.worlds import World, Worlds

pytestmark = [pytest.mark.slow, pytest.mark.pure]
PIECE = 16 << 20
CONTENT = os.urandom(PIECE + (8 << 20))
BODY = "application/offset+octet-stream"


class Sender:
    """Asha at a real server, speaking the protocol of uploads."""

    def __init__(self, server: Server, exhibit: str) -> None:
        self._port, self._visitor = server.port, Visitor(server.base_url)
        self._visitor.sign_in(PARTS["asha"].email, PASSWORD)
        page = self._visitor.get(f"/evidence/exhibits/{exhibit}/files/add/").text
        self._token = TOKEN.search(page).group(1)  # type: ignore[union-attr]  # every form has one

    def headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{each.name}={each.value}" for each in self._visitor.cookies)
        return {"Tus-Resumable": "1.0.0", "Cookie": cookies, "X-CSRFToken": self._token}

    def ask(self, method: str, url: str, body: bytes = b"", **headers: str) -> dict[str, str]:
        """One request; the headers of its answer, with its status among them."""
        connection = HTTPConnection(HOST, self._port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, url, body, self.headers() | named)
        with connection.getresponse() as answer:
            said = answer.read()
            connection.close()
            return dict(answer.getheaders()) | {"status": str(answer.status), "said": said[:200].decode()}

    def begin_sending(self, url: str, content: bytes, *, whole: int) -> socket.socket:
        """Send the head of a PATCH and the first bytes of a body that would be longer."""
        connection = socket.create_connection((HOST, self._port), timeout=60)
        told = {"Host": HOST, "Content-Type": BODY, "Upload-Offset": "0", "Content-Length": str(whole)}
        head = "".join(f"{name}: {value}\r\n" for name, value in (self.headers() | told).items())
        connection.sendall(f"PATCH {url} HTTP/1.1\r\n{head}\r\n".encode() + content)
        return connection


def stored_files(world: World) -> int:
    return world.rows("SELECT count(*) FROM evidence_storedfile")[0][0]


def wait_for_a_piece(world: World) -> None:
    until = time.monotonic() + 60
    while not world.rows("SELECT count(*) FROM evidence_piece")[0][0]:
        assert time.monotonic() < until, "no piece was written down"
        time.sleep(0.05)


def test_a_killed_upload_goes_on_from_what_had_come(worlds: Worlds) -> None:
    world = worlds.new("tests.evidence.seeds:a_phone")
    exhibit = world.rows("SELECT ref FROM evidence_exhibit")[0][0]
    with world.served() as server:
        asha = Sender(server, exhibit)
        metadata = told(filename="phone.zip", hash=hashlib.sha256(CONTENT).hexdigest())
        begun = asha.ask(
            "POST",
            f"/evidence/exhibits/{exhibit}/uploads/",
            Upload_Length=str(len(CONTENT)),
            Upload_Metadata=metadata,
        )
        assert begun["status"] == "201", begun
        url = begun["Location"]
        with asha.begin_sending(url, CONTENT[: PIECE + (4 << 20)], whole=len(CONTENT)):
            wait_for_a_piece(world)
            server.kill()
        assert stored_files(world) == 0
        server.start()
        assert asha.ask("HEAD", url)["Upload-Offset"] == str(PIECE)
        rest = asha.ask("PATCH", url, CONTENT[PIECE:], Upload_Offset=str(PIECE), Content_Type=BODY)
        assert rest["status"] == "204", rest
    held = world.rows("SELECT sha256, size FROM evidence_storedfile")
    assert held == [(hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))]
    left = [path for path in Path(world.folder, "evidence").rglob("*") if path.is_file()]
    assert sum(path.suffix != ".partial" for path in left) == 1

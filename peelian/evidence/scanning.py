"""Asks clamd about a file, where there is one: INSTREAM over a Unix socket or TCP (clamd(8), "INSTREAM").

The file goes in pieces of four bytes of length and so many bytes; a length of nought ends it, and one line comes back.
"""

import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings

from peelian.evidence.states import Scan

_PIECE = 1 << 17
_MOST_SAID = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner says: the code, and its words, or why it did not look."""

    scan: Scan
    says: str


def scan(chunks: Iterable[bytes]) -> Verdict:
    """Ask the scanner of the settings about these bytes. A scanner that cannot be asked never stops the work."""
    if not settings.PEELIAN_SCANNER:
        return Verdict(Scan.NOT_SCANNED, "No scanner is set up.")
    try:
        with _connected(settings.PEELIAN_SCANNER) as scanner:
            return _verdict(_asked(scanner, chunks))
    except (OSError, ValueError) as problem:
        return Verdict(Scan.NOT_SCANNED, f"The scanner could not be asked: {problem}."[:_MOST_SAID])


def _connected(address: str) -> socket.socket:
    kind, _, where = address.partition(":")
    if kind == "unix":
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(settings.PEELIAN_SCANNER_SECONDS)
        try:
            scanner.connect(where)
        except OSError:
            scanner.close()
            raise
        return scanner
    host, _, port = where.rpartition(":")
    if kind != "tcp" or not port.isdecimal():
        raise ValueError(f"PEELIAN_SCANNER is {address!r}, and should be unix:/path or tcp:host:port")
    return socket.create_connection((host, int(port)), timeout=settings.PEELIAN_SCANNER_SECONDS)


def _asked(scanner: socket.socket, chunks: Iterable[bytes]) -> str:
    # A scanner that has had enough closes its end and says why: what it said is read, whatever sending met with.
    with suppress(BrokenPipeError, ConnectionResetError):
        scanner.sendall(b"zINSTREAM\0")
        for content in chunks:
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                scanner.sendall(len(piece).to_bytes(4, "big") + piece)
        scanner.sendall(b"\0\0\0\0")
    answer = b""
    while (came := scanner.recv(4096)) and b"\0" not in answer + came and len(answer) < 4096:
        answer += came
    return (answer + came).partition(b"\0")[0].decode("utf-8", "replace").strip()


def _verdict(answer: str) -> Verdict:
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return Verdict(Scan.CLEAN, "")
    if said.endswith(" FOUND"):
        return Verdict(Scan.INFECTED, said.removesuffix(" FOUND")[:_MOST_SAID])
    return Verdict(Scan.NOT_SCANNED, f"The scanner answered: {said or 'nothing'}."[:_MOST_SAID])

"""CSV, JSON or plain lines of hashes, told apart by what is in them; a line that is not understood is named.

Plain: a hash a line, optionally a label after a comma or tab. CSV: a header with any of `sha256`, `md5`, `pdq`,
`hash`, and `label` (or `name`, `film`, `group`). JSON: a list of hashes, or of objects with the same words as keys; or
an object that holds such a list. Lines of one label are of one film.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from peelian.media.states import HashKind

__all__ = ["MOST_BYTES", "MOST_ENTRIES", "BadList", "Entry", "Given", "kind_of", "read_list"]

MOST_BYTES = 200 * 2**20
MOST_ENTRIES = 2_000_000
KEPT_BAD = 200
"""Bad lines that are kept word for word; the rest are counted."""
_HEX = re.compile(r"[0-9a-f]+\Z")
_HASHES = {"sha256": HashKind.SHA256, "sha-256": HashKind.SHA256, "md5": HashKind.MD5, "pdq": HashKind.PDQ}
_ANY = ("hash", "value")
_LABELS = ("label", "name", "film", "group", "title")
_KINDS = ("kind", "type", "algorithm", "hash_type")


class BadList(Exception):
    """The file is no list of hashes; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One wanted hash: in which line, of which kind, in lower-case hexadecimal, and what it is a hash of."""

    line: int
    kind: HashKind
    value: str
    label: str


@dataclass(slots=True)
class Given:
    """What was read: the entries, the first bad lines with why, and how many bad ones there are."""

    entries: list[Entry] = field(default_factory=list)
    bad: list[tuple[int, str]] = field(default_factory=list)
    bad_lines: int = 0

    def refuse(self, line: int, why: str) -> None:
        """Name a line that was not understood."""
        self.bad_lines += 1
        if len(self.bad) < KEPT_BAD:
            self.bad.append((line, why))


def kind_of(value: str, *, said: str = "") -> HashKind | None:
    """What a hash is by its length and by what is said of it; 64 digits are SHA-256 unless PDQ is said."""
    if not _HEX.match(value):
        return None
    wanted = _HASHES.get(said.strip().lower())
    length = {HashKind.SHA256: 64, HashKind.PDQ: 64, HashKind.MD5: 32}
    if wanted:
        return wanted if len(value) == length[wanted] else None
    return {64: HashKind.SHA256, 32: HashKind.MD5}.get(len(value))


def read_list(data: bytes, *, plain: HashKind | None = None) -> Given:
    """The entries of a list; `plain` says of what kind lines of 64 digits are that do not say it themselves.

    Raises BadList for what is no text, is too large, or holds no hash at all.
    """
    if len(data) > MOST_BYTES:
        raise BadList(f"The list is larger than {MOST_BYTES // 2**20} megabytes. Split it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadList(f"The list is not text in UTF-8: byte {error.start + 1} cannot be read.") from error
    given = Given()
    for line, value, said, label in _rows(text):
        _take(given, (line, value.strip().lower(), said, label.strip()[:200]), plain)
        if len(given.entries) > MOST_ENTRIES:
            raise BadList(f"The list holds more than {MOST_ENTRIES:,} hashes. Split it.")
    if not given.entries:
        first = f" Line {given.bad[0][0]}: {given.bad[0][1]}" if given.bad else ""
        raise BadList(f"No hash was found in the list.{first}")
    return given


def _take(given: Given, row: tuple[int, str, str, str], plain: HashKind | None) -> None:
    line, value, said, label = row
    kind = kind_of(value, said=said or (plain.value if plain and len(value) == 64 else ""))
    if kind is None:
        shown = value[:20] + ("…" if len(value) > 20 else "")
        given.refuse(line, f"“{shown}” is no SHA-256 or PDQ of 64 digits and no MD5 of 32 (0 to 9, a to f).")
        return
    given.entries.append(Entry(line, kind, value, label))


Row = tuple[int, str, str, str]


def _rows(text: str) -> Iterator[Row]:
    """(line, value, what is said of its kind, label) of each hash."""
    start = text.lstrip()[:1]
    if start in {"[", "{"}:
        yield from _json_rows(text)
        return
    first = text.lstrip("\r\n").partition("\n")[0].lower()
    words = [word.strip().strip('"') for word in re.split(r"[,;\t]", first)]
    if set(words) & {*_HASHES, *_ANY}:
        yield from _csv_rows(text)
    else:
        yield from _plain_rows(text)


def _plain_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if line and not line.startswith("#"):
            value, _, label = re.sub(r"\s*[,;\t]\s*|\s+", ",", line, count=1).partition(",")
            yield number, value, "", label


def _csv_rows(text: str) -> Iterator[Row]:
    header = text.lstrip("\r\n").partition("\n")[0]
    mark = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=mark)
    rows.fieldnames = [(name or "").strip().lower() for name in rows.fieldnames or []]
    try:
        for row in rows:
            yield from _of_object(
                rows.line_num, {key: value for key, value in row.items() if isinstance(value, str)}
            )
    except csv.Error as error:
        raise BadList(f"Line {rows.line_num} is no line of a CSV file: {error}.") from error


def _json_rows(text: str) -> Iterator[Row]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadList(f"The list begins like JSON and is none: {error}.") from error
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), [found])
    for number, each in enumerate(found, start=1):
        if isinstance(each, dict):
            keyed = {str(key).strip().lower(): str(value) for key, value in each.items() if value is not None}
            yield from _of_object(number, keyed)
        else:
            yield number, str(each), "", ""


def _of_object(line: int, row: dict[Any, str]) -> Iterable[Row]:
    label = next((row[word] for word in _LABELS if row.get(word)), "")
    said = next((row[word] for word in _KINDS if row.get(word)), "")
    found = [(line, row[word], word, label) for word in _HASHES if row.get(word, "").strip()]
    found += [(line, row[word], said, label) for word in _ANY if row.get(word, "").strip()]
    return found or [(line, "", said, label)]

"""Messages with the answer to each: a CSV file with the columns `text` and `relevant` (0 or 1), plain or gzipped."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

MOST_CHARACTERS = 5_000_000  # of one text
LEAST_RELEVANT = 2


class NotLabelled(ValueError):
    """The file cannot be replayed; the sentence says where and why."""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """The texts and, for each, whether it is relevant."""

    texts: tuple[str, ...]
    relevant: tuple[bool, ...]


def read_labelled(path: Path) -> Labelled:
    """The messages of the file; NotLabelled when it is no such file or holds too little to replay. UTF-8."""
    texts, relevant = [], []
    try:
        with _open(path) as file:
            for text, answer in _rows(file, path.name):
                texts.append(text)
                relevant.append(answer)
    except (OSError, EOFError) as error:
        raise NotLabelled(f"{path.name} cannot be read: {error}.") from error
    except UnicodeDecodeError as error:
        raise NotLabelled(f"{path.name} is not UTF-8 text (byte {error.start}).") from error
    if sum(relevant) < LEAST_RELEVANT or all(relevant):
        raise NotLabelled(
            f"{path.name} holds {sum(relevant)} relevant of {len(relevant)} messages; a replay needs two relevant "
            "and one that is not."
        )
    return Labelled(texts=tuple(texts), relevant=tuple(relevant))


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _rows(file: TextIO, name: str) -> Iterator[tuple[str, bool]]:
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        reader = csv.DictReader(file, strict=True)
        if not {"text", "relevant"} <= set(reader.fieldnames or ()):
            raise NotLabelled(f"{name} has no columns named text and relevant in its first line.")
        for row in reader:
            if row["relevant"] not in ("0", "1") or row["text"] is None:
                raise NotLabelled(f"{name}, line {reader.line_num}: relevant must be 0 or 1.")
            yield row["text"], row["relevant"] == "1"
    except csv.Error as error:
        raise NotLabelled(f"{name} is not a CSV file that can be read: {error}.") from error
    finally:
        csv.field_size_limit(before)

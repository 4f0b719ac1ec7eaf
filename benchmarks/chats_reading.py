"""WhatsApp exports to records: processor time and memory beside npm `whatsapp-chat-parser`, and who gets what wrong.

    python -m benchmarks.chats_reading [--lines 1000000] [--runs 3]

Files of a million lines are made here (seeded), one as an iPhone writes and one as Android does. Both readers take
each in turn, in processes of their own, start-up included; ours to records with bytes, attachments and system events,
theirs to its array of messages. Then both read the hard cases of `tests/chats/formats/whatsapp_cases`.
Needs Node 20 and npm; the package is installed into a temporary folder. Leaves with 1 when our processor time is
above theirs on either file, our peak above 250 MiB, or one of our cases is wrong.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from tests.chats.formats.whatsapp_cases import CASES

PACKAGE = "whatsapp-chat-parser@4.0.2"
MOST_RATIO, MOST_MEBIBYTES = 1.0, 250
LRM = "\u200e"
NAMES = [
    f"{first} {last}"
    for first in ["Asha", "Ben", "Cora", "Dev", "Ed", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lena"]
    for last in ("Moor", "Vale")
]
WORDS = [
    "the",
    "of",
    "shift",
    "rota",
    "tonight",
    "mate",
    "ok",
    "sarge",
    "van",
    "keys",
    "who",
    "is",
    "on",
    "at",
    "2",
    "pm",
    "can",
    "you",
    "bring",
    "form",
    "back",
    "in",
    "ten",
    "minutes",
    "not",
    "again",
    "😂",
    "👍🏽",
    "café",
    "£5",
    "yes",
    "no",
    "maybe",
    "later",
    "thanks",
    "cheers",
]
THEIRS = """
import { readFileSync } from 'fs';
import { parseString } from 'whatsapp-chat-parser';
const messages = parseString(readFileSync(process.argv[2], 'utf8'));
if (process.argv[3]) {
  const two = (n) => String(n).padStart(2, '0');
  const shown = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} `
    + `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
  console.log(JSON.stringify(messages.map((m) => [m.author, shown(m.date), m.message])));
} else console.log(messages.length);
"""
OURS = """
import sys
from collections import deque
from peelian.chats.formats.records import Settings
from peelian.chats.formats.sources import FileSource
from peelian.chats.formats.whatsapp import read
deque(read(FileSource(sys.argv[1], "_chat.txt"), Settings()).records, maxlen=0)
"""


def write_export(path: Path, *, ios: bool, lines: int) -> None:
    """A seeded export of about so many lines: 24 names, 2.5 % system lines, 2.5 % media, a fifth of texts longer."""
    draw, at, done = random.Random(4), datetime(2023, 1, 13, 8, tzinfo=UTC), 0
    with path.open("w", encoding="utf-8", newline="") as out:
        while done < lines:
            at += timedelta(seconds=draw.randint(5, 240))
            who, kind = draw.choice(NAMES), draw.random()
            record = header(at, ios=ios) + body(draw, who, kind, ios=ios)
            done += record.count("\n") + 1
            out.write(record + ("\r\n" if ios else "\n"))


def header(at: datetime, *, ios: bool) -> str:
    """British iPhone, American Android."""
    if ios:
        return f"[{at:%d/%m/%Y, %H:%M:%S}] "
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at:%y}, {(at.hour - 1) % 12 + 1}:{at:%M}\u202f{half} - "


def body(draw: random.Random, who: str, kind: float, *, ios: bool) -> str:
    """What stands behind a header."""
    mark = f"{who}: {LRM}" if ios else ""
    if kind < 0.025:
        return mark + draw.choice(
            [f"{who} added {draw.choice(NAMES)}", f"{who} left", f"{who} changed this group's icon"]
        )
    if kind < 0.05:
        return f"{mark}image omitted" if ios else f"{who}: <Media omitted>"
    text = " ".join(draw.choices(WORDS, k=draw.randint(1, 18)))
    while draw.random() < 0.21:
        text += "\n" + " ".join(draw.choices(WORDS, k=draw.randint(1, 12)))
    return f"{who}: {text}"


def measured(command: list[str], folder: Path) -> tuple[float, float]:
    """(processor seconds, peak MiB) of one process."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with {process.returncode}.")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    assert isinstance(used, resource.struct_rusage)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / scale


def compare(name: str, path: Path, folder: Path, runs: int) -> bool:
    """Both readers in turn over one file; prints medians and the ratio, and says whether ours is within the limits."""
    ours, theirs = [], []
    for _ in range(runs):
        theirs.append(measured(["node", "theirs.mjs", str(path)], folder))
        ours.append(measured([sys.executable, "-c", OURS, str(path)], folder))
    (cpu, peak), (their_cpu, their_peak) = (
        [median(column) for column in zip(*each, strict=True)] for each in (ours, theirs)
    )
    ratio = cpu / their_cpu
    print(f"{name}: ours {cpu:.2f} s CPU, peak {peak:.0f} MiB; npm {their_cpu:.2f} s, {their_peak:.0f} MiB")
    print(f"  ratio {ratio:.2f} (limit {MOST_RATIO}); peak limit {MOST_MEBIBYTES} MiB")
    return ratio <= MOST_RATIO and peak <= MOST_MEBIBYTES


def our_rows(data: bytes, name: str) -> list[list[str | None]] | str:
    """What we read of a case: the question where we ask one."""
    from peelian.chats.formats.records import NeedsAnswer
    from tests.chats.formats.whatsapp_sources import rows, taken

    try:
        return [list(row) for row in rows(taken(data, name)[0])]
    except NeedsAnswer as asked:
        return asked.ask


def their_rows(data: bytes, folder: Path) -> list[list[str | None]]:
    """What npm reads of a case."""
    (folder / "case.txt").write_bytes(data)
    done = subprocess.run(
        ["node", "theirs.mjs", "case.txt", "rows"], cwd=folder, capture_output=True, text=True, check=False
    )
    return json.loads(done.stdout) if done.returncode == 0 else []


def faults(rows: list[list[str | None]] | str, expected: list[list[str | None]]) -> set[str]:
    """Which of messages, senders, moments, system lines are wrong. Texts are not held against npm."""
    if isinstance(rows, str) or len(rows) != len(expected):
        return {"messages"}
    found = set()
    for row, wanted in zip(rows, expected, strict=True):
        if row[0] != wanted[0]:
            found.add("system lines" if wanted[0] is None else "senders")
        if row[1] != wanted[1]:
            found.add("moments")
    return found


def cases(folder: Path) -> int:
    """Prints how many hard cases each gets wrong, and gives the number of ours."""
    wrong: dict[str, dict[str, int]] = {"ours": {}, "npm": {}}
    total = {"ours": 0, "npm": 0}
    for case in CASES:
        expected = [list(row) for row in case.rows]
        for reader in wrong:
            rows = our_rows(case.data, case.file) if reader == "ours" else their_rows(case.data, folder)
            if case.asks:
                bad = set() if rows == case.asks else {"read without asking"}
            else:
                bad = faults(rows, expected)
                if reader == "ours" and rows != expected:
                    bad.add("texts")
            total[reader] += bool(bad)
            for fault in bad:
                wrong[reader][fault] = wrong[reader].get(fault, 0) + 1
    for reader, counts in wrong.items():
        print(f"{reader}: {total[reader]} of {len(CASES)} hard cases wrong {counts or ''}")
    return total["ours"]


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "theirs.mjs").write_text(THEIRS)
        try:
            subprocess.run(
                ["npm", "install", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{PACKAGE} could not be installed with npm, so there is nothing to compare with: {error}")
            return 1
        met = []
        for kind in ("iPhone", "Android"):
            path = folder / f"{kind}.txt"
            write_export(path, ios=kind == "iPhone", lines=options.lines)
            met.append(compare(f"{kind}, {options.lines:,} lines", path, folder, options.runs))
        return int(not all(met) or cases(folder) > 0)


if __name__ == "__main__":
    sys.exit(main())

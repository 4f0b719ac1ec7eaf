"""How fast the reading assistant takes documents apart, beside a plain way of going over the same text.

    python -m benchmarks.reading [--megabytes 1] [--hostile]

The baseline, in the same run, on the same text:
  naive        split at full stops with one regular expression, look each piece up against ten words: no places,
               no sources, no dates, no people
  reading      read_text, everything
With --hostile also ten megabytes of one sentence without an end. Prints characters a second and the ratio of the two.
Leaves with 1 when a megabyte of news takes more than 15 s, or four times the text more than six times as long.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from peelian.reports.reading import read_text

SAMPLES = Path(__file__).parent.parent / "tests" / "reports" / "samples"
NAIVE_WORDS = ("alleg", "claim", "confirm", "den", "arrest", "said", "officer", "women", "unclear", "should")
MOST_SECONDS_A_MEGABYTE = 15.0
MOST_GROWTH = 6.0
MEGABYTE = 1_000_000


def naive(text: str) -> list[tuple[str, bool]]:
    """The plain way: pieces between full stops, and whether one of ten words is in each."""
    return [
        (piece, any(word in piece.lower() for word in NAIVE_WORDS))
        for piece in re.split(r"(?<=[.!?])\s+", text)
    ]


def news(characters: int) -> str:
    """The sample news reports, over and over, to about the length asked for."""
    reports = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("news-*.txt")))
    return reports * max(1, characters // len(reports))


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of one call: the machine may be busy with other things."""
    started = time.process_time()
    work(text)
    return time.process_time() - started


def show(name: str, text: str, taken: float, *, beside: float | None = None) -> None:
    """One line of results."""
    ratio = f"  {taken / beside:8.1f} x the naive time" if beside else ""
    print(f"{name:34} {len(text):>12,} characters {taken:8.2f} s {len(text) / taken:>12,.0f} a second{ratio}")


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--hostile", action="store_true")
    options = parser.parse_args()
    text = news(int(options.megabytes * MEGABYTE))
    read_text(text[:5000])
    plain, taken = seconds(naive, text), seconds(read_text, text)
    quarter = seconds(read_text, text[: len(text) // 4])
    show("naive: news", text, plain)
    show("reading: news", text, taken, beside=plain)
    show("reading: a quarter of it", text[: len(text) // 4], quarter)
    if options.hostile:
        endless = "and the officer said that he went on " * (10 * MEGABYTE // 37)
        show(
            "reading: one sentence of 10 MB",
            endless,
            seconds(read_text, endless),
            beside=seconds(naive, endless),
        )
    growth = taken / quarter
    print(f"four times the text takes {growth:.1f} times as long")
    too_slow = taken / len(text) * MEGABYTE > MOST_SECONDS_A_MEGABYTE
    return int(too_slow or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())

"""How soon a review finds what it seeks, beside ASReview in the same run, and whether its intervals hold.

    python -m benchmarks.review FILE... [--starts 1] [--reviews 100] [--million] [--peer PYTHON | --no-peer]

FILE is a CSV (or .csv.gz) with the columns text,relevant; several are draws of one collection and their mean is
judged. For each: recall at 1, 2, 5, 10 and 20 % read, WSS@95 and processor time of a re-rank, from one relevant
message and 20 at random, 50 at a time; ASReview 2.2 from the same start on the same messages. Then simulated reviews
with samples of their own over these readings: how often the stated interval held the number missed. `--million`
makes a million invented messages, prepares them and re-ranks them. ASReview is installed into a folder that is
thrown away, or taken from PYTHON. Leaves with 1 when the mean recall is below 0.72 at 5 % or 0.83 at 10 %, WSS@95
below 0.72, one of them not above ASReview's on the same draw, a re-rank dearer than half of its query, fewer than 93
of 100 reviews covered, or a re-rank of a million above 2 s.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

from peelian.review.ranking.features import build_features
from peelian.review.ranking.keeping import load_features, save_features
from peelian.review.ranking.ranking import Labels, rank
from peelian.review.simulating.labelled import Labelled, read_labelled
from peelian.review.simulating.measures import SHARES, recall_after, work_saved
from peelian.review.simulating.replay import BATCH, Replay, replay, start_of
from peelian.review.simulating.report import held_by
from peelian.review.stopping.rule import StoppingRule

PEER = "asreview==2.2"
PEER_SCRIPT = Path(__file__).with_name("review_peer.py")
LEAST = {"5 %": 0.72, "10 %": 0.83, "WSS@95": 0.72}
MOST_OF_PEER, LEAST_COVERED, MOST_SECONDS_A_MILLION = 0.5, 93, 2.0
RECALL, SHARE = 0.95, 0.2
Figures = dict[str, float]


def figures(finds: list[bool], *, relevant: int, population: int) -> Figures:
    """Recall at the shares read, and WSS@95, of one order."""
    found = {
        f"{share:.0%}".replace("%", " %"): recall_after(
            finds, relevant=relevant, read=round(share * population)
        )
        for share in SHARES
    }
    saved = work_saved(finds, relevant=relevant, population=population)
    return {**found, "WSS@95": float("nan") if saved is None else saved}


def line(name: str, found: Figures, seconds: float) -> None:
    """One order on one line."""
    told = "  ".join(f"{key} {value:.3f}" for key, value in found.items())
    print(f"  {name:12} {told}  {seconds * 1000:7.1f} ms a re-rank", flush=True)


def peer_python(folder: Path) -> Path | None:
    """A Python with ASReview in a folder of its own; None (and a sentence) when it cannot be installed."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    installed = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", PEER], capture_output=True, text=True, check=False
    )
    if installed.returncode:
        print(f"{PEER} cannot be installed here: measured without it.")
        return None
    return python


def ask_peer(python: Path, labelled: Labelled, *, seed: int) -> dict[str, Any]:
    """The order that ASReview reads in, and its processor time a query."""
    relevant = np.array(labelled.relevant)
    asked = {
        "texts": labelled.texts,
        "relevant": [int(each) for each in relevant],
        "start": start_of(relevant, seed=seed).tolist(),
        "batch": BATCH,
        "recall": RECALL,
        "share": SHARE,
    }
    with tempfile.TemporaryDirectory() as elsewhere:  # the peer leaves a cache where it is started
        answer = subprocess.run(
            [python, PEER_SCRIPT.resolve()],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=True,
            cwd=elsewhere,
        )
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def measured(path: Path, *, starts: int, peer: Path | None) -> tuple[Figures, list[Replay], np.ndarray, bool]:
    """One draw: our mean figures, our readings, the answers, and whether we stand where we must beside the peer."""
    labelled = read_labelled(path)
    relevant = np.array(labelled.relevant)
    started = time.process_time()
    features = build_features(labelled.texts)
    size, sought = len(relevant), int(relevant.sum())
    print(
        f"{path.name}: {size:,} messages, {sought:,} sought, prepared in {time.process_time() - started:.1f} s"
    )
    readings, found, good = [], [], True
    for seed in range(starts):
        readings.append(replay(features, relevant, seed=seed, recall=RECALL, share=SHARE))
        ours = figures(readings[-1].finds.tolist(), relevant=sought, population=size)
        seconds = mean(readings[-1].seconds)
        line(f"start {seed}", ours, seconds)
        found.append(ours)
        if peer:
            told = ask_peer(peer, labelled, seed=seed)
            theirs = figures(relevant[told["order"]].tolist(), relevant=sought, population=size)
            query = told["seconds"] / told["queries"]
            line(f"ASReview {told['version']}", theirs, query)
            print(f"  {'':12} {seconds / query:.2f} x its time (limit {MOST_OF_PEER})")
            good &= seconds <= MOST_OF_PEER * query and all(ours[key] > theirs[key] for key in LEAST)
    return {key: mean(each[key] for each in found) for key in found[0]}, readings, relevant, good


def covered(drawn: list[tuple[list[Replay], np.ndarray]], *, reviews: int) -> bool:
    """Whether intervals held in enough simulated reviews, shared among the draws."""
    rule = StoppingRule()
    held = [
        held_by(readings, relevant, rule=rule, reviews=-(-reviews // len(drawn)))
        for readings, relevant in drawn
    ]
    total, good = sum(each.reviews for each in held), sum(each.covered for each in held)
    stopped, kept = sum(each.stopped for each in held), sum(each.kept for each in held)
    print(
        f"reviews with samples of {rule.control:,} and {rule.elusion:,}: the interval of the number missed held in "
        f"{good} of {total} (limit {LEAST_COVERED} of 100)"
    )
    print(f"the rule let {stopped} stop; {kept} of them had found {rule.target:.0%} or more")
    return good * 100 >= LEAST_COVERED * total


def a_million(messages: int = 1_000_000) -> bool:
    """Whether a re-rank of a million invented messages is quick enough; prints what it took to prepare them."""
    dice = np.random.default_rng(0)
    syllables = ["".join(pair) for pair in zip("bcdfghjklmnprstvwz", "aeiouaeiouaeiouaei", strict=True)]
    vocabulary = np.array(
        ["".join(dice.choice(syllables, dice.integers(1, 5))) for _ in range(60_000)], dtype=object
    )
    common = 1 / np.arange(1, len(vocabulary) + 1)
    picks = dice.choice(len(vocabulary), size=12 * messages, p=common / common.sum())
    texts = [" ".join(vocabulary[picks[place : place + 12]]) for place in range(0, len(picks), 12)]
    features, building = timed(lambda: build_features(texts))
    print(
        f"{messages:,} messages: prepared in {building:.0f} s, {features.matrix.nnz / 1e6:.0f} million entries",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        _, saving = timed(lambda: save_features(features, Path(folder) / "features"))
        again, loading = timed(lambda: load_features(Path(folder) / "features"))
        rows = dice.choice(len(texts), 5_000, replace=False)
        labels = {"sought": Labels(rows=rows, relevant=np.arange(5_000) < 500)}
        seconds = min(timed(lambda: rank(again, labels))[1] for _ in range(3))
    print(f"  saved in {saving:.1f} s, opened in {loading:.2f} s, peak memory {peak_memory():.1f} GB")
    print(f"  re-ranked after 5,000 read in {seconds:.2f} s (limit {MOST_SECONDS_A_MILLION})")
    return seconds <= MOST_SECONDS_A_MILLION


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What the work gives, and its seconds on the clock."""
    started = time.perf_counter()
    given = work()
    return given, time.perf_counter() - started


def peak_memory() -> float:
    """Gigabytes that this process held at most."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def judged(found: list[Figures]) -> bool:
    """Whether the mean over the draws reaches every limit."""
    good = True
    for key, least in LEAST.items():
        value = mean(each[key] for each in found)
        print(f"mean {key}: {value:.3f} (limit {least})")
        good &= value >= least
    return good


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--starts", type=int, default=1)
    parser.add_argument("--reviews", type=int, default=100)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--peer", type=Path, help="a Python in which asreview is installed")
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    if not (asked.files or asked.million):
        parser.error("name at least one labelled file, or --million")
    good = a_million() if asked.million else True
    if asked.files:
        with tempfile.TemporaryDirectory() as folder:
            peer = None if asked.no_peer else asked.peer or peer_python(Path(folder) / "peer")
            done = [measured(path, starts=asked.starts, peer=peer) for path in asked.files]
        good &= judged([found for found, *_ in done])
        good &= all(beside for *_, beside in done)
        good &= covered([(readings, relevant) for _, readings, relevant, _ in done], reviews=asked.reviews)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())

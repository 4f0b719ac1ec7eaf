"""`peelian screening evaluate`: how good a run was, against pairs that are known to be one person."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.screening.linking.calibrating import TooFewDecided, bins, fit
from peelian.screening.linking.evaluating import THRESHOLDS, at, best, curve, recall_at
from peelian.screening.linking.missing import by_group
from peelian.screening.running.run import CannotRun, pairs_of

Pair = tuple[str, str]


class Command(BaseCommand):
    help = "Compare the pairs of a run with the truth: precision, recall, F1, calibration, recall by group."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The truth and the run."""
        parser.add_argument(
            "--truth", type=Path, required=True, help="CSV: workforce, record and, if known, group"
        )
        parser.add_argument("--run", type=Path, required=True, help="the folder of a finished run")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the tables."""
        try:
            truth, found = truth_of(options["truth"]), pairs_of(options["run"])
        except CannotRun as fault:
            raise CommandError(str(fault)) from fault
        if not truth or not found:
            raise CommandError("There is nothing to compare: the truth or the run has no pair.")
        weights, same = [weight for *_, weight in found], [(one, other) in truth for one, other, _ in found]
        self._thresholds(weights, same, of=len(truth))
        self._calibration(weights, same)
        self._groups(truth, {(one, other): weight for one, other, weight in found})

    def _thresholds(self, weights: list[float], same: list[bool], *, of: int) -> None:
        points = curve(weights, same, of=of)
        top = best(points)
        self.stdout.write(f"{of:,} true pairs; {len(weights):,} pairs written; {sum(same):,} of them true")
        self.stdout.write("weight      called  precision  recall      F1")
        for weight in sorted({*THRESHOLDS, round(top.weight, 2)}):
            point = at(points, weight, of=of)
            mark = "  best" if weight == round(top.weight, 2) else ""
            self.stdout.write(
                f"{weight:6.2f}  {point.called:10,}  {point.precision:9.4f}  {point.recall:6.4f}  {point.f1:6.4f}{mark}"
            )
        for precision in (0.95, 0.99):
            self.stdout.write(
                f"recall at {precision:.0%} precision: {recall_at(points, precision=precision):.4f}"
            )

    def _calibration(self, weights: list[float], same: list[bool]) -> None:
        """A line fitted on every other pair, and held against those between."""
        try:
            fitted = fit(weights[::2], same[::2])
        except TooFewDecided as fault:
            self.stdout.write(f"Not calibrated: {fault}")
            return
        groups = bins([fitted.probability(weight) for weight in weights[1::2]], same[1::2])
        self.stdout.write("stated           pairs   stated   found   95 % interval")
        for group in groups:
            low, high = group.interval
            self.stdout.write(
                f"{group.lowest:.3f} to {group.highest:.3f} {group.pairs:6,}   {group.stated:.4f}  "
                f"{group.found / group.pairs:.4f}   {low:.4f} to {high:.4f}{'' if group.holds else '  outside'}"
            )
        self.stdout.write(f"inside the interval: {sum(group.holds for group in groups)} of {len(groups)}")

    def _groups(self, truth: dict[Pair, str], found: dict[Pair, float]) -> None:
        for threshold in (0.0, 10.0):
            known: dict[str, list[bool]] = {}
            for pair, group in truth.items():
                known.setdefault(group or "no group given", []).append(
                    found.get(pair, float("-inf")) >= threshold
                )
            self.stdout.write(f"recall by group at weight {threshold:.0f}, the worst served first")
            for served in by_group(known):
                low, high = served.interval
                self.stdout.write(
                    f"  {served.group:24} {served.share:.4f}  ({low:.4f} to {high:.4f})  of {served.of:,}"
                )


def truth_of(path: Path) -> dict[Pair, str]:
    """The known pairs of a file, each with its group. Raises CannotRun."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return {
                (row["workforce"], row["record"]): row.get("group") or "" for row in csv.DictReader(stream)
            }
    except (OSError, KeyError, ValueError) as fault:
        raise CannotRun(
            f"{path.name} does not hold known pairs (workforce, record, group): {fault}."
        ) from fault

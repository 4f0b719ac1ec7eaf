"""`peelian chats simulate --labelled FILE`: a review replayed on messages whose answers are known. Uses no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from peelian.review.simulating.labelled import Labelled, NotLabelled, read_labelled
from peelian.review.stopping.rule import StoppingRule


class Command(BaseCommand):
    """Replay and print what was found how soon, and whether intervals and rule held. No text is printed."""

    help = "Replay a review on labelled messages: recall, work saved, seconds a re-rank, coverage of the interval."
    requires_system_checks: list[str] = []  # a method is measured on machines that have no database yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, how often to replay and how many reviews to simulate."""
        parser.add_argument("--labelled", type=Path, required=True, help="CSV with text,relevant; .gz too")
        parser.add_argument("--starts", type=int, default=1, help="replays, each from another first message")
        parser.add_argument(
            "--reviews", type=int, default=100, help="simulated reviews with their own samples"
        )
        parser.add_argument("--batch", type=int, default=50, help="messages read between two orders")
        parser.add_argument("--target", type=float, default=0.8, help="recall that the rule asks for")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the figures, or a sentence on standard error with exit status 1."""
        try:
            labelled = read_labelled(options["labelled"])
            rule = StoppingRule(target=options["target"])
            if min(options["starts"], options["batch"], options["reviews"]) < 1:
                raise ValueError("Starts, batch and reviews are counted from 1.")
        except (NotLabelled, ValueError) as error:
            self.stderr.write(str(error))
            sys.exit(1)
        self.stdout.write(_simulated(labelled, rule=rule, options=options))


def _simulated(labelled: Labelled, *, rule: StoppingRule, options: dict[str, Any]) -> str:
    import numpy as np

    from peelian.review.ranking.features import build_features
    from peelian.review.simulating.replay import replay
    from peelian.review.simulating.report import as_json, as_table, found_by, held_by, popular_recalls

    relevant = np.array(labelled.relevant, dtype=bool)
    features = build_features(labelled.texts)
    replays = [
        replay(features, relevant, seed=seed, batch=options["batch"]) for seed in range(options["starts"])
    ]
    total = int(relevant.sum())
    found = found_by(replays[0], relevant=total, population=len(relevant))
    held = held_by(replays, relevant, rule=rule, reviews=options["reviews"])
    popular = popular_recalls(replays[0], relevant=total)
    if options["json"]:
        return json.dumps(as_json(found, held, popular), indent=2)
    return as_table(found, held, popular, target=rule.target)

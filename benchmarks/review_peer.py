"""ASReview's own loop on the same messages and from the same start, for benchmarks.review.

Run by another Python, in which asreview is installed; knows nothing of Peelian. Reads a JSON object from standard
input (texts, relevant, start: rows known at first, batch, recall and share to reach) and writes one to standard
output (order, seconds of processor time for all queries, queries, version).
"""

import json
import sys
import time
from importlib.metadata import version

import numpy as np
import pandas as pd
from asreview import ActiveLearningCycle, Simulate
from asreview.models.balancers import Balanced
from asreview.models.classifiers import SVM
from asreview.models.feature_extractors import Tfidf
from asreview.models.queriers import Max


class Reached:
    """Stops when this recall is reached and this share is read."""

    def __init__(self, *, recall: float, share: float) -> None:
        self.recall, self.share = recall, share

    def stop(self, results: pd.DataFrame, labels: np.ndarray) -> bool:
        """As their loop asks it."""
        enough = len(results) >= self.share * len(labels)
        return enough and results["label"].sum() >= np.ceil(self.recall * np.sum(labels) - 1e-9)


def main() -> None:
    """Replay once, with what ASReview calls ELAS u4: its default."""
    asked = json.load(sys.stdin)
    words = Tfidf(ngram_range=(1, 2), sublinear_tf=True, min_df=1, max_df=0.95)
    cycle = ActiveLearningCycle(
        querier=Max(),
        classifier=SVM(loss="squared_hinge", C=0.11, random_state=0),
        balancer=Balanced(ratio=9.8),
        n_query=asked["batch"],
    )
    simulation = Simulate(
        words.fit_transform(pd.DataFrame({"title": asked["texts"], "abstract": ""})),
        np.array(asked["relevant"], dtype=int),
        [cycle],
        stopper=Reached(recall=asked["recall"], share=asked["share"]),
        skip_transform=True,
        print_progress=False,
    )
    simulation.label(np.array(asked["start"]))
    started = time.process_time()
    simulation.review()
    seconds = time.process_time() - started
    order = [int(row) for row in simulation._results["record_id"]]
    queries = -(-(len(order) - len(asked["start"])) // asked["batch"])
    json.dump(
        {"order": order, "seconds": seconds, "queries": queries, "version": version("asreview")}, sys.stdout
    )


if __name__ == "__main__":
    main()

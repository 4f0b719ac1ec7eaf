"""Random samples that anyone can draw again: the control sample, elusion, the second reader's. No Django.

A sample is the keys with the smallest SHA-256 of "seed:name:key". Whoever has the seed and the keys can check each
draw with any tool, and nobody can choose what is drawn without choosing the seed, to which the force commits
beforehand.
"""

from peelian.review.sampling.drawing import Commitment, commit, draw, new_seed, stays_committed
from peelian.review.sampling.elusion import SHARES, Stratum, allocate, draw_elusion, stratify

__all__ = [
    "SHARES",
    "Commitment",
    "Stratum",
    "allocate",
    "commit",
    "draw",
    "draw_elusion",
    "new_seed",
    "stays_committed",
    "stratify",
]

"""How far two readers agree: Krippendorff's alpha, plain agreement, and where they differ. No Django."""

from peelian.review.agreement.alpha import Agreement, agreement
from peelian.review.agreement.differences import Difference, Pairing, differences, tabulate

__all__ = ["Agreement", "Difference", "Pairing", "agreement", "differences", "tabulate"]

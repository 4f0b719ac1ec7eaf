"""The linear model: which direction in the space of pieces leads to what was found relevant.

All that was found relevant weighs together `BALANCE` times all that was read and was not: the balance that ASReview 2
chose on medical literature ("elas_u4"). What nobody has read is taken as not relevant at a lesser weight, since a
few of it are relevant (Lee and Liu 2003, ICML, "Learning with positive and unlabeled examples using weighted logistic
regression").
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BALANCE = 9.8  # all relevant together weigh this many times all that was read and was not
UNREAD = 0.5  # all unread that are presumed not relevant, beside all that was read and was not
ENOUGH = 100  # read and not relevant: of fewer each weighs a hundredth, and the unread what is then wanting
STRENGTH = 0.05  # C: how much a wrongly placed message costs against large weights
CLOSE = 0.01  # to the best weights: closer changes no place in the order and takes half as long again


def direction(matrix: sparse.csr_matrix, *, found: int, others: int) -> NDArray[np.float32]:
    """The weights of the columns. The rows: so many found relevant, so many read and not, and unread ones to the end.

    ValueError when one of the two sides has no row.
    """
    from sklearn.svm import LinearSVC

    presumed = matrix.shape[0] - found - others
    if found < 1 or others + presumed < 1:
        raise ValueError("A direction needs a row that was found relevant and one that was not.")
    model = LinearSVC(C=STRENGTH, loss="squared_hinge", random_state=0, tol=CLOSE)
    weights = _sample_weights(found=found, others=others, presumed=presumed)
    model.fit(matrix, np.arange(matrix.shape[0]) < found, sample_weight=weights)
    return np.asarray(model.coef_.ravel(), dtype=np.float32)


def _sample_weights(*, found: int, others: int, presumed: int) -> NDArray[np.float64]:
    """Summing to the number of rows, so that `STRENGTH` means the same for few and for many."""
    read = min(1.0, others / ENOUGH)
    sizes = np.array([found, others, presumed])
    shares = np.where(sizes > 0, [BALANCE, read, max(UNREAD, 1 - read)], 0.0)
    return np.repeat(shares / np.maximum(sizes, 1), sizes) * (sizes.sum() / shares.sum())

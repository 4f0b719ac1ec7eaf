"""The linear model: which direction in the space of pieces leads to what was found relevant."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BALANCE = 9.8  # all relevant together weigh this many times all others
STRENGTH = 0.05  # C: how much a wrongly placed message costs against large weights
CLOSE = 0.01  # to the best weights: closer changes no place in the order and takes half as long again


def direction(matrix: sparse.csr_matrix, relevant: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The weights of the columns, learnt from rows of which some are relevant and some are not."""
    from sklearn.svm import LinearSVC

    model = LinearSVC(C=STRENGTH, loss="squared_hinge", random_state=0, tol=CLOSE)
    model.fit(matrix, relevant, sample_weight=_sample_weights(relevant))
    return np.asarray(model.coef_.ravel(), dtype=np.float32)


def _sample_weights(relevant: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Summing to the number of rows, so that `STRENGTH` means the same for few and for many."""
    found, others = relevant.sum(), (~relevant).sum()
    weights = np.where(relevant, BALANCE / found, 1 / others)
    return weights * (len(relevant) / (BALANCE + 1))

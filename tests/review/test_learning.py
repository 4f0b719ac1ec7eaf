"""What the linear model learns from: what was found, what was not, and what nobody has read."""

import numpy as np
import pytest
from scipy import sparse

from peelian.review.ranking.learning import direction

pytestmark = pytest.mark.pure
HERON, ROTA, KETTLE = [1, 0, 0], [0, 1, 0], [0, 0, 1]
BOTH = [1, 1, 0]


def rows(*texts: list[int]) -> sparse.csr_matrix:
    """Messages of three words: heron is sought, rota is everyday talk, kettle is what was read and is not sought."""
    return sparse.csr_matrix(np.array(texts, dtype=np.float32))


def test_it_leads_to_what_was_found() -> None:
    heron, _, kettle = direction(rows(HERON, KETTLE), found=1, others=1)
    assert heron > 0 > kettle


def test_what_nobody_has_read_tells_what_everyday_talk_is() -> None:
    alone = direction(rows(BOTH, KETTLE, KETTLE), found=1, others=2)
    beside = direction(rows(BOTH, KETTLE, KETTLE, ROTA, ROTA, ROTA), found=1, others=2)
    assert alone[0] == pytest.approx(alone[1])
    assert beside[0] > beside[1]


def test_the_unread_count_less_once_enough_was_read() -> None:
    unread, read = [ROTA] * 50, [KETTLE]
    few = direction(rows(BOTH, *read * 5, *unread), found=1, others=5)
    many = direction(rows(BOTH, *read * 200, *unread), found=1, others=200)
    assert few[1] - few[2] < many[1] - many[2]


@pytest.mark.parametrize(("found", "others"), [(0, 2), (2, 0)])
def test_it_needs_both_sides(found: int, others: int) -> None:
    with pytest.raises(ValueError, match="found relevant and one that was not"):
        direction(rows(HERON, KETTLE), found=found, others=others)

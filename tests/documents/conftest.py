"""Every test of this room has the keeper of its sample matters."""

import pytest

from tests.documents.samples import keep_samples


@pytest.fixture(autouse=True)
def _keeper() -> None:
    keep_samples()

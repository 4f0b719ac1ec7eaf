"""A store of its own for the letters of each test, and the force of the tests on their head."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def letter_folder(tmp_path: Path, settings: Any) -> Path:
    """Where the letters of this test are kept."""
    settings.PEELIAN_LETTER_DIR = tmp_path / "letters"
    settings.PEELIAN_FORCE_NAME = "Wealdmoor Constabulary"
    return tmp_path / "letters"

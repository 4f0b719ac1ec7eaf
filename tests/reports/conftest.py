"""Every test of this room keeps its documents in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def document_folder(settings, tmp_path: Path) -> Path:
    settings.PEELIAN_DOCUMENT_DIR = tmp_path / "documents"
    return settings.PEELIAN_DOCUMENT_DIR

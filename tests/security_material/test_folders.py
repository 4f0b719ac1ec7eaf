"""What lies on the disk is for the account that runs the server, and for nobody else on the machine."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parent.parent.parent
START = "import django; django.setup(); from django.db import connection; connection.ensure_connection()"


def test_the_folder_of_the_data_is_made_for_one_user(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    told = {name: value for name, value in os.environ.items() if not name.startswith("PEELIAN_")}
    told |= {
        "PEELIAN_DATA_DIR": str(folder),
        "PEELIAN_SECRET_KEY": "a key of one's own, kept elsewhere",
        "DJANGO_SETTINGS_MODULE": "peelian.config.settings",
    }
    subprocess.run([sys.executable, "-c", START], cwd=ROOT, env=told, check=True)
    assert (folder / "peelian.sqlite3").exists()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700

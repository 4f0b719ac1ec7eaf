"""Prepares the environment that the settings are read from. Loaded by pytest before pytest-django reads them.

PEELIAN_TEST_POSTGRES=1 runs the tests on a PostgreSQL started for them; PEELIAN_DATABASE_URL on the server it names.
Without either they run on SQLite.
"""

import atexit
import contextlib
import os
import sys
import tempfile
from pathlib import Path

from tests.postgres import NoPostgres, running_postgres

KEPT = {"PEELIAN_DATABASE_URL", "PEELIAN_TEST_POSTGRES", "PEELIAN_CHROMIUM"}

_open_until_the_end = contextlib.ExitStack()
atexit.register(_open_until_the_end.close)


def own_folder() -> Path:
    """A folder for this process, below its parent's in a parallel run: a worker is ended too hard to clear up."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        folder = Path(os.environ["PEELIAN_DATA_DIR"], worker)
        folder.mkdir()
        return folder
    return Path(_open_until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="peelian-test-")))


def prepare_environment() -> None:
    """Give the tests settings of their own, whatever this shell has set."""
    folder = own_folder()
    for name in [name for name in os.environ if name.startswith("PEELIAN_") and name not in KEPT]:
        del os.environ[name]
    os.environ["PEELIAN_DATA_DIR"] = str(folder)
    (folder / "static").mkdir()  # whitenoise warns of a missing one, and warnings are errors
    os.environ["PEELIAN_SECRET_KEY"] = "a key for tests, which keeps no secret"
    os.environ["PEELIAN_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
    os.environ["PEELIAN_JOBS"] = "at-once"
    os.environ["PEELIAN_FORCE_NAME"] = "Wealdmoor Constabulary"


def prepare_postgres() -> None:
    """Start PostgreSQL if asked for and not yet there. The workers of a parallel run find their parent's."""
    if os.environ.get("PEELIAN_TEST_POSTGRES") != "1" or os.environ.get("PEELIAN_DATABASE_URL"):
        return
    try:
        os.environ["PEELIAN_DATABASE_URL"] = _open_until_the_end.enter_context(running_postgres())
    except NoPostgres as trouble:
        sys.exit(f"No PostgreSQL for the tests. {trouble}")


prepare_environment()
prepare_postgres()

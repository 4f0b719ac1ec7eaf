"""Finds a Python that is new enough. Written so that one far too old still reads it (see tests/bootstrap)."""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_LOOKED_FOR = 19
TRIED = "PEELIAN_PYTHON_TRIED"


def require():
    """Return if this Python is new enough; else go on with a newer one, or stop with a sentence."""
    if sys.version_info >= OLDEST:
        return
    newer = newer_python()
    if newer and TRIED not in os.environ:
        os.environ[TRIED] = newer
        os.execv(newer, [newer] + sys.argv)
    sys.stderr.write(
        "Peelian needs Python 3.11 or later; this one (%s) is %d.%d. Install a later one, then run this.\n"
        % (sys.executable, sys.version_info[0], sys.version_info[1])
    )
    sys.exit(1)


def newer_python():
    """The path of a Python on this machine that is new enough and starts, or None."""
    for minor in range(NEWEST_LOOKED_FOR, OLDEST[1] - 1, -1):
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            path = os.path.join(folder, "python3.%d" % minor)
            if os.access(path, os.X_OK) and starts(path):
                return path
    return None


def starts(path):
    """True when the interpreter runs: version managers leave names on the PATH that do not."""
    with open(os.devnull, "w") as nowhere:
        return subprocess.call([path, "-c", ""], stdout=nowhere, stderr=nowhere) == 0

"""Finds Chromium for the browser tests, or installs it from the system's packages. Standard library only."""

import os
import shutil
import subprocess

from scripts.trouble import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGES = ("chromium", "fonts-liberation")


def find() -> str | None:
    """The path of an installed Chromium. PEELIAN_CHROMIUM may name one."""
    named = os.environ.get("PEELIAN_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def ensure() -> str:
    """The path of Chromium, installed now if this is root and Debian. Raises Trouble otherwise."""
    if found := find():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from the system's packages …", flush=True)
        install()
        if found := find():
            return found
    raise Trouble(
        "The browser tests need Chromium: install it (Debian: apt-get install chromium) or name one in "
        'PEELIAN_CHROMIUM. To go without them: ./test -m "not browser"'
    )


def install() -> None:
    """Install Chromium with apt-get. Raises Trouble with the last line of what it said."""
    unasked = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES],
    ):
        done = subprocess.run(command, env=unasked, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Trouble(f"Chromium could not be installed: {said[-1] if said else 'apt-get failed'}")

"""The `peelian` command: `peelian reports read FILE` runs the management command `reports_read`."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands


def command_line(arguments: list[str], known: set[str]) -> list[str]:
    """Join the first two words into one command name where such a command exists."""
    if len(arguments) >= 2:
        joined = f"{arguments[0]}_{arguments[1]}".replace("-", "_")
        if joined in known:
            return [joined, *arguments[2:]]
    return arguments


def main() -> None:
    """Run one command and leave with its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.config.settings")
    django.setup()  # Only then does Django know the commands of the rooms.
    execute_from_command_line(["peelian", *command_line(sys.argv[1:], set(get_commands()))])

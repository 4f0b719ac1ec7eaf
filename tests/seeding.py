"""Fills the database that the environment names: `python -m tests.seeding module:function`.

A world is seeded in a process of its own, because Django in the tests' process is bound to the tests' database.
"""

import importlib
import os
import sys

import django
from django.core.management import call_command

DEMO = "demo"


def seed(name: str) -> None:
    """Tell the demo story for "demo", nothing for "", else call the function that `module:function` names."""
    if name == DEMO:
        call_command("demo_story")
    elif name:
        module, _, function = name.partition(":")
        getattr(importlib.import_module(module), function)()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    seed(sys.argv[1])

"""Worlds: databases of their own, with real servers in front, for tests that one transaction cannot hold.

A browser, a killed server and two people at once need committed data, and the ledger refuses to be emptied
afterwards. So each such test gets a copy of a database that was migrated and seeded once, and leaves it behind.
Works on SQLite (a copied file) and PostgreSQL (CREATE DATABASE ... TEMPLATE).
"""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from scripts.demonstration import FIRST_MOMENT, offset_seconds
from scripts.environment import variables
from tests.seeding import DEMO
from tests.server import Server

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "peelian.sqlite3"


@dataclass(frozen=True)
class World:
    """A seeded database with its data folder. `postgres` is its address, or "" on SQLite."""

    folder: Path
    postgres: str
    offset: int

    @property
    def settings(self) -> dict[str, str]:
        """The environment variables of a process that works in this world, and in no other."""
        own = {name: value for name, value in variables().items() if not name.startswith("PEELIAN_")}
        own |= {
            "PEELIAN_DATA_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "peelian.config.settings",
            "PEELIAN_DEMO": "yes",
            "PEELIAN_CLOCK_OFFSET_SECONDS": str(self.offset),
            "PEELIAN_FORCE_NAME": "Wealdmoor Constabulary",
        }
        return own | ({"PEELIAN_DATABASE_URL": self.postgres} if self.postgres else {})

    def run(self, *arguments: str) -> str:
        """Run `python ARGUMENTS` in this world and return what it printed. Raises AssertionError if it fails."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def rows(self, sql: str) -> list[tuple]:
        """Read from the database past Django and past the server."""
        if self.postgres:
            import psycopg

            with psycopg.connect(self.postgres) as connection:
                return connection.execute(sql).fetchall()
        with contextlib.closing(sqlite3.connect(self.folder / DATABASE)) as connection:
            return connection.execute(sql).fetchall()

    @contextlib.contextmanager
    def served(self, *, workers: int = 1) -> Iterator[Server]:
        """A running server of this world, stopped at the end."""
        server = Server(settings=self.settings, log=self.folder / "server.log", workers=workers)
        server.start()
        try:
            yield server
        finally:
            server.stop()

    def sign_ins(self) -> list[dict]:
        """Who can sign in, where the world was seeded with the demo story: role, name, email, password."""
        return json.loads((self.folder / "sign-ins.json").read_text())


class Worlds:
    """Makes worlds below `folder`; each seed is told once and then copied."""

    def __init__(self, folder: Path, *, server: str = "") -> None:
        """`server` is the PostgreSQL to make databases in, or "" for SQLite."""
        self.folder = folder
        self.server = server
        self.templates: dict[str, World] = {}
        self.databases: list[str] = []

    def new(self, seed: str = DEMO) -> World:
        """A fresh world with the seed told: "demo", "" for migrations alone, or "module:function"."""
        if seed not in self.templates:
            world = self._empty()
            world.run("-m", "tests.seeding", seed)
            self.templates[seed] = world
        return self._copy_of(self.templates[seed])

    def close(self) -> None:
        """Drop what was made on the PostgreSQL server; the folder is pytest's to remove."""
        for name in self.databases:
            self._on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        shutil.rmtree(self.folder, ignore_errors=True)

    def _empty(self) -> World:
        folder = self.folder / uuid4().hex[:8]
        folder.mkdir(parents=True)
        (folder / "static").mkdir()
        clock = {"real": datetime.now(tz=FIRST_MOMENT.tzinfo).isoformat(), "shown": FIRST_MOMENT.isoformat()}
        return World(folder, self._database(), offset_seconds(clock))

    def _copy_of(self, template: World) -> World:
        folder = self.folder / uuid4().hex[:8]
        shutil.copytree(template.folder, folder, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
        if template.postgres:
            return World(folder, self._database(template.postgres), template.offset)
        # Not a copy of the file: what SQLite committed last may still stand in the log beside it.
        with (
            contextlib.closing(sqlite3.connect(template.folder / DATABASE)) as before,
            contextlib.closing(sqlite3.connect(folder / DATABASE)) as after,
        ):
            before.backup(after)
        return World(folder, "", template.offset)

    def _database(self, template: str = "") -> str:
        if not self.server:
            return ""
        name = f"peelian_world_{uuid4().hex[:12]}"
        self._on_server(
            f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{_name_in(template)}"' if template else "")
        )
        self.databases.append(name)
        return _renamed(self.server, name)

    def _on_server(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql)


def _name_in(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


def _renamed(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def postgres_of_the_tests() -> str:
    """The PostgreSQL that the tests run on, or "" when they run on SQLite."""
    url = os.environ.get("PEELIAN_DATABASE_URL", "")
    return url if url.startswith("postgres") else ""

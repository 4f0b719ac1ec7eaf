"""An import is killed at many moments: it leaves everything or nothing, and a person brings it to its end."""

import signal
import subprocess
import sys

import pytest

from tests.worlds import ROOT, World, Worlds

pytestmark = [pytest.mark.slow, pytest.mark.pure]
KILLS = 10
IMPORT = "SELECT ref FROM chats_import WHERE status <> 'done'"


def tables(world: World) -> list[str]:
    """The tables of the room, and what search keeps, but for the import itself."""
    listed = (
        "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'chats_%'"
        if world.postgres
        else "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'chats_%'"
    )
    return sorted(name for (name,) in world.rows(listed) if name != "chats_import")


def kept(world: World) -> dict[str, int]:
    """How many rows each of them holds, and how often an import was told to have ended."""
    told = world.rows("SELECT count(*) FROM ledger_entry WHERE type = 'chats.import_completed'")
    counts = {name: world.rows(f"SELECT count(*) FROM {name}")[0][0] for name in tables(world)}
    return counts | {"told": told[0][0]}


def ran(world: World, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The import run in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.chats.killing", *arguments],
        cwd=ROOT,
        env=world.settings,
        capture_output=True,
        text=True,
        check=False,
    )


def orphans(world: World) -> int:
    """Rows that name an import, a message or a participant that is not there: some columns have no constraint."""
    questions = (
        "chats_witness w LEFT JOIN chats_message m ON m.id = w.message_id WHERE m.id IS NULL",
        "chats_witness w LEFT JOIN chats_import i ON i.id = w.imported_id WHERE i.id IS NULL OR i.status <> 'done'",
        "chats_message m LEFT JOIN chats_participant p ON p.id = m.sender_id "
        "WHERE p.id IS NULL AND m.sender_id IS NOT NULL",
        "chats_message m LEFT JOIN chats_witness w ON w.message_id = m.id WHERE w.id IS NULL",
    )
    return sum(world.rows(f"SELECT count(*) FROM {each}")[0][0] for each in questions)


def test_an_import_killed_at_any_moment_leaves_all_or_nothing_and_is_finished_by_a_person(
    worlds: Worlds,
) -> None:
    seed = "tests.chats.killing:two_phones"
    whole = worlds.new(seed)
    done = ran(whole, whole.rows(IMPORT)[0][0])
    assert done.returncode == 0, done.stderr
    moments, everything = int(done.stdout), kept(whole)

    world = worlds.new(seed)
    ref, nothing = world.rows(IMPORT)[0][0], kept(world)
    assert nothing["chats_witness"] < everything["chats_witness"]
    for kill in range(KILLS):
        died = ran(world, ref, str(1 + (moments - 1) * kill // (KILLS - 1)))
        assert died.returncode == -signal.SIGKILL, died.stderr
        assert orphans(world) == 0
        if kept(world) == everything:
            break
        assert kept(world) == nothing, f"something half was left at kill {kill}"
    assert kill > KILLS // 2, "hardly any kill came before the import was whole"

    if kept(world) == nothing:
        assert ran(world, ref).returncode == 0
    assert (kept(world), orphans(world)) == (everything, 0)
    assert world.rows(f"SELECT status FROM chats_import WHERE ref = '{ref}'") == [("done",)]
    exported = world.folder / "ledger.jsonl"
    world.run("-m", "peelian", "ledger", "export", str(exported))
    assert world.run("-m", "peelian.ledger.verify", str(exported))

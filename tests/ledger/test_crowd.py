"""Several processes record at once, and the chain never forks. Needs committed data, so it has a world of its own."""

import subprocess
import sys

import pytest

from tests.worlds import ROOT

pytestmark = pytest.mark.slow
PEOPLE, TIMES = 4, 40


def test_it_keeps_one_chain_when_many_write_at_once(bare_world):
    crowd = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.ledger.crowd", f"K-{person}", str(TIMES)],
            cwd=ROOT,
            env=bare_world.settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for person in range(PEOPLE)
    ]
    for writer in crowd:
        assert writer.stdout.readline() == "ready\n"
    for writer in crowd:
        writer.stdin.write("begin\n")
        writer.stdin.flush()
    for writer in crowd:
        _, trouble = writer.communicate()
        assert writer.returncode == 0, trouble
    said = bare_world.run("-m", "peelian", "ledger", "verify")
    assert f"work: {PEOPLE * TIMES} entries" in said
    assert f"looks: {PEOPLE * TIMES} entries" in said
    assert "The ledger is whole." in said
    who = [
        row[0]
        for row in bare_world.rows(
            "SELECT subject_ref FROM ledger_entry WHERE stream = 'work' ORDER BY sequence"
        )
    ]
    assert who != sorted(who), "the writers took turns one after another, so nothing was tried"

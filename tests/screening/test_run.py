"""A whole run on invented people: what it finds, what it accounts for, and that it can be taken up again."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from benchmarks.made_up_people import HR, ORIGINS, RECORDS, population, written
from peelian.screening.linking.model import UnreadableModel, read_model
from peelian.screening.running.run import Asked, CannotRun, pairs_of, run
from tests.worlds import ROOT

pytestmark = pytest.mark.pure
STAFF, SET, BOTH = 2_000, 12_000, 800


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workforce, a set of records, and which of them are the same people."""
    folder = tmp_path_factory.mktemp("nation")
    rng = np.random.default_rng(20261123)
    people = population(STAFF + SET - BOTH, rng)
    staff, others = np.arange(STAFF), np.concatenate([np.arange(BOTH), np.arange(STAFF, STAFF + SET - BOTH)])
    write(folder / "staff.csv", "S", written(people, staff, rng, HR))
    write(folder / "records.csv", "R", written(people, others, rng, RECORDS))
    with (folder / "truth.csv").open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["workforce", "record", "group"])
        rows.writerows([f"S{n}", f"R{n}", ORIGINS[people.origin[n]]] for n in range(BOTH))
    return folder


def write(path: Path, letter: str, columns: dict) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["id", *columns])
        rows.writerows(
            [f"{letter}{n}", *cells] for n, cells in enumerate(zip(*columns.values(), strict=True))
        )


@pytest.fixture(scope="module")
def finished(nation: Path) -> Path:
    """The folder of a run over them."""
    call_command(
        "screening_run",
        workforce=nation / "staff.csv",
        records=nation / "records.csv",
        out=nation / "run",
        least_weight=-10.0,
    )
    return nation / "run"


def test_it_finds_most_of_them_and_little_else(nation: Path, finished: Path) -> None:
    truth = {(f"S{n}", f"R{n}") for n in range(BOTH)}
    found = pairs_of(finished)
    sure = [(one, other) in truth for one, other, weight in found if weight >= 5]
    assert len(truth & {(one, other) for one, other, _ in found}) >= 0.9 * BOTH
    assert sum(sure) >= 0.97 * len(sure) > 0.7 * BOTH


def test_it_accounts_for_every_row_and_says_with_what_it_was_done(nation: Path, finished: Path) -> None:
    said = json.loads((finished / "run.json").read_text())
    assert said["workforce"]["rows"] == said["workforce"]["used"] == STAFF
    assert said["records"]["lines"] == SET + 1
    assert said["model"] == read_model(finished / "model.json").digest
    assert said["kept"] == len(pairs_of(finished))
    assert oct(finished.stat().st_mode)[-3:] == "700"


def test_the_same_model_gives_the_same_pairs(nation: Path, finished: Path, tmp_path: Path) -> None:
    asked = Asked(
        workforce=nation / "staff.csv", records=nation / "records.csv", folder=tmp_path / "again", born_until=2011,
        model=finished / "model.json", least_weight=-10.0,
    )  # fmt: skip
    run(asked, tell=lambda _: None)
    assert (tmp_path / "again" / "pairs.csv").read_bytes() == (finished / "pairs.csv").read_bytes()


def test_a_finished_run_is_not_written_over(nation: Path, finished: Path) -> None:
    with pytest.raises(CommandError, match="holds a run that is finished"):
        call_command(
            "screening_run", workforce=nation / "staff.csv", records=nation / "records.csv", out=finished
        )


def test_evaluating_prints_every_table(
    nation: Path, finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("screening_evaluate", truth=nation / "truth.csv", run=finished)
    said = capsys.readouterr().out
    assert "800 true pairs" in said
    assert "recall at 99% precision: 0." in said
    assert "inside the interval:" in said
    assert all(origin in said for origin in ORIGINS)


def test_a_killed_run_is_taken_up_where_it_stood(nation: Path, finished: Path, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "peelian", "screening", "run", "--workforce", nation / "staff.csv", "--records",
        nation / "records.csv", "--out", tmp_path / "killed", "--model", finished / "model.json", "--least-weight=-10",
    ]  # fmt: skip
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for step in ("workforce prepared", "records keyed", "pairs:"):
        with subprocess.Popen(
            command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
        ) as started:
            for line in started.stdout or ():
                if line.startswith(step):
                    started.send_signal(signal.SIGKILL)
                    break
    said = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    ).stdout
    assert "records keyed: done before" in said
    assert (tmp_path / "killed" / "pairs.csv").read_bytes() == (finished / "pairs.csv").read_bytes()


def test_what_is_wrong_with_a_file_is_said_row_by_row(
    nation: Path, finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "set.csv"
    broken.write_bytes(
        b"Record ID,Surname,Forenames,DOB,Shoe\n"
        b"R1,Ashdown,Robin,1980-02-03,9\nR1,Ashdown,Robin,1980-02-03,9\n,Firth,Sandy,,\nR2,\"Marlow,Kit,,\nR3,Penrose,Jules\n"
        b"R4,Th\xf6rnbury,Alex,31/02/1979,\n"
    )  # fmt: skip
    call_command(
        "screening_run",
        workforce=nation / "staff.csv",
        records=broken,
        out=tmp_path / "run",
        model=finished / "model.json",
    )
    said = capsys.readouterr().out
    assert "set.csv: 7 lines: 1 of column names, 4 of 4 rows, 0 empty, 2 broken." in said
    assert "Broken lines: 5, 6." in said
    assert "1 rows not used: they have no Record ID." in said
    assert "1 rows not used: their Record ID stands in an earlier row." in said
    assert "1 lines are not UTF-8" in said
    assert "Columns not used: Shoe." in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("name,dob\nRobin Ashdown,1980-02-03\n", "no column names the record"),
        ("id,shoe\n1,9\n", "no column has the names of people"),
        ("id,name\n", "no row that can be used"),
        ("PAR1 and nothing else", "cannot be read as that"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(
    nation: Path, tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "set.csv").write_text(content)
    with pytest.raises(CommandError, match=said) as caught:
        call_command(
            "screening_run",
            workforce=nation / "staff.csv",
            records=tmp_path / "set.csv",
            out=tmp_path / "run",
        )
    assert "set.csv" in str(caught.value)


def test_a_model_of_another_form_is_refused(tmp_path: Path) -> None:
    for content in ("{}", "[]", "no", '{"format": 9, "prior": 0.1, "chances": {}, "learnt_from": "x"}'):
        (tmp_path / "model.json").write_text(content)
        with pytest.raises(UnreadableModel, match=r"model\.json"):
            read_model(tmp_path / "model.json")


def test_the_pairs_of_no_run_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="finished run"):
        pairs_of(tmp_path)

"""One run: two files in, pairs out, in a folder that says how it was done.

The folder holds `run.json` (what was read, with what model, how many at every step), `model.json`, `pairs.csv` and
`work.duckdb`, in which every step leaves a table. A run that was killed is taken up after its last whole step: a step
is written down in the transaction that makes its table.
"""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peelian.screening.linking import keys, preparing, scoring, training
from peelian.screening.linking.asking import count
from peelian.screening.linking.model import Model, read_model
from peelian.screening.taking_in.sets import take_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = 1
MEMORY = "3GB"


class CannotRun(ValueError):
    """A run that cannot begin or go on. The message is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a run is to do. `least_weight`: pairs below it are scored and not written."""

    workforce: Path
    records: Path
    folder: Path
    born_until: int
    model: Path | None = None
    least_weight: float = 0.0
    one_to_one: bool = True
    memory: str = MEMORY
    threads: int = 2


def run(asked: Asked, *, tell: Callable[[str], None]) -> dict[str, Any]:
    """Run, or go on with a run that was interrupted; returns what `run.json` says. Raises CannotRun and NotATable."""
    import duckdb

    folder = asked.folder
    if (folder / "run.json").exists():
        raise CannotRun(f"{folder.name} holds a run that is finished. Name another folder, or remove it.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with duckdb.connect(str(folder / "work.duckdb")) as connection:
        connection.execute(
            f"SET memory_limit = '{asked.memory}'; SET threads = {asked.threads}; SET preserve_insertion_order = false"
        )
        connection.execute(f"SET temp_directory = '{folder / 'spill'}'")
        said = Steps(connection, tell).all(asked)
        _write_pairs(connection, folder / "pairs.csv")
    (folder / "model.json").write_text(said.pop("model_text"), encoding="utf-8")
    (folder / "run.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    return said


class Steps:
    """The steps of a run over one database; each is done once, whatever happens between them."""

    def __init__(self, connection: "DuckDBPyConnection", tell: Callable[[str], None]) -> None:
        self.connection, self.tell = connection, tell
        connection.execute("CREATE TABLE IF NOT EXISTS steps (name VARCHAR PRIMARY KEY, said VARCHAR)")

    def once(self, name: str, act: Callable[[], Any]) -> Any:
        """What the step said, now or when it was done."""
        done = self.connection.execute("SELECT said FROM steps WHERE name = ?", [name]).fetchall()
        if done:
            self.tell(f"{name}: done before")
            return json.loads(done[0][0])
        said = act()
        self.connection.execute("INSERT INTO steps VALUES (?, ?)", [name, json.dumps(said)])
        self.tell(f"{name}: {said if isinstance(said, int) else 'done'}")
        return said

    def all(self, asked: Asked) -> dict[str, Any]:
        """Every step in turn."""
        workforce = self.once("workforce read", lambda: self._taken(asked.workforce, "workforce"))
        records = self.once("records read", lambda: self._taken(asked.records, "records"))
        for side in ("workforce", "records"):
            self.once(f"{side} prepared", lambda side=side: preparing.prepare(
                self.connection, source=side, into=f"{side}_prepared", born_until=asked.born_until))  # fmt: skip
            self.once(f"{side} keyed", lambda side=side: keys.make_keys(
                self.connection, prepared=f"{side}_prepared", into=f"{side}_keys",
                swapped=side == "workforce"))  # fmt: skip
        model_text = self.once("model", lambda: self._model(asked).as_text())
        model = _model_of(model_text, asked.folder)
        blocked = self.once("pairs", self._block)
        scored = self.once("scored", lambda: self._score(model))
        kept = self.once("kept", lambda: self._keep(asked))
        return {
            "format": FORMAT, "workforce": workforce, "records": records, "model": model.digest,
            "model_text": model_text, "pairs": blocked, "scored": scored, "kept": kept,
            "least_weight": asked.least_weight, "one_to_one": asked.one_to_one,
        }  # fmt: skip

    def _taken(self, path: Path, into: str) -> dict[str, Any]:
        taken = take_in(self.connection, path=path, into=into)
        for sentence in taken.sentences():
            self.tell(sentence)
        if not taken.used:
            raise CannotRun(f"{path.name} has no row that can be used.")
        return taken.as_facts()

    def _model(self, asked: Asked) -> Model:
        if asked.model:
            return read_model(asked.model)
        return training.train(self.connection, left="workforce_prepared", right="records_prepared")

    def _block(self) -> dict[str, int]:
        blocked = keys.block(
            self.connection, left_keys="workforce_keys", right_keys="records_keys", into="pairs"
        )
        return {
            "pairs": blocked.pairs,
            "keys_left_out": blocked.keys_left_out,
            "pairs_left_out": blocked.pairs_left_out,
        }

    def _score(self, model: Model) -> int:
        present = training.filled(self.connection, "workforce_prepared") & training.filled(
            self.connection, "records_prepared"
        )
        return scoring.score(
            self.connection, model, left="workforce_prepared", right="records_prepared", pairs="pairs", into="scored",
            present=present,
        )  # fmt: skip

    def _keep(self, asked: Asked) -> int:
        choose = scoring.keep_best if asked.one_to_one else scoring.keep_best_of_records
        choose(self.connection, scored="scored", into="best")
        self.connection.execute(f"""
            CREATE OR REPLACE TABLE kept AS
            SELECT w.key AS workforce, r.key AS record, round(b.weight, 4) AS weight, b.turned, p.rules
            FROM best b JOIN workforce w ON w.row = b.left_row JOIN records r ON r.row = b.right_row
            JOIN pairs p ON p.left_row = b.left_row AND p.right_row = b.right_row
            WHERE b.weight >= {asked.least_weight} ORDER BY b.weight DESC, workforce, record
        """)
        return count(self.connection, "kept")


def _model_of(text: str, folder: Path) -> Model:
    path = folder / "model.json"
    path.write_text(text, encoding="utf-8")
    return read_model(path)


def _write_pairs(connection: "DuckDBPyConnection", path: Path) -> None:
    """The pairs as a file of text. No cell that somebody else wrote is first in its line."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        written = csv.writer(stream)
        written.writerow(["weight", "workforce", "record", "turned", "rules"])
        for weight, workforce, record, turned, rules in connection.execute(
            "SELECT weight, workforce, record, turned, rules FROM kept"
        ).fetchall():
            said = " + ".join(rule.name.lower() for rule in keys.Rule if rules & (1 << rule.value))
            written.writerow([f"{weight:.2f}", workforce, record, "yes" if turned else "no", said])


def pairs_of(folder: Path) -> list[tuple[str, str, float]]:
    """The pairs that a finished run wrote: workforce, record, weight. Raises CannotRun."""
    try:
        with (folder / "pairs.csv").open(encoding="utf-8", newline="") as stream:
            return [(row["workforce"], row["record"], float(row["weight"])) for row in csv.DictReader(stream)]
    except (OSError, KeyError, ValueError) as fault:
        raise CannotRun(f"{folder} does not hold the pairs of a finished run: {fault}.") from fault

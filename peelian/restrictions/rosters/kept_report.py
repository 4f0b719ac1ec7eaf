"""The report of a roster as it is kept beside it: what was said when it was checked stays what was said. Pure."""

import json
from dataclasses import asdict, dataclass

from peelian.restrictions.rosters.report import RowProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenRow:
    """A row that puts somebody where a restriction forbids. Whoever may not know of the restriction is not shown it."""

    line: int
    number: str
    duty: str
    place: str
    restriction: str
    condition: str
    trait: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterReport:
    """What is said about a roster. `replaces` names the postings that give way, by line."""

    notes: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    forbidden: tuple[ForbiddenRow, ...]
    replaces: tuple[tuple[int, str], ...]
    held: int
    fingerprint: str


def as_text(report: RosterReport) -> str:
    """The report as it is kept."""
    return json.dumps(asdict(report), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> RosterReport:
    """The report that `as_text` wrote."""
    told = json.loads(text)
    return RosterReport(
        notes=tuple(told["notes"]),
        problems=tuple(RowProblem(**problem) for problem in told["problems"]),
        forbidden=tuple(ForbiddenRow(**row) for row in told["forbidden"]),
        replaces=tuple((line, words) for line, words in told["replaces"]),
        held=told["held"],
        fingerprint=told["fingerprint"],
    )

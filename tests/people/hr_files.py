"""HR files for the tests, written as text so that a reader sees the file."""

from datetime import UTC, datetime

from peelian.people import services
from peelian.people.hr_file.report import Report
from tests.cast import FORCE, Cast

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)
NEEDED = "number,category,rank,given_names,family_name,from_date"


def bring_in(
    cast: Cast, text: str | bytes, *, name: str = "hr.csv", dry: bool = False, force: str = FORCE
) -> Report:
    """Import a file as Hugh, or only preview it."""
    content = text if isinstance(text, bytes) else text.encode()
    act = services.preview_import if dry else services.import_people
    return act(name=name, content=content, force_name=force, actor=cast.hugh.actor, at=AT)


def told(report: Report) -> list[str]:
    """The problems as `line column: found`."""
    return [f"{problem.line} {problem.column}: {problem.found}" for problem in report.problems]

"""The facts of a case: every answer a question has had, and the statement of which document each rests on."""

from dataclasses import dataclass
from datetime import date

from peelian.cases.models import Case, FactVersion
from peelian.reports.queries.provenance import StatementCard, statement_provenance, statements_of_reports


@dataclass(frozen=True, slots=True)
class FactLine:
    """One answer: how sure, who says so, from which day, and the statement behind it, if there is one."""

    version: int
    standing: str
    value: str
    said_by: str
    known_on: date
    statement: StatementCard | None


@dataclass(frozen=True, slots=True)
class FactCard:
    """A question of fact with every answer it has had, newest first."""

    ref: str
    question: str
    versions: tuple[FactLine, ...]

    @property
    def changed(self) -> bool:
        """Whether what is known has changed since it was first asked."""
        return len(self.versions) > 1


def fact_cards(case: Case) -> tuple[FactCard, ...]:
    """The facts of a case in the order in which they were first asked."""
    rows = list(
        FactVersion.objects.filter(fact__case=case)
        .select_related("fact", "statement")
        .order_by("fact_id", "-version")
    )
    said = {row.statement.ref for row in rows if row.statement}
    behind = {card.ref: card for card in statement_provenance(said, with_reviewers=False)}
    grouped: dict[tuple[str, str], list[FactLine]] = {}
    for row in rows:
        line = FactLine(
            version=row.version,
            standing=row.standing.capitalize(),
            value=row.value,
            said_by=row.said_by,
            known_on=row.known_on,
            statement=behind.get(row.statement.ref) if row.statement else None,
        )
        grouped.setdefault((row.fact.ref, row.fact.question), []).append(line)
    return tuple(FactCard(ref, question, tuple(lines)) for (ref, question), lines in grouped.items())


def latest_version(case: Case, question: str) -> int:
    """The number of the newest answer to a question; 0 while it has none."""
    versions = FactVersion.objects.filter(fact__case=case, fact__question=question).order_by("-version")
    return versions.values_list("version", flat=True).first() or 0


def statement_choices(case: Case) -> list[tuple[str, str]]:
    """(reference, words) of every statement in the case's reports that nobody rejected, in their order."""
    refs = list(case.report_links.order_by("pk").values_list("report__ref", flat=True))
    return [(card.ref, f"{card.standing_label}: {card.text[:120]}") for card in statements_of_reports(refs)]

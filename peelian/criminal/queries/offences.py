"""The line of each suspected offence: every answer, when it was known, when it was written down, and on what."""

from dataclasses import dataclass
from datetime import date, datetime

from peelian.access.queries import names_of
from peelian.cases.queries.subjects import subject_cards
from peelian.criminal.models import OffenceVersion, Strand
from peelian.criminal.offences import ProposedOffence, offence_named, propose_offences, was_law
from peelian.criminal.states import ANONYMITY_LABELS, Anonymity, OffenceKind
from peelian.reports.queries.provenance import StatementCard, statement_provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceLine:
    """One answer on the line of a suspected offence."""

    version: int
    title: str
    known: bool
    standing: str
    anonymity: str
    verified: bool
    unlikely: bool
    conduct_from: date | None
    conduct_to: date | None
    known_on: date
    recorded_at: datetime
    recorded_late: bool
    recorded_by: str
    said_by: str
    reasons: str
    statement: StatementCard | None


@dataclass(frozen=True, slots=True)
class SuspicionCard:
    """A suspected offence and the whole of its line, oldest first; the last answer stands."""

    ref: str
    number: int
    lines: tuple[OffenceLine, ...]

    @property
    def now(self) -> OffenceLine:
        """The answer that stands."""
        return self.lines[-1]

    @property
    def dropped(self) -> bool:
        """Whether nobody suspects it any longer."""
        return self.now.title == DROPPED


UNKNOWN, DROPPED = "Offence not known yet", "No longer suspected"


def suspicion_cards(strand: Strand) -> tuple[SuspicionCard, ...]:
    """The suspected offences of a strand in the order in which they were first suspected."""
    rows = list(
        OffenceVersion.objects.filter(suspicion__strand=strand)
        .select_related("suspicion", "statement")
        .order_by("suspicion__number", "version")
    )
    names = names_of({row.recorded_by_ref for row in rows})
    behind = {card.ref: card for card in statement_provenance({r.statement.ref for r in rows if r.statement})}
    grouped: dict[tuple[str, int], list[OffenceLine]] = {}
    for row in rows:
        statement = behind.get(row.statement.ref) if row.statement else None
        line = _line(row, by=names.get(row.recorded_by_ref, "Unknown"), statement=statement)
        grouped.setdefault((row.suspicion.ref, row.suspicion.number), []).append(line)
    return tuple(SuspicionCard(ref, number, tuple(found)) for (ref, number), found in grouped.items())


def _line(row: OffenceVersion, *, by: str, statement: StatementCard | None) -> OffenceLine:
    listed = row.kind == OffenceKind.LISTED
    return OffenceLine(
        version=row.version,
        title=offence_title(row),
        known=row.kind in {OffenceKind.LISTED, OffenceKind.OTHER},
        standing=row.standing.capitalize(),
        anonymity=ANONYMITY_LABELS[Anonymity(row.anonymity)],
        verified=offence_named(row.offence).commencement_verified if listed else True,
        unlikely=listed and not was_law(row.offence, row.conduct_from, row.conduct_to),
        conduct_from=row.conduct_from,
        conduct_to=row.conduct_to,
        known_on=row.known_on,
        recorded_at=row.recorded_at,
        recorded_late=row.known_on < row.recorded_at.date(),
        recorded_by=by,
        said_by=row.said_by,
        reasons=row.reasons,
        statement=statement,
    )


def offence_title(row: OffenceVersion) -> str:
    """What an answer says the offence is, in words."""
    if row.kind == OffenceKind.UNKNOWN:
        return UNKNOWN
    if row.kind == OffenceKind.DROPPED:
        return DROPPED
    return row.words


def latest_offences(strand_pks: list[int]) -> dict[int, list[str]]:
    """What is suspected now in each of some strands, by row: one query however many there are."""
    rows = (
        OffenceVersion.objects.filter(suspicion__strand__in=strand_pks)
        .select_related("suspicion")
        .order_by("suspicion__strand_id", "suspicion__number", "version")
    )
    newest = {row.suspicion_id: row for row in rows}
    found: dict[int, list[str]] = {}
    for row in newest.values():
        if row.kind != OffenceKind.DROPPED:
            found.setdefault(row.suspicion.strand_id, []).append(offence_title(row))
    return found


def latest_answer(strand_suspicion_ref: str) -> OffenceVersion | None:
    """The answer that stands on one line, for the form that adds the next."""
    rows = OffenceVersion.objects.filter(suspicion__ref=strand_suspicion_ref)
    return rows.order_by("-version").first()


Span = tuple[date | None, date | None]


def conduct_span(strand: Strand) -> Span:
    """The first and last days of the conduct alleged against the subject, as the case's allegations have them."""
    card = next((card for card in subject_cards(strand.case) if card.ref == strand.subject.ref), None)
    dated = [
        day
        for each in (card.allegations if card else ())
        if not each.withdrawn
        for day in (each.from_date, each.to_date)
        if day
    ]
    return (min(dated), max(dated)) if dated else (None, None)


def proposals_for(span: Span) -> tuple[ProposedOffence, ...]:
    """The offences that the conduct could be, each with what is known of its commencement."""
    return propose_offences(*span)

"""Reading one text: the only door of the reading assistant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peelian.reports.reading.calming import calmed
from peelian.reports.reading.dates import find_dates
from peelian.reports.reading.drafts import Draft
from peelian.reports.reading.people import find_people
from peelian.reports.reading.proposals import find_proposals
from peelian.reports.reading.published import find_published
from peelian.reports.reading.questions import find_questions
from peelian.reports.reading.result import Reading, Standing, Statement
from peelian.reports.reading.sentences import LONGEST_SENTENCE, split
from peelian.reports.reading.shape import kind_of
from peelian.reports.reading.voices import draft_all
from peelian.reports.reading.weighing import weigh


def read_text(text: str, *, document_date: date | None = None) -> Reading:
    """Take a text apart into statements, people, questions and proposals.

    ``document_date`` is the day the document was written when something better than its text says so (the date of
    an email); otherwise the text is searched for one. Relative dates are resolved against that day and never
    against today. Never raises for any string.
    """
    calm = calmed(text)
    published = find_published(calm)
    on = document_date or (published.on if published else None)
    kind = kind_of(calm)
    sentences, places = split(calm)
    drafts = draft_all(calm, sentences, kind)
    weigh(drafts, kind)
    statements = tuple(_statement(calm, draft, on) for draft in _joined(calm, drafts))
    people = find_people(statements, kind=kind.code)
    return Reading(
        published_on=on,
        published_from=_how_dated(document_date, published.how if published else None),
        shape=kind.code,
        statements=statements
        if calm == text
        else tuple(replace(s, text=text[s.start : s.end]) for s in statements),
        people=people,
        questions=find_questions(statements, people),
        proposals=find_proposals(statements, people, kind=kind.code, on=on),
        places=places,
        notes=_notes(on, drafts),
    )


def _how_dated(given: date | None, how: str | None) -> str:
    if given:
        return "given with the document"
    return how or "the document states no date"


def _notes(on: date | None, drafts: Sequence[Draft]) -> tuple[str, ...]:
    notes = []
    if on is None:
        notes.append(
            "The document states no date, so days like 'Wednesday' or 'last month' are left unresolved."
        )
    long = sum(1 for draft in drafts if draft.end - draft.start >= LONGEST_SENTENCE - 200)
    if long:
        notes.append(
            f"{long} stretches without a sentence end were cut at about {LONGEST_SENTENCE} characters."
        )
    return tuple(notes)


def _joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Put clauses of one sentence back together where cutting them showed no difference."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        boundary = draft.clause.boundary
        keep = boundary is not None and boundary.name in ("adding", "semicolon", "and that")
        if last and not keep and last.sentence == draft.sentence and _same(last, draft):
            last.end = draft.end
            last.text = text[last.start : last.end]
        else:
            joined.append(draft)
    return joined


def _same(one: Draft, other: Draft) -> bool:
    mine = one.speaker.phrase if one.speaker else None
    theirs = other.speaker.phrase if other.speaker else None
    return one.standing == other.standing and (mine == theirs or theirs is None)


def _statement(text: str, draft: Draft, on: date | None) -> Statement:
    return Statement(
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        standing=draft.standing or Standing.BACKGROUND,
        source=draft.speaker.phrase if draft.speaker else None,
        dates=find_dates(draft.text, document_date=on),
        sentence=draft.sentence,
        basis=draft.basis,
        is_heading=draft.is_heading,
    )

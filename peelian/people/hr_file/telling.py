"""A plan in words, and its fingerprint: what a person confirms is what is then done."""

import hashlib
from collections.abc import Iterator
from itertools import islice

from peelian.people.changes import as_text
from peelian.people.hr_file.steps import Correction, Plan
from peelian.people.states import SPECIAL_FIELDS

MOST_LINES = 200


def change_lines(plan: Plan) -> Iterator[str]:
    """The first changes to people who are held already, one sentence each."""
    return islice(_all_lines(plan), MOST_LINES)


def _all_lines(plan: Plan) -> Iterator[str]:
    for ending in plan.endings:
        reason = ending.leaving_reason.label.lower()
        yield f"Line {ending.row.line}: post {ending.post.number} ends on {ending.until_date} ({reason})."
    for begun in plan.posts:
        if isinstance(begun.person, int):
            yield f"Line {begun.row.line}: {begun.row.number} begins a new post on {begun.row.from_date}."
    for correction in plan.corrections:
        yield from _correction_lines(correction)
    for contact in plan.contacts:
        if isinstance(contact.person, int):
            yield f"Line {contact.row.line}: {contact.row.number} has a new {contact.kind.value}."


def _correction_lines(correction: Correction) -> Iterator[str]:
    for change in correction.changes:
        what = f"Line {correction.row.line}: {correction.row.number}, {change.field.label.lower()}"
        if change.field in SPECIAL_FIELDS:
            yield f"{what} changes."
        else:
            yield f"{what}: {as_text(change.old) or 'nothing'} becomes {as_text(change.new) or 'nothing'}."


def fingerprint(plan: Plan) -> str:
    """SHA-256 over every step. Two plans that would do the same to the same records have the same."""
    digest = hashlib.sha256()
    for steps in (plan.additions, plan.posts, plan.corrections, plan.endings, plan.contacts):
        digest.update(f"[{len(steps)}]".encode())
        for step in steps:
            digest.update(_step_text(step).encode())
    return digest.hexdigest()


def _step_text(step: object) -> str:
    row = step.row  # type: ignore[attr-defined]  # every step has its row
    facts = [type(step).__name__, repr(row)]
    if isinstance(step, Correction):
        facts += [step.person.ref, str(step.person.version)]
        facts += [f"{c.field}:{as_text(c.old)}:{as_text(c.new)}" for c in step.changes]
    facts += [str(getattr(step, name, "")) for name in ("person", "manager", "instead_of", "until_date")]
    return "\n".join(facts)

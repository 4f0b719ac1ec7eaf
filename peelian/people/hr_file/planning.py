"""Comparing the rows of a file with what is held, and planning every change."""

from dataclasses import dataclass, field

from peelian.people.changes import Changed
from peelian.people.hr_file.checking import HrRow
from peelian.people.hr_file.held import Held
from peelian.people.hr_file.reading import Reading
from peelian.people.hr_file.report import Missing, shown
from peelian.people.hr_file.steps import Addition, Correction, Ending, NewContact, NewPost, PersonKey, Plan
from peelian.people.models import Person, Post, folded
from peelian.people.states import ContactKind, LeavingReason, PersonField

_PERSON_CELLS = (
    PersonField.TITLE, PersonField.GIVEN_NAMES, PersonField.FAMILY_NAME, PersonField.FORMER_NAMES,
    PersonField.DATE_OF_BIRTH, PersonField.GENDER, PersonField.ETHNICITY,
)  # fmt: skip
_POST_CELLS = (
    PersonField.CATEGORY, PersonField.RANK, PersonField.JOB_TITLE, PersonField.UNIT, PersonField.FROM_DATE,
)  # fmt: skip
_MOST_NOTES = 20


@dataclass(slots=True)
class _Work:
    reading: Reading
    held: Held
    plan: Plan = field(default_factory=Plan)
    posts: dict[str, Post | None] = field(default_factory=dict)
    people: dict[str, PersonKey] = field(default_factory=dict)
    managers: dict[str, PersonKey | None] = field(default_factory=dict)
    namesakes: list[str] = field(default_factory=list)
    in_file: frozenset[str] = frozenset()


def plan(reading: Reading, rows: list[HrRow], held: Held) -> Plan:
    """The steps that the rows would take. Problems found on the way are added to the reading."""
    # A manager whose own row has a problem is in the file all the same, and that problem is told once.
    in_file = frozenset(raw.cells["number"].casefold() for raw in reading.rows)
    work = _Work(reading, held, in_file=in_file)
    work.plan.rows = len(rows)
    for row in rows:
        _match(work, row)
    for row in rows:
        _find_manager(work, row)
    _check_circles(work, rows)
    if not reading.problems:
        for row in rows:
            _plan_row(work, row)
        _note_namesakes(work)
        _note_missing(work, {row.key for row in rows})
    return work.plan


def _match(work: _Work, row: HrRow) -> None:
    """Decide whose row this is: that of whoever holds the number, or held it last, or of somebody new."""
    running = work.held.running.get(row.key)
    if running is not None and not _same_person(running.person, row):
        expected = (
            f"the row of {running.person.full_name} ({running.person.ref}), who holds number {row.number}"
        )
        found = f"{row.given_names} {row.family_name}, under another name and date of birth; end the old post first"
        work.reading.trouble(row.line, "number", expected, found, last_line=row.last_line)
    post = running or _left_before(work, row)
    work.posts[row.key] = post
    work.people[row.key] = post.person_id if post else f"new:{row.key}"


def _left_before(work: _Work, row: HrRow) -> Post | None:
    """The ended post of the same human being under the same number. Numbers are issued again, so names must agree."""
    for post in reversed(work.held.ended.get(row.key, [])):
        same_name = folded(post.person.family_name) == folded(row.family_name)
        if same_name and _same_person(post.person, row):
            return post
    return None


def _same_person(person: Person, row: HrRow) -> bool:
    """Whether the facts allow it: the same birthday, or no known difference in it and one name in common."""
    same_family = folded(person.family_name) == folded(row.family_name)
    same_given = folded(person.given_names) == folded(row.given_names)
    if person.date_of_birth and row.date_of_birth:
        return person.date_of_birth == row.date_of_birth or (same_family and same_given)
    return same_family or same_given


def _find_manager(work: _Work, row: HrRow) -> None:
    number = (row.line_manager_number or "").casefold()
    if not number:
        return
    manager: PersonKey | None = work.people.get(number)
    if manager is None and number in work.held.running:
        manager = work.held.running[number].person_id
    if manager is None and number not in work.in_file:
        expected = "the number of somebody in this file or serving in Peelian"
        work.reading.trouble(
            row.line,
            "line_manager_number",
            expected,
            shown(row.line_manager_number or ""),
            last_line=row.last_line,
        )
    work.managers[row.key] = manager


def _check_circles(work: _Work, rows: list[HrRow]) -> None:
    """Find rows whose line of management leads back to themselves, over the file and what is held together."""
    above = dict(work.held.manager_of)
    above |= {work.people[key]: manager for key, manager in work.managers.items() if manager is not None}
    by_person = {work.people[row.key]: row for row in rows}
    clear: set[PersonKey] = set()
    for start in by_person:
        walked: dict[PersonKey, None] = {}
        person: PersonKey | None = start
        while person is not None and person not in walked and person not in clear:
            walked[person] = None
            person = above.get(person)
        if person is not None and person in walked:
            _tell_circle(work, list(walked)[list(walked).index(person) :], by_person)
        clear.update(walked)


def _tell_circle(work: _Work, circle: list[PersonKey], by_person: dict[PersonKey, HrRow]) -> None:
    rows = [by_person[person] for person in circle if person in by_person]
    first = min(rows, key=lambda row: row.line)
    chain = " → ".join(row.number for row in [*rows, rows[0]])
    expected = "a line of management that ends at the top"
    work.reading.trouble(
        first.line, "line_manager_number", expected, f"a circle ({chain})", last_line=first.last_line
    )


def _plan_row(work: _Work, row: HrRow) -> None:
    post = work.posts[row.key]
    if post is None:
        _note_namesake(work, row)
        work.plan.additions.append(Addition(row))
        _begin(work, row, None)
    else:
        _correct(work, row, post.person)
        _plan_post(work, row, post)
    for kind, value in ((ContactKind.EMAIL, row.email), (ContactKind.PHONE, row.phone)):
        _plan_contact(work, row, kind, value)


def _correct(work: _Work, row: HrRow, person: Person) -> None:
    changes = _differing(person, row, _PERSON_CELLS)
    if changes:
        work.plan.corrections.append(Correction(person, row, tuple(changes)))


def _differing(thing: Person | Post, row: HrRow, cells: tuple[PersonField, ...]) -> list[Changed]:
    """Cells that are filled and differ. An empty cell erases nothing; only a rank goes when the category has none."""
    pairs = [(cell, getattr(thing, cell.value) or None, getattr(row, cell.value)) for cell in cells]
    return [
        Changed(cell, old, new)
        for cell, old, new in pairs
        if old != new and (new is not None or (cell == PersonField.RANK and old))
    ]


def _plan_post(work: _Work, row: HrRow, post: Post) -> None:
    if post.until_date is None and row.from_date > post.from_date:
        work.plan.endings.append(Ending(post, row, row.from_date, LeavingReason.MOVED))
        _begin(work, row, post)
    elif post.until_date is not None and row.from_date >= post.until_date:
        _begin(work, row, None)
    elif post.until_date is not None and row.from_date != post.from_date:
        expected = f"{post.from_date}, when the post began that ended on {post.until_date}, or a later post"
        work.reading.trouble(row.line, "from_date", expected, str(row.from_date), last_line=row.last_line)
    else:
        _correct_post(work, row, post)


def _begin(work: _Work, row: HrRow, carried: Post | None) -> None:
    work.plan.posts.append(NewPost(work.people[row.key], row, work.managers.get(row.key), carried))


def _correct_post(work: _Work, row: HrRow, post: Post) -> None:
    changes = _differing(post, row, _POST_CELLS)
    manager = work.managers.get(row.key)
    if manager is not None and manager != post.line_manager_id:
        changes.append(Changed(PersonField.LINE_MANAGER, _number(work, post), row.line_manager_number))
    if post.until_date is None and row.until_date and row.leaving_reason:
        work.plan.endings.append(Ending(post, row, row.until_date, row.leaving_reason))
    elif post.until_date != row.until_date:
        changes.append(Changed(PersonField.UNTIL_DATE, post.until_date, row.until_date))
    if post.until_date and post.leaving_reason != (row.leaving_reason or ""):
        changes.append(Changed(PersonField.LEAVING_REASON, post.leaving_reason, row.leaving_reason))
    if changes:
        work.plan.corrections.append(Correction(post.person, row, tuple(changes), post, manager))


def _number(work: _Work, post: Post) -> str:
    """The number of a post's line manager as it is kept in the row of changes, or nothing."""
    held_by = (p.number for p in work.held.running.values() if p.person_id == post.line_manager_id)
    return next(held_by, "") if post.line_manager_id else ""


def _plan_contact(work: _Work, row: HrRow, kind: ContactKind, value: str | None) -> None:
    person = work.people[row.key]
    held = work.held.contacts.get((person, kind)) if isinstance(person, int) else None
    if value and (held is None or held[1] != value):
        work.plan.contacts.append(NewContact(person, row, kind, value, held[0] if held else None))


def _note_namesake(work: _Work, row: HrRow) -> None:
    name = folded(f"{row.given_names} {row.family_name} {row.former_names or ''}")
    if ref := work.held.namesakes.get((name, row.date_of_birth)):
        work.namesakes.append(
            f"Line {row.line}: somebody of this name and date of birth is held as {ref} under another number. "
            "A new record is made; merge the two if they are one person."
        )


def _note_namesakes(work: _Work) -> None:
    work.reading.notes.extend(work.namesakes[:_MOST_NOTES])
    if len(work.namesakes) > _MOST_NOTES:
        work.reading.notes.append(f"And {len(work.namesakes) - _MOST_NOTES} more such namesakes.")


def _note_missing(work: _Work, keys: set[str]) -> None:
    for key, post in work.held.running.items():
        if key not in keys:
            work.plan.missing.append(Missing(post.person.ref, post.number, post.person.full_name))

"""How statements and groups stand now: the last decision about them, or the proposal where there is none."""

from peelian.reports.models import GroupReview, PeopleGroup, Statement, StatementReview
from peelian.reports.states import Standing
from peelian.reports.wording import GroupWording, Wording


def statement_wording(statement: Statement) -> Wording:
    """The statement as it stands. Reads its reviews, which lists should prefetch."""
    reviews = list(statement.reviews.all())
    return wording_of(reviews[-1] if reviews else statement)


def wording_of(row: Statement | StatementReview) -> Wording:
    """The wording that a statement (as proposed) or one of its reviews holds."""
    return Wording(text=row.text, standing=Standing(row.standing), source=row.source, dates=tuple(row.dates))


def group_wording(group: PeopleGroup) -> GroupWording:
    """The group as it stands. Reads its reviews, which lists should prefetch."""
    reviews = list(group.reviews.all())
    return group_wording_of(reviews[-1] if reviews else group)


def group_wording_of(row: PeopleGroup | GroupReview) -> GroupWording:
    """The wording that a group (as proposed) or one of its reviews holds."""
    return GroupWording(role=row.role, count=row.count, description=row.description)

"""By what a day of work is priced: the rank, or the category where there are no ranks. Pure."""

from peelian.people.states import CATEGORY_TITLES, OFFICER_CATEGORIES, RANK_TITLES, Category, Rank

GRADE_LABELS: dict[str, str] = {rank.value: RANK_TITLES[rank] for rank in Rank} | {
    category.value: CATEGORY_TITLES[category] for category in Category if category not in OFFICER_CATEGORIES
}


def grade_of(*, rank: str, category: str) -> str:
    """The grade by which somebody's day is priced."""
    return rank or category

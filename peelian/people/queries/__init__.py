"""Reading people. Other rooms import from here; every answer is a frozen object or a list of them."""

from peelian.people.queries.cards import PersonCard, cards_for, contacts_of, person_card, surviving_refs
from peelian.people.queries.employment import Employment, employment_on, management_line
from peelian.people.queries.finding import Filters, PeoplePage, find_people, people_rows, unit_names
from peelian.people.queries.page import PersonPage, person_page

__all__ = [
    "Employment",
    "Filters",
    "PeoplePage",
    "PersonCard",
    "PersonPage",
    "cards_for",
    "contacts_of",
    "employment_on",
    "find_people",
    "management_line",
    "people_rows",
    "person_card",
    "person_page",
    "surviving_refs",
    "unit_names",
]

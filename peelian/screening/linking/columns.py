"""The columns of a set as it comes in, and of the same set as it is compared."""

from typing import Final

GIVEN_TEXTS: Final = (
    "given_names",
    "family_name",
    "former_names",
    "date_of_birth",
    "gender",
    "postcode",
    "telephone",
    "insurance_number",
)
"""What a set may hold about a person, each as text. A set without one of them is compared without it."""

COMPARED: Final = (
    "given", "given_form", "second", "second_form", "family", "family_form", "other_family", "other_family_form",
    "birth", "birth_year", "birth_month_day", "birth_swapped", "gender", "postcode", "sector", "district", "telephone",
    "insurance_number",
)  # fmt: skip
"""What is compared, besides `row` and `turned`. Empty is NULL: nothing is the same as nothing."""

NAME_FORMS: Final = ("given_form", "second_form", "family_form", "other_family_form")
"""The names as they are looked up, whatever place they were written in."""

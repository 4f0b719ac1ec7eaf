"""The columns of the HR file. `docs/how-to/import-people.md` is checked against this table."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from peelian.people.states import Category, Ethnicity, Gender, LeavingReason, Rank


class Unfit(ValueError):
    """A cell does not hold what its column takes."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the heading, how a cell is read, what a cell should be, and its longest length."""

    name: str
    expected: str
    read: Callable[[str], Any]
    required: bool = False
    longest: int = 120


_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})")

RANK_WORDS: dict[str, Rank] = {
    "pc": Rank.CONSTABLE, "dc": Rank.CONSTABLE, "police constable": Rank.CONSTABLE,
    "detective constable": Rank.CONSTABLE, "sgt": Rank.SERGEANT, "ps": Rank.SERGEANT, "ds": Rank.SERGEANT,
    "police sergeant": Rank.SERGEANT, "detective sergeant": Rank.SERGEANT, "insp": Rank.INSPECTOR,
    "di": Rank.INSPECTOR, "detective inspector": Rank.INSPECTOR, "ci": Rank.CHIEF_INSPECTOR,
    "dci": Rank.CHIEF_INSPECTOR, "detective chief inspector": Rank.CHIEF_INSPECTOR, "supt": Rank.SUPERINTENDENT,
    "detective superintendent": Rank.SUPERINTENDENT, "ch supt": Rank.CHIEF_SUPERINTENDENT,
    "detective chief superintendent": Rank.CHIEF_SUPERINTENDENT, "acc": Rank.ASSISTANT_CHIEF_CONSTABLE,
    "commander": Rank.ASSISTANT_CHIEF_CONSTABLE, "dcc": Rank.DEPUTY_CHIEF_CONSTABLE,
    "deputy assistant commissioner": Rank.DEPUTY_CHIEF_CONSTABLE, "assistant commissioner": Rank.CHIEF_CONSTABLE,
    "sc": Rank.SPECIAL_CONSTABLE,
}  # fmt: skip
CATEGORY_WORDS: dict[str, Category] = {
    "police officer": Category.OFFICER,
    "special": Category.SPECIAL_CONSTABLE,
    "staff": Category.POLICE_STAFF,
    "designated volunteer": Category.VOLUNTEER,
}


def words(text: str) -> str:
    """A cell as it is: text, whatever it begins with. A formula is never evaluated and never altered."""
    return text


def day(text: str) -> date:
    """A day, as 2023-03-09 or 09/03/2023."""
    found = _DAY.fullmatch(text)
    if not found:
        raise Unfit
    parts = [int(part) for part in found.groups() if part]
    year, month, number = parts if found[1] else reversed(parts)
    try:
        return date(year, month, number)
    except ValueError:
        raise Unfit from None


def email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise Unfit from None
    return text.lower()


def one_of(codes: type[StrEnum], also: dict[str, Any] | None = None) -> Callable[[str], Any]:
    """Reads a code, or the same in words, whatever the case: `police_staff`, `Police staff`."""
    known: dict[str, Any] = {code.value: code for code in codes}
    known |= {code.value.replace("_", " "): code for code in codes} | (also or {})

    def read(text: str) -> Any:
        plain = " ".join(text.casefold().split())
        if plain not in known:
            raise Unfit
        return known[plain]

    return read


def _codes(codes: type[StrEnum]) -> str:
    return "one of " + ", ".join(code.value for code in codes)


_DATE = "a day such as 2023-03-09 or 09/03/2023"

COLUMNS: tuple[Column, ...] = (
    Column("number", "the collar, warrant, staff or payroll number", words, True, 20),
    Column("category", _codes(Category), one_of(Category, CATEGORY_WORDS), True),
    Column("rank", f"{_codes(Rank)}; empty for staff, volunteers and contractors", one_of(Rank, RANK_WORDS)),
    Column("title", "a form of address of at most 20 characters", words, longest=20),
    Column("given_names", "the given names", words, True),
    Column("family_name", "the family name", words, True),
    Column("former_names", "earlier names, parted by commas", words, longest=240),
    Column("date_of_birth", _DATE, day),
    Column("gender", _codes(Gender), one_of(Gender)),
    Column("ethnicity", _codes(Ethnicity), one_of(Ethnicity)),
    Column("unit", "the unit or department, of at most 80 characters", words, longest=80),
    Column("job_title", "the job title", words),
    Column(
        "line_manager_number", "the number of somebody in this file or already in Peelian", words, longest=20
    ),
    Column("from_date", f"the first day of this post: {_DATE}", day, True),
    Column(
        "until_date", f"the first day on which the post no longer runs, or empty while it runs: {_DATE}", day
    ),
    Column("leaving_reason", f"{_codes(LeavingReason)}; only with until_date", one_of(LeavingReason)),
    Column("email", "an e-mail address", email, longest=254),
    Column("phone", "a telephone number", words, longest=40),
)
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}

"""What kind of personal data each field of each model holds, and how long it is kept.

Data Protection Act 2018 (Part 3) and UK GDPR ask for it; a test fails for a field that is not classified. Retention
periods were not readable in the national schedule, so the rules name their group and are marked unverified.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class DataClass(StrEnum):
    IDENTITY = "identity"
    SPECIAL = "special category"
    OPERATIONAL = "operational"
    NONE = "none"


class Retention(StrEnum):
    """The rule that governs how long a field is kept. The value is the sentence shown in the documentation."""

    CASE_FILE = "With the case file, under the force's retention schedule (period unverified)."
    REPORT = "With the report; if a case is opened, with the case file (period unverified)."
    WORKFORCE = (
        "While the person serves, then under the force's schedule for personnel records (period unverified)."
    )
    ACCOUNT = "While the account exists; the ledger keeps its reference for ever."
    LEDGER = "For ever: the ledger holds references, codes, dates and hashes, and no names."
    DERIVED = "Thrown away and rebuilt at will; never the only copy."


@dataclass(frozen=True)
class DataClasses:
    """The classification of a model: every field in exactly one list, and the retention rule of them all."""

    retention: Retention
    identity: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    operational: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[str, DataClass]]:
        """Every field name with its class."""
        for names, kind in (
            (self.identity, DataClass.IDENTITY),
            (self.special, DataClass.SPECIAL),
            (self.operational, DataClass.OPERATIONAL),
            (self.none, DataClass.NONE),
        ):
            for name in names:
                yield name, kind

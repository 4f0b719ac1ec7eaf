"""Former officers: the three conditions, the factors of the third, and what stops any action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.rules.rule import SINCE_2020

NOT_IF_LEFT_BEFORE = date(2017, 12, 15)  # PCR reg 4(8)

FORMER_CONDITIONS = CodeList(
    "former_officer_conditions",
    "When the Regulations reach a former officer",
    listed(
        Citation(PCR, "reg 4(2)-(5)"),
        ("A", "Left after the allegation came to attention"),
        ("B", "Left before, and not more than twelve months passed"),
        (
            "C",
            "Left before, and more than twelve months passed",
            "Only if the Director General decides that proceedings are reasonable and proportionate.",
        ),
        since=SINCE_2020,
    ),
    note="Only for what may be gross misconduct, and never for a person who left before 15 December 2017 (reg "
    "4(8)).",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Item):
    """Something the Director General weighs under condition C; `heading` says under what."""

    heading: str


def _factors(heading: str, *rows: tuple[str, str]) -> tuple[Factor, ...]:
    citation = Citation(PCR, "Sch 1 para 2, regs 4A-4B as modified")
    return tuple(
        Factor(
            code=f"{heading}_{code}",
            title=title,
            citation=citation,
            in_force_from=SINCE_2020,
            heading=heading,
        )
        for code, title in rows
    )


CONDITION_C_FACTORS = CodeList(
    "condition_c_factors",
    "Factors of condition C",
    (
        *_factors(
            "seriousness",
            ("crime", "It was a criminal offence"),
            ("harm", "Harm to a complainant or another, and how much"),
            ("vulnerable", "The person harmed was vulnerable"),
            ("intentional", "It was intentional"),
            ("gain", "For personal gain"),
            ("discrimination", "Aggravated by discrimination"),
            ("together", "Done with others serving with the police"),
            ("trust", "Abuse of trust or authority"),
            ("concealed", "Steps were taken to hide it or to obstruct"),
            ("community", "Its effect on relations with a community"),
            ("health", "Health that mitigates"),
            ("other", "Anything else that matters"),
        ),
        *_factors(
            "confidence",
            ("relations", "Its effect on relations between police and public"),
            ("harm", "Apparent harm to confidence"),
            ("not_proceeding", "What a decision not to proceed would do"),
            ("other", "Anything else that matters"),
        ),
        *_factors(
            "public_interest",
            ("future", "Whether police work should be closed to the person in future"),
            ("needed", "Whether it takes proceedings to do that"),
            ("time", "The time since the conduct"),
            ("accountable", "Held to account by other means"),
            ("harmed", "What it would mean for a person harmed if there were none"),
            ("unfit", "Unfit through disability or ill-health"),
            ("other", "Anything else that matters"),
        ),
    ),
    note="Twenty-three. The test: would disciplinary proceedings for gross misconduct be reasonable and "
    "proportionate?",
)

FORMER_STOPS = CodeList(
    "former_officer_stops",
    "What stops action against a former officer",
    listed(
        Citation(PCR, "reg 14(6A) as modified by Sch 1"),
        ("unfit", "Unfit for proceedings through disability or ill-health"),
        ("untraced", "No last known address, after reasonable enquiries"),
        since=SINCE_2020,
    ),
)

"""The criminal strand: where a suspect stands, and the figures of custody and bail. The clocks are rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peelian.law.dated import Citation, Dated, Parameter
from peelian.law.instruments import PACE, PCSC_2022, PRACTICE
from peelian.law.reference.items import CodeList, listed

CRIMINAL_STATUSES = CodeList(
    "criminal_statuses",
    "Criminal statuses",
    listed(
        Citation(PRACTICE, "", verified=False),
        ("none", "No criminal investigation"),
        ("not_interviewed", "Under investigation, not interviewed"),
        ("voluntary_interview", "Interviewed as a volunteer"),
        ("in_custody", "Arrested, in custody"),
        ("bailed", "Released on bail before charge"),
        ("released", "Released under investigation"),
        ("refused_charge", "No charge, no further action by the police"),
        ("file_submitted", "File with the prosecutor"),
        ("prosecutor_nfa", "No further action by the prosecutor"),
        ("right_to_review", "Victim's right to review used, not decided"),
        ("out_of_court", "Dealt with out of court"),
        ("requisition", "Summoned by postal requisition"),
        ("charged_bail", "Charged, on bail"),
        ("charged_remand", "Charged, remanded"),
        ("sent_for_trial", "Sent for trial"),
        ("trial", "On trial"),
        ("convicted", "Convicted, not yet sentenced"),
        ("sentenced", "Convicted and sentenced"),
        ("acquitted", "Acquitted"),
        ("discontinued", "Discontinued"),
        ("appeal", "On appeal"),
    ),
    note="Practice; no instrument lists them.",
)


@dataclass(frozen=True, slots=True)
class CustodyHours:
    """The hours of detention without charge. Reviews run from authorisation, the rest from the relevant time."""

    base: int
    superintendent: int
    court: tuple[int, ...]
    first_review: int
    later_reviews: int
    citation: Citation
    court_citation: Citation


CUSTODY_HOURS = CustodyHours(
    base=24,
    superintendent=36,
    court=(72, 96),
    first_review=6,
    later_reviews=9,
    citation=Citation(PACE, "ss 40-42"),
    court_citation=Citation(PACE, "ss 43-44", verified=False),
)


@dataclass(frozen=True, slots=True)
class BailPeriods:
    """The months of bail before charge, each from the bail start date; then a magistrates' court."""

    initial: int
    inspector: int
    superintendent: int
    initial_in_special_cases: int


# Arrests before the first day are bound by an earlier regime, counted in days: the rules hold what is known of it.
BAIL_PERIODS = Parameter(
    "Bail before charge",
    (
        Dated(
            date(2022, 10, 28),
            None,
            BailPeriods(initial=3, inspector=6, superintendent=9, initial_in_special_cases=6),
            Citation(PACE, f"ss 47ZA-47ZM as amended by {PCSC_2022.abbreviation} Sch 4"),
            "for arrests on or after 28 October 2022",
        ),
    ),
)

RELEASE_UNDER_INVESTIGATION = (
    "No limit and no conditions in law: keep a diary of reviews, so that nobody is forgotten."
)

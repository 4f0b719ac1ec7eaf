"""Dated code lists, each item with its source and whether it was read there.

`get_list("standards").choices(on=day)` is the common use; the modules hold the types of the richer lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from peelian.law.reference.abuse_of_position import (
    ABUSE_INCLUDES,
    ABUSE_WARNING_SIGNS,
)
from peelian.law.reference.allegations import (
    ALLEGATION_CATEGORIES,
    ALLEGATION_CATEGORIES_BEFORE_2020,
    COMPLAINT_FACTORS,
    DISCRIMINATION_FACTORS,
    allegation_choices,
)
from peelian.law.reference.barred_list import (
    ADVISORY_REPORT,
    ADVISORY_TRIGGERS,
    BARRED_PUBLISHED,
    BARRED_REMOVALS,
    BARRED_REPORT,
    BARRED_TRIGGERS,
    EXCLUDED_FORCES,
    PUBLICATION_EXEMPTIONS,
)
from peelian.law.reference.choosing import (
    OUTCOME_BLOCKS,
)
from peelian.law.reference.complaint_handling import (
    COMPLAINT_DUTIES,
    COMPLAINT_INVESTIGATED,
    COMPLAINT_RECORDED,
    COMPLAINT_UNDER_SCHEDULE_3,
    CONDUCT_RECORDED,
    REFERRAL_RULES,
    REPEAT_LIMBS,
)
from peelian.law.reference.conduct import (
    CONDUCT_LEVELS,
    HARM_TEST_GROUNDS,
    INVESTIGATOR_REQUIREMENTS,
    REDACTION_GROUNDS,
    SEVERITY_RESULTS,
    STANDARDS,
)
from peelian.law.reference.counted import (
    COUNTING_UNITS,
    STATISTICS_DIMENSIONS,
)
from peelian.law.reference.criminal import (
    CRIMINAL_STATUSES,
)
from peelian.law.reference.former_officers import (
    CONDITION_C_FACTORS,
    FORMER_CONDITIONS,
    FORMER_STOPS,
)
from peelian.law.reference.investigating import (
    AFTER_REPORT,
    DSI_CONVERSION,
    FORM_STEPS,
    REVIEW_POWERS,
    SPECIAL_PROCEDURE_TRIGGERS,
)
from peelian.law.reference.items import (
    CodeList,
    Item,
    UnknownCode,
)
from peelian.law.reference.matters import (
    HANDLING_FORMS,
    INVESTIGATION_FORMS,
    MATTER_TYPES,
    PARTIES,
)
from peelian.law.reference.offences import (
    OFFENCES,
)
from peelian.law.reference.outcomes import (
    OUTCOMES,
)
from peelian.law.reference.performance import (
    PERFORMANCE_OUTCOMES,
    PERFORMANCE_STAGES,
)
from peelian.law.reference.proceedings import (
    PROCEEDINGS,
    SPECIAL_CONDITIONS,
    TRIBUNAL_POWERS,
)
from peelian.law.reference.publication import (
    ANONYMITY_DEFENCES,
    IDENTIFYING_MATTER,
)
from peelian.law.reference.records import (
    CONSULTATION_LOG,
    DISCLOSURE_LOG,
    DISCLOSURE_SCHEDULES,
    KEPT_RECORDS,
    LOG_USES,
    LOGGED_OPERATIONS,
    RETENTION_GROUPS,
    SCHEDULE_TABLES,
)
from peelian.law.reference.referral import (
    RECORDABLE_CONDUCT,
    REFERRAL_GROUNDS,
    ReferralGround,
    Route,
    grounds_for,
)
from peelian.law.reference.reflective import (
    REFLECTIVE_REPORT,
    REFLECTIVE_REVIEWERS,
    REFLECTIVE_RULES,
)
from peelian.law.reference.service_records import (
    RANKS,
)
from peelian.law.reference.suspension import (
    DUTY_STATUSES,
    NOT_SUSPENDED,
    SUSPENSION_CONDITIONS,
    SUSPENSION_ENDINGS,
)
from peelian.law.reference.vetting import (
    UNSUITABILITY_GROUNDS,
    VETTING_CHECKS,
    VETTING_LEVELS,
    VETTING_REVIEW_TRIGGERS,
    VETTING_STATUSES,
    WITHDRAWAL_OUTCOMES,
)

__all__ = [
    "ABUSE_INCLUDES",
    "ABUSE_WARNING_SIGNS",
    "ADVISORY_REPORT",
    "ADVISORY_TRIGGERS",
    "AFTER_REPORT",
    "ALLEGATION_CATEGORIES",
    "ALLEGATION_CATEGORIES_BEFORE_2020",
    "ANONYMITY_DEFENCES",
    "BARRED_PUBLISHED",
    "BARRED_REMOVALS",
    "BARRED_REPORT",
    "BARRED_TRIGGERS",
    "COMPLAINT_DUTIES",
    "COMPLAINT_FACTORS",
    "COMPLAINT_INVESTIGATED",
    "COMPLAINT_RECORDED",
    "COMPLAINT_UNDER_SCHEDULE_3",
    "CONDITION_C_FACTORS",
    "CONDUCT_LEVELS",
    "CONDUCT_RECORDED",
    "CONSULTATION_LOG",
    "COUNTING_UNITS",
    "CRIMINAL_STATUSES",
    "DISCLOSURE_LOG",
    "DISCLOSURE_SCHEDULES",
    "DISCRIMINATION_FACTORS",
    "DSI_CONVERSION",
    "DUTY_STATUSES",
    "EXCLUDED_FORCES",
    "FORMER_CONDITIONS",
    "FORMER_STOPS",
    "FORM_STEPS",
    "HANDLING_FORMS",
    "HARM_TEST_GROUNDS",
    "IDENTIFYING_MATTER",
    "INVESTIGATION_FORMS",
    "INVESTIGATOR_REQUIREMENTS",
    "KEPT_RECORDS",
    "LOGGED_OPERATIONS",
    "LOG_USES",
    "MATTER_TYPES",
    "NOT_SUSPENDED",
    "OFFENCES",
    "OUTCOMES",
    "OUTCOME_BLOCKS",
    "PARTIES",
    "PERFORMANCE_OUTCOMES",
    "PERFORMANCE_STAGES",
    "PROCEEDINGS",
    "PUBLICATION_EXEMPTIONS",
    "RANKS",
    "RECORDABLE_CONDUCT",
    "REDACTION_GROUNDS",
    "REFERRAL_GROUNDS",
    "REFERRAL_RULES",
    "REFLECTIVE_REPORT",
    "REFLECTIVE_REVIEWERS",
    "REFLECTIVE_RULES",
    "REPEAT_LIMBS",
    "RETENTION_GROUPS",
    "REVIEW_POWERS",
    "SCHEDULE_TABLES",
    "SEVERITY_RESULTS",
    "SPECIAL_CONDITIONS",
    "SPECIAL_PROCEDURE_TRIGGERS",
    "STANDARDS",
    "STATISTICS_DIMENSIONS",
    "SUSPENSION_CONDITIONS",
    "SUSPENSION_ENDINGS",
    "TRIBUNAL_POWERS",
    "UNSUITABILITY_GROUNDS",
    "VETTING_CHECKS",
    "VETTING_LEVELS",
    "VETTING_REVIEW_TRIGGERS",
    "VETTING_STATUSES",
    "WITHDRAWAL_OUTCOMES",
    "CodeList",
    "Item",
    "ReferralGround",
    "Route",
    "UnknownCode",
    "all_lists",
    "allegation_choices",
    "get_list",
    "grounds_for",
    "unverified_items",
]

_LISTS: tuple[CodeList[Any], ...] = (
    STANDARDS,
    CONDUCT_LEVELS,
    SEVERITY_RESULTS,
    INVESTIGATOR_REQUIREMENTS,
    HARM_TEST_GROUNDS,
    REDACTION_GROUNDS,
    MATTER_TYPES,
    HANDLING_FORMS,
    INVESTIGATION_FORMS,
    PARTIES,
    COMPLAINT_RECORDED,
    COMPLAINT_UNDER_SCHEDULE_3,
    COMPLAINT_INVESTIGATED,
    COMPLAINT_DUTIES,
    REPEAT_LIMBS,
    CONDUCT_RECORDED,
    REFERRAL_RULES,
    RECORDABLE_CONDUCT,
    REFERRAL_GROUNDS,
    ABUSE_INCLUDES,
    ABUSE_WARNING_SIGNS,
    FORM_STEPS,
    SPECIAL_PROCEDURE_TRIGGERS,
    DSI_CONVERSION,
    AFTER_REPORT,
    REVIEW_POWERS,
    ALLEGATION_CATEGORIES,
    ALLEGATION_CATEGORIES_BEFORE_2020,
    COMPLAINT_FACTORS,
    DISCRIMINATION_FACTORS,
    SUSPENSION_CONDITIONS,
    SUSPENSION_ENDINGS,
    NOT_SUSPENDED,
    DUTY_STATUSES,
    REFLECTIVE_REVIEWERS,
    REFLECTIVE_REPORT,
    REFLECTIVE_RULES,
    PROCEEDINGS,
    TRIBUNAL_POWERS,
    SPECIAL_CONDITIONS,
    OUTCOMES,
    OUTCOME_BLOCKS,
    FORMER_CONDITIONS,
    CONDITION_C_FACTORS,
    FORMER_STOPS,
    PERFORMANCE_STAGES,
    PERFORMANCE_OUTCOMES,
    VETTING_LEVELS,
    VETTING_STATUSES,
    VETTING_CHECKS,
    VETTING_REVIEW_TRIGGERS,
    UNSUITABILITY_GROUNDS,
    WITHDRAWAL_OUTCOMES,
    BARRED_TRIGGERS,
    BARRED_REPORT,
    BARRED_PUBLISHED,
    PUBLICATION_EXEMPTIONS,
    BARRED_REMOVALS,
    EXCLUDED_FORCES,
    ADVISORY_TRIGGERS,
    ADVISORY_REPORT,
    OFFENCES,
    CRIMINAL_STATUSES,
    IDENTIFYING_MATTER,
    ANONYMITY_DEFENCES,
    RETENTION_GROUPS,
    KEPT_RECORDS,
    SCHEDULE_TABLES,
    DISCLOSURE_SCHEDULES,
    LOGGED_OPERATIONS,
    CONSULTATION_LOG,
    DISCLOSURE_LOG,
    LOG_USES,
    COUNTING_UNITS,
    STATISTICS_DIMENSIONS,
    RANKS,
)
_BY_NAME: dict[str, CodeList[Any]] = {codes.name: codes for codes in _LISTS}


def all_lists() -> tuple[CodeList[Any], ...]:
    """Every list."""
    return _LISTS


def get_list(name: str) -> CodeList[Any]:
    """The list with that name. Raises UnknownCode."""
    try:
        return _BY_NAME[name]
    except KeyError:
        raise UnknownCode(f"There is no list {name!r}: {', '.join(_BY_NAME)}.") from None


def unverified_items() -> Iterator[tuple[CodeList[Any], Item]]:
    """Each item that nobody has read in its source, or not the whole of it, with its list, in order."""
    for codes in _LISTS:
        for item in codes:
            if item.rests_on_unread:
                yield codes, item

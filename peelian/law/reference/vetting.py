"""Vetting: levels and how long they last, statuses, checks, what calls for a review, who is unsuitable, withdrawal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peelian.law.dated import Citation
from peelian.law.instruments import PVR, VETTING_APP, VETTING_CODE
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.regimes import SINCE_VETTING

_CODE_2023 = date(2023, 7, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class VettingLevel(Item):
    """A level of clearance. Its title and the access it gives are confirmed; `verified` is about how long it lasts."""

    validity_years: int
    residency_years: int | None = None
    residency_verified: bool = False
    aftercare: str = ""
    national_security: bool = False


_RECALLED = "How long it lasts was recalled and not read: a force sets it by its edition of the guidance."


def _level(code: str, title: str, gist: str, years: int, residency: int | None = None, *, read: bool = False,
           residency_read: bool = False, aftercare: str = "", national: bool = False) -> VettingLevel:  # fmt: skip
    return VettingLevel(
        code=code, title=title, gist=gist, citation=Citation(VETTING_APP, "levels", verified=read),
        validity_years=years, title_confirmed=True,
        residency_years=residency, residency_verified=residency_read, aftercare=aftercare, national_security=national,
        doubt="" if read else _RECALLED,
    )  # fmt: skip


VETTING_LEVELS = CodeList(
    "vetting_levels",
    "Vetting levels",
    (
        _level("RV", "Recruitment vetting", "Officers, special constables and staff: the least that is held.", 10, 3,
               residency_read=True),
        _level("MV", "Management vetting", "Designated posts with sensitive access, such as professional standards, "
               "counter-corruption and vetting.", 7, 5, residency_read=True),
        _level("NPPV1", "Non-police personnel vetting, level 1", "In police premises alone, with no police "
               "information.", 3, 3),
        _level("NPPV2A", "Non-police personnel vetting, level 2 (abbreviated)", "Regular sight of OFFICIAL-SENSITIVE, "
               "alone.", 3, 3),
        _level("NPPV2F", "Non-police personnel vetting, level 2 (full)", "As abbreviated, and SECRET now and then.",
               3, 3),
        _level("NPPV3", "Non-police personnel vetting, level 3", "SECRET often, TOP SECRET now and then.", 5, 3,
               aftercare="A notice each year (appendix G of the guidance)."),
        _level("CTC", "Counter-terrorist check", "National security.", 10, national=True),
        _level("SC", "Security check", "National security.", 10, national=True),
        _level("ESC", "Enhanced security check", "National security.", 7, national=True),
        _level("DV", "Developed vetting", "National security; a contractor holds it together with NPPV3.", 7, read=True,
               aftercare="An appraisal each year: six in its seven.", national=True),
    ),
    note="Every level is limited in time and can be looked at early. Period, interim review and early renewal are "
    "set by the force.",
)  # fmt: skip

_PRACTICE = Citation(VETTING_APP, "", verified=False)

VETTING_STATUSES = CodeList(
    "vetting_statuses",
    "Vetting statuses",
    listed(
        _PRACTICE,
        ("applied", "Applied for"),
        ("in_progress", "In progress"),
        ("granted", "Granted"),
        ("granted_conditions", "Granted with conditions"),
        ("refused", "Refused"),
        ("under_review", "Under review"),
        ("downgraded", "Downgraded"),
        ("withdrawn", "Withdrawn"),
        ("lapsed", "Lapsed or expired"),
        ("ended_on_leaving", "Ended on leaving"),
        ("discontinued", "Discontinued: the applicant is under investigation"),
    ),
)


def _checks(read: bool, *rows: tuple[str, ...], doubt: str = "") -> tuple[Item, ...]:
    return listed(Citation(VETTING_APP, "checks", verified=read), *rows, doubt=doubt)


VETTING_CHECKS = CodeList(
    "vetting_checks",
    "Vetting checks",
    (
        *_checks(
            True,
            ("ID", "Identity, nationality, employment and address"),
            ("PNC", "Police National Computer"),
            ("PND", "Police National Database"),
            (
                "LOCAL",
                "Local intelligence and crime systems",
                "Of every force in whose area the person has lived.",
            ),
            ("SB", "Special Branch and counter-terrorism"),
            ("FIN", "Finance", "A credit reference; for management vetting a questionnaire as well."),
            ("NONCONV", "Other databases without convictions"),
            ("ASSOC", "Family, people living together, associates"),
        ),
        *_checks(
            False,
            (
                "PSD",
                "Professional-standards records",
                "Complaints, misconduct and counter-corruption, all earlier forces.",
            ),
        ),
        *listed(
            Citation(VETTING_CODE, ""),
            ("BARRED", "Barred and advisory lists", "The Code of 2023 requires it."),
            since=_CODE_2023,
        ),
        *_checks(
            False,
            ("MIL", "Ministry of Defence records"),
            ("SOCIAL", "Open sources and social media"),
            ("OVERSEAS", "Criminal records abroad"),
        ),
        *_checks(
            False,
            ("BIO", "Biometrics", "Fingerprints and DNA against crime stains."),
            doubt="One force relies on a College circular (03/2012) for it; the circular was not read.",
        ),
        *_checks(False, ("BUSINT", "Business interests and associations to be notified")),
        *_checks(True, ("SUP", "The supervisor's appraisal")),
    ),
    note="Confirmed from pages that forces publish and from the guidance's table of contents; its body was not "
    "read.",
)

VETTING_REVIEW_TRIGGERS = CodeList(
    "vetting_review_triggers",
    "What calls for a review of clearance",
    listed(
        _PRACTICE,
        ("renewal", "Expiry and renewal"),
        ("annual", "The yearly integrity and vetting review"),
        ("random", "Drawn at random"),
        ("circumstances", "A material change of personal circumstances"),
        ("misconduct", "A misconduct outcome short of dismissal"),
        ("adverse", "Adverse information", "At once."),
        ("higher_post", "A move to a post that needs more"),
        ("transfer", "A transfer between forces"),
        ("career_break", "A return from a career break"),
        ("screening", "A hit in continuous screening", "Planned nationally."),
        doubt="Known from what the College says of the Code of 2023 and the guidance of 2024-25, and from one "
        "force's procedure.",
    ),
)

UNSUITABILITY_GROUNDS = CodeList(
    "unsuitability_grounds",
    "Who is unsuitable to hold clearance",
    listed(
        Citation(VETTING_CODE, "para 1.4"),
        ("crime", "Crime, or the company of criminals"),
        ("risk", "A risk to the public or to vulnerable people"),
        ("dishonesty", "Dishonesty that can be shown"),
        ("standards", "Earlier behaviour below the Standards of Professional Behaviour"),
        ("finance", "Financial vulnerability"),
        since=_CODE_2023,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalOutcome(Item):
    """What a withdrawal assessment may lead to. Only withdrawal itself can be appealed."""

    appeal: bool
    consequence: str = ""


def _withdrawal(code: str, title: str, *, appeal: bool = False, consequence: str = "") -> WithdrawalOutcome:
    return WithdrawalOutcome(
        code=code,
        title=title,
        citation=Citation(PVR, "reg 24(1)-(3)"),
        in_force_from=SINCE_VETTING,
        appeal=appeal,
        consequence=consequence,
    )


WITHDRAWAL_OUTCOMES = CodeList(
    "vetting_withdrawal_outcomes",
    "Outcomes of a withdrawal assessment",
    (
        _withdrawal("CONDITIONS", "Conditions imposed"),
        _withdrawal("DOWNGRADE", "Downgraded, with or without conditions"),
        _withdrawal(
            "WITHDRAW",
            "Withdrawn",
            appeal=True,
            consequence="The officer must be dismissed without notice, from the moment of being told.",
        ),
        _withdrawal(
            "REFER",
            "To the Conduct or Performance Regulations, or Part 2 of the Police Reform Act",
        ),
        _withdrawal("NFA", "No further action"),
    ),
    note="A senior officer authorises the outcome. Statutory guidance on withdrawal was issued on 22 July 2025 "
    "under sections 87 and 87A of the Police Act 1996; only its title, status and scope were read, and its "
    "section on appeals is not statutory.",
)

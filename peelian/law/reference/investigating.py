"""Under Schedule 3: the form of an investigation, special procedures, what follows a report, and reviews."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import CMR, CPA_2026, PRA
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.rules.rule import SINCE_2020

FORM_STEPS = CodeList(
    "investigation_form_steps",
    "How the form of an investigation is chosen",
    listed(
        Citation(PRA, "Sch 3 paras 5, 14, 14D, 15"),
        (
            "necessary",
            "Is an investigation necessary?",
            "If not, the matter goes back: it must where a local investigation is already running, and may "
            "otherwise.",
        ),
        (
            "local",
            "Is a local investigation appropriate?",
            "By the seriousness of the matter and the public interest. If so, local.",
        ),
        (
            "independent",
            "Otherwise independent, unless directed is more appropriate",
            "The directed form is kept under review.",
        ),
        since=SINCE_2020,
    ),
    note="The Director General chooses for a matter that was referred, and may change the form at any time, with "
    "reasons to the authority, the complainant, interested persons and the person concerned (CMR 2020 reg 11).",
)

CHIEF_OFFICER_FORM = Item(
    code="chief_officer_form",
    title="A matter about a chief officer or the Deputy Commissioner is investigated, and never locally",
    gist="For a complaint there must be an indication of crime or of disciplinary behaviour.",
    citation=Citation(CMR, "regs 5, 8, 10"),
    in_force_from=SINCE_2020,
)

SPECIAL_PROCEDURE_TRIGGERS = CodeList(
    "special_procedure_triggers",
    "When special procedures apply",
    listed(
        Citation(PRA, "Sch 3 para 19A"),
        (
            "A",
            "Complaint: an indication is seen",
            "The investigator, or the Director General in an independent case, sees an indication of crime or of "
            "behaviour justifying disciplinary proceedings.",
        ),
        ("B", "Directed complaint investigation", "The Director General so determines."),
        ("C", "Recordable conduct matter", "Any that concerns an officer or a special constable."),
        since=SINCE_2020,
    ),
    note="Only for members of a police force and special constables, never for staff.",
)

DSI_CONVERSION = CodeList(
    "dsi_conversion",
    "When a death or serious injury matter turns into a conduct matter",
    listed(
        Citation(PRA, "Sch 3 paras 21A, 24A-24B"),
        ("during", "An indication appears during the investigation"),
        ("report", "An indication appears in the report"),
        since=SINCE_2020,
    ),
    note="An indication of crime or of behaviour justifying disciplinary proceedings. The matter is recorded as a "
    "conduct matter, and the same investigator carries on.",
)

AFTER_REPORT = CodeList(
    "after_report",
    "What follows a Schedule 3 report",
    (
        *listed(
            Citation(PRA, "Sch 3 para 20"),
            (
                "bar",
                "No proceedings before the report, or before special conditions are certified",
                "The prosecutor may go earlier in exceptional circumstances.",
            ),
            since=SINCE_2020,
        ),
        *listed(
            Citation(PRA, "Sch 3 paras 23-24"),
            (
                "dpp_offence",
                "To the prosecutor: an offence may have been committed",
                "The report indicates it. First of two conditions.",
            ),
            (
                "dpp_appropriate",
                "To the prosecutor: it is right that the prosecutor considers it",
                "Or the case is in a prescribed category. Second of two conditions.",
            ),
            since=SINCE_2020,
            doubt="The Crime and Policing Act 2026 raises this test in cases of the Director General and lets them "
            "go before the final report; neither the text nor its commencement was read.",
        ),
        *listed(
            Citation(PRA, "Sch 3 para 23(5A)-(5E)"),
            (
                "directed_or_independent",
                "Directed or independent: the Director General decides",
                "Asks the authority's views, then decides case to answer, performance and the form of proceedings, "
                "and may direct that they be brought.",
            ),
            since=SINCE_2020,
        ),
        *listed(
            Citation(PRA, "Sch 3 para 24"),
            (
                "local",
                "Local: the authority decides",
                "Case to answer and performance, under the discipline regulations.",
            ),
            since=SINCE_2020,
        ),
    ),
)

PROSECUTION_REFERRAL_CHANGE = Citation(CPA_2026, "police Part", verified=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPower(Item):
    """What a review may lead to; "" where that body has no such power."""

    director_general: str
    policing_body: str


_REVIEW = Citation(PRA, "Sch 3 para 25", verified=False)
_ENFORCEABLE = "recommend, and enforce by direction"


def _power(code: str, title: str, director_general: str, policing_body: str) -> ReviewPower:
    return ReviewPower(
        code=code,
        title=title,
        citation=_REVIEW,
        in_force_from=SINCE_2020,
        director_general=director_general,
        policing_body=policing_body,
        doubt="Read for complaints that were investigated; paragraph 6A, for the others, was not.",
    )


REVIEW_POWERS = CodeList(
    "review_powers",
    "What a review of a complaint may lead to",
    (
        _power("R_OWN_FINDINGS", "Its own findings, in place of or beside the others", "do", ""),
        _power("R_REINVESTIGATE", "Another investigation", "direct", "recommend"),
        _power("R_REFER_IOPC", "Referral of the complaint to the IOPC", "", "recommend"),
        _power("R_CTA", "Case to answer, or none", _ENFORCEABLE, "recommend"),
        _power("R_PERF", "Performance unsatisfactory, or not", _ENFORCEABLE, "recommend"),
        _power(
            "R_PROCEEDINGS",
            "Disciplinary proceedings of a stated form, or a change of them",
            _ENFORCEABLE,
            "recommend",
        ),
        _power("R_REMEDY", "A remedy (para 28ZA)", "recommend", "recommend"),
        _power("R_DPP", "Notification of the prosecutor", "notify", "recommend"),
    ),
    note="One test: was the outcome reasonable and proportionate? The result of criminal or disciplinary "
    "proceedings is no part of the outcome (para 25(14)).",
)

"""Complaints and conduct matters under Schedule 3: when each must be recorded, handled under it, investigated."""

from __future__ import annotations

from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PRA
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.rules.rule import SINCE_2020

COMPLAINT_RECORDED = CodeList(
    "complaint_recorded",
    "When a complaint must be recorded",
    listed(
        Citation(PRA, "Sch 3 para 2(6A)"),
        ("wish", "The complainant wishes it, at any time"),
        ("handled", "The authority decides to handle it under Schedule 3"),
        since=SINCE_2020,
    ),
)

COMPLAINT_UNDER_SCHEDULE_3 = CodeList(
    "complaint_under_schedule_3",
    "When a complaint must be handled under Schedule 3",
    listed(
        Citation(PRA, "Sch 3 para 2(6B)"),
        ("dsi", "It alleges that conduct or another matter led to death or serious injury"),
        (
            "crime_or_discipline",
            "It alleges conduct that might be a crime or justify disciplinary proceedings, if proved",
        ),
        ("article_2_or_3", "The matter, if proved, might have infringed article 2 or 3 of the Convention"),
        ("referral", "It falls in a description that must be referred"),
        since=SINCE_2020,
    ),
    note="Otherwise it may be handled in another way that aims to satisfy the complainant, who is told so.",
)

COMPLAINT_INVESTIGATED = CodeList(
    "complaint_investigated",
    "When a complaint must be investigated",
    listed(
        Citation(PRA, "Sch 3 para 6(2C)"),
        (
            "crime_or_discipline",
            "An indication of crime, or of behaviour justifying disciplinary proceedings",
        ),
        ("article_2_or_3", "An indication that article 2 or 3 was infringed"),
        since=SINCE_2020,
    ),
    note="Save a repeat: see the limbs of CMR 2020 reg 6.",
)

REPEAT_LIMBS = CodeList(
    "repeat_limbs",
    "When a matter is a repeat",
    listed(
        Citation(CMR, "regs 6, 7(2)"),
        ("same", "Substantially the same as an earlier one"),
        ("no_indication", "No fresh indication"),
        ("no_evidence", "No fresh substantive evidence that could not reasonably have been had before"),
        ("dealt_with", "The earlier one was investigated or handled"),
        since=SINCE_2020,
    ),
    note="All four are needed. A conduct matter that must be, or is to be, referred is recorded all the same.",
)

CONDUCT_RECORDED = CodeList(
    "conduct_recorded",
    "When a conduct matter must be recorded",
    listed(
        Citation(PRA, "Sch 3 paras 10-11"),
        ("dsi", "It led to death or serious injury"),
        ("adversely_affected", "A member of the public was adversely affected"),
        ("described", "It falls in a description of CMR 2020 reg 7(1)"),
        since=SINCE_2020,
    ),
    note="Not where it is a repeat, or was already dealt with by criminal or disciplinary proceedings.",
)


def _duty(code: str, title: str, citation: Citation, *, doubt: str = "") -> Item:
    return Item(code=code, title=title, citation=citation, in_force_from=SINCE_2020, doubt=doubt)


COMPLAINT_DUTIES = CodeList(
    "complaint_duties",
    "What is owed to those whom a complaint concerns",
    (
        _duty(
            "views",
            "Contact the complainant and hear how they would have it handled.",
            Citation(PRA, "Sch 3 para 2(6)"),
        ),
        _duty(
            "proportionate",
            "Handle it reasonably and proportionately; that may mean no further action, notified.",
            Citation(PRA, "Sch 3 para 6(2A)"),
        ),
        _duty(
            "not_a_complaint",
            "Tell the person that it is not a complaint, and why.",
            Citation(PRA, "Sch 3 para 2(9)"),
        ),
        _duty(
            "split", "Split a letter that mixes complaints with others.", Citation(PRA, "Sch 3 para 2(10)")
        ),
        _duty(
            "copies",
            "The complainant gets the record. The person complained about gets the complaint, which may be made "
            "anonymous, or kept back where a criminal case might suffer or the public interest is against it; such "
            "a decision is looked at regularly.",
            Citation(CMR, "reg 3"),
        ),
        _duty(
            "privilege",
            "What is said for handling without investigation cannot be used later, save an admission about "
            "something else.",
            Citation(PRA, "Sch 3 para 6(2E)"),
        ),
    ),
    note="The text read has the changes of 1 February 2020; it is older than the Crime and Policing Act 2026.",
)

REFERRAL_RULES = CodeList(
    "referral_rules",
    "What goes with a referral",
    (
        _duty(
            "record",
            "A complaint that is referred is recorded, if it was not; every death or serious injury matter is "
            "recorded.",
            Citation(PRA, "Sch 3 paras 4(9), 14A"),
        ),
        _duty(
            "tell",
            "Tell the complainant; tell the person complained about unless an investigation might suffer.",
            Citation(PRA, "Sch 3 paras 4(6), 13(6)"),
        ),
        _duty(
            "once",
            "Not twice, unless the Director General directs or consents.",
            Citation(PRA, "Sch 3 paras 4(7), 13(7), 14C(3)"),
        ),
        _duty(
            "policing_body",
            "Where the chief officer is the authority, the local policing body may itself refer for gravity or "
            "exceptional circumstances.",
            Citation(PRA, "Sch 3 paras 4(3), 13(3)"),
        ),
        _duty(
            "treated_as_referred",
            "The Director General may treat a matter as referred without a referral; recording follows.",
            Citation(PRA, "Sch 3 paras 4A, 13A, 14CA", verified=False),
            doubt="Paragraph 4A was read in part, paragraph 14CA not at all.",
        ),
    ),
)

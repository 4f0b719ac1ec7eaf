"""The reflective practice review process: who reviews, what the report holds, what may be made of it."""

from __future__ import annotations

from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.rules.rule import SINCE_2020

IS_DISCIPLINARY = False

REFLECTIVE_REVIEWERS = CodeList(
    "reflective_reviewers",
    "Who may review",
    listed(
        Citation(PCR, "reg 65"),
        ("line_manager", "The line manager"),
        ("senior", "Another officer senior to the participating officer"),
        ("staff", "A more senior member of police staff"),
        since=SINCE_2020,
    ),
)

REFLECTIVE_REPORT = CodeList(
    "reflective_report",
    "What a reflective review report holds",
    listed(
        Citation(PCR, "reg 70"),
        ("issue", "The issue and its background, in short"),
        ("discussion", "The discussion, in short"),
        ("actions", "Key actions, and the time for them"),
        ("lessons_officer", "Lessons for the officer"),
        ("lessons_force", "Lessons for line management or the force"),
        ("review", "When the report and its actions are looked at again"),
        since=SINCE_2020,
    ),
    note="Six contents. A copy goes to the authority and is kept (reg 70).",
)


def _rule(code: str, title: str, provision: str) -> Item:
    return Item(code=code, title=title, citation=Citation(PCR, provision), in_force_from=SINCE_2020)


REFLECTIVE_RULES = CodeList(
    "reflective_rules",
    "Rules of the reflective practice review process",
    (
        _rule("no_friend", "A police friend neither represents nor accompanies the officer.", "reg 66(1)"),
        _rule("promotion", "Taking part may not block promotion.", "reg 66(3)"),
        _rule(
            "inadmissible",
            "The officer's account cannot be used in later disciplinary proceedings, save an admission about "
            "something that had not been referred.",
            "reg 66(4)",
        ),
        _rule("new_evidence", "Substantial new evidence goes back for a severity assessment.", "reg 68(3)"),
        _rule("no_engagement", "Not engaging may be referred for a severity assessment.", "reg 71"),
    ),
)

"""The barred and advisory lists: who goes on, what a report holds, what is published, how a person comes off."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import BLR
from peelian.law.reference.items import CodeList, Item, listed

SINCE_LISTS = BLR.in_force_on
_REPORT = Citation(BLR, "regs 3-11")
_UNREAD = "Section 88A itself was not read: it is described here as the Regulations describe it."

BARRED_TRIGGERS = CodeList(
    "barred_triggers",
    "Who goes on the barred list",
    listed(
        Citation(BLR, "regs 3-11, on PA 1996 s 88A(1)"),
        ("a", "A police officer dismissed"),
        ("b", "A former officer found to be one who would have been dismissed"),
        ("c", "A civilian police employee dismissed"),
        ("d", "A former civilian employee found to be one who would have been dismissed"),
        since=SINCE_LISTS,
        doubt=_UNREAD,
    ),
    note="For conduct, performance or attendance, and presumably vetting: check s 88A(3). The report does not wait "
    "for an appeal.",
)

BARRED_REPORT = CodeList(
    "barred_report",
    "What a report for the barred list holds",
    listed(
        _REPORT,
        ("name", "Full name"),
        ("force", "The police force concerned"),
        ("birth", "Date of birth"),
        ("status", "Status at the time"),
        ("rank", "Rank"),
        ("number", "Warrant or staff number"),
        ("reasons", "Reasons, with a description of the conduct"),
        ("standards", "Standards breached"),
        ("date", "Day of the dismissal or finding"),
        ("advisory", "An earlier advisory report, and whether the person resigned or retired"),
        ("exemption", "What bears on an exemption from publication"),
        since=SINCE_LISTS,
    ),
)

BARRED_PUBLISHED = CodeList(
    "barred_published",
    "What the barred list publishes",
    listed(
        _REPORT,
        ("name", "Full name"),
        ("force", "Force"),
        ("status", "Status"),
        ("rank", "Rank"),
        ("reasons", "Reasons"),
        ("date", "Day"),
        since=SINCE_LISTS,
    ),
    note="Only of officers and former officers under the conduct regulations.",
)

PUBLICATION_EXEMPTIONS = CodeList(
    "barred_publication_exemptions",
    "What keeps an entry from being published",
    listed(
        _REPORT,
        ("security", "National security"),
        ("proceedings", "Prejudice to criminal or civil proceedings"),
        ("harm", "A significant risk of harm to somebody"),
        since=SINCE_LISTS,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal(Item):
    """A way off the barred list: at once, by itself after `months`, or on application after `application_years`."""

    months: int | None = None
    application_years: int | None = None


def _removal(
    code: str, title: str, *, months: int | None = None, application_years: int | None = None
) -> Removal:
    return Removal(
        code=code,
        title=title,
        citation=_REPORT,
        in_force_from=SINCE_LISTS,
        months=months,
        application_years=application_years,
    )


BARRED_REMOVALS = CodeList(
    "barred_removals",
    "How a person comes off the barred list",
    (
        _removal("set_aside", "Reinstated, set aside, or unfairly dismissed"),
        _removal("death", "Death"),
        _removal("automatic", "Unsatisfactory performance or attendance: by itself", months=12),
        _removal("application_3", "Gross incompetence: on application", application_years=3),
        _removal("application_5", "Anything else: on application", application_years=5),
    ),
)

EXCLUDED_FORCES = CodeList(
    "barred_excluded_forces",
    "Forces outside the lists",
    listed(
        _REPORT,
        ("BTP", "British Transport Police"),
        ("MDP", "Ministry of Defence Police"),
        ("CNC", "Civil Nuclear Constabulary"),
        ("NCA", "National Crime Agency"),
        ("JERSEY", "States of Jersey Police"),
        since=SINCE_LISTS,
    ),
)

_ADVISORY = Citation(BLR, "regs 12 on, on PA 1996 ss 88I-88L", verified=False)
_ADVISORY_DOUBT = "The Regulations were read in part, sections 88I to 88L not at all."

ADVISORY_TRIGGERS: CodeList[Item] = CodeList(
    "advisory_triggers",
    "Who goes on the advisory list",
    listed(
        _ADVISORY,
        ("left_open", "Left while an allegation at the level of gross misconduct was open"),
        ("after_leaving", "Such an allegation came to light after the person had left"),
        since=SINCE_LISTS,
        doubt=_ADVISORY_DOUBT,
    ),
)

ADVISORY_REPORT = CodeList(
    "advisory_report",
    "What a report for the advisory list holds",
    listed(
        Citation(BLR, "reg 12", verified=False),
        ("name", "Full name"),
        ("force", "Force"),
        ("birth", "Date of birth"),
        ("standing", "Status, rank and number"),
        ("date", "Day of the event"),
        ("allegation", "The allegation, in short"),
        ("proceedings", "The form of any proceedings"),
        since=SINCE_LISTS,
        doubt=_ADVISORY_DOUBT,
    ),
)

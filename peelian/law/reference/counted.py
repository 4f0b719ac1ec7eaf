"""What the national misconduct statistics count, and by what; each dimension with whether its place there was read."""

from __future__ import annotations

from peelian.law.dated import Citation
from peelian.law.instruments import MISCONDUCT_STATISTICS
from peelian.law.reference.items import CodeList, listed

_READ = Citation(MISCONDUCT_STATISTICS, "tables")
_UNREAD = Citation(MISCONDUCT_STATISTICS, "tables", verified=False)

COUNTING_UNITS = CodeList(
    "counting_units",
    "Units of counting",
    listed(
        _UNREAD,
        ("case", "Case"),
        ("allegation", "Allegation"),
        ("individual", "Individual"),
        doubt="That all three are used is known; the user guide that defines them was not read.",
    ),
    note="One set of facts gives three totals: say which is meant.",
)

STATISTICS_DIMENSIONS = CodeList(
    "statistics_dimensions",
    "Dimensions of the misconduct statistics",
    (
        *listed(_UNREAD, ("force", "Force")),
        *listed(_READ, ("case_type", "Case type", "Complaint with special procedures, conduct matter, recordable "
                "conduct matter.")),
        *listed(_UNREAD, ("role", "Role", "Officer, with special constables, or staff."), ("rank_group", "Rank group")),
        *listed(_READ, ("gender", "Gender"), ("age", "Age"), ("ethnicity", "Ethnicity")),
        *listed(_UNREAD, ("service", "Length of service")),
        *listed(
            _READ,
            ("nature", "Nature of the allegation"),
            ("breach", "Type of breach", "By standard."),
            ("case_to_answer", "Case to answer"),
        ),
        *listed(_UNREAD, ("severity", "Severity")),
        *listed(
            _READ,
            ("action", "Action and result"),
            ("proceedings", "Type of proceedings"),
            ("finding", "Level of finding"),
            ("outcome", "Disciplinary outcome"),
        ),
        *listed(_UNREAD, ("serving", "Still serving, or former")),
        *listed(
            _READ,
            ("tribunal", "Result of a tribunal"),
            ("criminal", "Criminal proceedings"),
            ("suspension", "Suspension"),
            ("timeliness", "Timeliness", "Days to finalise."),
        ),
    ),
    note="As of the edition for the year ending 31 March 2025.",
)  # fmt: skip

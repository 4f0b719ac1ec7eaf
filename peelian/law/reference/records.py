"""How long records are kept and in which groups, what is disclosed in a prosecution, and what a log must show."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import (
    CPIA_1996,
    DISCLOSURE_MANUAL,
    DPA_2018,
    PAT,
    PCR,
    PERFORMANCE,
    PVR,
    RETENTION_CODE,
    RETENTION_SCHEDULE,
)
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.regimes import SINCE_VETTING
from peelian.law.rules.rule import SINCE_2020


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionGroup(Item):
    """A group of records and its period as far as it is known; None is "not known", never "for ever"."""

    until_age: int | None = None
    clear_years: int | None = None
    review_every_years: int | None = None

    @property
    def period_known(self) -> bool:
        """Whether any figure is held for the group."""
        return not (self.until_age is None and self.clear_years is None and self.review_every_years is None)


_CODE = Citation(RETENTION_CODE, "", verified=False)

RETENTION_GROUPS = CodeList(
    "retention_groups",
    "Retention groups",
    (
        RetentionGroup(
            code="1",
            title="Certain public protection matters",
            gist="Kept to 100 years of age, reviewed every ten years.",
            citation=_CODE,
            until_age=100,
            review_every_years=10,
        ),
        RetentionGroup(
            code="2",
            title="Other sexual, violent or serious",
            gist="Reviewed every ten years.",
            citation=_CODE,
            review_every_years=10,
        ),
        RetentionGroup(
            code="3",
            title="All other offences",
            gist="Clear for six years, then reviewed or disposed of.",
            citation=_CODE,
            clear_years=6,
        ),
        RetentionGroup(
            code="4",
            title="Miscellaneous",
            gist="As long as needed: civil claims, disclosure.",
            citation=_CODE,
        ),
    ),
    note="Periods for professional-standards and vetting records were not read in any schedule: a force sets and "
    "approves its own. Nothing is deleted while a barred-list entry, an appeal, a claim or an inquiry hold is "
    "live.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord(Item):
    """A record that regulations say is to be kept. `least_years` is None where they name no period."""

    least_years: int | None = None


_NO_PERIOD = "That it is kept is known; for how long was not found."


def _kept(code: str, title: str, citation: Citation, *, least_years: int | None = None) -> KeptRecord:
    since = SINCE_VETTING if citation.instrument is PVR else SINCE_2020
    return KeptRecord(
        code=code,
        title=title,
        citation=citation,
        in_force_from=since,
        least_years=least_years,
        doubt="" if least_years else _NO_PERIOD,
    )


KEPT_RECORDS = CodeList(
    "kept_records",
    "Records that regulations say are kept",
    (
        _kept(
            "proceedings",
            "Disciplinary proceedings, finding, action and appeal",
            Citation(PCR, "reg 12", verified=False),
        ),
        _kept("verbatim", "Word-for-word record of a hearing", Citation(PCR, "regs 44, 64", verified=False)),
        _kept("reflective", "Reflective review report and notes", Citation(PCR, "reg 70(5)", verified=False)),
        _kept("vetting", "Vetting applications and decisions", Citation(PVR, "reg 7", verified=False)),
        _kept(
            "withdrawal",
            "Withdrawal assessments, and those who resigned or retired first",
            Citation(PVR, "reg 14", verified=False),
        ),
        _kept("tribunal", "Word-for-word record of a tribunal", Citation(PAT, "r 20(6)"), least_years=2),
        _kept(
            "performance",
            "First stage record, improvement notice and comments, together",
            Citation(PERFORMANCE, "reg 18(10)", verified=False),
        ),
    ),
)

SCHEDULE_TABLES = CodeList(
    "retention_schedule_tables",
    "Tables of the national retention schedule",
    listed(
        Citation(RETENTION_SCHEDULE, "", verified=False),
        ("assets", "Assets and products"),
        ("crime", "Crime and case files"),
        ("detecting", "Detecting"),
        ("finance", "Finance"),
        ("information", "Information"),
        ("organisation", "Organisation, programmes and projects"),
        ("people", "People"),
        ("preventing", "Preventing"),
        ("property", "Property"),
        ("prosecution", "Prosecution"),
        doubt="Only the names of the tables are known; no period in them could be read.",
    ),
)

DISCLOSURE_TEST = Item(
    code="disclosure_test",
    title="Material that might reasonably be thought capable of undermining the prosecution or assisting the "
    "accused",
    citation=Citation(CPIA_1996, "s 3"),
)

DISCLOSURE_SCHEDULES = CodeList(
    "disclosure_schedules",
    "Disclosure schedules",
    (
        *listed(
            Citation(DISCLOSURE_MANUAL, "form notes", verified=False),
            (
                "MG6B",
                "Disciplinary record and convictions of police in the case",
                "Officers and staff involved; only where there is something, otherwise a nil entry on the MG6.",
            ),
            (
                "MG6C",
                "Relevant unused material that is not sensitive",
                "Goes to the defence: numbered and described, with a mixed item shown as edited.",
            ),
            (
                "MG6D",
                "Relevant unused material that is sensitive",
                "With the reason; not for the defence, and sent in even when there is none.",
            ),
            doubt="Described from copies of the police form notes. What crosses the line for an entry on the MG6B "
            "was not read.",
        ),
        *listed(
            Citation(DISCLOSURE_MANUAL, "chapters 10-11", verified=False),
            (
                "MG6E",
                "The disclosure officer's report",
                "What may undermine the prosecution or assist the accused, and why.",
            ),
            doubt="Read in an older edition of the manual and in that of 2022.",
        ),
    ),
    note="With the file when a charging decision is sought and a not guilty plea is expected, or as soon as may be "
    "after one.",
)

_LOGGING = Citation(DPA_2018, "s 62")

LOGGED_OPERATIONS = CodeList(
    "logged_operations",
    "What is logged",
    listed(
        _LOGGING,
        ("collection", "Collection"),
        ("alteration", "Alteration"),
        ("consultation", "Consultation", "With justification, day and time, and as far as possible who."),
        (
            "disclosure",
            "Disclosure, transfers included",
            "With justification, day and time, and as far as possible who, and to whom.",
        ),
        ("combination", "Combination"),
        ("erasure", "Erasure", "Only the fact of it, never what was erased."),
    ),
    note="Read as it stood on 10 March 2026. The Data (Use and Access) Act 2025 would drop the justification; it "
    "was not in force in that text. Ask for it all the same.",
)

CONSULTATION_LOG = CodeList(
    "consultation_log",
    "What the log of a consultation shows",
    listed(
        _LOGGING,
        ("justification", "Justification"),
        ("when", "Day and time"),
        ("who", "Who consulted, as far as possible"),
    ),
)

DISCLOSURE_LOG = CodeList(
    "disclosure_log",
    "What the log of a disclosure shows",
    listed(
        _LOGGING,
        ("justification", "Justification"),
        ("when", "Day and time"),
        ("who", "Who disclosed, as far as possible"),
        ("recipients", "To whom, as far as possible"),
    ),
)

LOG_USES = CodeList(
    "log_uses",
    "What the log may be used for",
    listed(
        _LOGGING,
        ("lawfulness", "To verify that processing is lawful"),
        ("monitoring", "To monitor oneself, internal disciplinary proceedings included"),
        ("security", "For the integrity and security of personal data"),
        ("criminal", "For criminal proceedings"),
    ),
    note="The Information Commissioner is given it on request.",
)

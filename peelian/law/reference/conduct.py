"""Lists of the Conduct Regulations: standards, levels, assessment results, harm test."""

from __future__ import annotations

from datetime import date

from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2025


def _standard(code: str, title: str, gist: str) -> Item:
    # The titles are confirmed; the wording of the 2020 schedule was not read, so the item is not verified.
    citation = Citation(PCR, "Sch 2", verified=False)
    return Item(
        code=code, title=title, gist=gist, citation=citation, in_force_from=SINCE_2020, title_confirmed=True
    )


STANDARDS = CodeList(
    "standards",
    "Standards of Professional Behaviour",
    (
        _standard("SPB01", "Honesty and Integrity", "Be honest, act with integrity, do not abuse the position."),
        _standard("SPB02", "Authority, Respect and Courtesy",
                  "Self-control, tolerance and courtesy; no abuse of powers; respect for rights."),
        _standard("SPB03", "Equality and Diversity", "Fairness and impartiality; no unlawful or unfair "
            "discrimination."),
        _standard("SPB04", "Use of Force", "Only as far as necessary, proportionate and reasonable."),
        _standard("SPB05", "Orders and Instructions",
                  "Give and carry out lawful orders only; keep police regulations and lawful policies."),
        _standard("SPB06", "Duties and Responsibilities", "Diligence, and appropriate cooperation when a witness."),
        _standard("SPB07", "Confidentiality", "Use and disclose information only in the proper course of duty."),
        _standard("SPB08", "Fitness for Duty", "Be fit to carry out duties when on duty or presenting for it."),
        _standard("SPB09", "Discreditable Conduct",
                  "Bring no discredit on the service, on or off duty; report action taken against oneself."),
        _standard("SPB10", "Challenging and Reporting Improper Conduct",
                  "Report, challenge or act against colleagues who fall below the Standards."),
    ),
    note="Titles confirmed; the wording of Schedule 2 as made in 2020 was not read.",
)  # fmt: skip


def _level(code: str, title: str, gist: str, provision: str) -> Item:
    return Item(
        code=code, title=title, gist=gist, citation=Citation(PCR, provision), in_force_from=SINCE_2020
    )


CONDUCT_LEVELS = CodeList(
    "conduct_levels",
    "Levels of conduct",
    (
        _level("GM", "Gross misconduct",
               "A breach so serious as to justify dismissal; in cases of 28 May 2025 and later also any "
               "conduct that led to "
               "conviction of an indictable-only offence.", "reg 2(1), (2A)"),
        _level("M", "Misconduct", "A breach so serious as to justify disciplinary action.", "reg 2(1)"),
        _level("PRI", "Practice requiring improvement",
               "Underperformance, or conduct below misconduct, that falls short of what public and service expect; "
               "since 7 May 2024 the assessor has regard to the Code of Ethics.",
               "reg 2(7)-(8)"),
        _level("NONE", "Neither", "No breach that reaches the levels above.", "reg 14(2)"),
    ),
)  # fmt: skip


def _result(code: str, title: str, gist: str, provision: str = "reg 14", *, since: date = SINCE_2020) -> Item:
    return Item(code=code, title=title, gist=gist, citation=Citation(PCR, provision), in_force_from=since)


SEVERITY_RESULTS = CodeList(
    "severity_results",
    "Severity assessment results",
    (
        _result("GM_HEARING", "Gross misconduct, hearing likely", "Must be investigated; a misconduct "
            "hearing is likely."),
        _result("M_MEETING", "Misconduct, meeting likely", "Must be investigated; a misconduct meeting is likely."),
        _result("M_HEARING", "Misconduct, hearing likely",
                "Must be investigated; a hearing because of a live final written warning, or a reduction in "
                "rank less than "
                "two years before.", "reg 14, reg 23(10)"),
        _result("PRI", "Practice requiring improvement", "Must go to the reflective practice review process."),
        _result("VETTING", "Refer under the Vetting Regulations", "Neither, but clearance should be looked at.",
                "reg 14 as amended by SI 2025/558 reg 9", since=SINCE_MAY_2025),
        _result("UPP", "Refer under the Performance Regulations", "Neither, but performance or attendance "
            "falls short."),
        _result("NFA", "No further action", "Neither, and nothing further is called for."),
    ),
    note="Every version of an assessment is kept: its date decides the effect of live warnings and rank history.",
)  # fmt: skip


def _ground(code: str, gist: str) -> Item:
    return Item(
        code=code, title=gist, gist=gist, citation=Citation(PCR, f"reg 6({code})"), in_force_from=SINCE_2020
    )


HARM_TEST_GROUNDS = CodeList(
    "harm_test_grounds",
    "Grounds of the harm test",
    (
        _ground("a", "Premature or inappropriate disclosure relevant to criminal proceedings"),
        _ground("b", "National security"),
        _ground("c", "Prevention or detection of crime, or the apprehension or prosecution of offenders"),
        _ground("d", "Prevention or detection of misconduct by others"),
        _ground("e", "Disproportionate effort"),
        _ground("f", "Welfare and safety of an informant or a witness"),
        _ground("g", "Otherwise in the public interest"),
    ),
    note="Ground e cannot be used to redact a published report (PCR 2020 reg 43(9)). Under PVR 2025 reg 8 ground a "
    "reaches misconduct proceedings and accelerated hearings as well.",
)

REDACTION_GROUNDS = CodeList(
    "redaction_grounds",
    "Grounds for redacting a published report",
    (
        *(
            Item(
                code=ground.code,
                title=ground.title,
                citation=Citation(PCR, "regs 43(9), 63(8)"),
                in_force_from=SINCE_2020,
            )
            for ground in HARM_TEST_GROUNDS
            if ground.code != "e"
        ),
        Item(
            code="restriction",
            title="A restriction imposed in the proceedings",
            citation=Citation(PCR, "regs 43(9), 63(8)"),
            in_force_from=SINCE_2020,
        ),
    ),
    note="What is already public cannot be redacted.",
)


def _requirement(code: str, title: str, gist: str) -> Item:
    return Item(code=code, title=title, gist=gist, citation=Citation(PCR, "reg 15"), in_force_from=SINCE_2020)


INVESTIGATOR_REQUIREMENTS = CodeList(
    "investigator_requirements",
    "Who may investigate",
    (
        _requirement(
            "competent", "Knowledge, skills and experience", "Suitable to plan and manage the investigation."
        ),
        _requirement(
            "impartial", "Impartiality", "Nobody could reasonably doubt it because of this appointment."
        ),
        _requirement(
            "not_managed",
            "Not under the officer's management",
            "Does not work, directly or indirectly, under the officer concerned.",
        ),
        _requirement(
            "senior_case",
            "Outside the senior officer's force",
            "Where the officer is a senior officer: not the chief officer, not a member of the same force, and not a "
            "volunteer there.",
        ),
    ),
)

"""What letters say of the law, each sentence in its versions with its citation. Pure.

The version printed is the one that binds the case (`binding`), which the saving provisions decide and never the day on
which the letter is made. A sentence whose source nobody has read is unverified, and the letter says so.
"""

from peelian.law.dated import Citation, Dated, Parameter
from peelian.law.instruments import CMR, PCR, PRA
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2024, SINCE_MAY_2025

Wording = Parameter[str]

_BY_2024 = "as amended by SI 2024/521"
_BY_2025 = "as amended by SI 2025/558"


def _always(name: str, text: str, citation: Citation) -> Wording:
    return Parameter(name, (Dated(SINCE_2020, None, text, citation),))


def _until_2025(name: str, before: tuple[str, Citation], after: tuple[str, Citation]) -> Wording:
    return Parameter(
        name,
        (
            Dated(SINCE_2020, SINCE_MAY_2025, *before),
            Dated(SINCE_MAY_2025, None, *after, _BY_2025),
        ),
    )


GROSS_MISCONDUCT = _until_2025(
    "Gross misconduct",
    (
        "Gross misconduct is a breach of the Standards of Professional Behaviour so serious as to justify dismissal.",
        Citation(PCR, "reg 2(1)"),
    ),
    (
        "Gross misconduct is a breach of the Standards of Professional Behaviour so serious as to justify dismissal. "
        "Conduct that led to a conviction for an offence triable only on indictment is gross misconduct too.",
        Citation(PCR, f"reg 2(1), (2A) {_BY_2025} reg 6"),
    ),
)
MISCONDUCT = _always(
    "Misconduct",
    "Misconduct is a breach of the Standards of Professional Behaviour so serious as to justify disciplinary action.",
    Citation(PCR, "reg 2(1)"),
)
OUTCOMES_OF_A_HEARING = _until_2025(
    "What a misconduct hearing may impose for gross misconduct",
    (
        "If a misconduct hearing finds gross misconduct, the outcome may be a final written warning, a reduction in "
        "rank, or dismissal without notice.",
        Citation(PCR, "reg 42"),
    ),
    (
        "If a misconduct hearing finds gross misconduct, the outcome is dismissal without notice, unless exceptional "
        "circumstances justify a final written warning or a reduction in rank.",
        Citation(PCR, f"reg 42 {_BY_2025} reg 15"),
    ),
)
OUTCOMES_OF_A_MEETING = _always(
    "What a misconduct meeting may impose",
    "If a misconduct meeting finds misconduct, the outcome may be a written warning or a final written warning.",
    Citation(PCR, "reg 42"),
)
ASSESSMENT_OPTIONS = _until_2025(
    "Where conduct goes that would be neither misconduct nor gross misconduct",
    (
        "Conduct that would be neither may be practice requiring improvement, may be referred under the Performance "
        "Regulations, or may call for no further action. Referral under the Vetting Regulations is not open in this "
        "case.",
        Citation(PCR, "reg 14"),
    ),
    (
        "Conduct that would be neither may be practice requiring improvement, may be referred under the Vetting "
        "Regulations or the Performance Regulations, or may call for no further action.",
        Citation(PCR, f"reg 14 {_BY_2025} reg 9"),
    ),
)
PRACTICE_REQUIRING_IMPROVEMENT = Parameter(
    "Practice requiring improvement",
    (
        Dated(
            SINCE_2020,
            SINCE_MAY_2024,
            "Practice requiring improvement is underperformance, or conduct below misconduct, that falls short of "
            "what the public and the police service expect.",
            Citation(PCR, "reg 2(7)-(8)", verified=False),
        ),
        Dated(
            SINCE_MAY_2024,
            None,
            "Practice requiring improvement is underperformance, or conduct below misconduct, that falls short of "
            "what the public and the police service expect. Whoever assesses it has regard to the Code of Ethics.",
            Citation(PCR, f"reg 2(7)-(8) {_BY_2024}"),
            _BY_2024,
        ),
    ),
)
CONFLICTS = Parameter(
    "Conflicts of interest",
    (
        Dated(
            SINCE_2020,
            SINCE_MAY_2024,
            "Nobody may investigate whose appointment could reasonably raise a concern about impartiality.",
            Citation(PCR, "reg 15"),
        ),
        Dated(
            SINCE_MAY_2024,
            None,
            "Nobody with a real or reasonably perceived conflict of interest may be appointed or act in this case. "
            "Whoever finds that they have one must say so and be replaced without delay.",
            Citation(PCR, f"regs 12A, 15 {_BY_2024}"),
            _BY_2024,
        ),
    ),
)
CONFLICTS_UNDER_SCHEDULE_3 = _always(
    "Who may investigate under Schedule 3",
    "The appropriate authority appoints somebody who serves with the police or is an officer of the National Crime "
    "Agency; the Director General may veto or replace the investigator of a directed investigation.",
    Citation(PRA, "Sch 3 paras 16, 18"),
)
SERVICE = {
    PCR: _until_2025(
        "How a notice counts as given under the Conduct Regulations",
        (
            "A notice may be given in person, left with somebody at or sent by recorded delivery to the last known "
            "address, given through a police friend if that is agreed, or given in another manner that is agreed. "
            "E-mail is not among the listed ways. This version of the rule deems no day: a notice counts as given "
            "when it reaches the officer.",
            Citation(PCR, "reg 9"),
        ),
        (
            "A notice may be given in person, by e-mail or other electronic means, through a police friend if that is "
            "agreed, in another manner that is agreed, or otherwise at or by recorded post to the last known address. "
            "An e-mail sent on a working day before 4.30 p.m. counts as given that day, and otherwise on the next "
            "working day. A letter by post counts as given on the second day after posting if that is a working day, "
            "and otherwise on the next working day after the day of posting.",
            Citation(PCR, f"reg 9 {_BY_2025} reg 8"),
        ),
    ),
    CMR: _until_2025(
        "How a notice counts as given under the Complaints and Misconduct Regulations",
        (
            "A notice may be given in person, left with somebody at or sent by recorded delivery to the last known "
            "address, or given in another manner that is agreed. This version of the rule deems no day: a notice "
            "counts as given when it reaches the person.",
            Citation(CMR, "reg 17(7)", verified=False),
        ),
        (
            "A notice may be given in person, by e-mail or other electronic means, through a police friend if that is "
            "agreed, in another manner that is agreed, or otherwise at or by recorded post to the last known address. "
            "An e-mail sent on a working day before 4.30 p.m. counts as given that day, and otherwise on the next "
            "working day. A letter by post counts as given on the second day after posting if that is a working day, "
            "and otherwise on the next working day after the day of posting.",
            Citation(CMR, f"reg 17 {_BY_2025} regs 56-60"),
        ),
    ),
}
BARRED_LIST = _always(
    "The barred list",
    "If you are dismissed under the Conduct Regulations, you are put on the police barred list, and your information "
    "may be published for up to five years.",
    Citation(PCR, "reg 17(1)(e)"),
)
BARRED_LIST_UNDER_SCHEDULE_3 = _always(
    "The barred list, told under Schedule 3", BARRED_LIST.versions[0].value, Citation(CMR, "reg 17(1)")
)
PROGRESS_TO_OFFICER = _always(
    "Progress to the officer",
    "You are to be told how the investigation stands within four weeks of the notice of investigation, and every "
    "four weeks after that.",
    Citation(PCR, "reg 17(7)"),
)
PROGRESS_UNDER_SCHEDULE_3 = _always(
    "Progress to the officer under Schedule 3",
    "We mean to tell you every four weeks how the investigation stands, as the Conduct Regulations require where the "
    "matter is internal.",
    Citation(CMR, "regs 16-22", verified=False),
)

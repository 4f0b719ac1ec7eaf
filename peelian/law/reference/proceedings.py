"""The proceedings themselves: who decides, in public or not, and what a tribunal may do; and the special conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peelian.law.dated import Citation
from peelian.law.instruments import PAT, PCR
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2024, SINCE_MAY_2025


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceedings(Item):
    """A kind of proceedings.

    `public` is None where it depends on where the appeal came from (`public_by_origin`). The
    composition given in `decision_maker` holds from `decided_thus_from`; an earlier one is not held.
    """

    public: bool | None
    decision_maker: str
    verbatim_record: bool
    appeal: str
    lawyer: bool
    decided_thus_from: date = SINCE_2020
    witnesses: str = ""
    public_by_origin: tuple[tuple[str, bool], ...] = ()
    record_kept_years: int | None = None


PROCEEDINGS = CodeList(
    "proceedings",
    "Proceedings",
    (
        Proceedings(
            code="MEETING",
            title="Misconduct meeting",
            citation=Citation(PCR, "regs 28, 39, 45"),
            in_force_from=SINCE_2020,
            public=False,
            decision_maker="One person at least one rank higher, or a more senior member of staff if the post is "
            "not operational; for a senior officer a panel of three.",
            verbatim_record=False,
            appeal="Inside the force (reg 45); for a senior officer to the Police Appeals Tribunal.",
            lawyer=False,
        ),
        Proceedings(
            code="HEARING",
            title="Misconduct hearing",
            citation=Citation(PCR, "regs 28, 39, 44"),
            in_force_from=SINCE_2020,
            public=True,
            decision_maker="A panel of three: the chief officer or a delegate in the chair, and two independent lay "
            "members whom the local policing body appoints, with a legally qualified adviser.",
            decided_thus_from=SINCE_MAY_2024,
            verbatim_record=True,
            appeal="Police Appeals Tribunal.",
            lawyer=True,
            doubt="The panel of a case whose notice came before 7 May 2024 was otherwise made up; that text is not "
            "held.",
        ),
        Proceedings(
            code="AMH",
            title="Accelerated misconduct hearing",
            citation=Citation(PCR, "regs 55, 61, 64"),
            in_force_from=SINCE_2020,
            public=True,
            decision_maker="The chief officer or a delegate, alone; for a senior officer a panel of three.",
            verbatim_record=True,
            appeal="Police Appeals Tribunal.",
            lawyer=True,
            witnesses="Only the officer gives evidence in person.",
        ),
        Proceedings(
            code="PAT",
            title="Police Appeals Tribunal",
            citation=Citation(PAT, "rr 11-26"),
            in_force_from=SINCE_2020,
            public=None,
            public_by_origin=(("conduct", True), ("performance", False), ("vetting", False)),
            decision_maker="A tribunal that the local policing body convenes.",
            verbatim_record=True,
            record_kept_years=2,
            appeal="Judicial review.",
            lawyer=True,
        ),
    ),
)

TRIBUNAL_POWERS = CodeList(
    "tribunal_powers",
    "Powers of the Police Appeals Tribunal",
    (
        *listed(
            Citation(PAT, "r 15"),
            (
                "dismiss_early",
                "Dismiss an appeal or a ground early",
                "No real prospect of success, and no compelling reason to let it go on.",
            ),
            since=SINCE_2020,
        ),
        *listed(
            Citation(PAT, "r 16"),
            ("without_hearing", "Decide without a hearing", "Only if the appellant consents."),
            since=SINCE_2020,
        ),
        *listed(
            Citation(PAT, "r 26(2)-(3)"),
            (
                "remit",
                "Set aside and send back",
                "To a fresh panel or decision-maker, where new evidence or unfairness is made out.",
            ),
            since=SINCE_2020,
        ),
        *listed(
            Citation(PAT, "r 26", verified=False),
            (
                "as_first",
                "Deal with the appellant as the first decision-maker could have",
                "Any result that was open below.",
            ),
            since=SINCE_2020,
            doubt="The power is that of section 85(2) of the Police Act 1996, which was not read in force.",
        ),
    ),
    note="The Rules were read as they stood on 28 May 2025.",
)

SPECIAL_CONDITIONS = CodeList(
    "amh_special_conditions",
    "Special conditions for an accelerated hearing",
    listed(
        Citation(PCR, "reg 49(2)"),
        (
            "evidence",
            "Sufficient evidence on paper",
            "Written statements or documents are enough to establish gross misconduct on the balance of "
            "probabilities.",
        ),
        (
            "public_interest",
            "Public interest in leaving without delay",
            "The officer should cease to be one without delay; for a former officer under the Schedule of 2025: "
            "should be put on the barred list.",
        ),
        since=SINCE_2020,
    ),
    note="Both are needed, and a senior officer authorises the certificate where the chief officer has delegated.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofAndRecord:
    """How facts are found at a meeting or hearing."""

    standard: str
    standard_citation: Citation
    majority: str
    majority_citation: Citation
    read_as_at: date


PROOF = ProofAndRecord(
    standard="The balance of probabilities, or an admission.",
    standard_citation=Citation(PCR, "regs 41(16), 61(16)"),
    majority="A panel decides by a majority, and never says that it did.",
    majority_citation=Citation(PCR, "reg 41(17)"),
    read_as_at=SINCE_MAY_2025,
)

"""Criminal offences that turn up in professional-standards work, each with the days between which conduct can be it.

An offence is proposed by the date of the conduct, never of the discovery: phones are searched long
after. Most commencement dates here were not read in the statute and say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.law.dated import Citation
from peelian.law.instruments import (
    BRIBERY_2010,
    CA_2003,
    CJCA_2015,
    CMA_1990,
    COMMON_LAW,
    CPA_2026,
    DPA_2018,
    DUAA_2025,
    MCA_1988,
    OAPA_1861,
    PHA_1997,
    SCA_2015,
    SOA_2003,
    Instrument,
)
from peelian.law.reference.items import CodeList, Item


class Anonymity(StrEnum):
    """Whether a complainant is anonymous for life under the Sexual Offences (Amendment) Act 1992."""

    LISTED = "listed"
    NOT_LISTED = "not listed in the text read"
    UNCLEAR = "unclear"


class Commencement(StrEnum):
    """What is held about the day an offence began."""

    READ = "read in the source"
    NOT_READ = "held, but not read in the source"
    COMMON_LAW = "an offence at common law, with no commencement"
    YEAR_ONLY = "only the year is held"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence(Item):
    """An offence. `in_force_until` is the first day on which new conduct can no longer be it.

    `not_before` is the earliest day it could have begun where the day itself was not found.
    `maximum` and `summary_limit` are empty where nobody has found them.
    """

    commencement: Commencement = Commencement.NOT_READ
    not_before: date | None = None
    end_verified: bool = False
    maximum: str = ""
    summary_limit: str = ""
    anonymity: Anonymity = Anonymity.NOT_LISTED
    anonymity_verified: bool = False

    @property
    def statute(self) -> Instrument:
        """The Act, or the common law."""
        return self.citation.instrument

    @property
    def commencement_verified(self) -> bool:
        """Whether its beginning is certain: the day was read, or there is none to read."""
        certain = self.commencement in (Commencement.READ, Commencement.COMMON_LAW)
        return certain and self.verified

    @property
    def protects_identity(self) -> bool:
        """Whether to treat the complainant as anonymous for life: in doubt, yes."""
        return self.anonymity is not Anonymity.NOT_LISTED

    @property
    def earliest(self) -> date | None:
        """The first day on which conduct could have been it; None for one that has always been there."""
        return self.in_force_from or self.not_before


_ONLINE_SAFETY = date(2024, 1, 31)

_SEXUAL = (
    Offence(
        code="SOA67",
        title="Voyeurism",
        citation=Citation(SOA_2003, "s 67", verified=False),
        in_force_from=date(2004, 5, 1),
        anonymity=Anonymity.LISTED,
        anonymity_verified=True,
    ),
    Offence(
        code="SOA67A",
        title="Upskirting",
        citation=Citation(SOA_2003, "s 67A", verified=False),
        in_force_from=date(2019, 4, 12),
        anonymity=Anonymity.LISTED,
        anonymity_verified=True,
    ),
    Offence(
        code="SOA67A_FEEDING",
        title="Recording a person breast-feeding",
        citation=Citation(SOA_2003, "s 67A", verified=False),
        commencement=Commencement.NOT_FOUND,
        not_before=date(2022, 1, 1),
        anonymity=Anonymity.LISTED,
        anonymity_verified=True,
        doubt="Added by the Police, Crime, Sentencing and Courts Act 2022; the day it began was not found.",
    ),
    Offence(
        code="SOA66A",
        title="Sending a photograph or film of genitals",
        citation=Citation(SOA_2003, "s 66A"),
        in_force_from=_ONLINE_SAFETY,
        commencement=Commencement.READ,
        gist="Inserted by the Online Safety Act 2023 s 187.",
        anonymity=Anonymity.LISTED,
        anonymity_verified=True,
    ),
    Offence(
        code="SOA66B",
        title="Sharing, or threatening to share, an intimate photograph or film",
        citation=Citation(SOA_2003, "s 66B"),
        in_force_from=_ONLINE_SAFETY,
        commencement=Commencement.READ,
        gist="Inserted by the Online Safety Act 2023 s 188; it replaced CJCA 2015 s 33.",
        anonymity=Anonymity.LISTED,
        anonymity_verified=True,
    ),
    Offence(
        code="CJCA33",
        title="Disclosing private sexual images with intent to cause distress",
        citation=Citation(CJCA_2015, "s 33", verified=False),
        in_force_from=date(2015, 4, 13),
        in_force_until=_ONLINE_SAFETY,
        end_verified=True,
        gist="Repealed when SOA 2003 s 66B began; kept for earlier conduct.",
        doubt="That it was repealed and replaced was read; the day in 2015 on which it began was not.",
    ),
    Offence(
        code="SOA66AB",
        title="Taking or recording an intimate photograph or film, and the related image offences",
        citation=Citation(SOA_2003, "ss 66AB-66AE", verified=False),
        in_force_from=date(2026, 6, 29),
        maximum="On summary conviction six months, a fine or both; on indictment two years (s 66AB, base offence; "
        "from commentary only)",
        anonymity=Anonymity.LISTED,
        gist="Inserted by the Crime and Policing Act 2026: four offences, copying an image shared for a moment (s "
        "66AE) among them.",
        doubt="Known from commentary: the day is that reported for the first commencement, and each section is to "
        "be checked. Sections 66AC and 66AD were not seen. The list of offences that carry anonymity was read "
        "as it stood before this section: treat it as within.",
    ),
    Offence(
        code="CPA99",
        title="Supplying a tool for making fake intimate images",
        citation=Citation(CPA_2026, "s 99", verified=False),
        commencement=Commencement.NOT_FOUND,
        not_before=date(2026, 4, 29),
        anonymity=Anonymity.UNCLEAR,
        doubt="Known from one commentary; neither the section nor its commencement was read. The earliest day is "
        "that of Royal Assent.",
    ),
    Offence(
        code="DUAA_DEEPFAKE",
        title="Creating, or asking another to create, a purported intimate image of an adult",
        citation=Citation(DUAA_2025, "", verified=False),
        commencement=Commencement.NOT_FOUND,
        not_before=date(2025, 1, 1),
        anonymity=Anonymity.UNCLEAR,
        gist="Amends the Sexual Offences Act 2003.",
        doubt="That it exists is known from commentary; its sections and its commencement were not found, and it "
        "may not have begun.",
    ),
    Offence(
        code="SOA1_3",
        title="Rape, assault by penetration, sexual assault",
        citation=Citation(SOA_2003, "ss 1-3", verified=False),
        in_force_from=date(2004, 5, 1),
        anonymity=Anonymity.LISTED,
        anonymity_verified=True,
    ),
)

_OFFICE = (
    Offence(
        code="MIPO",
        title="Misconduct in public office",
        citation=Citation(COMMON_LAW, ""),
        commencement=Commencement.COMMON_LAW,
        gist="A Bill before Parliament in 2026 would abolish and replace it. Where the misconduct is sexual, ask "
        "whether a listed offence is alleged as well: that is what carries anonymity.",
    ),
    Offence(
        code="CJCA26",
        title="Corrupt or other improper exercise of police powers and privileges",
        citation=Citation(CJCA_2015, "s 26", verified=False),
        in_force_from=date(2015, 4, 13),
    ),
    Offence(
        code="PCJ",
        title="Perverting the course of justice",
        citation=Citation(COMMON_LAW, "", verified=False),
        commencement=Commencement.COMMON_LAW,
    ),
    Offence(
        code="BRIBE2",
        title="Being bribed",
        citation=Citation(BRIBERY_2010, "s 2", verified=False),
        in_force_from=date(2011, 7, 1),
    ),
    Offence(
        code="DPA170",
        title="Unlawful obtaining of personal data",
        citation=Citation(DPA_2018, "s 170", verified=False),
        in_force_from=date(2018, 5, 25),
        maximum="A fine only",
    ),
    Offence(
        code="CMA1",
        title="Unauthorised access to computer material",
        citation=Citation(CMA_1990, "s 1", verified=False),
        in_force_from=date(1990, 8, 29),
    ),
)

_PERSON = (
    Offence(
        code="CA127",
        title="Improper use of a public electronic communications network",
        citation=Citation(CA_2003, "s 127", verified=False),
        in_force_from=date(2003, 7, 25),
        summary_limit="Six months from the evidence coming to the prosecutor, and three years at most",
        doubt="Section 127(2)(a)-(b) was partly displaced by the Online Safety Act 2023 s 179; the extent and the "
        "day were not read.",
    ),
    Offence(
        code="MCA88",
        title="Malicious communications",
        citation=Citation(MCA_1988, "s 1", verified=False),
        in_force_from=date(1988, 9, 29),
    ),
    Offence(
        code="SCA76",
        title="Controlling or coercive behaviour",
        citation=Citation(SCA_2015, "s 76", verified=False),
        in_force_from=date(2015, 12, 29),
    ),
    Offence(
        code="PHA2",
        title="Harassment, and putting people in fear of violence",
        citation=Citation(PHA_1997, "ss 2, 4", verified=False),
        in_force_from=date(1997, 6, 16),
    ),
    Offence(
        code="PHA2A",
        title="Stalking",
        citation=Citation(PHA_1997, "ss 2A, 4A", verified=False),
        in_force_from=date(2012, 11, 25),
    ),
    Offence(
        code="OAPA47",
        title="Assault occasioning actual bodily harm; common assault",
        citation=Citation(OAPA_1861, "s 47", verified=False),
        commencement=Commencement.YEAR_ONLY,
        not_before=date(1861, 1, 1),
        gist="Common assault is charged under the Criminal Justice Act 1988 s 39.",
        doubt="Only the year 1861 is held, and nothing on the commencement of s 39.",
    ),
)

OFFENCES = CodeList(
    "offences",
    "Offences",
    (*_SEXUAL, *_OFFICE, *_PERSON),
    note="Chosen by the date of the conduct. A commencement that was not read is to be checked before a charge or a "
    "letter rests on it. Attempts, conspiracy, incitement and secondary parties to a listed offence carry "
    "anonymity too.",
)

"""Every instrument the rules rest on, once: its title, abbreviation, number, dates and page.

`made_on` and `in_force_on` are None where nobody has read them in the instrument. An `in_force_on`
is the main commencement; a provision that began later carries its own date where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SITE = "https://www.legislation.gov.uk"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An Act, a set of regulations or rules, or a piece of guidance that a value can be read in."""

    title: str
    abbreviation: str
    number: str
    path: str = ""
    made_on: date | None = None
    in_force_on: date | None = None

    @property
    def url(self) -> str:
        """The instrument's page on legislation.gov.uk, or "" for guidance that has none."""
        return f"{SITE}/{self.path}" if self.path else ""


PCR = Instrument(
    "Police (Conduct) Regulations 2020",
    "PCR 2020",
    "SI 2020/4",
    "uksi/2020/4",
    date(2020, 1, 6),
    date(2020, 2, 1),
)
CMR = Instrument(
    "Police (Complaints and Misconduct) Regulations 2020",
    "CMR 2020",
    "SI 2020/2",
    "uksi/2020/2",
    date(2020, 1, 6),
    date(2020, 2, 1),
)
PERFORMANCE = Instrument(
    "Police (Performance) Regulations 2020",
    "PPR 2020",
    "SI 2020/3",
    "uksi/2020/3",
    in_force_on=date(2020, 2, 1),
)
PAT = Instrument(
    "Police Appeals Tribunals Rules 2020",
    "PAT 2020",
    "SI 2020/1",
    "uksi/2020/1",
    in_force_on=date(2020, 2, 1),
)
PVR = Instrument(
    "Police (Vetting) Regulations 2025",
    "PVR 2025",
    "SI 2025/502",
    "uksi/2025/502",
    in_force_on=date(2025, 5, 14),
)
BLR = Instrument(
    "Police Barred List and Police Advisory List Regulations 2017",
    "BLR 2017",
    "SI 2017/1135",
    "uksi/2017/1135",
    in_force_on=date(2017, 12, 15),
)
SI_2024_521 = Instrument(
    "Police (Conduct) (Amendment) Regulations 2024",
    "SI 2024/521",
    "SI 2024/521",
    "uksi/2024/521",
    in_force_on=date(2024, 5, 7),
)
SI_2025_558 = Instrument(
    "Police (Conduct, Performance and Complaints and Misconduct) (Amendment) Regulations 2025",
    "SI 2025/558",
    "SI 2025/558",
    "uksi/2025/558",
    date(2025, 5, 6),
    date(2025, 5, 28),
)
CONTRACTORS = Instrument(
    "Independent Police Complaints Commission (Complaints and Misconduct) (Contractors) Regulations 2015",
    "Contractors Regulations 2015",
    "SI 2015/431",
    "uksi/2015/431",
    date(2015, 2, 26),
    date(2015, 4, 8),
)
PRA = Instrument("Police Reform Act 2002", "PRA 2002", "2002 c. 30", "ukpga/2002/30")
PA_1996 = Instrument("Police Act 1996", "PA 1996", "1996 c. 16", "ukpga/1996/16")
PCA_2017 = Instrument("Policing and Crime Act 2017", "PCA 2017", "2017 c. 3", "ukpga/2017/3")
PCR_2012 = Instrument("Police (Conduct) Regulations 2012", "PCR 2012", "SI 2012/2632", "uksi/2012/2632")
PACE = Instrument("Police and Criminal Evidence Act 1984", "PACE 1984", "1984 c. 60", "ukpga/1984/60")
PCSC_2022 = Instrument(
    "Police, Crime, Sentencing and Courts Act 2022", "PCSC Act 2022", "2022 c. 32", "ukpga/2022/32"
)
SOA_2003 = Instrument("Sexual Offences Act 2003", "SOA 2003", "2003 c. 42", "ukpga/2003/42")
SOAA_1992 = Instrument("Sexual Offences (Amendment) Act 1992", "SO(A)A 1992", "1992 c. 34", "ukpga/1992/34")
CJCA_2015 = Instrument("Criminal Justice and Courts Act 2015", "CJCA 2015", "2015 c. 2", "ukpga/2015/2")
CPA_2026 = Instrument("Crime and Policing Act 2026", "C&PA 2026", "2026 c. 20", "ukpga/2026/20")
DUAA_2025 = Instrument("Data (Use and Access) Act 2025", "DUAA 2025", "2025 c. 18", "ukpga/2025/18")
CA_2003 = Instrument("Communications Act 2003", "CA 2003", "2003 c. 21", "ukpga/2003/21")
MCA_1988 = Instrument("Malicious Communications Act 1988", "MCA 1988", "1988 c. 27", "ukpga/1988/27")
DPA_2018 = Instrument("Data Protection Act 2018", "DPA 2018", "2018 c. 12", "ukpga/2018/12")
CMA_1990 = Instrument("Computer Misuse Act 1990", "CMA 1990", "1990 c. 18", "ukpga/1990/18")
BRIBERY_2010 = Instrument("Bribery Act 2010", "BA 2010", "2010 c. 23", "ukpga/2010/23")
SCA_2015 = Instrument("Serious Crime Act 2015", "SCA 2015", "2015 c. 9", "ukpga/2015/9")
PHA_1997 = Instrument("Protection from Harassment Act 1997", "PHA 1997", "1997 c. 40", "ukpga/1997/40")
OAPA_1861 = Instrument(
    "Offences against the Person Act 1861", "OAPA 1861", "1861 c. 100", "ukpga/Vict/24-25/100"
)
CPIA_1996 = Instrument(
    "Criminal Procedure and Investigations Act 1996", "CPIA 1996", "1996 c. 25", "ukpga/1996/25"
)
COMMON_LAW = Instrument("Common law", "Common law", "none")
VETTING_CODE = Instrument("Vetting Code of Practice", "Vetting Code 2023", "College of Policing, July 2023")
VETTING_APP = Instrument("Authorised professional practice: vetting", "Vetting APP", "College of Policing")
DISCLOSURE_MANUAL = Instrument(
    "Disclosure Manual", "CPS Disclosure Manual", "Crown Prosecution Service, 2022 edition"
)
RETENTION_SCHEDULE = Instrument(
    "Minimum Standards for the Retention and Disposal of Police Records",
    "NPCC retention schedule",
    "NPCC, version 4, November 2020",
)
ABUSE_STRATEGY = Instrument(
    "National strategy on abuse of position for a sexual purpose",
    "National abuse of position strategy",
    "NPCC, as forces publish it",
)
MISCONDUCT_STATISTICS = Instrument(
    "Police misconduct, England and Wales",
    "Police misconduct statistics",
    "Home Office, year ending 31 March 2025",
)
LEGACY_CATEGORIES = Instrument(
    "Allegation categories of the police complaints record before February 2020",
    "Categories before 2020",
    "as seen in imported records",
)
BANK_HOLIDAYS = Instrument(
    "Banking and Financial Dealings Act 1971", "BFDA 1971", "1971 c. 80", "ukpga/1971/80"
)
RETENTION_CODE = Instrument(
    "Police Information and Records Management Code of Practice", "PIRM Code", "College of Policing code"
)
CAPTURE_GUIDANCE = Instrument(
    "Guidance on capturing data about police complaints", "IOPC data capture guidance", "IOPC, February 2020"
)
STATUTORY_GUIDANCE = Instrument(
    "Statutory guidance on the police complaints system", "IOPC statutory guidance", "IOPC, February 2020"
)
PRACTICE = Instrument("Police service practice, not read in any instrument", "Practice", "none")

INSTRUMENTS: tuple[Instrument, ...] = (
    PCR, CMR, PERFORMANCE, PAT, PVR, BLR, SI_2024_521, SI_2025_558, CONTRACTORS, PRA, PA_1996, PCA_2017, BANK_HOLIDAYS,
    RETENTION_CODE, CAPTURE_GUIDANCE, STATUTORY_GUIDANCE, PRACTICE,
    PCR_2012, PACE, PCSC_2022, SOA_2003, SOAA_1992, CJCA_2015, CPA_2026, DUAA_2025, CA_2003, MCA_1988, DPA_2018,
    CMA_1990, BRIBERY_2010, SCA_2015, PHA_1997, OAPA_1861, CPIA_1996, COMMON_LAW, VETTING_CODE, VETTING_APP,
    DISCLOSURE_MANUAL, RETENTION_SCHEDULE, ABUSE_STRATEGY, MISCONDUCT_STATISTICS, LEGACY_CATEGORIES,
)  # fmt: skip

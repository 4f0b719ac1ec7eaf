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
)  # fmt: skip

"""What kind of matter it is, how it is handled, in which form it is investigated, and who the parties are."""

from __future__ import annotations

from datetime import date

from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCA_2017, PCR, PRA, PRACTICE, PVR, Instrument
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules.rule import SINCE_2020


def _item(code: str, title: str, gist: str, citation: Citation, *, since: date | None = SINCE_2020,
          until: date | None = None) -> Item:  # fmt: skip
    return Item(
        code=code, title=title, gist=gist, citation=citation, in_force_from=since, in_force_until=until
    )


MATTER_TYPES = CodeList(
    "matter_types",
    "Matter types",
    (
        _item("COMPLAINT_S3", "Complaint recorded under Schedule 3",
              "An expression of dissatisfaction by or for a member of the public, recorded and handled "
              "under Schedule 3.",
              Citation(PRA, "s 12(1); Sch 3 para 2")),
        _item("COMPLAINT_OUT", "Complaint handled outside Schedule 3",
              "Logged and resolved to the complainant's satisfaction without being recorded under Schedule 3.",
              Citation(PRA, "Sch 3 para 2")),
        _item("CM", "Conduct matter",
              "No complaint, but an indication of crime or of behaviour justifying discipline; dealt with "
              "inside the force.",
              Citation(PRA, "s 12(2)")),
        _item("RCM", "Recordable conduct matter",
              "A conduct matter grave enough to be recorded under Schedule 3, with or without a complaint to follow.",
              Citation(PRA, "Sch 3 paras 10-11")),
        _item("DSI", "Death or serious injury matter",
              "Someone died or was seriously injured after arrest, in custody or in contact with the police, with no "
              "complaint or sign of misconduct so far.", Citation(PRA, "s 12(2A)-(2D)")),
        _item("SUPER", "Super-complaint",
              "A designated body's complaint about a pattern of policing; answered by the inspectorate, the "
              "College and the "
              "IOPC.", Citation(PRA, "Part 2A", verified=False)),
    ),
)  # fmt: skip

HANDLING_FORMS = CodeList(
    "handling_forms",
    "Handling forms",
    (
        _item("PCR_PART_3", "Internal investigation", "Investigated inside the force under Part 3 of the Conduct "
              "Regulations, which is switched off where Schedule 3 applies.", Citation(PCR, "reg 13")),
        _item("OUT", "Otherwise than under Schedule 3", "Resolved to the complainant's satisfaction, "
            "outside the Schedule.",
              Citation(PRA, "Sch 3 para 2(6C)")),
        _item("S3_NON_INV", "Under Schedule 3, otherwise than by investigation",
              "Recorded, and dealt with reasonably and proportionately without an investigation.",
              Citation(PRA, "Sch 3 para 6(2A)")),
        _item("S3_NFA", "Under Schedule 3, no further action", "Recorded; the complainant is told nothing "
            "further follows.",
              Citation(PRA, "Sch 3 para 6(2A)")),
        _item("S3_LOCAL_INV", "Local investigation", "Investigated by the force on its own behalf.",
              Citation(PRA, "Sch 3 para 16")),
        _item("S3_LOCAL_INV_SPECIAL", "Local investigation under special procedures",
              "Investigated by the force, with an indication of crime or of behaviour justifying discipline.",
              Citation(PRA, "Sch 3 paras 16, 19A")),
        _item("S3_DIRECTED", "Directed investigation", "Investigated by the force under the Director "
            "General's direction.",
              Citation(PRA, "Sch 3 para 18")),
        _item("S3_INDEPENDENT", "Independent investigation", "Investigated by the IOPC.", Citation(PRA,
        "Sch 3 para 19")),
        _item("WITHDRAWN", "Withdrawn", "The complainant withdrew, and nothing requires it to go on.",
              Citation(CMR, "regs 38-39")),
    ),
    note="The forms are statutory; the codes are ours.",
)  # fmt: skip

_MODES_ENDED = date(2020, 2, 1)

INVESTIGATION_FORMS = CodeList(
    "investigation_forms",
    "Forms of investigation",
    (
        _item("LOCAL", "Local", "By the appropriate authority on its own behalf.", Citation(PRA,
        "Sch 3 para 16"), since=None),
        _item("DIRECTED", "Directed", "By the authority under the Director General's direction.",
              Citation(PRA, "Sch 3 para 18")),
        _item("INDEPENDENT", "Independent", "By the IOPC.", Citation(PRA, "Sch 3 para 19"), since=None),
        _item("RETURNED", "Referred back", "The Director General leaves it to the authority.",
              Citation(PRA, "Sch 3 paras 5, 14"), since=None),
        _item("SUPERVISED", "Supervised (before 2020)", "Older records only.", Citation(PCA_2017, "Sch 5"), since=None,
              until=_MODES_ENDED),
        _item("MANAGED", "Managed (before 2020)", "Older records only.", Citation(PCA_2017, "Sch 5"), since=None,
              until=_MODES_ENDED),
    ),
)  # fmt: skip


def _party(code: str, title: str, instrument: Instrument | None = None, provision: str = "") -> Item:
    citation = Citation(instrument, provision) if instrument else Citation(PRACTICE, "", verified=False)
    return Item(code=code, title=title, citation=citation)


PARTIES = CodeList(
    "parties",
    "Parties",
    (
        _party("complainant", "Complainant", PRA, "s 12(1A)"),
        _party("affected", "Person adversely affected", PRA, "s 12(1A)"),
        _party(
            "interested_person", "Interested person (spouse, partner, parent or adult child)", CMR, "reg 36"
        ),
        _party("officer", "Officer concerned", PCR, "reg 2(1)"),
        _party("participating_officer", "Participating officer (reflective practice)", PCR, "reg 65"),
        _party("former_officer", "Former officer", PCR, "reg 4(2)-(5)"),
        _party("staff", "Police staff member"),
        _party("volunteer", "Designated volunteer", CMR, "reg 1(2)"),
        _party("contractor", "Contractor"),
        _party("victim", "Victim"),
        _party("witness", "Witness"),
        _party("informant", "Informant"),
        _party("investigator", "Investigator", PCR, "reg 15"),
        _party("assessor", "Assessor (vetting)", PVR, "reg 16"),
        _party("reviewer", "Reviewer (reflective practice)", PCR, "reg 65"),
        _party("police_friend", "Police friend", PCR, "reg 7"),
        _party("lawyer", "Relevant lawyer", PCR, "reg 8"),
        _party("authority", "Appropriate authority", PCR, "reg 2(1)"),
        _party("originating_authority", "Originating authority", PCR, "reg 26"),
        _party("lpb", "Local policing body", PCR, "reg 2(1)"),
        _party("dg", "IOPC Director General", PCR, "reg 2(1)"),
        _party("adviser", "Legally qualified adviser", PCR, "reg 28"),
        _party("panel_member", "Independent panel member", PCR, "reg 28"),
        _party("vetting_authority", "Vetting authority"),
        _party("vetting_manager", "Force vetting manager"),
        _party("welfare_officer", "Welfare officer"),
    ),
)

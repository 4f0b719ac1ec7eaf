"""What is alleged and in which setting: the national categories and complaint factors, which nobody has read.

The codes are recalled, so every item is unverified; sixteen titles are confirmed by a local policing body's
published disclosure of 2022. A force loads the current list before it goes live.
"""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import CAPTURE_GUIDANCE, LEGACY_CATEGORIES
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules.rule import SINCE_2020

_UNREAD = Citation(CAPTURE_GUIDANCE, "annex", verified=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Item):
    """An allegation category; `parent` is the code of the group it belongs to ("" for a group)."""

    parent: str = ""


# A star marks a title that was confirmed; an indented line belongs to the letter above it.
_TABLE = """
A Delivery of duties and service
 A1 Police action following contact*
 A2 Decisions*
 A3 Information*
 A4 General level of service*
B Police powers, policies and procedures
 B1 Stops, and stop and search
 B2 Searches of premises and seizure of property*
 B3 Power to arrest and detain
 B4 Use of force
 B5 Detention in police custody
 B6 Bail, identification and interview procedures
 B7 Evidential procedures
 B8 Out of court disposals*
 B9 Other policies and procedures*
C Handling of or damage to property/premises*
D Access and/or disclosure of information
 D1 Use of police systems
 D2 Disclosure of information*
 D3 Handling of information
 D4 Accessing and handling of information from other sources
E Use of police vehicles*
F Discriminatory behaviour
 F1 Age
 F2 Disability
 F3 Gender reassignment
 F4 Pregnancy and maternity
 F5 Marriage and civil partnership
 F6 Race*
 F7 Religion or belief
 F8 Sex*
 F9 Sexual orientation
 F10 Other
G Abuse of position/corruption
 G1 Organisational corruption
 G2 Abuse of position for sexual purpose
 G3 Abuse of position for the purpose of pursuing an inappropriate emotional relationship
 G4 Abuse of position for financial purpose
 G5 Obstruction of justice
 G6 Abuse of position for other purpose
H Individual behaviours
 H1 Impolite language/tone*
 H2 Impolite and intolerant actions*
 H3 Unprofessional attitude and disrespect*
 H4 Lack of fairness and impartiality*
 H5 Overbearing or harassing behaviours
J Sexual conduct
 J1 Sexual assault
 J2 Sexual harassment
 J3 Other sexual conduct
K Discreditable conduct
L Other
"""


def _category(line: str) -> Category:
    code, title = line.strip().split(" ", 1)
    return Category(
        code=code, title=title.rstrip("*"), citation=_UNREAD, in_force_from=SINCE_2020,
        title_confirmed=title.endswith("*"), parent=code[0] if line.startswith(" ") else "",
    )  # fmt: skip


ALLEGATION_CATEGORIES = CodeList(
    "allegation_categories",
    "Allegation categories",
    tuple(_category(line) for line in _TABLE.splitlines() if line),
    note="Codes recalled, not read; starred titles confirmed in 2022. There is no letter I. Load the "
    "current national list.",
)


def allegation_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The categories a person may choose, grouped by letter; a letter without parts is its own choice."""
    groups = [item for item in ALLEGATION_CATEGORIES if not item.parent]
    return [(f"{group.code} {group.title}", _choices_of(group)) for group in groups]


def _choices_of(group: Category) -> list[tuple[str, str]]:
    parts = [item for item in ALLEGATION_CATEGORIES if item.parent == group.code]
    return [(item.code, f"{item.code} {item.title}") for item in (parts or [group])]


_FACTORS = (
    ("NCF_ARREST", "Arrest"), ("NCF_CUSTODY", "Custody"), ("NCF_CALL", "Call handling"),
    ("NCF_INVEST", "Investigation"), ("NCF_STOP", "Stop and/or search"), ("NCF_PREM", "Searches of premises"),
    ("NCF_RESTRAINT", "Restraint equipment"), ("NCF_HANDCUFF", "Handcuffs"), ("NCF_TASER", "Taser"),
    ("NCF_FIREARM", "Firearms"), ("NCF_SPIT", "Spit guard"), ("NCF_DOG", "Police dog"),
    ("NCF_BWV", "Body-worn video"), ("NCF_DA", "Domestic/gender abuse"),
    ("NCF_VAWG", "Violence against women and girls"), ("NCF_HATE", "Hate crime"), ("NCF_MH", "Mental health"),
    ("NCF_MISSING", "Missing person"), ("NCF_CHILD", "Child/vulnerable person"), ("NCF_DRUGS", "Drugs or alcohol"),
    ("NCF_NEIGH", "Neighbour dispute"), ("NCF_PROTEST", "Protest/public order"),
    ("NCF_ROAD", "Roads/traffic, pursuit, collision"), ("NCF_SOCIAL", "Social media"), ("NCF_OFFDUTY", "Off duty"),
    ("NCF_COVID", "Coronavirus (older records)"),
)  # fmt: skip

COMPLAINT_FACTORS = CodeList(
    "complaint_factors",
    "National complaint factors",
    tuple(
        Item(code=code, title=title, citation=_UNREAD, in_force_from=SINCE_2020) for code, title in _FACTORS
    ),
    note="A complaint may carry several. The official codes were not found; these codes are ours.",
)

_DISCRIMINATION = (
    ("age", "Age"), ("disability", "Disability"), ("gender_reassignment", "Gender reassignment"),
    ("pregnancy_maternity", "Pregnancy and maternity"), ("marriage_civil_partnership",
    "Marriage and civil partnership"),
    ("race", "Race"), ("religion_belief", "Religion or belief"), ("sex", "Sex"),
    ("sexual_orientation", "Sexual orientation"), ("other", "Other"),
)  # fmt: skip

DISCRIMINATION_FACTORS = CodeList(
    "discrimination_factors",
    "Discrimination factors",
    tuple(
        Item(code=code, title=title, citation=_UNREAD, in_force_from=SINCE_2020)
        for code, title in _DISCRIMINATION
    ),
    note="The grounds follow the categories of group F; whether conduct was so aggravated is a judgement, not a code.",
)

# The single letters of before 2020 mean other things than the letters of today: J was property, and is sexual conduct.
_BEFORE_2020 = """
A Serious non-sexual assault
B Sexual assault
C Other assault
D Oppressive conduct or harassment
E Unlawful/unnecessary arrest or detention
F Discriminatory behaviour
G Irregularity in evidence/perjury
H Corrupt practice
J Mishandling of property
K Breach Code A
L Breach Code B
M Breach Code C
N Breach Code D
P Breach Code E
Q Lack of fairness and impartiality
R Multiple/unspecified PACE breach
S Other neglect or failure in duty
T Other irregularity in procedure
U Incivility
V Traffic irregularity
W Other
X Improper disclosure of information
Y Other sexual conduct
"""

ALLEGATION_CATEGORIES_BEFORE_2020 = CodeList(
    "allegation_categories_before_2020",
    "Allegation categories before February 2020",
    tuple(
        Item(
            code=line[0], title=line[2:], citation=Citation(LEGACY_CATEGORIES, ""), in_force_until=SINCE_2020
        )
        for line in _BEFORE_2020.splitlines()
        if line
    ),
    note="For older records only. A letter here and the same letter today mean different things.",
)

"""What a document may call for: the words that suggest it, and the provision behind it.

``verified`` is True where the provision was read in a copy of the instrument; a citation that leans on guidance
nobody here has read is False, and every screen that shows it says so.
"""

from datetime import date
from typing import NamedTuple


class Ground(NamedTuple):
    """A description of conduct that must be recorded and referred: CMR 2020 regulations 4(1)(a) and 7(1)."""

    letter: str
    title: str
    words: str


# Whether conduct reaches 'serious' is defined in the Director General's guidance, so the words only suggest it.
GROUNDS = (
    Ground(
        "a",
        "serious assault",
        (
            r"assault(?:ed|s)?|punch(?:ed)?|kick(?:ed)?|broken\s+\w+|fractur\w+|stamped|choked|"
            r"strangl\w+|headbutt\w*|knocked\s+(?:out|unconscious)|beat(?:en|ing)\b"
        ),
    ),
    Ground(
        "b",
        "serious sexual offence",
        r"rap(?:e|ed)\b|sexual\s+(?:assault|offence|touching|activity)|sexually\s+assault\w*|"
        r"voyeuris\w*|having\s+sex|sex\s+(?:video|tape|film)|indecent\s+(?:image|exposure|"
        r"photograph)\w*|"
        r"intimate\s+(?:image|video|footage|photo)\w*|grop(?:ed|ing)|upskirt\w*|(?:secretly|"
        r"covertly)\s+(?:film|record|photograph)\w*|explicit\s+(?:image|picture|video|"
        r"photo)\w*|naked|nude|"
        r"without\s+(?:the\s+wom[ae]n['’]s|her|their)\s+(?:knowledge|consent)|without\s+consent",
    ),
    Ground(
        "c",
        (
            "serious corruption, including abuse of position for a sexual purpose or an improper "
            "emotional relationship"
        ),
        r"corrupt\w*|bribe\w*|abus(?:e|ed|ing)\s+(?:of\s+)?(?:his|her|their)?\s*(?:position|"
        r"power|authority)|relationship\s+with\s+(?:a|the|an)\s+(?:\w+\s+)?(?:victim|witness|"
        r"suspect|complainant|informant|member\s+of\s+the\s+public|domestic)|"
        r"sold\s+information|leak(?:ed|ing)\b|passed\s+information|police\s+(?:systems?|"
        r"computers?|databases?)|unlawful(?:ly)?\s+access\w*",
    ),
    Ground(
        "d",
        ("a criminal offence or behaviour liable to disciplinary proceedings, aggravated by discrimination"),
        (
            r"racis\w+|racial\w*|discriminat\w+|homophob\w+|transphob\w+|misogyn\w+|sexist|sexism|"
            r"antisemit\w+|islamophob\w+|slurs?\b|because\s+of\s+(?:his|her|my|their|"
            r"our)\s+(?:race|colour|religion|sex|gender|sexuality|disability|faith)"
        ),
    ),
    Ground(
        "e",
        "a relevant offence (one for which an adult first offender may get seven years)",
        r"causing\s+death|robbery|burglary|grievous|manslaughter|murder|kidnap\w*|"
        r"supply(?:ing)?\s+(?:of\s+)?(?:class|drugs|cocaine)|perverting\s+the\s+course|"
        r"misconduct\s+in\s+(?:a\s+)?public\s+office|fraud\b|money\s+laundering",
    ),
    Ground(
        "g",
        "conduct of a chief officer",
        (
            r"(?<!said )(?:allegations?\s+against|investigation\s+into|complain(?:t|ing)?\s+about|"
            r"arrest\s+of)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:assistant\s+|"
            r"deputy\s+)?chief\s+constable"
        ),
    ),
)

DEATH_OR_INJURY = (
    r"\b(?:died|death|fatal(?:ly)?|killed)\b|serious(?:ly)?\s+injur\w+|life[- "
    r"](?:threatening|changing)|fractured?\b|broken\s+(?:arm|leg|jaw|wrist|rib|nose|"
    r"bone)\w*"
)
POLICE_CONTACT = (
    r"\b(?:custody|arrest\w*|police\s+(?:contact|car|vehicle|cell|officers?)|restrain\w*|"
    r"detain\w*|taser\w*|pursuit)\b"
)
CONDUCT = (
    r"film(?:ed|ing)|record(?:ed|ing)\s+(?:\w+\s+){0,3}?(?:without|secretly)|shar(?:ed|"
    r"ing)|assault\w*|rape\w*|grop\w+|sexual\w*|harass\w*|stalk\w*|punch\w*|kick\w*|"
    r"push(?:ed|ing)|hit\b|struck|slapp\w+|swore|shout\w+|racis\w+|sexist|misogyn\w+|"
    r"homophob\w+|discriminat\w+|inappropriate|offensive|derogatory|insult\w*|obscene|"
    r"stole|theft|stolen|brib\w+|accessed|search\w*|lied|lying|dishonest\w*|threat\w*|"
    r"intimidat\w+|bull(?:y|ied|ying)|drunk|drink|drugs?|cocaine|messages?|corrupt\w*|"
    r"relationship|voyeuris\w*|misconduct|strip|taser\w*|grabb\w+|dragged|fraud\w*|"
    r"failed\s+to|ignored|rude|slurs?|arrest\w*|convicted|charged|force\b|leak\w*|"
    r"falsif\w+"
)
SEXUAL = GROUNDS[1].words + r"|\bsex\b|sexual\w*"
CRIMINAL = (
    r"\b(?:arrest(?:ed)?|custody|bail(?:ed)?|charged|court|offences?|suspicion|convicted|"
    r"sentenced|pleaded|cautioned|criminal|prosecut\w+|released\s+under\s+investigation)\b"
)
RECORDED_MATERIAL = (
    r"\b(?:film(?:ed|ing)?|footage|videos?|clips?|recordings?|images?|photo(?:graph)?s?|"
    r"pictures|screenshots?|messages?|whatsapp|telegram|signal|snapchat|"
    r"social\s+media|phones?|posts?|posted|chat|group|body[- ]worn|cctv|camera|emails?|texts?)\b"
)
FORMER = (
    r"\b(?:former|retired|ex-)\s*(?:police\s+)?(?:officer|constable|sergeant|inspector|"
    r"detective|pc)\b|\bresigned\b|\bleft\s+the\s+force\b"
)
RESTRICTED_ALREADY = (
    r"\b(?:suspended|restricted\s+duties|no\s+longer\s+in\s+(?:a\s+)?(?:public|"
    r"operational|front)|redeployed|removed\s+from)\b"
)

VETTING_REGULATIONS_FROM = date(2025, 5, 14)
C = "Police (Conduct) Regulations 2020"
M = "Police (Complaints and Misconduct) Regulations 2020"
S3 = "Police Reform Act 2002, Schedule 3"

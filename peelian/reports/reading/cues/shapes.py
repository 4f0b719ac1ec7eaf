"""Kinds of document, how each shows itself, and whose word an unattributed sentence in it is."""

from typing import NamedTuple


class Shape(NamedTuple):
    """A kind of document: signs with their weights, and the source its plain sentences have."""

    code: str
    signs: tuple[tuple[str, int], ...]
    speaker: str | None
    speaker_class: str


NEWS = Shape("news report", (), None, "none")

SHAPES = (
    Shape(
        "self-report",
        (
            (
                r"\bi\s+(?:was|have\s+been|am|had\s+been)\s+(?:\w+\s+){0,2}?(?:arrested|charged|"
                r"cautioned|interviewed\s+under|summonsed|bailed|"
                r"convicted|fined|stopped\s+by|reported\s+for|disqualified)",
                3,
            ),
            (
                (
                    r"\bi\s+(?:wish|want|need|have|am\s+required|am\s+obliged|"
                    r"would\s+like)\s+(?:to\s+)?(?:declare|self-?report|notify|disclose|"
                    r"make\s+you\s+aware)"
                ),
                3,
            ),
            (r"self-?report|reporting\s+(?:this|myself)", 2),
            (
                (
                    r"\bmy\s+(?:warrant|collar|force)\s+number|\bi\s+am\s+(?:a\s+|an\s+)?(?:serving|pc|"
                    r"police\s+(?:officer|constable)|constable|sergeant|special)"
                ),
                2,
            ),
        ),
        "the writer",
        "writer",
    ),
    Shape(
        "complaint",
        (
            (
                (
                    r"\bi\s+(?:am\s+writing|write|wish|want|"
                    r"would\s+like)\s+(?:to\s+)?(?:\w+\s+){0,3}?(?:complain|complaint)"
                ),
                4,
            ),
            (r"\bmy\s+complaint|formal\s+complaint|complain(?:t)?\s+about", 2),
            (
                (
                    r"\bmy\s+(?:son|daughter|husband|wife|partner|neighbour|door|house|home|car|flat|arm|"
                    r"wrist|brother|mother|friend)\b"
                ),
                1,
            ),
            (r"yours\s+(?:faithfully|sincerely)|dear\s+(?:sir|madam|chief)", 1),
        ),
        "the writer",
        "writer",
    ),
    Shape(
        "colleague's report",
        (
            (
                (
                    r"\b(?:my|a)\s+(?:colleague|sergeant|supervisor|line\s+manager|shift|tutor|inspector|"
                    r"partner\s+on\s+shift)\b"
                ),
                2,
            ),
            (
                (
                    r"\bon\s+(?:my|our)\s+(?:team|shift|unit|section|response)|\bi\s+work\s+(?:with|on|in|"
                    r"alongside)"
                ),
                2,
            ),
            (
                (
                    r"\bi\s+(?:want|need|wish|would\s+like|have)\s+to\s+(?:report|raise|tell\s+(?:you|"
                    r"someone|somebody))"
                ),
                2,
            ),
            (r"in\s+confidence|anonymous(?:ly)?|do\s+not\s+want\s+(?:my|to\s+be\s+named)|whistle", 1),
            (r"\bi\s+(?:saw|heard|was\s+shown|was\s+added|overheard|witnessed|noticed)\b", 1),
        ),
        "the writer",
        "writer",
    ),
    Shape(
        "court result",
        (
            (
                (
                    r"(?:certificate\s+of\s+conviction|court\s+result|result\s+of\s+(?:trial|hearing)|"
                    r"memorandum\s+of\s+conviction|register\s+extract)"
                ),
                4,
            ),
            (r"\bdefendant\b|\bindictment\b|\bcount\s+\d", 2),
            (r"\b(?:crown|magistrates['’]?)\s+court\b", 1),
            (r"\b(?:plea|verdict|sentence|disposal|offence)\s*:", 2),
        ),
        "the court",
        "court",
    ),
    Shape(
        "referral",
        (
            (r"\b(?:your|yours)\s+(?:force|officers?|member|constabulary|organisation)\b", 3),
            (
                (
                    r"\b(?:refer(?:ring|red)?|notify(?:ing)?|forward(?:ing)?)\s+(?:this|the\s+following|"
                    r"the\s+matter|you|it)\b"
                ),
                2,
            ),
            (r"\bour\s+(?:officers|force|investigation|custody|detectives)\b", 2),
            (r"\b(?:serving|attached\s+to|employed)\s+(?:officer\s+)?(?:in|with|by|of)\s+your\b", 2),
            (r"\bmode\s+of\s+investigation|director\s+general\b", 2),
        ),
        "the referring body",
        "official",
    ),
    Shape(
        "press release",
        (
            (
                (
                    r"(?:for\s+immediate\s+release|press\s+release|media\s+(?:statement|release)|"
                    r"notes?\s+to\s+editors|news\s+release)"
                ),
                4,
            ),
            (r"(?m)^[ \t]{0,9}-?[ \t]?ends[ \t]?-?[ \t]{0,9}$", 2),
            (r"\bwe\s+(?:can|are\s+able\s+to)\s+confirm\b", 3),
            (r"\bstatement\s+(?:from|by|issued\s+by)\b", 2),
        ),
        "the force",
        "official",
    ),
)

ENOUGH = 3
SPEAKER_FROM_TEXT = {
    "press release": r"\b((?:[A-Z][a-z]+\s+){1,4}(?:Police|Constabulary|Police\s+Service))\b",
    "referral": r"\b(Director\s+General|(?:[A-Z][a-z]+\s+){1,4}(?:Police|Constabulary|Police\s+Service))\b",
    "court result": r"\b((?:[A-Z][a-z]+\s+){1,3}(?:Crown|Magistrates['’]?|County)\s+Court)\b",
}

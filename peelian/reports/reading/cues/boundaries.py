"""Where one sentence may hold two claims. ``cut`` matches with the cut at the start of the match."""

from typing import NamedTuple


class Boundary(NamedTuple):
    """A place to cut: what it is called, the pattern, whether the part after it is an allegation, and whose."""

    name: str
    cut: str
    after_is_alleged: bool
    keeps_source: bool
    always: bool


_CLAIM = (
    r"(?:alleged|alleg\w+|accused|claims?|accusations?|suspected|suspicions?|"
    r"(?:\w+\s+)?(?:reported\s+(?:that|to|being|an?|the)|complained|came\s+forward)|"
    r"(?:complaints?|reports|concerns|evidence)\s+(?:that|of|about|from|by|were|was|against))"
)
_FEW_WORDS = r"(?:[\w\'’-]+\s+){0,5}?"

BOUNDARIES = (
    # 'arrested following claims that ...': the claims are not the arresting force's own words.
    Boundary(
        "background to it",
        rf"\s(?=(?:following|after|amid|despite|in\s+the\s+wake\s+of|in\s+response\s+to|"
        rf"because\s+of|prompted\s+by|triggered\s+by)\s+"
        rf"{_FEW_WORDS}[\"“‘']?{_CLAIM})",
        True,
        False,
        True,
    ),
    Boundary(
        "after being accused",
        (
            r"\s(?=(?:after|following)\s+(?:allegedly|being\s+accused|reportedly|he\s+allegedly|"
            r"she\s+allegedly)\b)"
        ),
        True,
        False,
        True,
    ),
    # 'investigated over allegations ...': the body says what it is looking into.
    Boundary(
        "what it is about",
        rf"\s(?=(?:into|over|about|regarding|concerning|in\s+connection\s+with|"
        rf"in\s+relation\s+to|relating\s+to|related\s+to|linked\s+to)\s+"
        rf"{_FEW_WORDS}[\"“‘']?{_CLAIM})",
        True,
        True,
        True,
    ),
    Boundary("for allegedly", r"\s(?=for\s+(?:allegedly|reportedly|alleged|suspected)\b)", True, True, True),
    Boundary(
        "what is looked into",
        r"\b(?:investigat\w+|probe[ds]?|review(?:ed)?|inquiry|enquiry|scrutiny|"
        r"investigated)(?:\s+[\w-]+){0,2}?(?P<here>\s)"
        r"(?=(?:into|over|about|regarding|"
        r"concerning)\s+(?:[\w'’\"“”/-]+\s+){0,7}?[\"“]?(?:messages?|comments?|posts?|conduct|"
        r"behaviour|"
        r"communications?|images?|footage|remarks?|misconduct|relationships?|assaults?|"
        r"harassment|misuse|videos?|racism|sexism|emails?)\b)",
        True,
        True,
        True,
    ),
    Boundary("suspicion", r"\s(?=(?:on|under)\s+suspicion\s+of\s+\w)", True, True, True),
    Boundary(
        "accused of",
        r",?\s(?=(?:who\s+(?:is|was|has\s+been|had\s+been|are|were|stands)\s+)?accused\s+of\b)",
        True,
        False,
        False,
    ),
    Boundary(
        "adding",
        r",?\s(?=(?:adding|and\s+added|but\s+added|and\s+confirmed|and\s+said|but\s+said)\b)",
        False,
        True,
        True,
    ),
    Boundary(
        "denial",
        (
            r",?\s(?=(?:and|but|who|which|though|although)\s+(?:\w+\s+){0,4}?(?:den(?:y|ies|ied)|"
            r"denying|dispute[sd]?|reject(?:s|ed)?|refute[sd]?)\b)"
        ),
        False,
        True,
        False,
    ),
    Boundary(
        "unknown",
        r",?\s(?=(?:and|but|though|although|while)\s+(?:it\s+(?:is|was|remains|remained|has)|"
        r"the\s+\w+|police|detectives|no|i|we|they)\s+"
        r"(?:[\w'’]+\s+){0,4}?(?:unclear|unknown|not|yet|declined|refused|details?|uncertain|"
        r"don['’]?t\s+know)\b)",
        False,
        True,
        False,
    ),
    Boundary(
        "contrast", r",\s(?=(?:but|although|though|whereas|while|however)\s)|\s(?=but\s)", False, True, False
    ),
    Boundary("semicolon", r";\s", False, True, True),
    Boundary("and that", r",?\s(?=and\s+that\s)", False, True, True),
    Boundary(
        "arrest made",
        r"\s(?=(?:has|have)\s+made\s+(?:an|one|two|three|several|further)\s+arrests?\b)",
        False,
        False,
        False,
    ),
    Boundary(
        "and has been",
        r",?\s(?=and\s+(?:(?:several|some|many|others|all|both|one|two|three|four|five|six|"
        r"\w+\s+officers?|\w+\s+staff)\s+)?(?:has|have|had|was|were|is|remains?|"
        r"remained)\s+(?:also\s+|since\s+|later\s+|now\s+)?(?:been\s+)?"
        r"(?:arrested|detained|suspended|charged|bailed|released|dismissed|remanded|placed|"
        r"interviewed|in\s+custody|moved|redeployed|taken|removed|no\s+longer))",
        False,
        True,
        False,
    ),
    Boundary(
        "after a claim",
        r",\s(?=(?:was|were|has|have|is|are|had)\s+(?:also\s+|since\s+)?(?:been\s+)?"
        r"(?:arrested|detained|suspended|charged|bailed|released|dismissed|remanded|placed|"
        r"interviewed))",
        False,
        True,
        False,
    ),
)

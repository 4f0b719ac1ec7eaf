"""Words for people, how many, and what marks one group off from another."""

NUMBER_WORDS = {
    "no": 0,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a dozen": 12,
    "a pair of": 2,
    "a couple of": 2,
    "half a dozen": 6,
    "dozen": 12,
    "a trio of": 3,
    "both": 2,
    "two dozen": 24,
    "another": 1,
    "a second": 1,
    "a third": 1,
    "a fourth": 1,
    "a fifth": 1,
    "a sixth": 1,
    "one other": 1,
    "a further": 1,
    "a fellow": 1,
    "a single": 1,
}

# 'at least ten' and 'around a dozen' give a number that is not the number.
ABOUT = (
    r"(?:at\s+least|around|about|up\s+to|more\s+than|over|nearly|almost|some|"
    r"approximately|roughly|as\s+many\s+as|fewer\s+than)"
)

UNCOUNTED = (
    r"some|several|a\s+number\s+of|a\s+group\s+of|many|dozens\s+of|numerous|"
    r"a\s+handful\s+of|a\s+few|various|multiple|"
    r"certain|any|other|fellow|two\s+or\s+three|a\s+small\s+number\s+of|a\s+ring\s+of"
)
DEFINITE = r"the|this|these|those|his|her|their|its|our|my|all\s+the|all\s+of\s+the"

# Nouns, singular and plural, with the class they belong to. Police nouns can be subjects of a case.
POLICE = {
    "officer": "officers",
    "constable": "constables",
    "sergeant": "sergeants",
    "inspector": "inspectors",
    "superintendent": "superintendents",
    "detective": "detectives",
    "pc": "pcs",
    "pcso": "pcsos",
    "probationer": "probationers",
    "recruit": "recruits",
    "special": "specials",
    "dog handler": "dog handlers",
    "custody sergeant": "custody sergeants",
    "policeman": "policemen",
    "policewoman": "policewomen",
}
STAFF = {
    "staff": "staff",
    "staff member": "staff members",
    "member of staff": "members of staff",
    "employee": "employees",
    "civilian": "civilians",
    "call handler": "call handlers",
    "volunteer": "volunteers",
    "contractor": "contractors",
    "civilian worker": "civilian workers",
    "member of police staff": "members of police staff",
    "detention officer": "detention officers",
    "worker": "workers",
}
COLLEAGUES = {"colleague": "colleagues"}
SUBJECTS = {
    "suspect": "suspects",
    "individual": "individuals",
    "defendant": "defendants",
    "person": "people",
    "offender": "offenders",
}
PUBLIC = {
    "woman": "women",
    "man": "men",
    "girl": "girls",
    "boy": "boys",
    "child": "children",
    "teenager": "teenagers",
    "victim": "victims",
    "complainant": "complainants",
    "witness": "witnesses",
    "survivor": "survivors",
    "member of the public": "members of the public",
    "resident": "residents",
    "motorist": "motorists",
    "driver": "drivers",
    "pensioner": "pensioners",
    "student": "students",
    "detainee": "detainees",
    "couple": "couples",
    "protester": "protesters",
    "pedestrian": "pedestrians",
    "daughter": "daughters",
    "son": "sons",
    "mother": "mothers",
    "father": "fathers",
    "neighbour": "neighbours",
    "partner": "partners",
    "wife": "wives",
    "husband": "husbands",
    "prisoner": "prisoners",
    "passenger": "passengers",
    "schoolgirl": "schoolgirls",
    "schoolboy": "schoolboys",
    "patient": "patients",
}

KINDS = (
    ("police", POLICE),
    ("staff", STAFF),
    ("colleagues", COLLEAGUES),
    ("subject", SUBJECTS),
    ("public", PUBLIC),
)

MODIFIERS = (
    r"serving|former|retired|ex-?|off-duty|on-duty|uniformed|firearms|armed|response|"
    r"traffic|male|female|senior|junior|"
    r"probationary|student|trainee|detective|special|police|neighbourhood|roads|custody|"
    r"civilian|fellow|other|more|further|additional|"
    r"young|elderly|vulnerable|teenage|unnamed|unidentified|different|second|third|fourth|"
    r"plain-clothes|plainclothes|married|"
    r"\d{1,2}-year-old|veteran|public-facing|arrested|detained|suspended|accused|charged|"
    r"convicted|dismissed|alleged|same|"
    r"investigated|named|injured|handcuffed|black|asian|white|muslim|gay|pregnant|drunk|"
    r"local|british|acting|temporary|chief|"
    r"dog|school|counter-terrorism|protection|diplomatic|training|control|room|"
    r"rank-and-file|male|force|county|met"
)

# What a group is said to be or to have undergone. First match names the group in questions.
_PASSIVE = (
    r"(?:^[\s,]*|\b(?:was|were|been|being|is|are|also|later|then|since|subsequently|and|"
    r"or|got|who|immediately|remains?)\s+)"
)
MARKS = (
    ("charged", _PASSIVE + r"charged\b|\bcharges\s+against\b"),
    (
        "convicted",
        _PASSIVE + r"(?:convicted|found\s+guilty|sentenced|jailed|imprisoned)\b|\bpleaded\s+guilty\b",
    ),
    (
        "arrested",
        _PASSIVE
        + (
            r"(?:arrested|detained)\b|\b(?:(?:remain(?:s|ed)?|is|was|are|were|held|still|"
            r"kept)\s+in\s+(?:police\s+)?custody|being\s+held)\b"
        ),
    ),
    ("suspended", _PASSIVE + r"suspended\b"),
    ("dismissed", _PASSIVE + r"(?:dismissed|sacked|barred)\b"),
    (
        "restricted",
        r"(?:no\s+longer|not\s+(?:currently|now))\s+(?:working\s+)?in\s+(?:a\s+)?(?:public|"
        r"operational|front)|restricted\s+(?:duties|roles?)|"
        r"redeployed|removed\s+from\s+(?:public|front|operational|duty|duties)|moved\s+(?:to|"
        r"from|into|away)|taken\s+off|non-public|back-?office|"
        r"placed\s+on\s+(?:\w+\s+)?duties|(?:stood|taken)\s+(?:down|off)",
    ),
    ("resigned", r"\b(?:resigned|retired|quit|left\s+the\s+(?:force|service|police))\b"),
    (
        "investigated",
        r"\b(?:investigated|under\s+investigation|investigation|subject\s+(?:to|of)|"
        r"under\s+review|reviewed|probe|probed|inquiry|"
        r"(?:served|issued)\s+with|misconduct\s+notices?|facing|under\s+scrutiny|part\s+of|"
        r"looked\s+(?:at|into))\b",
    ),
)
PREMODIFIER_MARKS = {
    "arrested": "arrested",
    "detained": "arrested",
    "suspended": "suspended",
    "charged": "charged",
    "convicted": "convicted",
    "dismissed": "dismissed",
    "accused": "alleged",
    "alleged": "alleged",
    "investigated": "investigated",
}

CONTRAST = (
    r"(?:another|second|third|fourth|other|more|further|additional|different|separate|"
    r"separately|fellow)"
)

TITLES = (
    r"Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Prof(?:essor)?|PC|DC|DS|DI|DCI|PS|Sgt|"
    r"Insp|Supt|Cllr|Judge|Rev|"
    r"(?:(?:Acting|Temporary|Det|Assistant|Deputy|Detective|Chief|Special|Police|Former)\s+){0,4}"
    r"(?:Constable|Sergeant|Inspector|Superintendent|Commander|Commissioner)"
)

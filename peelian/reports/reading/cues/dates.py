"""Words of time: month and day names, number words, and the phrases that are known to name no certain day."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}

NUMBERS = {
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
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "a couple of": 2,
}

# Months each season covers, by the meteorological calendar; winter runs into the next year.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}

# Feast days with a fixed place in the calendar: month, day.
FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
}

# These speak of a time but not of a day that the document lets anybody work out.
UNRESOLVED = (
    r"(?:(?:the|a|an|their|our|its)\s+)?(?:(?:works|work|office|staff|team|shift|leaving|"
    r"force|police|annual)\s+)?"
    r"(?:christmas|easter|new year|halloween|leaving|birthday|retirement|summer|hen|stag)"
    r"(?:\s+(?:staff|work|works|office|team))?\s+(?:party|do|drinks|dinner|night out|"
    r"celebrations?|event|ball)",
    (
        r"(?:at|over|during|around|before|after|last|this)\s+(?:christmas|easter|new "
        r"year)(?!\s+(?:day|eve|party|do\b))"
    ),
    r"in\s+recent\s+(?:days|weeks|months|years)",
    (
        r"(?:some\s+|a\s+(?:few|number\s+of)\s+|several\s+|many\s+)(?:days|weeks|months|"
        r"years)\s+(?:ago|earlier|before|later)"
    ),
    r"(?:on|at)\s+(?:a|an|some)\s+(?:later|earlier|previous|unknown)\s+(?:date|time|occasion)",
    r"on\s+(?:a|an|the)\s+(?:night|evening)\s+out",
    r"(?:on\s+)?(?:several|many|numerous|various|multiple|more\s+than\s+one|at\s+least\s+\w+)\s+occasions?",
)

"""The words for parts of a day and for months that stand in dates and times of exports. From Unicode CLDR 44.

A phone writes them in the language of its region settings, which need not be that of WhatsApp.
"""

BEFORE_NOON = (
    "a. m.",
    "a.\u00a0m.",
    "a.\u202fm.",
    "a.m.",
    "a.m",
    "am",
    "yb",
    "ਪੂ.ਦੁ.",
    "पूर्वाह्न",
    "قبل دوپہر",
    "上午",
    "午前",
    "오전",
    "ص",
    "π.μ.",
    "ap.",
)
AFTER_NOON = (
    "p. m.",
    "p.\u00a0m.",
    "p.\u202fm.",
    "p.m.",
    "p.m",
    "pm",
    "yh",
    "ਬਾ.ਦੁ.",
    "अपराह्न",
    "بعد دوپہر",
    "下午",
    "午後",
    "오후",
    "م",
    "μ.μ.",
    "ip.",
)

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "ionawr", "ion", "stycznia", "styczeń", "sty", "ਜਨਵਰੀ", "ਜਨ"),
    ("february", "feb", "chwefror", "chwef", "lutego", "luty", "lut", "ਫ਼ਰਵਰੀ", "ਫ਼ਰ"),
    ("march", "mar", "mawrth", "maw", "marca", "marzec", "ਮਾਰਚ"),
    ("april", "apr", "ebrill", "ebr", "kwietnia", "kwiecień", "kwi", "ਅਪ੍ਰੈਲ", "ਅਪ੍ਰੈ"),
    ("may", "mai", "maja", "maj", "ਮਈ"),
    ("june", "jun", "mehefin", "meh", "czerwca", "czerwiec", "cze", "ਜੂਨ"),
    ("july", "jul", "gorffennaf", "gorff", "lipca", "lipiec", "lip", "ਜੁਲਾਈ", "ਜੁਲਾ"),
    ("august", "aug", "awst", "sierpnia", "sierpień", "sie", "ਅਗਸਤ", "ਅਗ"),
    ("september", "sept", "sep", "medi", "września", "wrzesień", "wrz", "ਸਤੰਬਰ", "ਸਤੰ"),
    ("october", "oct", "hydref", "hyd", "października", "październik", "paź", "ਅਕਤੂਬਰ", "ਅਕਤੂ"),
    ("november", "nov", "tachwedd", "tach", "listopada", "listopad", "lis", "ਨਵੰਬਰ", "ਨਵੰ"),
    ("december", "dec", "rhagfyr", "rhag", "grudnia", "grudzień", "gru", "ਦਸੰਬਰ", "ਦਸੰ"),
)

MONTH_NUMBER = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
AFTERNOON_OF = {**dict.fromkeys(BEFORE_NOON, False), **dict.fromkeys(AFTER_NOON, True)}


def is_afternoon(word: str) -> bool | None:
    """Whether a word of a time means after noon; None for a word that is not known."""
    return AFTERNOON_OF.get(word.strip().lower())


def alternatives(words: tuple[str, ...] | list[str]) -> list[str]:
    """Longest first, so that a pattern takes the whole word."""
    return sorted(words, key=len, reverse=True)

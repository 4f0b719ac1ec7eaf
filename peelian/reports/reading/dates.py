"""Phrases of time in a statement, resolved against the document's date and never against today."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from peelian.reports.reading import spans
from peelian.reports.reading.cues.dates import FEASTS, MONTHS, NUMBERS, SEASONS, UNRESOLVED, WEEKDAYS
from peelian.reports.reading.published import FULL_DATE, parse_full_date
from peelian.reports.reading.result import DateFound

Resolved = tuple[date | None, date | None, str]

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LONG_MONTH = "|".join(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_COUNT = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
_UNIT = r"days?|weeks?|fortnights?|months?|years?"

# Tried in this order at each place; the first that matches takes the phrase.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("full", FULL_DATE),
    (
        "between",
        rf"(?:between|from)\s+(?P<b1>(?:(?:\d{{1,2}}(?:st|nd|rd|"
        rf"th)?\s+)?(?:{_LONG_MONTH})(?:\s+{_YEAR})?|{_YEAR}))\s+"
        rf"(?:and|to|until|till)\s+(?P<b2>(?:(?:\d{{1,2}}(?:st|nd|rd|"
        rf"th)?\s+)?(?:{_LONG_MONTH})(?:\s+{_YEAR})?|{_YEAR}))\b",
    ),
    (
        "past",
        (
            rf"(?:over|in|during|for|within|throughout)\s+the\s+(?:past|last|"
            rf"previous)\s+(?:(?P<pn>{_COUNT})\s+)?(?P<pu>{_UNIT})\b"
        ),
    ),
    (
        "since",
        (
            rf"since\s+(?P<since>(?:(?:\d{{1,2}}(?:st|nd|rd|"
            rf"th)?\s+)?(?:{_LONG_MONTH})(?:\s+{_YEAR})?|{_YEAR}))\b"
        ),
    ),
    ("ago", rf"\b(?P<an>{_COUNT})\s+(?P<au>{_UNIT})\s+(?:ago|earlier)\b"),
    ("month_year", rf"(?:(?:early|mid|late)[\s-]+)?\b(?P<my>{_MONTH})\.?,?\s+(?:of\s+)?(?P<myy>{_YEAR})\b"),
    ("day_month", rf"\b(?P<dm>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dmm>{_LONG_MONTH})\b(?!\s+\d)"),
    ("month_day", rf"\b(?P<mdm>{_LONG_MONTH})\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*\d)"),
    ("feast", r"\b(?P<feast>" + "|".join(FEASTS) + rf")\b(?:\s+(?P<feasty>{_YEAR}))?"),
    ("unresolved", r"\b(?:" + "|".join(UNRESOLVED) + r")\b"),
    (
        "season",
        (
            rf"\b(?:(?P<sq>last|this|"
            rf"the)\s+)?(?P<season>{'|'.join(SEASONS)})(?:\s+of)?(?:\s+(?P<sy>{_YEAR}))\b"
        ),
    ),
    ("weekend", r"\b(?:(?:over|at|during)\s+)?(?:(?:the|this|last)\s+)weekend\b"),
    (
        "relative",
        r"\b(?:the\s+day\s+before\s+yesterday|yesterday|today|tomorrow|tonight|last\s+night|"
        r"this\s+(?:morning|afternoon|evening))\b",
    ),
    ("calendar", r"\b(?:earlier\s+|later\s+)?(?P<cq>this|last|next)\s+(?P<cu>week|month|year)\b"),
    ("weekday", rf"\b(?:(?P<wq>last|next|this)\s+)?(?P<wd>{_WEEKDAY}){_PART_OF_DAY}\b"),
    (
        "month",
        (
            rf"\b(?P<mq>last|in|early|late|mid|during|of|"
            rf"since)[\s-]+(?P<m>{_LONG_MONTH})\b(?!,?\s+(?:of\s+)?\d)"
        ),
    ),
    ("decade", r"\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:19|20)\d0)s\b"),
    ("year", rf"\b(?:in|during|of|since|from|late|early)\s+(?P<y>{_YEAR})\b(?![-/]\d)"),
)
_ANY = re.compile(
    r"(?<!\w)(?=[\da-z])(?:" + "|".join(rf"(?P<k_{name}>{pattern})" for name, pattern in _PATTERNS) + ")",
    re.IGNORECASE,
)
# A text without any of these holds no phrase of time: a look that costs a hundredth of the pattern above.
_HINTS = (
    "day",
    "night",
    "week",
    "month",
    "year",
    "morn",
    "noon",
    "evening",
    "season",
    "spring",
    "summer",
    "autumn",
    "winter",
    "christmas",
    "easter",
    "hallow",
    "party",
    "birthday",
    "retirement",
    "leaving",
    "occasion",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "fortnight",
    "ago",
    "tomorrow",
    "new year",
    "date",
    "bonfire",
    "drinks",
    "hen",
    "stag",
    "annual",
    "eve",
    "time",
)
_DIGIT = re.compile(r"\d")
_FUTURE = re.compile(
    (
        r"(?i)\b(?:will|due|is\s+to|are\s+to|scheduled|expected|shall|going\s+to|upcoming|"
        r"listed|until|bailed\s+to|to\s+(?:attend|appear)|return\s+on)\b"
    ),
)


def find_dates(text: str, *, document_date: date | None) -> tuple[DateFound, ...]:
    """Every phrase of time in ``text`` in order, resolved against ``document_date``.

    A phrase that names no certain day, or that needs a document date when there is none, is kept with null ends
    and a reason. A day that cannot exist (31 February) likewise.
    """
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS) and not _DIGIT.search(text):
        return ()
    return tuple(
        _found(match, text, document_date) for match in _ANY.finditer(text) if not _is_title(match, text)
    )


def _is_title(match: re.Match[str], text: str) -> bool:
    """'The Sunday Lantern' is a newspaper."""
    after = text[match.end() : match.end() + 2]
    return (
        match["k_weekday"] is not None
        and text[: match.start()].lower().endswith("the ")
        and after[1:2].isupper()
    )


def _found(match: re.Match[str], text: str, document_date: date | None) -> DateFound:
    try:
        start, end, how = _RESOLVERS[_kind(match)](match, document_date, _speaks_of_future(text, match))
    except (ValueError, OverflowError):
        start, end, how = None, None, "no such day in the calendar"
    return DateFound(phrase=match.group().strip(), start=start, end=end, how=how)


def _kind(match: re.Match[str]) -> str:
    return next(name for name, _ in _PATTERNS if match[f"k_{name}"] is not None)


def _speaks_of_future(text: str, match: re.Match[str]) -> bool:
    return _FUTURE.search(text, max(0, match.start() - 80), match.start()) is not None


def _full(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    day = parse_full_date(match.group())
    return (day, day, "written in full") if day else (None, None, "no such day in the calendar")


def _guarded(resolve: Callable[[re.Match[str], date, bool], Resolved]) -> Callable[..., Resolved]:
    """Make a resolver of relative phrases answer 'nothing to count from' when the document has no date."""

    def guarded(match: re.Match[str], base: date | None, future: bool) -> Resolved:
        if base is None:
            return None, None, "the document has no date to count from"
        return resolve(match, base, future)

    return guarded


@_guarded
def _between(match: re.Match[str], base: date, future: bool) -> Resolved:
    last = spans.point(match["b2"], base)
    first = spans.point(match["b1"], last[1])
    return first[0], last[1], "from the first day named to the last"


@_guarded
def _past(match: re.Match[str], base: date, future: bool) -> Resolved:
    count = spans.number(match["pn"] or "one")
    start = spans.back(base, count, match["pu"])
    return start, base, f"counted back from the document's date, {base.isoformat()}"


@_guarded
def _since(match: re.Match[str], base: date, future: bool) -> Resolved:
    start = spans.point(match["since"], base)[0]
    return start, max(start, base), "from then until the document's date"


@_guarded
def _ago(match: re.Match[str], base: date, future: bool) -> Resolved:
    return (
        *spans.around(base, spans.number(match["an"]), match["au"]),
        "counted back from the document's date",
    )


def _month_year(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    start, end = spans.month(int(match["myy"]), MONTHS[match["my"].lower()])
    return start, end, "the whole month"


@_guarded
def _day_month(match: re.Match[str], base: date, future: bool) -> Resolved:
    return _in_nearest_year(int(match["dm"]), match["dmm"], base, future)


@_guarded
def _month_day(match: re.Match[str], base: date, future: bool) -> Resolved:
    return _in_nearest_year(int(match["md"]), match["mdm"], base, future)


def _in_nearest_year(day: int, month_name: str, base: date, future: bool) -> Resolved:
    found = spans.nearest_day(day, MONTHS[month_name.lower()], base, future=future)
    direction = "next" if future else "last"
    return found, found, f"no year given: the {direction} one seen from {base.isoformat()}"


def _feast(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    month, day = FEASTS[match["feast"].lower()]
    if match["feasty"]:
        found = date(int(match["feasty"]), month, day)
        return found, found, "a fixed day of the year"
    if base is None:
        return None, None, "the document has no date to count from"
    found = spans.nearest_day(day, month, base, future=future)
    return found, found, f"a fixed day of the year, the nearest one seen from {base.isoformat()}"


def _unresolved(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    return None, None, "the document does not say which day this was"


def _season(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    start, end = spans.season(int(match["sy"]), match["season"].lower())
    return start, end, "the three months of that season"


@_guarded
def _weekend(match: re.Match[str], base: date, future: bool) -> Resolved:
    start, end = spans.weekend(base, future=future)
    return start, end, f"the nearest weekend seen from {base.isoformat()}"


@_guarded
def _relative(match: re.Match[str], base: date, future: bool) -> Resolved:
    phrase = " ".join(match.group().lower().split())
    offset = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}.get(phrase, 0)
    day = base + timedelta(days=offset)
    return day, day, f"counted from the document's date, {base.isoformat()}"


@_guarded
def _calendar(match: re.Match[str], base: date, future: bool) -> Resolved:
    start, end = spans.calendar(base, match["cq"].lower(), match["cu"].lower())
    if match.group().lower().startswith("earlier"):
        end = min(end, base)
    return start, end, f"counted from the document's date, {base.isoformat()}"


@_guarded
def _weekday(match: re.Match[str], base: date, future: bool) -> Resolved:
    qualifier = (match["wq"] or "").lower()
    ahead = qualifier == "next" or (future and qualifier != "last")
    day = spans.weekday(base, WEEKDAYS[match["wd"].lower()], ahead=ahead, strictly=bool(qualifier))
    how = "the next" if ahead else "the latest"
    return day, day, f"{how} {match['wd'].capitalize()} seen from the document's date, {base.isoformat()}"


@_guarded
def _month(match: re.Match[str], base: date, future: bool) -> Resolved:
    start, end = spans.nearest_month(MONTHS[match["m"].lower()], base, future=future)
    return start, end, f"no year given: the nearest one seen from {base.isoformat()}"


def _decade(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    year = int(match["decade"])
    return date(year, 1, 1), date(year + 9, 12, 31), "the whole decade"


def _year(match: re.Match[str], base: date | None, future: bool) -> Resolved:
    year = int(match["y"])
    return date(year, 1, 1), date(year, 12, 31), "the whole year"


_RESOLVERS: dict[str, Callable[[re.Match[str], date | None, bool], Resolved]] = {
    "full": _full,
    "between": _between,
    "past": _past,
    "since": _since,
    "ago": _ago,
    "month_year": _month_year,
    "day_month": _day_month,
    "month_day": _month_day,
    "feast": _feast,
    "unresolved": _unresolved,
    "season": _season,
    "weekend": _weekend,
    "relative": _relative,
    "calendar": _calendar,
    "weekday": _weekday,
    "month": _month,
    "decade": _decade,
    "year": _year,
}

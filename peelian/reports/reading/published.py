"""The date a document gives itself: a labelled line, a line that is only a date, or a date before the headline."""

import re
from dataclasses import dataclass
from datetime import date

from peelian.reports.reading.cues.dates import MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
FULL_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
    rf"|(?:(?:{_DAY})\.?,?\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\.?,?\s+\d{{4}}"
    rf"|(?:(?:{_DAY})\.?,?\s+)?(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)"
)
_CLOCK = (
    r"(?:\s*,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|a\.m\.|"
    r"p\.m\.)?\s*(?:GMT|BST|UTC|[+-]\d{4})?)?"
)
_LABEL = (
    r"(?:dated?|first\s+published|last\s+updated|updated|modified|published|posted|"
    r"publication\s+date|sent|issued|"
    r"release\s+date|date\s+of\s+(?:release|publication|letter|report|issue)|embargoed\s+until|received)"
)
_LABELLED = re.compile(
    rf"(?i)[\W_]*(?P<label>{_LABEL})\s*(?:on)?\s*[:\-–—|"
    rf"]?\s*(?:on\s+)?(?P<date>{FULL_DATE}){_CLOCK}"
)
_LEADING = re.compile(rf"(?i)[\W_]*(?P<date>{FULL_DATE}){_CLOCK}\s*[|–—:\-]?(?=\s|$)")
_TRAILING = re.compile(rf"(?i)(?:[|–—·•,]|\s-)\s*(?P<date>{FULL_DATE}){_CLOCK}\W*$")
_SECOND_BEST = ("updated", "modified", "received")
_EARLY_LINES = 15
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, kw_only=True)
class Published:
    """The day a document says it was written or published, and where it says so."""

    on: date
    start: int
    end: int
    how: str


def parse_full_date(phrase: str) -> date | None:
    """The day a written-out date names, day before month as written in Britain; None when there is no such day."""
    iso = re.match(r"(\d{4})-(\d{2})-(\d{2})", phrase)
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    slashed = re.match(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", phrase)
    if slashed:
        day, month, year = (int(part) for part in slashed.groups())
        return _day(year, month, day)
    month_name = re.search(rf"(?i)\b({_MONTH})\b", phrase)
    numbers = re.findall(r"\d+", phrase)
    if not month_name or len(numbers) < 2:
        return None
    return _day(int(numbers[-1]), MONTHS[month_name.group(1).lower()], int(numbers[0]))


def date_line_at(text: str, start: int, end: int) -> int | None:
    """Where a date line that begins at ``start`` ends, or None: a labelled date, or a date that opens the line.

    A date that opens a running sentence ('9 March 2023 was a cold day.') is not one unless the line ends there.
    """
    match = _LABELLED.match(text, start, end)
    if match and parse_full_date(match["date"]):
        return match.end()
    match = _LEADING.match(text, start, end)
    if not match or not parse_full_date(match["date"]):
        return None
    rest = text[match.end() : end].strip()
    if not rest or not (rest[0].islower() or rest[0] in ",;."):
        return match.end()
    return None


def find_published(text: str) -> Published | None:
    """The date the document gives itself in its first fifteen lines that hold anything, or None."""
    fallback: Published | None = None
    for start, end in _early_lines(text):
        found = _in_line(text, start, end)
        if found and found.how.startswith(_SECOND_BEST):
            fallback = fallback or found
        elif found:
            return found
    return fallback


def _early_lines(text: str) -> list[tuple[int, int]]:
    lines = []
    for match in _LINE.finditer(text, 0, 20_000):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            lines.append((start, start + len(stripped)))
        if len(lines) == _EARLY_LINES:
            break
    return lines


def _in_line(text: str, start: int, end: int) -> Published | None:
    if match := _LABELLED.match(text, start, min(end, start + 200)):
        return _published(match, f"{match['label'].lower()} line")
    if date_line_at(text, start, min(end, start + 300)) and (
        match := _LEADING.match(text, start, min(end, start + 300))
    ):
        return _published(match, "a date at the head of a line")
    is_sentence = text[end - 1] in ".!?"
    if end - start <= 120 and not is_sentence and (match := _TRAILING.search(text, start, end)):
        return _published(match, "a date at the end of a heading line")
    return None


def _published(match: re.Match[str], how: str) -> Published | None:
    day = parse_full_date(match["date"])
    return Published(on=day, start=match.start("date"), end=match.end("date"), how=how) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""How the lines of one export begin, learnt from its first header; the patterns that follow from it.

ios      *LRM "[" date "," time "]" SP sender ": " body CRLF      new lines inside a body are bare LF
android  date "," time SP "-" SP sender ": " body LF
old ios  date "," time ":" SP sender ": " body LF
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from peelian.chats.formats.whatsapp.clockwords import AFTER_NOON, BEFORE_NOON, MONTH_NUMBER, alternatives

MARK = rb"(?:\xe2\x80[\x8e\x8f])"
"""A direction mark, U+200E or U+200F, which WhatsApp puts before lines of its own."""
LRM = b"\xe2\x80\x8e"
_SPACE = "[ \u00a0\u202f]"
_HALF = f"(?:{'|'.join(map(re.escape, alternatives([*BEFORE_NOON, *AFTER_NOON])))})"
_MONTH = f"(?:{'|'.join(map(re.escape, alternatives(list(MONTH_NUMBER))))})"
_NUMERIC = r"\d{1,4}(?P<sep>[\u200e\u200f]?[/.\-][\u200e\u200f]?[ ]?)\d{1,2}(?P=sep)\d{1,4}\.?"
_NAMED = (
    rf"\d{{1,4}}[ .\-/]{{1,2}}{_MONTH}\.?[ .\-/,]{{1,2}}\d{{1,4}}"
    rf"|{_MONTH}\.?[ ]\d{{1,2}},?[ ]\d{{4}}"
)
ANY_HEADER = re.compile(
    r"(?im)^[\ufeff\u200e\u200f]*(?P<open>\[?)"
    rf"(?P<date>{_NUMERIC}|(?P<named>{_NAMED}))"
    rf"(?P<between>,?{_SPACE}{{0,2}}(?:[^\W\d_]{{1,8}}\.?{_SPACE})??)"
    rf"(?P<half1>{_HALF}{_SPACE}?)?"
    r"\d{1,2}(?P<colon>[:.])\d\d(?P<seconds>(?P=colon)\d\d)?"
    rf"(?P<half2>(?P<gap>{_SPACE}?){_HALF})?"
    r"(?P<close>\][ ]|[ ]-[ ]|:[ ])"
)


def _digits(sample: str, least: int, most: int) -> bytes:
    """So many digits, ours or those of the script that a date is written in (Gurmukhi, Arabic, Devanagari …)."""
    one, foreign = rb"\d", [each for each in sample if each.isdecimal() and not each.isascii()]
    if foreign:
        zero = ord(foreign[0]) - unicodedata.decimal(foreign[0])
        one = b"(?:" + b"|".join([one, *(chr(zero + value).encode() for value in range(10))]) + b")"
    return one + (b"{%d}" % least if least == most else b"{%d,%d}+" % (least, most))


@dataclass(frozen=True)
class Layout:
    """One way of writing a header, and whether records of the file end with CRLF and nothing else does."""

    opening: str
    closing: str
    date: bytes = field(repr=False)
    """The pattern of a date, without groups."""
    clock: bytes = field(repr=False)
    """The pattern of hours and minutes, with the half of the day where that stands before them."""
    tail: bytes = field(repr=False)
    """The pattern of what follows: seconds, half of the day, either or nothing."""
    between: str
    halved: bool
    """Twelve hours, with the half of the day behind the time."""
    seconds: bool
    strict: bool
    """Records end with CRLF and lines inside them with LF alone: a header after a bare LF is somebody's text."""

    @property
    def bracketed(self) -> bool:
        """As an iPhone writes: the lines that WhatsApp itself makes then begin their text with a direction mark."""
        return self.opening == "["

    def _header(self, date: bytes = b"(", clock: bytes = b"(", tail: bytes = b"(") -> bytes:
        """The pattern of a header; `(` before a part makes a group of it, `(?:` does not."""
        before, between = re.escape(self.opening.encode()), re.escape(self.between.encode())
        parts = (date + self.date, between, clock + self.clock, tail + self.tail)
        written = parts[0] + b")" + parts[1] + parts[2] + b")" + parts[3] + b")"
        return MARK + b"*" + before + written + re.escape(self.closing.encode())

    @cached_property
    def header(self) -> bytes:
        """The pattern of a header with three groups: date, hours and minutes, what follows them."""
        return self._header()

    @cached_property
    def dated(self) -> bytes:
        """The pattern of a header with one group: its date."""
        return self._header(clock=b"(?:", tail=b"(?:")

    @cached_property
    def row(self) -> re.Pattern[bytes]:
        """A record: (all of it, date, clock, tail, head, body); a head ends after the first `: ` or is the line."""
        bare = self._header(b"(?:", b"(?:", b"(?:")
        if self.strict:
            end = rb"(?:\r\n|\Z)"
            body = rb"([^\r]*+(?:\r(?!\n(?:\Z|" + bare + rb"))[^\r]*+)*+)"
        else:
            end = rb"(?:\r?\n|\Z)"
            body = rb"([^\r\n]*+(?:\r?\n(?!\Z|" + bare + rb")[^\r\n]*+|\r(?!\n)[^\r\n]*+)*+)"
        return re.compile(rb"(" + self.header + rb"(" + HEAD + rb")" + body + end + rb")")

    def columns(self, *, either_end: bool) -> re.Pattern[bytes]:
        """What stands between two bodies, line end and head included, to split a block by: (date, clock, tail, head).

        Each group has what stands before it in front, so that the groups and the bodies are all the bytes there are;
        where there are no seconds the tail is in one group with the clock, as then there are few of both together.
        `either_end`: lines end with CRLF or LF as it falls.
        """
        tail = b")(" if self.seconds else b""
        clock = re.escape(self.between.encode()) + self.clock + tail + self.tail
        head = re.escape(self.closing.encode()) + b")(" + HEAD + b")"
        line_end = rb"\r?\n" if either_end else re.escape(self.line_end)
        return re.compile(b"(" + line_end + self._date_with_opening() + b")(" + clock + head)

    @cached_property
    def heads(self) -> re.Pattern[bytes]:
        """What the survey splits a block by: (date, with what stands before it; head)."""
        opening = b"(" + re.escape(self.line_end) + self._date_with_opening() + b")"
        behind = re.escape(self.between.encode()) + self.clock + self.tail + re.escape(self.closing.encode())
        return re.compile(opening + behind + b"(" + HEAD + b")")

    def _date_with_opening(self) -> bytes:
        """Marks, a bracket, a date. Most lines have no marks: to look for them first would be slower."""
        opening = re.escape(self.opening.encode())
        return b"(?:" + (opening or rb"(?!\xe2)") + b"|" + MARK + b"++" + opening + b")" + self.date

    @cached_property
    def names(self) -> re.Pattern[bytes]:
        """The same with more in the head: (date, head and what looks like more of a name or is a direction mark)."""
        before = rb"\r\n" if self.strict else rb"\n"
        more = rb"(?:[^:\r\n]{1,60}+: )?+" + MARK + rb"?+"
        return re.compile(before + self.dated + rb"(" + HEAD + more + rb")")

    @cached_property
    def start(self) -> re.Pattern[bytes]:
        """A header, to be matched where a line begins."""
        return re.compile(self.header)

    @cached_property
    def pasted(self) -> re.Pattern[bytes]:
        """What looks like a header inside a body: any date after the start of a line."""
        return re.compile(rb"\n" + MARK + rb"*\[?\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}[, ]")

    @property
    def line_end(self) -> bytes:
        """What stands before a header."""
        return b"\r\n" if self.strict else b"\n"


HEAD = rb"[^:\r\n]*+(?:: |(?::(?![ \r\n]|\Z)[^:\r\n]*+)++(?:: ?)?+|:)?+"
"""Up to and with the first colon that a space or the end of the line follows; the whole line where there is none."""


def learn(head: str) -> tuple[Layout, int] | None:
    """The layout of the first header in the beginning of a file, and where in it that header stands."""
    found = ANY_HEADER.search(head)
    if found is None:
        return None
    half_before, half_after = _halves(found)
    colon = re.escape(found["colon"].encode())
    sample = found["date"]
    two = _digits(sample, 2, 2)
    clock = half_before + _digits(sample, 1, 2) + colon + two
    layout = Layout(
        opening=found["open"],
        closing=found["close"],
        date=_named_date(sample) if found["named"] else _numeric_date(sample, found["sep"]),
        clock=clock,
        tail=(colon + two if found["seconds"] else b"") + half_after,
        halved=bool(found["half2"]),
        between=found["between"],
        seconds=bool(found["seconds"]),
        strict=found["open"] == "[" and "\r\n" in head,
    )
    return layout, found.start()


def _halves(found: re.Match[str]) -> tuple[bytes, bytes]:
    """The patterns of the word for half of the day before and behind a time."""
    before = _any_half(found["half1"]) + _optional(found["half1"]) if found["half1"] else b""
    after = found["half2"] and re.escape(found["gap"].encode()) + _any_half(found["half2"])
    return before, after or b""


def _optional(half: str) -> bytes:
    return b"" if half == half.rstrip() else re.escape(half[-1].encode())


def _any_half(sample: str) -> bytes:
    """AM or PM; any of the words that are known where the sample is neither."""
    if re.fullmatch("(?i)[ap]m", sample.strip()):
        return b"[AaPp][Mm]"
    words = alternatives([*BEFORE_NOON, *AFTER_NOON])
    return b"(?i:" + b"|".join(re.escape(word.encode()) for word in words) + b")"


def _numeric_date(sample: str, separator: str) -> bytes:
    """Years of four digits stay where they are; otherwise every part has one or two."""
    parts = [part.strip("\u200e\u200f. ") for part in sample.split(separator)]
    year = [index for index, part in enumerate(parts) if len(part) == 4]
    patterns = [
        _digits(sample, 4, 4) if index in year else _digits(sample, 1, 2) for index in range(len(parts))
    ]
    return re.escape(separator.encode()).join(patterns) + (rb"\." if sample.endswith(".") else b"")


def _named_date(sample: str) -> bytes:
    """A date with the name of a month: the same punctuation, other digits, other months."""
    months = b"(?i:" + b"|".join(re.escape(name.encode()) for name in alternatives(list(MONTH_NUMBER))) + b")"
    found = re.search(f"(?i){_MONTH}", sample)
    if found is None:
        raise ValueError(f"{sample} names no month")
    return _around_month(sample[: found.start()]) + months + _around_month(sample[found.end() :])


def _around_month(piece: str) -> bytes:
    return b"".join(
        (_digits(part, 4, 4) if len(part) == 4 else _digits(part, 1, 2))
        if part.isdigit()
        else re.escape(part.encode())
        for part in re.findall(r"\d+|\D+", piece)
    )

"""The order of the parts of a date: settled by evidence in the file, or asked. Never guessed from rising dates."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from peelian.chats.formats.records import DateOrder, NeedsAnswer, Unreadable
from peelian.chats.formats.whatsapp.clockwords import MONTH_NUMBER, is_afternoon

EPOCH = date(1970, 1, 1).toordinal()
DAY = 86_400_000
_WORDS = {DateOrder.DMY: "day first", DateOrder.MDY: "month first", DateOrder.YMD: "year first"}
_NUMBERS = re.compile(r"\d+")
_CLOCK = re.compile(r"\d+[:.]\d+")
_TAIL = re.compile(r"^(?:[:.]\d+)?")
_MEDIA_DAY = re.compile(
    rb"(?:-(?:PHOTO|VIDEO|AUDIO|GIF|STICKER)-|(?:IMG|VID|AUD|PTT|STK)-)(\d{4})-?(\d\d)-?(\d\d)"
)


@dataclass(frozen=True)
class Order:
    """The order that the dates of a file are read in, and the sentence that says why."""

    order: DateOrder
    grounds: str


def day_of(text: str, order: DateOrder) -> date | None:
    """The day that a date as written means in an order; None when there is no such day."""
    numbers = [int(part) for part in _NUMBERS.findall(text)]
    month = _month_in(text)
    if month is not None:
        year = next((part for part in numbers if part > 31), numbers[-1])
        day = next((part for part in numbers if part != year), numbers[0])
    elif order is DateOrder.DMY:
        day, month, year = numbers
    elif order is DateOrder.MDY:
        month, day, year = numbers
    else:
        year, month, day = numbers
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def milliseconds_of_day(day: date) -> int:
    """Milliseconds from 1970-01-01 to the beginning of a day."""
    return (day.toordinal() - EPOCH) * DAY


def milliseconds_of_clock(text: str, *, halved: bool) -> int | None:
    """Milliseconds from midnight of hours and minutes as written; None when there is no such time.

    `halved`: a half of the day stands behind, and is added by `milliseconds_of_tail`.
    """
    hour, minute = (int(part) for part in _NUMBERS.findall(text))
    after_noon = is_afternoon(_CLOCK.sub("", text)) if not text[0].isdigit() else None
    if halved or after_noon is not None:
        if hour > 12:
            return None
        hour = hour % 12 + 12 * bool(after_noon)
    return None if hour > 23 or minute > 59 else (hour * 60 + minute) * 60_000


def milliseconds_of_tail(text: str) -> int | None:
    """Milliseconds that seconds and the half of the day behind a time add; None when there is no such time."""
    seconds = [int(part) for part in _NUMBERS.findall(text)]
    word = _TAIL.sub("", text)
    after_noon = is_afternoon(word) if word else False
    if after_noon is None or any(second > 59 for second in seconds):
        return None
    return sum(seconds) * 1000 + (12 * 3_600_000 if after_noon else 0)


def _month_in(text: str) -> int | None:
    word = re.search(r"[^\W\d_](?:[^\s\d.,/\-])*", text)
    return MONTH_NUMBER.get(word.group().lower()) if word else None


@dataclass
class Dates:
    """The distinct dates of a file as written, and how to find the line of one."""

    texts: list[str]
    name: str
    line_of: Callable[[str], int]
    media: Callable[[], Iterable[tuple[str, bytes]]]
    """(date, text) of the records that carry a media file; asked for only when the dates leave the order open."""

    def settle(self, declared: DateOrder | None) -> Order:
        """The order of these dates.

        Raises:
            NeedsAnswer: the file leaves it open, or it contradicts what was declared.
            Unreadable: some dates can be read in one order only and some in another only.
        """
        found = self._evidence()
        if found is not None and declared is not None and declared is not found.order:
            raise NeedsAnswer(
                "date_order",
                f"The dates of {self.name} were declared {_WORDS[declared]}, but {found.grounds}.",
                (found.order.value,),
            )
        if found is not None:
            return found
        if declared is None:
            raise self._question()
        return Order(declared, f"declared {_WORDS[declared]} by a person; the file leaves it open")

    def _evidence(self) -> Order | None:
        first = self.texts[0]
        if _month_in(first) is not None:
            return Order(DateOrder.DMY, f'"{first}" names its month')
        if len(_NUMBERS.findall(first)[0]) == 4:
            return Order(DateOrder.YMD, f'"{first}" begins with its year')
        return self._by_size() or self._by_separator() or self._by_media()

    def _by_size(self) -> Order | None:
        """A part above twelve is no month; where neither order can be, the year stands first."""
        only: dict[DateOrder, str] = {}
        for text in self.texts:
            first, second = (int(part) for part in _NUMBERS.findall(text)[:2])
            if first > 31:
                return Order(DateOrder.YMD, f'"{text}" in line {self.line_of(text)} cannot begin with a day')
            if first > 12 >= second:
                only.setdefault(DateOrder.DMY, text)
            elif second > 12 >= first:
                only.setdefault(DateOrder.MDY, text)
        if len(only) == 2:
            raise self._contradiction(only)
        if not only:
            return None
        [(order, text)] = only.items()
        other = DateOrder.MDY if order is DateOrder.DMY else DateOrder.DMY
        return Order(order, f'"{text}" in line {self.line_of(text)} cannot be {_WORDS[other]}')

    def _contradiction(self, only: dict[DateOrder, str]) -> Unreadable:
        places = sorted((self.line_of(text), text, order) for order, text in only.items())
        (early, early_text, early_order), (late, late_text, late_order) = places
        return Unreadable(
            f'{self.name}: "{early_text}" in line {early} can only be {_WORDS[early_order]} and "{late_text}" in '
            f"line {late} only {_WORDS[late_order]}. Two exports seem to be joined, or lines were changed; "
            f"the second begins at or before line {late}."
        )

    def _by_separator(self) -> Order | None:
        """Unicode CLDR 44 has no region that writes the month first with dots or hyphens; with slashes it has 58."""
        first = self.texts[0]
        if "/" in first:
            return None
        mark = "dots" if "." in first else "hyphens"
        return Order(
            DateOrder.DMY, f'"{first}" is written with {mark}, as no region does that puts the month first'
        )

    def _by_media(self) -> Order | None:
        """Names of media files hold the day on which they were sent."""
        seen: dict[DateOrder, str] = {}
        for text, carried in self.media():
            found = _MEDIA_DAY.search(carried)
            readings = {day_of(text, order): order for order in (DateOrder.DMY, DateOrder.MDY)}
            if found is None or len(readings) < 2:
                continue
            stated = day_of("-".join(part.decode() for part in found.groups()), DateOrder.YMD)
            if stated in readings:
                seen.setdefault(
                    readings[stated], f'the file sent on "{text}" is named {found.group().decode()}'
                )
        if len(seen) != 1:
            return None
        [(order, grounds)] = seen.items()
        return Order(order, f"{grounds}, so it is {_WORDS[order]}")

    def _question(self) -> NeedsAnswer:
        text = next((each for each in self.texts if self._differs(each)), self.texts[0])
        ways = " or ".join(
            f"{day_of(text, order):%-d %B %Y} ({_WORDS[order]})"
            for order in (DateOrder.DMY, DateOrder.MDY)
            if day_of(text, order)
        )
        return NeedsAnswer(
            "date_order",
            f'The dates of {self.name} can be read in two ways: "{text}" in line {self.line_of(text)} is {ways}. '
            "Nothing in the file settles it. Which does the phone write?",
            (DateOrder.DMY.value, DateOrder.MDY.value),
        )

    def _differs(self, text: str) -> bool:
        return day_of(text, DateOrder.DMY) != day_of(text, DateOrder.MDY)

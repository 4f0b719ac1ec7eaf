"""What was said and done in the group, in order, by the clock in Greenwich. A message keeps its own line."""

# ruff: noqa: E501

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

GROUP = "Larch Team: Nights"
FOUNDED = datetime(2022, 9, 5, 18, 2, 11, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """A message. `file` is one of those in `held/`; `to` is an earlier message by its key."""

    at: datetime
    who: str
    text: str = ""
    key: str = ""
    file: str = ""
    to: str = ""
    forwarded: bool = False
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Something the system wrote: `what` is created, added, left or renamed."""

    at: datetime
    what: str
    who: str
    others: tuple[str, ...] = field(default=())
    value: str = ""


def _at(month: int, day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2022 if month > 3 else 2023, month, day, hour, minute, second, tzinfo=UTC)


THE_EVENTS = (
    Done(FOUNDED, "created", "torben", value="Larch Team"),
    Done(
        FOUNDED + timedelta(seconds=40), "added", "torben", ("marrok", "isolde", "casper", "bevis", "osric")
    ),
    Done(FOUNDED + timedelta(seconds=75), "added", "torben", ("clover", "perrin", "wystan")),
    Done(_at(10, 3, 9, 15), "renamed", "torben", value=GROUP),
    Done(_at(11, 14, 12, 30), "added", "marrok", ("sorrel",)),
    Done(_at(12, 18, 1, 6, 30), "left", "clover"),
)
THE_MESSAGES = (
    Said(_at(9, 21, 22, 14), "marrok", "The new one on B shift is [abuse: women]. Who let her near a car", "shift"),
    Said(_at(9, 21, 22, 15, 20), "torben", "Give it a month and she will be behind a desk [abuse: women]", to="shift"),
    Said(_at(9, 21, 22, 19), "perrin", "Steady on lads"),
    Said(_at(10, 12, 23, 2), "casper", "Took a call from the Moorside estate again. [abuse: race] every one of them", "moorside"),
    Said(_at(10, 12, 23, 4), "marrok", "Should have put them on hold until Christmas", to="moorside"),
    Said(_at(10, 12, 23, 11), "clover", "Casper that is not on. People on that estate pay our wages too.", "steady", to="moorside"),
    Said(_at(10, 12, 23, 12), "casper", "Keep your hair on"),
    Said(_at(11, 2, 19, 40), "torben", "Anyone on earlies able to look somebody up for me? Red hatchback, WM22 ZZZ", "lookup"),
    Said(_at(11, 2, 19, 52), "osric", "Ran the plate for you. Registered to a woman in Fallowgate, number 14. Thank me later", "plate", to="lookup"),
    Said(_at(11, 2, 19, 53), "torben", "You are a star. She would not give me her number", to="plate"),
    Said(_at(11, 2, 19, 58), "isolde", "I did not see that", to="plate"),
    Said(_at(11, 19, 21, 33), "torben", "From my cousin, had to share", file="meme.jpg"),
    Said(_at(12, 17, 18, 5), "torben", "See you all at Wystan’s leaving do. Behave yourselves"),
    Said(_at(12, 17, 18, 9), "wystan", "First round is on me"),
    Said(_at(12, 18, 0, 41, 12), "torben", "Not one word of this leaves here", "film", file="film.mp4"),
    Said(_at(12, 18, 0, 43, 5), "marrok", "You did not. You actually did [abuse: women]", to="film"),
    Said(_at(12, 18, 0, 44, 50), "bevis", "Wish I had stayed", to="film"),
    Said(_at(12, 18, 0, 47), "casper", "Do they know there was a camera"),
    Said(_at(12, 18, 0, 48, 30), "torben", "Course they do not"),
    Said(_at(12, 18, 1, 3, 44), "clover", "Take it down now. Those women did not agree to be filmed, and we are police. I am telling my inspector in the morning.", "challenge", to="film"),
    Said(_at(12, 18, 1, 8), "torben", "One down. Anyone else want to cry about it"),
    Said(_at(12, 18, 9, 2), "osric", "Clover will not say anything. Never does"),
    Said(_at(12, 19, 7, 55), "wystan", "Lads I would rather not have that on my phone", "rather"),
    Said(_at(12, 19, 7, 56), "marrok", "Then do not look"),
    Said(_at(1, 9, 22, 20), "torben", "The [abuse: disability] at the front desk asked me for a form again"),
    Said(_at(2, 3, 20, 11), "sorrel", "Is there a group for handovers that is only handovers?"),
    Said(_at(3, 7, 21, 30), "marrok", "PSD are asking about December. Everybody clear your chats tonight", "clear"),
    Said(_at(3, 7, 21, 34), "bevis", "Done", to="clear"),
    Said(_at(3, 7, 21, 41), "isolde", "Do not tell me things like that", to="clear"),
)  # fmt: skip
FORWARDS = (
    Said(_at(12, 18, 0, 52, 9), "torben", "", file="film.mp4", forwarded=True),
    Said(_at(12, 18, 0, 53), "marrok", "Sent it to nobody, promise"),
    Said(_at(12, 20, 17, 30), "torben", "Delete it from the group, will you"),
    Said(_at(12, 20, 17, 33), "marrok", "Gone"),
)
"""What passed between Torben and Marrok alone; both of their phones hold it."""
FIVE_A_SIDE = (
    Said(_at(12, 16, 12, 0), "marrok", "Who is in for Thursday"),
    Said(_at(12, 16, 12, 20), "perrin", "In"),
    Said(
        _at(12, 18, 11, 15), "marrok", "You did not get this from me", file="film-small.mp4", forwarded=True
    ),
    Said(_at(12, 18, 11, 18), "perrin", "What is this? Is it from the party?"),
    Said(_at(12, 18, 11, 40), "perrin", "I do not want that sort of thing sent to me"),
)
"""Another group, of two colleagues and a ball, on Marrok’s phone alone."""
ORDINARY = (
    "Anyone swap a late for an early on {day}?", "Running five behind, traffic on the ring road", "Car park is full again",
    "Who has the keys to the store", "Kettle in the east office has died", "Handover at ten to", "Brew anyone",
    "Did we win", "No. Do not ask", "Rain again", "Happy to cover {day}", "Court moved to {day}", "Thanks all",
    "Radio battery in the blue car is flat", "Parade room B tonight", "Quiet one so far", "You said the word",
    "Two in custody, back by four", "Can somebody bring the big torch", "On my way", "Morning", "Night all",
    "Statement is on the shared drive", "Who parked the van like that", "Pizza at ten?", "Yes", "No anchovies",
    "Overtime form is due {day}", "Cheers", "👍", "😂", "See you {day}", "Leave approved at last", "Same here",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPEAKERS = (
    "torben",
    "marrok",
    "marrok",
    "casper",
    "bevis",
    "osric",
    "perrin",
    "wystan",
    "clover",
    "sorrel",
    "isolde",
)


def group() -> list[Said | Done]:
    """Everything in the group, in order: what matters among what does not."""
    joined, gone = THE_EVENTS[4].at, THE_EVENTS[5].at
    matter = [*THE_EVENTS, *THE_MESSAGES]
    filler = [
        said
        for said in _filler(count=560)
        if not (said.who == "clover" and said.at > gone) and not (said.who == "sorrel" and said.at < joined)
    ]
    return sorted([*matter, *filler], key=lambda happened: happened.at)


def _filler(*, count: int) -> list[Said]:
    """The ordinary talk of a shift: the same each time the story is told."""
    dice = random.Random(417)
    moment = FOUNDED + timedelta(hours=1)
    end = _at(3, 7, 21, 0)
    step = (end - moment) / count
    said = []
    for number in range(count):
        at = moment + step * number + timedelta(seconds=dice.randrange(int(step.total_seconds())))
        words = dice.choice(ORDINARY).format(day=dice.choice(DAYS))
        said.append(Said(at.replace(microsecond=0), dice.choice(SPEAKERS), words))
    return said

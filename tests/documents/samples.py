"""A sample letter, its facts, and a keeper for a kind of matter that only these tests know."""

from datetime import UTC, date, datetime
from pathlib import Path

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.documents import keepers, library
from peelian.documents.facts import Cited, Fact, Facts, Withheld
from peelian.documents.keepers import Keeper, Matter
from peelian.documents.letter import Letter, Letterhead
from peelian.documents.states import Copy
from peelian.documents.templating.filling import fill
from peelian.documents.templating.parsing import parse_template
from peelian.documents.templating.template import Template

DAY = date(2023, 3, 9)
AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)
LATER = datetime(2023, 3, 10, 9, 30, tzinfo=UTC)
HEAD = Letterhead(
    "Wealdmoor Constabulary",
    "Professional Standards Department",
    ("Station House", "Quarry Lane", "Wealdmoor WM1 1AA"),
    "standards@wealdmoor.example",
    "OFFICIAL-SENSITIVE",
)
TEXTS = Path(__file__).resolve().parent / "texts"
SAMPLE = (TEXTS / "sample.txt").read_text()
LIMIT = Cited("5 working days", "PCR 2020 reg 18(3)")
UNREAD = Cited("5 working days", "PCR 2020 reg 18(3)", verified=False)
FACTS: dict[str, Fact] = {
    "officer": "Ed Plumtreeve",
    "address": "14 Heron Yard\nWealdmoor\nWM4 7QX",
    "claims": [
        {
            "summary": "Sent a message that demeaned a colleague.",
            "day": date(2023, 2, 1),
            "places": ["At work"],
        },
        {"summary": "Deleted it.", "day_unknown": True},
    ],
    "limit": LIMIT,
}
SECRET = "A colleague named Tamsin Ruddle saw it."
HIDING = {"claims": [{"summary": Withheld(SECRET, "it would put the witness at risk"), "day_unknown": True}]}
KIND = "sample_matter"


def sample(text: str = SAMPLE) -> Template:
    """The sample letter."""
    return parse_template(text, code="sample.sample")


def short(body: str, head: str = "need x: X is missing.") -> Template:
    """A template of one's own, with as little as possible around it."""
    return parse_template(
        f"letter: short\nversion: 1\ntitle: Short\n{head}\n---\n{body}", code="sample.short"
    )


def letter(facts: Facts = FACTS, *, template: Template | None = None, copy: Copy = Copy.SERVED) -> Letter:
    """A letter from these facts, on the day of the tests."""
    return fill(template or sample(), facts, letterhead=HEAD, made_on=DAY, copy=copy)


def keep_samples(gathered: dict[str, Facts] | None = None) -> None:
    """Announce the keeper of the tests: whoever works on cases may make and read, only the authority the full copy.

    What is about a reference that begins with H is hidden from everybody.
    """

    def check_can_read(actor: Actor, matter: Matter, copy: Copy) -> None:
        if matter.ref.startswith("H") or not actor.may(Permission.WORK_CASES):
            raise Hidden
        if copy == Copy.FULL and not actor.may(Permission.ACT_AS_AUTHORITY):
            raise Refused("Only the appropriate authority has the full copy.")

    def check_can_make(actor: Actor, matter: Matter) -> None:
        if matter.ref.startswith("H") or not actor.may(Permission.SEE_CASES):
            raise Hidden
        if not actor.may(Permission.WORK_CASES):
            raise Refused("Only those who work on it write letters.")

    def gather(actor: Actor, matter: Matter, at: datetime) -> Facts:
        return (gathered or {}).get(matter.ref, FACTS)

    library.add_folder("sample", TEXTS)
    keepers.keep(
        Keeper(kind=KIND, check_can_read=check_can_read, check_can_make=check_can_make, gather=gather)
    )

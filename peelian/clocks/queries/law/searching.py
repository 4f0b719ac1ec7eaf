"""Finding a duty among the rules. The law is public and small: it is read from code, and asks no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.urls import reverse

from peelian.clocks.rules import ROW_OF_RULE
from peelian.clocks.states import KIND_LABELS, Kind
from peelian.law.counting import Unit
from peelian.law.rules import Rule, all_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule as a line of the list."""

    id: str
    url: str
    action: str
    trigger: str
    who: str
    limit: str
    versions: int
    kind: str
    citation: str
    verified: bool
    assumed: bool


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """The rules of one subject."""

    title: str
    anchor: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class LawList:
    """The rules that were asked for, by subject, and how many there are in all."""

    groups: tuple[SubjectGroup, ...]
    found: int
    total: int
    unverified: int


def subjects() -> list[str]:
    """Every subject, in the order of the law."""
    return list(dict.fromkeys(rule.subject for rule in all_rules()))


def law_list(*, text: str = "", subject: str = "", read: str = "") -> LawList:
    """The rules in which every word of `text` occurs, of a subject, read in the source ("yes"), or not ("no")."""
    wanted = text.casefold().split()
    found = [
        rule
        for rule in all_rules()
        if subject in ("", rule.subject)
        and read in ("", "yes" if rule.verified else "no")
        and all(word in _words(rule.id) for word in wanted)
    ]
    unverified = sum(not rule.verified for rule in all_rules())
    return LawList(tuple(_groups(found)), len(found), len(all_rules()), unverified)


def _groups(rules: list[Rule]) -> Iterator[SubjectGroup]:
    order = subjects()
    ordered = sorted(rules, key=lambda rule: order.index(rule.subject))
    for subject, group in groupby(ordered, key=lambda rule: rule.subject):
        yield SubjectGroup(capitalised(subject), subject.replace(" ", "-"), tuple(map(row_of, group)))


def row_of(rule: Rule) -> RuleRow:
    """The line of one rule."""
    return RuleRow(
        id=rule.id,
        url=reverse("clocks:rule", args=[rule.id]),
        action=capitalised(rule.action),
        trigger=rule.trigger,
        who=capitalised(rule.who),
        limit=short_limit(rule),
        versions=len(rule.period.versions),
        kind=kind_label(rule),
        citation=rule.citation.text,
        verified=rule.verified,
        assumed=bool(rule.assumption),
    )


def is_window(rule: Rule) -> bool:
    """Whether the time belongs to somebody else, so that the force cannot be late: the table of clocks says so."""
    row = ROW_OF_RULE.get(rule.id)
    return row is not None and row.window


def kind_label(rule: Rule) -> str:
    """How the limit binds, in a few words."""
    return KIND_LABELS[Kind.WINDOW] if is_window(rule) else capitalised(rule.kind.value)


def short_limit(rule: Rule) -> str:
    """The length of the limit in its newest version, without where it begins: "5 working days"."""
    period = rule.period.versions[-1].value
    if period.unit is Unit.NONE:
        return "No number of days"
    return capitalised(str(period).partition(", beginning")[0])


def capitalised(text: str) -> str:
    """The text with its first letter large; the rest as it is."""
    return text[:1].upper() + text[1:]


@cache
def _words(rule_id: str) -> str:
    rule = next(rule for rule in all_rules() if rule.id == rule_id)
    said = (
        rule.id, rule.id.replace("_", " "), rule.subject, rule.trigger, rule.action, rule.who, rule.applies_to,
        rule.explanation, rule.consequence, rule.note, *(version.citation.text for version in rule.period),
        rule.citation.instrument.title,
    )  # fmt: skip
    return " ".join(said).casefold()

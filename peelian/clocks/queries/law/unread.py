"""What nobody has read in its source, grouped: limits, conventions of counting, items of code lists, and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from peelian.clocks.queries.law.searching import capitalised
from peelian.law.bars import BARS
from peelian.law.dated import Citation
from peelian.law.positions import Category, position_of
from peelian.law.reference import unverified_items
from peelian.law.rules import all_rules
from peelian.law.service import SERVICE_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One thing that rests on something nobody has read, or that the text does not say. `part` is its code list."""

    name: str
    says: str
    source: str
    source_url: str
    url: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadGroup:
    """Things of one kind: why it matters that they are unread, and what to do about it."""

    title: str
    anchor: str
    why: str
    what_to_do: str
    things: tuple[Unread, ...]


def unread_groups() -> tuple[UnreadGroup, ...]:
    """Every group, also those that are empty, so that a group which emptied can be seen to have done so."""
    return (
        UnreadGroup(
            title="Time limits not read in the instrument",
            anchor="limits",
            why="A day counted from one of these may be wrong. Each clock, page and letter that shows it says so.",
            what_to_do="Read the provision at its source, compare length and way of counting, and mark the citation as "
            "read in the law room, in the same change as the example that shows it.",
            things=tuple(_limits()),
        ),
        UnreadGroup(
            title="Ways of counting that the text does not spell out",
            anchor="assumptions",
            why="The length was read, but the text leaves open which day is day 1 or how it ends. The day shown "
            "follows the convention named here; a court might count otherwise.",
            what_to_do="Have legal advice confirm or replace the convention. Until then act on the earlier day.",
            things=tuple(_assumptions()),
        ),
        UnreadGroup(
            title="Items of code lists not read in their source",
            anchor="codes",
            why="A code or title chosen in a form may not be the one the source uses, which shows when figures are "
            "returned or a letter quotes it.",
            what_to_do="Compare the item with the source named beside it; correct its title and mark it as read.",
            things=tuple(_codes()),
        ),
        UnreadGroup(
            title="Other provisions not read",
            anchor="others",
            why="What blocks an act, when a notice counts as given, and under which regime a person stands rest on "
            "them.",
            what_to_do="Read the provision at its source and mark the citation as read.",
            things=tuple(_others()),
        ),
    )


def unread_count() -> int:
    """How many things there are in all: the number that the page and the command both show."""
    return sum(len(group.things) for group in unread_groups())


def _limits() -> Iterator[Unread]:
    for rule in all_rules():
        if not rule.verified:
            yield _thing(
                capitalised(rule.action),
                f"By: {rule.who}. Rule {rule.id}.",
                rule.citation,
                url=_rule(rule.id),
            )


def _assumptions() -> Iterator[Unread]:
    for rule in all_rules():
        if rule.assumption:
            yield _thing(capitalised(rule.action), rule.assumption, rule.citation, url=_rule(rule.id))


def _codes() -> Iterator[Unread]:
    for codes, item in unverified_items():
        confirmed = "Its title was confirmed, its code was not." if item.title_confirmed else ""
        said = item.doubt or confirmed or item.gist
        yield _thing(f"{item.title} ({item.code})", said, item.citation, part=codes.title)


def _others() -> Iterator[Unread]:
    for bar in BARS:
        if not bar.verified:
            yield _thing(f"What blocks: {bar.act}", bar.refusal, bar.citation)
    for instrument, rules in SERVICE_RULES.items():
        for version in rules:
            if not version.citation.verified:
                said = f"Service of notices, {version.label}"
                yield _thing(f"Service under the {instrument.title}", said, version.citation)
    for category in Category:
        position = position_of(category)
        for citation in position.citations:
            if not citation.verified:
                yield _thing(f"Standing of a {category.replace('_', ' ')}", position.sentence, citation)


def _thing(name: str, says: str, citation: Citation, *, url: str = "", part: str = "") -> Unread:
    return Unread(name=name, says=says, source=citation.text, source_url=citation.url, url=url, part=part)


def _rule(rule_id: str) -> str:
    return reverse("clocks:rule", args=[rule_id])

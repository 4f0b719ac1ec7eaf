"""What a letter still lacks, as sentences for the person who has to record it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from peelian.documents.facts import Fact, Facts, Withheld, is_missing
from peelian.documents.templating.template import Need, Template


class FactsMissing(Exception):
    """A letter cannot be made yet. `sentences` has one for each fact that is missing; all of them, not the first."""

    def __init__(self, title: str, sentences: tuple[str, ...]) -> None:
        super().__init__(f"{title} cannot be made yet. {' '.join(sentences)}")
        self.title, self.sentences = title, sentences


def missing_facts(template: Template, facts: Facts) -> tuple[str, ...]:
    """A sentence for each fact that the template needs and the facts lack, in the order of its head."""
    return tuple(dict.fromkeys(sentence for need in template.needs for sentence in _lacking(need, facts)))


def check_facts(template: Template, facts: Facts) -> None:
    """Raise FactsMissing when anything is missing."""
    if sentences := missing_facts(template, facts):
        raise FactsMissing(template.title, sentences)


def truth(fact: Fact) -> bool:
    """Whether a section that depends on the fact is printed."""
    return not is_missing(fact) and fact is not False


def items_of(fact: Fact) -> tuple[Fact, ...]:
    """What a loop goes through: the items of a list that are not blank; a single fact is a list of one."""
    several = isinstance(fact, Sequence) and not isinstance(fact, str)
    return tuple(each for each in (fact if several else [fact]) if not is_missing(each))  # type: ignore[union-attr]  # a Sequence when several


def step_into(fact: Fact, name: str) -> Fact:
    """A field of a row. What is withheld stays withheld in all its fields; a row without the field lacks it."""
    if isinstance(fact, Withheld):
        return fact
    return fact.get(name) if isinstance(fact, Mapping) else None


def _lacking(need: Need, facts: Facts) -> Iterator[str]:
    if len(need.path) == 1:
        if _is_wanted(need, facts, facts) and is_missing(facts.get(need.path[0])):
            yield need.sentence
        return
    rows = _rows(facts, need.path[:-1])
    for place, row in enumerate(rows, start=1):
        if _is_wanted(need, row, facts) and is_missing(step_into(row, need.path[-1])):
            yield need.sentence if len(rows) == 1 else f"{need.sentence} (Number {place} of {len(rows)}.)"


def _is_wanted(need: Need, row: Fact, facts: Facts) -> bool:
    if not need.when:
        return True
    within = len(need.when) == len(need.path) and need.when[:-1] == need.path[:-1]
    other = step_into(row, need.when[-1]) if within else _value(facts, need.when)
    return truth(other) != need.unless


def _value(facts: Fact, path: tuple[str, ...]) -> Fact:
    for name in path:
        facts = step_into(facts, name)
    return facts


def _rows(facts: Fact, path: tuple[str, ...]) -> list[Fact]:
    rows: list[Fact] = [facts]
    for name in path:
        rows = [item for row in rows for item in items_of(step_into(row, name))]
    return rows

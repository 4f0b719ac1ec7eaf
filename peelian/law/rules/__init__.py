"""Every limit the system knows, one module a subject. `get_rule(id)` and `all_rules()` are the doors."""

from __future__ import annotations

from itertools import chain

from peelian.law.refusals import LawRefusal
from peelian.law.rules import (
    accelerated,
    barred_list,
    complaints,
    custody,
    data_protection,
    decision,
    former_officers,
    hearings,
    interviews,
    investigation,
    meetings,
    outcomes,
    papers,
    performance,
    progress,
    recommendations,
    referral,
    reflective,
    suspension,
    timeliness,
    tribunal,
    vetting,
)
from peelian.law.rules.facts import FactRefused, shown
from peelian.law.rules.rule import BoundBy, Choice, Extension, NotExtendable, Rule

__all__ = [
    "BoundBy",
    "Choice",
    "Extension",
    "FactRefused",
    "NotExtendable",
    "Rule",
    "UnknownRule",
    "all_rules",
    "get_rule",
]

_SUBJECTS = (
    suspension, investigation, interviews, progress, timeliness, decision, referral, complaints, recommendations,
    papers, hearings, meetings, outcomes, accelerated, reflective, former_officers, tribunal, vetting,
    barred_list, custody, data_protection, performance,
)  # fmt: skip


class UnknownRule(LawRefusal, KeyError):
    """No rule has that id."""

    def __str__(self) -> str:
        return str(self.args[0])


def _by_id() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for rule in chain.from_iterable(subject.RULES for subject in _SUBJECTS):
        if rule.id in rules:
            raise ValueError(f"Two rules have the id {rule.id}.")
        rules[rule.id] = rule
    return rules


_RULES = _by_id()


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the subjects."""
    return tuple(_RULES.values())


def get_rule(rule_id: str) -> Rule:
    """The rule with that id. Raises UnknownRule, naming rules with a similar beginning."""
    try:
        return _RULES[rule_id]
    except KeyError:
        near = [known for known in _RULES if known.split("_")[:2] == rule_id.split("_")[:2]]
        hint = (
            f" Rules that begin alike: {', '.join(near)}."
            if near
            else " `python -m peelian.law list` prints them."
        )
        raise UnknownRule(f"There is no rule with the id {shown(rule_id)}.{hint}") from None

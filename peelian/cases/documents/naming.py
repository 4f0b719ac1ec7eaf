"""Nobody behind the victims' wall is named in a letter to anybody but themselves."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.documents.facts import Cited, Withheld


def check_names_nobody(case: Case, ref: str, facts: Mapping[str, Any]) -> None:
    """Raise Refused when a letter would give the name of a party to anybody else.

    A family name that a subject of the case or the writer bears too is no clue, and is passed over.
    """
    parties = case.parties.exclude(person=None).exclude(ref=ref).select_related("person")
    subjects = case.subjects.exclude(person=None).values_list("person__family_name", flat=True)
    allowed = {*subjects, str(facts.get("writer", "")).rpartition(" ")[2]}
    found = " \n ".join(_leaves(facts))
    for party in parties:
        name = party.person.family_name if party.person else ""
        if name and name not in allowed and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", found):
            raise Refused(
                f"This letter would name somebody who stands behind the victims’ wall: {party.label}. Change what is "
                "recorded, or what you wrote, so that it uses the label."
            )


def _leaves(fact: Any) -> Iterator[str]:
    if isinstance(fact, str):
        yield fact
    elif isinstance(fact, Cited | Withheld):
        yield fact.text
    elif isinstance(fact, Mapping):
        for each in fact.values():
            yield from _leaves(each)
    elif isinstance(fact, list | tuple):
        for each in fact:
            yield from _leaves(each)

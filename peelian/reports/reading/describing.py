"""What is said of a group: its description, and the label by which questions and proposals speak of it."""

import re

from peelian.reports.reading.cues.people import NUMBER_WORDS
from peelian.reports.reading.groups import ACT, Group
from peelian.reports.reading.mentions import Mention
from peelian.reports.reading.result import PeopleGroup, Standing, Statement

_ACCUSED_OF = re.compile(
    r"(?i)^,?\s*(?:who\s+)?(?:is|was|are|were|has\s+been|had\s+been|"
    r"have\s+been)?\s*(?:\w+\s+)?accused\s+of\s+(?P<act>.+)"
)
_APPOSITIVE = re.compile(
    r"(?i)^,?\s*(?P<detail>(?:an?\s+(?:wo)?man\s+in\s+(?:his|her)\s+(?:\w+\s+)?\d0s|"
    r"aged?\s+\d{2}|\d{2}|in\s+(?:his|her)\s+\d0s|an?\s+[\w-]+\s+(?:officer|constable|"
    r"sergeant)))\s*,"
)
_SUBJECT_KINDS = ("police", "staff", "subject", "colleagues")
_WORDS = {
    number: word
    for word, number in NUMBER_WORDS.items()
    if number > 1 and " " not in word and word not in ("both", "dozen")
}
_COUNTING = "|".join(word for word, number in NUMBER_WORDS.items() if number > 1)
_SINGLE_LABELS = (
    ("alleged", "the {role} alleged to have “{act}”"),
    ("convicted", "the convicted {role}"),
    ("charged", "the {role} who was charged"),
    ("arrested", "the arrested {role}"),
    ("suspended", "the suspended {role}"),
    ("dismissed", "the dismissed {role}"),
    ("restricted", "the {role} moved or placed on restricted duties"),
    ("resigned", "the {role} who left"),
    ("investigated", "the {role} under investigation"),
)


def describe(group: Group, mention: Mention, statement: Statement) -> None:
    """Add what a mention tells of the group: age, what it is accused of, what it is alleged to have done."""
    detail = _APPOSITIVE.match(mention.after)
    if detail and detail["detail"] not in group.details:
        group.details.append(detail["detail"])
    accused = _ACCUSED_OF.match(mention.after)
    if accused and statement.standing in (Standing.ALLEGED, Standing.CONFIRMED) and not group.act:
        group.act, group.accused = _shortened(accused["act"]), True
        group.marks.add("alleged")
    alleged = statement.standing is Standing.ALLEGED and mention.kind in _SUBJECT_KINDS
    if alleged and not group.act and ACT.match(mention.after) and not mention.marks:
        group.act = _shortened(mention.after)
        group.marks.add("alleged")


def _shortened(words: str, most: int = 90) -> str:
    words = re.sub(r"^\s*,[^,]{0,60},\s*", "", words)
    words = re.sub(r"(?i)^\W*(?:(?:has|have|had|been|allegedly|reportedly)\s+)+", "", words)
    words = " ".join(
        re.split(
            (
                r"[.;!?\"“”]|,\s(?:it\s+is|according|[^,]{2,60}?\b(?:said|says|confirmed|added|"
                r"reported|claimed|told|alleged|heard|understands)\b)"
            ),
            words,
            maxsplit=1,
        )[0].split()
    )
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def finished(group: Group) -> PeopleGroup:
    """The group as it is published."""
    label = _label(group)
    pieces = [group.name or "; ".join(group.surfaces[:4]), *group.details]
    if group.act:
        pieces.append(f"alleged: “{group.act}”")
    marks = ", ".join(sorted(group.marks - {"alleged"}))
    if marks:
        pieces.append(f"said to be {marks}")
    return PeopleGroup(
        role=group.role,
        count=group.count,
        description="; ".join(pieces),
        statements=tuple(sorted(group.statements)),
        kind=_kind(group),
        label=label,
        contrasts=group.first.contrasts,
        is_vague=_is_vague(group),
        is_some_of=group.first.is_some_of,
        wordings=tuple(words for words in group.surfaces if re.match(r"(?i)\d|" + _COUNTING, words)),
    )


def _is_vague(group: Group) -> bool:
    """'Our officers attended': nobody whose part in the matter is told."""
    return group.count is None and not group.marks and not group.first.about and not group.act


def _kind(group: Group) -> str:
    if group.name:
        return group.first.kind
    if group.count == 1 and group.first.is_definite and not group.marks and group.first.kind != "public":
        return "unclear"
    if group.first.kind == "public":
        return "subject" if group.marks & {"arrested", "charged", "convicted", "suspended"} else "public"
    return "recipient" if group.first.kind == "colleagues" else group.first.kind


def _label(group: Group) -> str:
    """How a question speaks of the group."""
    if group.name:
        return group.name
    surface = group.surfaces[0] if group.surfaces else group.role
    if group.count == 1:
        role = group.role
        for mark, words in _SINGLE_LABELS:
            if mark in group.marks:
                wording = "the {role} accused of “{act}”" if group.accused and mark == "alleged" else words
                if mark == "alleged" and group.act.split(" ", 1)[0].endswith("ing") and not group.accused:
                    wording = "the {role} alleged to have been “{act}”"
                return wording.format(role=role, act=_shortened(group.act, most=70))
        return f"{surface[0].lower()}{surface[1:]}" if not surface.isupper() else surface
    if "restricted" in group.marks and group.count is None:
        return f"{surface} said to be {_restriction(group)}"
    if "investigated" in group.marks:
        return f"the {_counted(group)} under investigation or review"
    return f"the {_counted(group)}" if group.count else f"{surface[0].lower()}{surface[1:]}"


def _restriction(group: Group) -> str:
    quoted = re.search(r"[\"“‘]([^\"”’]{5,80})[\"”’]", group.first.after)
    return f"“{quoted.group(1)}”" if quoted else "restricted or moved"


def _counted(group: Group) -> str:
    return f"{_WORDS.get(group.count or 0, group.count)} {group.role}"

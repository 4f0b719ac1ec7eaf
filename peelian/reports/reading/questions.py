"""What the document leaves open. Each kind of question has a stable code and concerns groups and statements."""

import re
from collections.abc import Sequence
from itertools import combinations

from peelian.reports.reading.result import PeopleGroup, Question, Standing, Statement

MOST_PAIRS = 24
_CASE_KINDS = ("police", "staff", "subject", "recipient")
_RANKED = re.compile(
    r"(?:Acting |Temporary |Detective |Chief |Special )*(?:PC|DC|DS|DI|DCI|PS|Sgt|Insp|"
    r"Supt|Constable|Sergeant|Inspector|Superintendent)\b"
)
_OFFENCE = re.compile(r"(?i)\b(?:offences?|charges?|crimes?|suspicion)\b")
_NAMED_OFFENCE = re.compile(
    r"(?i)\bsuspicion\s+of\s+(?!an?\s+(?:unspecified|offence))\w+|\bcharged\s+with\s+\w+|"
    r"\bconvicted\s+of\s+\w+|\barrested\b.{0,80}?\bfor\s+(?!that\b|this\b|questioning)\w+"
)
_ARREST = re.compile(r"(?i)\b(?:arrest(?:ed)?|detained)\b")
_INCIDENT = re.compile(
    r"(?i)\b(?:off-duty\s+|on-duty\s+|alleged\s+|separate\s+)?(?:incidents?|matters?|"
    r"events?)\b"
)
_SCENE = re.compile(
    r"(?i)\b(?:an?|the|their|his|her)\s+(?:[\w'’]+\s+){0,3}?(?:party|encounter|"
    r"night\s+out|event|drinks|ball|trip|holiday|wedding|reunion)\b"
)
_ACTS = re.compile(
    r"(?i)\b(?:film|record|assault|rap(?:e|ed)|grop|touch|punch|kick|push|hit|attack|"
    r"stole|abus|photograph)\w*\b"
)
_SHARING = re.compile(r"(?i)\b(?:shar(?:ed|ing)|sent|posted|forwarded|circulated|shown)\b")


def find_questions(statements: Sequence[Statement], people: Sequence[PeopleGroup]) -> tuple[Question, ...]:
    """The questions a careful intake officer would ask of this document before anybody's name is put to anything."""
    return (
        *_overlaps(people),
        *_subsets(people),
        *_same_number(people),
        *_which_person(people),
        *_offence(statements, people),
        *_unknowns(statements),
        *_same_incident(statements),
        *_recipients(statements, people),
        *_which_days(statements),
    )


def _overlaps(people: Sequence[PeopleGroup]) -> list[Question]:
    """For every two descriptions that could be of the same person: are they?"""
    indexes = [
        i
        for i, group in enumerate(people)
        if group.kind in ("police", "staff", "subject") and not _is_subset(group)
    ]
    singles = [i for i in indexes if people[i].count == 1]
    many = [i for i in indexes if people[i].count != 1 and not people[i].is_vague]
    asked = [
        _same_person(people, one, other)
        for one, other in combinations(singles, 2)
        if not people[other].contrasts
    ]
    named = [i for i, group in enumerate(people) if group.kind == "named" and _RANKED.match(group.label)]
    asked += [_one_of(people, one, group) for one in sorted(singles + named) for group in many]
    asked += [
        _same_group(people, a, b)
        for a, b in combinations(many, 2)
        if not _told_together(people[a], people[b])
    ]
    if len(asked) <= MOST_PAIRS:
        return asked
    rest = tuple(sorted({i for question in asked[MOST_PAIRS:] for i in question.people}))
    more = f"The document speaks of {len(indexes)} people or groups; which of the others are the same people?"
    return [*asked[:MOST_PAIRS], Question(code="more_overlaps", question=more, people=rest)]


def _is_subset(group: PeopleGroup) -> bool:
    return group.is_some_of


def _told_together(one: PeopleGroup, other: PeopleGroup) -> bool:
    """'Nine officers and six members of staff': counted side by side, so not the same people."""
    return (
        one.count is not None
        and other.count is not None
        and bool(set(one.statements) & set(other.statements))
    )


def _same_person(people: Sequence[PeopleGroup], one: int, other: int) -> Question:
    words = f"Is {people[one].label} the same person as {people[other].label}?"
    return Question(
        code="same_person", question=words, people=(one, other), statements=_where(people, one, other)
    )


def _one_of(people: Sequence[PeopleGroup], one: int, group: int) -> Question:
    words = f"Is {people[one].label} one of {people[group].label}?"
    return Question(
        code="one_of_group", question=words, people=(one, group), statements=_where(people, one, group)
    )


def _same_group(people: Sequence[PeopleGroup], one: int, other: int) -> Question:
    words = f"Are {people[one].label} and {people[other].label} the same people, or do they overlap?"
    return Question(
        code="groups_overlap", question=words, people=(one, other), statements=_where(people, one, other)
    )


def _which_person(people: Sequence[PeopleGroup]) -> list[Question]:
    """'The officer', in a document that speaks of several."""
    others = [
        group.label for group in people if group.kind in ("police", "staff", "subject") and group.count == 1
    ][:4]
    return [
        Question(
            code="which_person",
            people=(i,),
            statements=group.statements,
            question=(
                f"Who is “{group.label}”: {', '.join(others) or 'somebody named elsewhere'}, or "
                f"somebody else?"
            ),
        )
        for i, group in enumerate(people)
        if group.kind == "unclear"
    ][:MOST_PAIRS]


def _same_number(people: Sequence[PeopleGroup]) -> list[Question]:
    """Where two counts of the same number were read as one group, say so and ask."""
    return [
        Question(
            code="one_group_or_two",
            people=(i,),
            statements=group.statements,
            question=(
                f"The document counts {group.count} people more than once "
                f"({'; '.join(group.wordings[:3])}): are they the same people?"
            ),
        )
        for i, group in enumerate(people)
        if (group.count or 0) > 1 and len(group.wordings) > 1 and group.kind in ("police", "staff", "subject")
    ][:MOST_PAIRS]


def _subsets(people: Sequence[PeopleGroup]) -> list[Question]:
    """'Some of the individuals ...': how many, which, and of which group."""
    questions = []
    for index, group in enumerate(people):
        if not _is_subset(group):
            continue
        wholes = [
            i
            for i, other in enumerate(people)
            if other.kind in ("police", "staff", "subject")
            and other.count not in (None, 1)
            and not other.is_some_of
        ]
        whole = " or ".join(people[i].label for i in wholes[-2:]) or "the people under review"
        words = f"How many and which of {whole} are meant by “{group.label}”?"
        questions.append(
            Question(
                code="which_of_group",
                question=words,
                people=(*wholes[-2:], index),
                statements=group.statements,
            )
        )
    return questions


def _offence(statements: Sequence[Statement], people: Sequence[PeopleGroup]) -> list[Question]:
    arrests = tuple(
        i
        for i, s in enumerate(statements)
        if _ARREST.search(s.text) and s.standing in (Standing.CONFIRMED, Standing.UNKNOWN)
    )
    told_unknown = any(s.standing is Standing.UNKNOWN and _OFFENCE.search(s.text) for s in statements)
    if not arrests or (any(_NAMED_OFFENCE.search(s.text) for s in statements) and not told_unknown):
        return []
    arrested = tuple(i for i, group in enumerate(people) if group.count == 1 and "arrested" in group.label)
    words = "On suspicion of which offence was the arrest made? The document does not say."
    return [Question(code="suspected_offence", question=words, people=arrested, statements=arrests)]


def _unknowns(statements: Sequence[Statement]) -> list[Question]:
    return [
        Question(
            code="unknown_stated",
            question=f"The document says this is not known: “{_quoted(s.text)}” Who can tell?",
            statements=(i,),
        )
        for i, s in enumerate(statements)
        if s.standing is Standing.UNKNOWN
    ][:MOST_PAIRS]


def _same_incident(statements: Sequence[Statement]) -> list[Question]:
    """A confirmed incident and an alleged scene: one event or two?"""
    incidents = [
        i for i, s in enumerate(statements) if s.standing is Standing.CONFIRMED and _INCIDENT.search(s.text)
    ]
    alleged = [i for i, s in enumerate(statements) if s.standing is Standing.ALLEGED]
    scenes = [i for i in alleged if _SCENE.search(statements[i].text)] or [
        i for i in alleged if _ACTS.search(statements[i].text)
    ]
    if not incidents or not scenes:
        return []
    incident = _INCIDENT.search(statements[incidents[0]].text)
    scene = _SCENE.search(statements[scenes[0]].text)
    dated = next((d.phrase for d in statements[incidents[0]].dates), "")
    when = f" ({dated})" if dated else ""
    told = scene.group() if scene else _quoted(statements[scenes[0]].text)
    words = f"Is the {incident.group() if incident else 'incident'}{when} the same event as “{told}”?"
    return [Question(code="same_incident", question=words, statements=(incidents[0], scenes[0]))]


def _recipients(statements: Sequence[Statement], people: Sequence[PeopleGroup]) -> list[Question]:
    questions = []
    groups = [i for i, g in enumerate(people) if g.kind in ("police", "staff") and g.count not in (None, 1)]
    for index, group in enumerate(people):
        shared = group.count != 1 and any(_SHARING.search(statements[i].text) for i in group.statements)
        if group.kind == "recipient" and shared:
            among = f", and are any of them among {people[groups[-1]].label}" if groups else ""
            words = f"Who are the {group.role} with whom material is said to have been shared{among}?"
            questions.append(
                Question(
                    code="who_received",
                    question=words,
                    people=(index, *groups[-1:]),
                    statements=group.statements,
                )
            )
    return questions[:5]


def _which_days(statements: Sequence[Statement]) -> list[Question]:
    return [
        Question(code="which_day", question=f"Which day or days does “{found.phrase}” mean?", statements=(i,))
        for i, s in enumerate(statements)
        if s.standing in (Standing.ALLEGED, Standing.CONFIRMED)
        for found in s.dates
        if found.start is None
    ][:MOST_PAIRS]


def _where(people: Sequence[PeopleGroup], *groups: int) -> tuple[int, ...]:
    return tuple(sorted({statement for group in groups for statement in people[group].statements[:20]}))


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 160 else words[:160].rsplit(" ", 1)[0] + " …"

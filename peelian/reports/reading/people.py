"""People as counted groups. Two descriptions stay two groups: joining them is a question, never a rule of ours.

A later mention is put with an earlier group only when it is the same description again ('the arrested officer'
after 'an officer has been arrested'), or a plain 'the officer' when the document has spoken of one officer only.
"""

import re
from collections.abc import Sequence

from peelian.reports.reading.cues.people import TITLES
from peelian.reports.reading.describing import describe, finished
from peelian.reports.reading.groups import ACT, Group, same_description
from peelian.reports.reading.mentions import Mention, mentions_in
from peelian.reports.reading.naming import add_named
from peelian.reports.reading.result import Basis, PeopleGroup, Standing, Statement

MOST_GROUPS = 200
_PRONOUN = re.compile(r"(?i)(?:^|\b(?:that|which|when|whether|offence|and)\s+)(?:\w+\s+){0,2}?(?:he|she)\b")
_STARTS_WITH_PRONOUN = re.compile(r"^(?:He|She)\b")
_NAME_FOLLOWS = re.compile(rf",?\s+(?:{TITLES})\.?\s+(?:\d+\s+)?[A-Z]")
_RECIPIENT = re.compile(r"(?i)\b(?:with|to|among|between)\s+(?:\w+\s+){0,3}$")
_PRONOUN_WORD = re.compile(r"(?i)\b(?:he|she)\b")
_FEMALE = frozenset(["woman", "girl", "daughter", "mother", "wife", "policewoman", "schoolgirl"])
_MALE = frozenset(["man", "boy", "son", "father", "husband", "policeman", "schoolboy"])


def find_people(statements: Sequence[Statement], *, kind: str) -> tuple[PeopleGroup, ...]:
    """The groups of people the statements speak of, in the order they first appear; at most 200."""
    groups: list[Group] = []
    # Headings last: they sum up what the body says, and must not lay down descriptions of their own first.
    order = sorted(range(len(statements)), key=lambda index: statements[index].is_heading)
    for index in order:
        if len(groups) >= MOST_GROUPS:
            break
        _read_statement(
            groups, statements, index, told=kind in ("complaint", "colleague's report", "self-report")
        )
    groups.sort(key=lambda group: min(group.statements))
    return tuple(finished(group) for group in groups)


def _read_statement(groups: list[Group], statements: Sequence[Statement], index: int, *, told: bool) -> None:
    statement = statements[index]
    add_named(groups, statement, index, told=told)
    mentions = list(mentions_in(statement.text, statement=index))
    previous: tuple[Mention, Group] | None = None
    for mention in mentions:
        if _NAME_FOLLOWS.match(statement.text, mention.end):
            continue  # 'my sergeant, Sgt Pike': the name is the description
        if previous and _is_apposition(previous[0], mention, statement.text):
            previous[1].nouns.add(mention.noun)
            if not any(detail.startswith(mention.surface) for detail in previous[1].details):
                previous[1].details.append(mention.surface)
        elif _is_particular(mention, statement):
            previous = mention, _place(groups, mention, statement)
    if not mentions:
        _follow_pronoun(groups, statements, index)


def _is_apposition(one: Mention, other: Mention, text: str) -> bool:
    """'The arrested officer, a man in his 20s,': the same person said twice by the grammar of the sentence."""
    between = text[one.end : other.start]
    return between.strip() in (",", "(", "–", "-") and one.count == other.count == 1 and not other.is_definite


def _is_particular(mention: Mention, statement: Statement) -> bool:
    """Whether the words speak of certain people, and not of officers or women in general."""
    if mention.count == 0 or (statement.source and mention.surface.lower() in statement.source.lower()):
        return False
    if statement.standing is Standing.OPINION:
        return mention.count is not None and not mention.is_definite and mention.surface[0].isdigit()
    if mention.kind == "colleagues":
        return bool(
            mention.count or mention.about or mention.is_definite or _RECIPIENT.search(mention.before)
        )
    if statement.is_heading:
        return bool(mention.marks) or bool(mention.count and mention.count > 1)
    if mention.count is None and not mention.is_definite and mention.kind in ("police", "subject", "public"):
        return (
            bool(mention.marks)
            or mention.about
            or (statement.standing is Standing.ALLEGED and ACT.match(mention.after) is not None)
            or bool(re.match(r"(?i)some|several|a\s|many|dozens|other|fellow", mention.surface))
        )
    return True


def _place(groups: list[Group], mention: Mention, statement: Statement) -> Group:
    group = same_description(groups, mention, statement)
    if group is None:
        group = Group(first=mention, role=mention.role, count=mention.count, marks=set())
        groups.append(group)
    group.add(mention.statement)
    if statement.standing not in (Standing.UNKNOWN, Standing.DENIED):
        group.marks |= mention.marks
    if mention.age and mention.age not in group.details:
        group.details.append(mention.age)
    if mention.surface.lower() not in (s.lower() for s in group.surfaces):
        group.surfaces.append(mention.surface)
    if " and " in mention.role and " and " not in group.role:
        group.role = mention.role
    describe(group, mention, statement)
    return group


def _follow_pronoun(groups: Sequence[Group], statements: Sequence[Statement], index: int) -> None:
    """'He was released on bail': put with the one person the statement before spoke of, when it spoke of one only."""
    statement = statements[index]
    if index == 0 or statement.basis is Basis.CARRIED or statement.standing is Standing.OPINION:
        return
    if not (_STARTS_WITH_PRONOUN.match(statement.text) or _PRONOUN.search(statement.text)):
        return
    word = _PRONOUN_WORD.search(statement.text)
    unfit = _FEMALE if word and word.group().lower() == "he" else _MALE
    before = [
        group
        for group in groups
        if index - 1 in group.statements
        and group.count == 1
        and group.first.kind != "speaker"
        and group.first.noun not in unfit
    ]
    if len(before) == 1:
        before[0].add(index)

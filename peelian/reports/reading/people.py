"""People as counted groups. Two descriptions stay two groups: joining them is a question, never a rule of ours.

A later mention is put with an earlier group only when it is the same description again ('the arrested officer'
after 'an officer has been arrested'), or a plain 'the officer' when the document has spoken of one officer only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from peelian.reports.reading.attribution import classify
from peelian.reports.reading.cues.people import NUMBER_WORDS, TITLES
from peelian.reports.reading.mentions import Mention, mentions_in, names_in
from peelian.reports.reading.result import Basis, PeopleGroup, Standing, Statement

MOST_GROUPS = 200
_PRONOUN = re.compile(r"(?i)(?:^|\b(?:that|which|when|whether|offence|and)\s+)(?:\w+\s+){0,2}?(?:he|she)\b")
_STARTS_WITH_PRONOUN = re.compile(r"^(?:He|She)\b")
_ACT = re.compile(
    r"(?i)^\s*(?:,[^,]{0,60},\s*)?(?:(?:had|has|have|was|were)\s+)?(?:allegedly\s+|"
    r"secretly\s+|repeatedly\s+|covertly\s+)?[a-z]+(?:ed|ing|t|d|k|w)\b"
)
_ACCUSED_OF = re.compile(
    r"(?i)^,?\s*(?:who\s+)?(?:is|was|are|were|has\s+been|had\s+been|"
    r"have\s+been)?\s*(?:\w+\s+)?accused\s+of\s+(?P<act>.+)"
)
_NAME_FOLLOWS = re.compile(rf",?\s+(?:{TITLES})\.?\s+(?:\d+\s+)?[A-Z]")
_APPOSITIVE = re.compile(
    r"(?i)^,?\s*(?P<detail>(?:an?\s+(?:wo)?man\s+in\s+(?:his|her)\s+(?:\w+\s+)?\d0s|"
    r"aged?\s+\d{2}|\d{2}|in\s+(?:his|her)\s+\d0s|an?\s+[\w-]+\s+(?:officer|constable|"
    r"sergeant)))\s*,"
)
_RECIPIENT = re.compile(r"(?i)\b(?:with|to|among|between)\s+(?:\w+\s+){0,3}$")
_PRONOUN_WORD = re.compile(r"(?i)\b(?:he|she)\b")
_FEMALE = frozenset(["woman", "girl", "daughter", "mother", "wife", "policewoman", "schoolgirl"])
_MALE = frozenset(["man", "boy", "son", "father", "husband", "policeman", "schoolboy"])
_SUBJECT_KINDS = ("police", "staff", "subject", "colleagues")


@dataclass(kw_only=True)
class Group:
    """A group being built."""

    first: Mention
    role: str
    count: int | None
    marks: set[str]
    label: str = ""
    surfaces: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    details: list[str] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    act: str = ""
    accused: bool = False
    recipient: bool = False
    name: str = ""

    def add(self, statement: int) -> None:
        """Note a statement that speaks of the group."""
        if statement not in self.statements:
            self.statements.append(statement)


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
    return tuple(_finished(group) for group in groups)


def _read_statement(groups: list[Group], statements: Sequence[Statement], index: int, *, told: bool) -> None:
    statement = statements[index]
    _add_named(groups, statement, index, told=told)
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
            or bool(re.match(r"(?i)some|several|a\s|many|dozens|other|fellow", mention.surface))
        )
    return True


def _place(groups: list[Group], mention: Mention, statement: Statement) -> Group:
    group = _same_description(groups, mention, statement)
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
    _describe(group, mention, statement)
    return group


def _describe(group: Group, mention: Mention, statement: Statement) -> None:
    detail = _APPOSITIVE.match(mention.after)
    if detail and detail["detail"] not in group.details:
        group.details.append(detail["detail"])
    group.recipient = group.recipient or _RECIPIENT.search(mention.before) is not None
    accused = _ACCUSED_OF.match(mention.after)
    if accused and statement.standing in (Standing.ALLEGED, Standing.CONFIRMED) and not group.act:
        group.act, group.accused = _shortened(accused["act"]), True
        group.marks.add("alleged")
    alleged = statement.standing is Standing.ALLEGED and mention.kind in _SUBJECT_KINDS
    if alleged and not group.act and _ACT.match(mention.after) and not mention.marks:
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


def _same_description(groups: Sequence[Group], mention: Mention, statement: Statement) -> Group | None:
    """The group this mention is the same description of, or None."""
    alike = [group for group in groups if not group.name and _fits(group, mention)]
    if statement.is_heading:
        return next(
            (
                g
                for g in alike
                if mention.marks & g.marks or (g.count == mention.count and mention.is_plural and g.count)
            ),
            alike[0] if len(alike) == 1 else None,
        )
    if mention.contrasts and not mention.is_definite:
        return None
    marked = [group for group in alike if mention.marks & group.marks]
    if mention.is_definite:
        return _definite(alike, marked, mention)
    if mention.is_some_of:
        return None
    if mention.count is None:
        return next(
            (
                group
                for group in alike
                if group.count is None and group.first.surface.lower() == mention.surface.lower()
            ),
            None,
        )
    same = [
        group
        for group in marked
        if _plain(group.role) == _plain(mention.role) or (mention.count > 1 and _near_roles(group, mention))
    ]
    return same[-1] if same and not _acts_differ(same[-1], mention, statement) else None


def _definite(alike: Sequence[Group], marked: Sequence[Group], mention: Mention) -> Group | None:
    premarked = [group for group in marked if group.count == mention.count or mention.count is None]
    if len(premarked) == 1:
        return premarked[0]
    bare = [
        group
        for group in alike
        if group.count == mention.count or (mention.is_plural and group.first.is_plural)
    ]
    if len(bare) > 1:
        exact = [group for group in bare if mention.noun in {group.first.noun, *group.nouns}]
        bare = exact if len(exact) == 1 else bare
    return (
        bare[0]
        if len(bare) == 1
        else next((g for g in bare if g.first.surface.lower() == mention.surface.lower()), None)
    )


def _fits(group: Group, mention: Mention) -> bool:
    if group.first.is_plural != mention.is_plural:
        return False
    if mention.count is not None and group.count is not None and mention.count != group.count:
        return False
    if mention.noun == group.first.noun or mention.noun in group.nouns:
        return True
    if mention.is_plural:
        return _near_roles(group, mention)
    if mention.is_possessive:
        return False
    if (
        mention.is_definite
        and mention.kind == group.first.kind == "police"
        and "officer" in (mention.noun, group.first.noun)
    ):
        return True
    # 'the arrested man' after 'an officer has been arrested': described by the same step, in looser words
    return mention.is_definite and mention.noun in _LOOSE and bool(mention.marks & group.marks)


_LOOSE = frozenset(("man", "woman", "person", "suspect", "individual"))


def _plain(role: str) -> str:
    return role.removeprefix("serving ").removeprefix("police ")


def _near_roles(group: Group, mention: Mention) -> bool:
    kinds = {group.first.kind, mention.kind}
    return kinds <= {"police", "staff", "subject"} and (
        len(kinds) == 1 or " and " in group.role + mention.role or "subject" in kinds
    )


def _acts_differ(group: Group, mention: Mention, statement: Statement) -> bool:
    """Whether an indefinite mention brings an allegation of its own, which makes it another description."""
    return (
        statement.standing is Standing.ALLEGED
        and bool(_ACT.match(mention.after))
        and not mention.marks & group.marks
    )


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


def _add_named(groups: list[Group], statement: Statement, index: int, *, told: bool) -> None:
    for name, _, end in list(names_in(statement.text))[:20]:
        known = next((g for g in groups if g.name and _same_name(g.name, name)), None)
        if known is None:
            known = _named_group(name, statement, index, told=told, after=statement.text[end : end + 160])
            groups.append(known)
        known.add(index)
    for group in groups:
        if (
            group.name
            and statement.basis is Basis.CARRIED
            and statement.source
            and group.name in statement.source
        ):
            group.add(index)


def _same_name(known: str, name: str) -> bool:
    return known == name or (
        known.split()[-1] == name.split()[-1]
        and (known.split()[0] == name.split()[0] or len(name.split()) == 2)
    )


def _named_group(name: str, statement: Statement, index: int, *, told: bool, after: str) -> Group:
    """A person with a name. In a letter the people quoted are those written about, not speakers to the press."""
    speaks = bool(statement.source and name in statement.source) and not told
    mention = Mention(
        statement=index,
        surface=name,
        noun="named",
        role=_role_of(name, statement, told=told),
        kind="speaker" if speaks else "named",
        count=1,
        about=False,
        is_definite=True,
        is_some_of=False,
        contrasts=False,
        marks=frozenset(),
        before="",
        after=after,
    )
    return Group(first=mention, role=mention.role, count=1, marks=set(), name=name, surfaces=[name])


def _role_of(name: str, statement: Statement, *, told: bool) -> str:
    if statement.source and name in statement.source and not told:
        around = statement.source.replace(name, "").strip(" ,")
        around = re.sub(r"^(?:of\s+[A-Z][\w'’-]+,?\s*|(?:who|which)\s.*)", "", around)
        around = re.sub(r"^(?:a|an|the)\s+", "", around.strip(" ,"))
        if around:
            return around
    words = [word for word in name.split() if word.istitle() or word.isupper()]
    rank = [w for w in words if w in _RANKS]
    if rank:
        return " ".join(rank).lower() if not rank[0].isupper() else rank[0]
    outsider = statement.source is not None and classify(statement.source) == "outside"
    return "named person" if not outsider else "commentator"


_RANKS = frozenset(
    [
        "Acting",
        "Temporary",
        "Assistant",
        "Deputy",
        "Detective",
        "Chief",
        "Special",
        "Police",
        "Constable",
        "Sergeant",
        "Inspector",
        "Superintendent",
        "Commander",
        "Commissioner",
        "PC",
        "DC",
        "DS",
        "DI",
        "DCI",
        "PS",
        "Sgt",
        "Insp",
        "Supt",
        "Judge",
    ]
)


def _finished(group: Group) -> PeopleGroup:
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

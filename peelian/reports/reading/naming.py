"""People whom a document names with a title or rank."""

import re

from peelian.reports.reading.attribution import classify
from peelian.reports.reading.groups import Group
from peelian.reports.reading.mentions import Mention, names_in
from peelian.reports.reading.result import Basis, Statement

_RANKS_TEXT = """
    Acting Temporary Assistant Deputy Detective Chief Special Police Constable Sergeant Inspector
    Superintendent Commander Commissioner PC DC DS DI DCI PS Sgt Insp Supt Judge
"""
_RANKS = frozenset(_RANKS_TEXT.split())


def add_named(groups: list[Group], statement: Statement, index: int, *, told: bool) -> None:
    """Put the people named in a statement with the groups; ``told`` where the document is one person's letter."""
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

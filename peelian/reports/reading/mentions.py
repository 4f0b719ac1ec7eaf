"""Finding the words for people in a statement: role, how many, and what is said of them there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from peelian.reports.reading.cues import people as cues

_NOUNS = {
    form: (singular, kind, form == plural)
    for kind, table in cues.KINDS
    for singular, plural in table.items()
    for form in (singular, plural)
}
_NOUN = "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in sorted(_NOUNS, key=len, reverse=True))
# Without one of these there is nobody to find: a look that saves the long pattern on most hostile text.
_SHORTEST_NOUNS = tuple(
    noun for noun in _NOUNS if not any(other in noun for other in _NOUNS if other != noun)
)
_NUMBER = "|".join(
    re.escape(word).replace(r"\ ", r"\s+") for word in sorted(cues.NUMBER_WORDS, key=len, reverse=True)
)
_PLURAL_NUMBER = "|".join(
    re.escape(word).replace(r"\ ", r"\s+")
    for word, number in sorted(cues.NUMBER_WORDS.items(), key=lambda item: -len(item[0]))
    if number > 1
)
_COUNT = (
    rf"(?P<about>{cues.ABOUT}\s+)?(?P<number>\d{{1,4}}|{_NUMBER})(?:\s+of\s+(?:the|its|"
    rf"their|our|his|her))?|(?P<some>{cues.UNCOUNTED})(?:\s+of\s+(?P<of>the|its|their|"
    rf"these|those|them))?"
    rf"|(?P<definite>{cues.DEFINITE})(?:\s+(?P<definite_number>\d{{1,4}}|{_PLURAL_NUMBER}))?"
)
_JOINER = r"(?:\s*(?:/|and/or)\s*|\s+(?:and|or)\s+)"
_MENTION = re.compile(
    rf"(?i)(?<![\w-])[\"“‘']?(?:(?:{_COUNT})\s+)?(?P<mark>[\"“‘']?)(?P<mods>(?:(?-i:[A-Z][\w’']+\s+){{0,4}}?(?:(?:{cues.MODIFIERS})\s+)*))"
    rf"(?P<noun>{_NOUN})(?:{_JOINER}(?:(?:{cues.MODIFIERS})\s+){{0,2}}(?P<noun2>{_NOUN}))?(?![\w-])(?!['’]s?\s+(?:mess|associat|federat|house|car|home))"
)
_NAMED = re.compile(
    rf"(?<![\w])(?P<title>{cues.TITLES})\.?\s+(?:(?:\d{{2,6}}|"
    rf"[A-Z]{{2}}\d+)\s+)?(?P<name>(?:[A-Z][\w'’-]+\s?){{1,3}})"
)
_NOUNLESS = re.compile(
    rf"(?i)(?:^|,\s+|\b(?:and|that|but|"
    rf"while)\s+)(?P<surface>(?:all\s+)?(?P<number>{_NUMBER}|some|several|many|most|others|"
    rf"a\s+number|a\s+handful|a\s+few)(?:\s+others?|\s+more)?(?:\s+of\s+(?:them|those|"
    rf"these|the\s+\w+))?)"
    r"\s+(?=(?:have|has|had|are|were|was|is|remain)\b)"
)
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”‘', " "))
_ABOUT_IS_OF = re.compile(
    r"(?i)(?:complain\w*|complaint|talk\w*|report|statement|allegations?|claims?|"
    r"concerns?|concerned|know|told|asked|heard|information|worried|writ\w+|over)\s*$"
)
_ONLY_AGED = re.compile(
    r"(?i)\b(?P<article>the|an?)\s+(?P<age>\d{1,2}-year-old)(?=,|\s+(?:was|is|has|had|who|"
    r"remains?|remained|from|appeared)\b)"
)
_GENERAL = re.compile(r"(?i)\b(?:every|each|any|no|neither|either)\s+$")
_GENERAL_START = re.compile(r"(?i)(?:every|each|any|no|neither|either)\s")
_OLD = re.compile(r"(?i)\b(\d{1,2}-year-old)\b")
_MARKS = tuple((name, re.compile(f"(?i){pattern}")) for name, pattern in cues.MARKS)
_CONTRAST = re.compile(rf"(?i)\b{cues.CONTRAST}\b")


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One expression for people in one statement."""

    statement: int
    surface: str
    noun: str
    role: str
    kind: str
    count: int | None
    about: bool
    is_definite: bool
    is_possessive: bool = False
    is_some_of: bool
    contrasts: bool
    marks: frozenset[str]
    before: str
    after: str
    start: int = 0
    end: int = 0
    age: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether more than one person, or an unknown number, is meant."""
        return self.count is None or self.count > 1


def mentions_in(text: str, *, statement: int) -> Iterator[Mention]:
    """Yield the expressions for people in a statement's text, in order."""
    taken: set[int] = set()
    lowered = text.lower()
    speaks_of_people = any(noun in lowered for noun in _SHORTEST_NOUNS)
    for match in _MENTION.finditer(text) if speaks_of_people else ():
        mention = _mention(match, text, statement)
        if mention is not None:
            taken.add(match.start())
            yield mention
    for match in _ONLY_AGED.finditer(text):
        yield _only_aged(match, text, statement)
    for match in _NOUNLESS.finditer(text):
        if match.start("surface") in taken:
            continue
        yield _nounless(match, text, statement)


def names_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (title and name, start, end) for each person named with a title or rank."""
    for match in _NAMED.finditer(text):
        yield " ".join(match.group().split()), match.start(), match.end()


def _mention(match: re.Match[str], text: str, statement: int) -> Mention | None:
    noun = " ".join(match["noun"].lower().split())
    singular, kind, is_plural_form = _NOUNS[noun]
    invariant = singular == noun and noun in ("staff",)
    if _GENERAL.search(text, max(0, match.start() - 7), match.start()) or _GENERAL_START.match(match.group()):
        return None
    counted = any(match[name] for name in ("number", "some", "definite"))
    if not counted and not (is_plural_form or invariant) and not _is_headline_style(match):
        return None
    after = text[match.end() : match.end() + 160]
    return Mention(
        statement=statement,
        surface=" ".join(match.group().translate(_NO_QUOTES).split()),
        noun=singular,
        role=_role(match),
        kind=kind,
        count=_count(match, is_plural=is_plural_form or invariant, about=_is_about(match, text)),
        about=_is_about(match, text),
        is_definite=bool(match["definite"]),
        is_possessive=(match["definite"] or "").lower() in ("his", "her", "their", "its", "our", "my"),
        is_some_of=bool(match["some"]) and bool(match["of"]),
        contrasts=_CONTRAST.search(match.group()) is not None,
        marks=_marks(match["mods"], after, kind, is_definite=bool(match["definite"])),
        age=(_OLD.search(match["mods"]) or [""])[0],
        before=text[max(0, match.start() - 60) : match.start()],
        after=after,
        start=match.start(),
        end=match.end(),
    )


def _only_aged(match: re.Match[str], text: str, statement: int) -> Mention:
    """'The 26-year-old was arrested'."""
    after = text[match.end() : match.end() + 160]
    return Mention(
        statement=statement,
        surface=match.group(),
        noun="person",
        role="person",
        kind="subject",
        count=1,
        about=False,
        is_definite=match["article"].lower() == "the",
        is_some_of=False,
        contrasts=False,
        marks=_marks("", after, "subject"),
        before=text[max(0, match.start() - 60) : match.start()],
        after=after,
        start=match.start(),
        end=match.end(),
        age=match["age"],
    )


def _nounless(match: re.Match[str], text: str, statement: int) -> Mention:
    """'Several have been moved', 'four of them are suspended': some of people named before."""
    number = match["number"]
    count = cues.NUMBER_WORDS.get(" ".join((number or "").lower().split()))
    after = text[match.end() : match.end() + 160]
    return Mention(
        statement=statement,
        surface=" ".join(match["surface"].split()),
        noun="individual",
        role="individuals" if count != 1 else "individual",
        kind="subject",
        count=count,
        about=False,
        is_definite=False,
        is_some_of=not re.search(r"(?i)\b(?:others?|more)$", match["surface"]),
        contrasts=False,
        marks=_marks("", after, "subject"),
        before=text[max(0, match.start() - 60) : match.start()],
        after=after,
        start=match.start("surface"),
        end=match.end("surface"),
    )


def _is_headline_style(match: re.Match[str]) -> bool:
    return bool(match["mods"].strip())


def _role(match: re.Match[str]) -> str:
    mods = " ".join(
        word
        for word in match["mods"].lower().split()
        if word
        not in (
            "other",
            "more",
            "further",
            "additional",
            "same",
            "different",
            "second",
            "third",
            "fourth",
            "fellow",
        )
        and word not in cues.PREMODIFIER_MARKS
        and not word[0].isdigit()
    )
    kept = [word for word in mods.split() if re.fullmatch(rf"(?i)(?:{cues.MODIFIERS})", word)]
    noun = " ".join(match["noun"].lower().split())
    if _is_one_of(match):
        noun = _NOUNS[noun][0]
    if match["noun2"]:
        noun = f"{noun} and {' '.join(match['noun2'].lower().split())}"
    return " ".join([*kept, noun])


def _is_one_of(match: re.Match[str]) -> bool:
    """'One of its sergeants' is a sergeant."""
    return bool(match["number"]) and cues.NUMBER_WORDS.get(match["number"].lower()) == 1


def _is_about(match: re.Match[str], text: str) -> bool:
    """'About ten officers' is not ten; 'to complain about two officers' is two."""
    return bool(match["about"]) and not _ABOUT_IS_OF.search(text, max(0, match.start() - 24), match.start())


def _count(match: re.Match[str], *, is_plural: bool, about: bool) -> int | None:
    word = match["number"] or match["definite_number"]
    if word:
        number = int(word) if word.isdigit() else cues.NUMBER_WORDS[" ".join(word.lower().split())]
        return None if about else number
    if match["some"] or is_plural:
        return None
    return 1


def _marks(mods: str, after: str, kind: str, *, is_definite: bool = False) -> frozenset[str]:
    """What is said of the people: the words right before the noun, and the clause that follows it."""
    found = {cues.PREMODIFIER_MARKS[word] for word in mods.lower().split() if word in cues.PREMODIFIER_MARKS}
    clause = re.split(
        r"(?i)[.;!?]|\s(?:after|following|amid|as|who\s+said|said)\s|,\s(?:and|but)\s", after, maxsplit=1
    )[0]
    found |= {name for name, pattern in _MARKS if pattern.search(clause)}
    held = is_definite and re.match(r"(?i)\s+in\s+custody\b", after)
    if held:
        found.add("arrested")
    if kind == "public" and not held and not re.search(r"(?i)\b(?:arrested|detained)\b", mods + clause):
        found.discard("arrested")  # 'a woman in custody' is not said to be a suspect of ours
    return frozenset(found)

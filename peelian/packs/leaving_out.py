"""Leaving out of a whole pack what is withheld: its words, and whatever else in it holds them. Pure.

A name that is taken out of a message but left in the title of its thread, in a translation or in the name of a file has
not been taken out. So a phrase is looked for in every text that a pack shows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from peelian.packs.contents import REDACTED, Allegation, Citation, Contents, Excerpt, File, Line
from peelian.packs.redacting import Span, occurrences, redact
from peelian.packs.states import Part


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to leave out, and the reason as a reader is told it. Without a message it holds for the whole pack."""

    part: Part
    reason: str
    phrase: str = ""
    message_ref: str = ""

    def concerns(self, ref: str) -> bool:
        """Whether it holds for a message."""
        return self.message_ref in ("", ref)


def leave_out(contents: Contents, rules: Sequence[Rule]) -> Contents:
    """The pack without what the rules withhold. Each line says why something is missing from it."""
    general = [rule for rule in rules if not rule.message_ref]

    def clean(text: str) -> str:
        return _without(text, general)[0]

    return replace(
        contents,
        title=clean(contents.title),
        allegations=tuple(_allegation(each, clean) for each in contents.allegations),
        excerpts=tuple(_excerpt(each, rules) for each in contents.excerpts),
    )


def count_phrase(contents: Contents, phrase: str, *, message_ref: str = "") -> int:
    """How often a phrase stands anywhere in a pack, or in what belongs to one message."""
    lines = {line.ref: line for excerpt in contents.excerpts for line in excerpt.lines}
    texts = [
        text
        for line in lines.values()
        if not message_ref or line.ref == message_ref
        for text in _texts_of(line)
    ]
    if not message_ref:
        texts += [contents.title, *(each.summary for each in contents.allegations)]
    return sum(len(occurrences(text, phrase)) for text in texts)


def _texts_of(line: Line) -> Iterable[str]:
    yield from (line.text, line.translation, line.sender, line.conversation)
    yield from (file.name for file in line.files)
    for citation in line.citations:
        yield from (citation.exhibit, citation.file_name, citation.member)


def _allegation(allegation: Allegation, clean: Callable[[str], str]) -> Allegation:
    return replace(allegation, summary=clean(allegation.summary), subject=clean(allegation.subject))


def _excerpt(excerpt: Excerpt, rules: Sequence[Rule]) -> Excerpt:
    return Excerpt(
        _line(excerpt.line, rules),
        tuple(_line(line, rules) for line in excerpt.before),
        tuple(_line(line, rules) for line in excerpt.after),
    )


def _line(line: Line, rules: Sequence[Rule]) -> Line:
    mine = [rule for rule in rules if rule.concerns(line.ref)]
    said: list[str] = []

    def clean(text: str) -> str:
        left, reasons = _without(text, mine)
        said.extend(reasons)
        return left

    line = _without_parts(line, mine, said)
    cleaned = replace(
        line,
        text=clean(line.text),
        translation=clean(line.translation),
        sender=clean(line.sender),
        conversation=clean(line.conversation),
        files=tuple(replace(file, name=clean(file.name)) for file in line.files),
        citations=tuple(_citation(each, clean) for each in line.citations),
    )
    return replace(cleaned, withheld=(*line.withheld, *dict.fromkeys(said)))


def _without_parts(line: Line, rules: Iterable[Rule], said: list[str]) -> Line:
    for rule in rules:
        if rule.part is Part.PHRASE:
            continue
        said.append(rule.reason)
        if rule.part is Part.MESSAGE:
            line = replace(line, text=REDACTED, translation=REDACTED if line.translation else "")
        elif rule.part is Part.SENDER:
            line = replace(line, sender=REDACTED)
        else:
            line = replace(
                line, files=tuple(File(REDACTED, each.mime, each.sha256, each.size) for each in line.files)
            )
    return line


def _citation(citation: Citation, clean: Callable[[str], str]) -> Citation:
    named = {name: clean(getattr(citation, name)) for name in ("exhibit", "file_name", "member")}
    return replace(citation, **named)


def _without(text: str, rules: Iterable[Rule]) -> tuple[str, tuple[str, ...]]:
    spans = [
        Span(start, end, rule.reason)
        for rule in rules
        if rule.part is Part.PHRASE
        for start, end in occurrences(text, rule.phrase)
    ]
    return redact(text, spans)

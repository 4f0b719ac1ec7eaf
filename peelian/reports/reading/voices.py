"""First look: sentences cut into clauses, and each clause given the speaker its own sentence names or carries on."""

import re
from collections.abc import Sequence

from peelian.reports.reading.attribution import Attribution, classify, find_attribution
from peelian.reports.reading.clauses import Clause, cut
from peelian.reports.reading.drafts import Draft
from peelian.reports.reading.memory import Memory, Speaker
from peelian.reports.reading.quotes import Quoted, quoted_states
from peelian.reports.reading.result import Basis
from peelian.reports.reading.sentences import Sentence
from peelian.reports.reading.shape import Kind
from peelian.reports.reading.standing import signs_of

_ACCUSED = re.compile(
    r"(?i)\b(?:the|an?|another)\s+(?:[\w'’-]+\s+){0,3}?(?:officers?|constables?|sergeant|"
    r"inspector|pc|man|woman|detective|pcso|suspect|"
    r"defendant)\b|\b(?:PC|DC|Sgt|PS|DS|Insp|Constable|Sergeant|"
    r"Inspector)\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
)
_SAID_OF_ONESELF = ("denying",)


def draft_all(text: str, sentences: Sequence[Sentence], kind: Kind) -> list[Draft]:
    """Every sentence cut into clauses, with the speakers found in them or carried to them."""
    memory = Memory()
    drafts: list[Draft] = []
    previous_ends_open = False
    for index, (sentence, quoted) in enumerate(zip(sentences, quoted_states(text, sentences), strict=True)):
        words = text[sentence.start : sentence.end]
        if sentence.is_heading:
            drafts.append(_heading(sentence, words, index, quoted))
            continue
        made = _clauses(sentence, words, index, quoted)
        _attribute(made, memory=memory, kind=kind, text=text, introduced=previous_ends_open)
        drafts.extend(made)
        previous_ends_open = words.rstrip().endswith(":")
    return drafts


def _heading(sentence: Sentence, words: str, index: int, quoted: Quoted) -> Draft:
    whole = Clause(start=0, end=len(words), boundary=None)
    return Draft(
        start=sentence.start,
        end=sentence.end,
        text=words,
        sentence=index,
        clause=whole,
        signs=signs_of(words),
        quoted=quoted,
        is_heading=True,
    )


def _clauses(sentence: Sentence, words: str, index: int, quoted: Quoted) -> list[Draft]:
    return [
        Draft(
            start=sentence.start + clause.start,
            end=sentence.start + clause.end,
            sentence=index,
            clause=clause,
            text=words[clause.start : clause.end],
            signs=signs_of(words[clause.start : clause.end]),
            quoted=quoted,
        )
        for clause in cut(words, quoted.masked)
    ]


def _attribute(drafts: list[Draft], *, memory: Memory, kind: Kind, text: str, introduced: bool) -> None:
    first = drafts[0]
    masked = first.quoted.masked
    whole = find_attribution(masked)
    if whole and whole.is_trailing and len(drafts) > 1:
        _give_all(drafts, whole, memory=memory, kind=kind, text=text)
        return
    current: tuple[Speaker, str] | None = None
    for draft in drafts:
        own = (
            whole
            if len(drafts) == 1
            else _own_attribution(draft, masked[draft.clause.start : draft.clause.end])
        )
        if own:
            current = _speak(draft, own, memory=memory, kind=kind, text=text)
        elif current and draft.clause.boundary and draft.clause.boundary.keeps_source:
            draft.give(current[0], basis=Basis.STATED, verb_kind=_kept(current[1]))
    if first.speaker is None:
        _carry_quotation(first, memory, introduced=introduced)


def _own_attribution(draft: Draft, masked: str) -> Attribution | None:
    """What the clause itself says; for 'after a woman reported that ...' the words after 'after' are tried too."""
    found = find_attribution(masked)
    if found is None and draft.is_alleged_by_place:
        found = find_attribution(masked.strip().partition(" ")[2])
    return found


def _kept(verb_kind: str) -> str:
    return verb_kind if verb_kind in ("neutral", "confirming", "alleging") else "neutral"


def _give_all(
    drafts: list[Draft], attribution: Attribution, *, memory: Memory, kind: Kind, text: str
) -> None:
    """'X was arrested after claims of Y, police said': the end of the sentence speaks for its first clause."""
    speaker, verb_kind = _speak(drafts[0], attribution, memory=memory, kind=kind, text=text)
    for draft in drafts[1:]:
        boundary = draft.clause.boundary
        if (
            boundary is None
            or boundary.keeps_source
            or not boundary.after_is_alleged
            or speaker.source_class == "media"
        ):
            draft.give(speaker, basis=drafts[0].basis, verb_kind=_kept(verb_kind))


def _speak(draft: Draft, found: Attribution, *, memory: Memory, kind: Kind, text: str) -> tuple[Speaker, str]:
    if found.verb_kind in _SAID_OF_ONESELF and found.who.lower() in ("he", "she", "who", "they"):
        speaker, carried = _accused_before(text, draft.start, found.who), True
    else:
        speaker, carried = memory.resolve(found.who)
        if found.verb_kind not in _SAID_OF_ONESELF or kind.speaker_class != "writer":
            memory.hear(speaker, at=draft.sentence)
    if kind.speaker_class == "writer" and speaker.source_class != "writer":
        speaker = _told(speaker, found, kind)
    draft.give(speaker, basis=Basis.CARRIED if carried else Basis.STATED, verb_kind=found.verb_kind)
    return speaker, found.verb_kind


def _told(speaker: Speaker, found: Attribution, kind: Kind) -> Speaker:
    """Somebody's words in a letter are the letter-writer's account of them."""
    writer = kind.speaker or "the writer"
    if speaker.phrase.lower() in ("he", "she", "they", "it", "both"):
        return Speaker(phrase=writer, source_class="told")
    return Speaker(phrase=f"{speaker.phrase} (as told by {writer})", source_class="told")


def _accused_before(text: str, at: int, pronoun: str) -> Speaker:
    """The person last spoken of before a place: whose denial 'he denies it' is."""
    window = text[max(0, at - 400) : at]
    found = [match.group() for match in _ACCUSED.finditer(window)]
    phrase = re.sub(r"^(?:An?|The|the|an?)\s+", "the ", found[-1]) if found else pronoun
    return Speaker(phrase=phrase, source_class=classify("outside " + phrase))


def _carry_quotation(draft: Draft, memory: Memory, *, introduced: bool) -> None:
    """A sentence inside a quotation that is still running, or introduced by a colon, belongs to the last speaker."""
    quoted = draft.quoted
    runs_on = quoted.begins_inside or introduced or (quoted.opens_with_mark and _is_all_quoted(quoted.masked))
    if runs_on and memory.latest and memory.heard_within(12, at=draft.sentence):
        draft.give(memory.latest, basis=Basis.CARRIED)
        memory.hear(memory.latest, at=draft.sentence)


def _is_all_quoted(masked: str) -> bool:
    return not any(char.isalpha() for char in masked)

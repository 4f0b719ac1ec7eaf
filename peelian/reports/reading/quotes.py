"""Which parts of a text stand inside quotation marks, across sentences and paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from peelian.reports.reading.sentences import Sentence

_FILLER = "_"
_OPENS = "“«„"
_CLOSES = "”»"


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """The quoted state of one sentence: whether it begins and ends inside a quotation, and its text with the
    quoted words blanked out (same length, so that places still fit)."""

    begins_inside: bool
    ends_inside: bool
    opens_with_mark: bool
    masked: str


def quoted_states(text: str, sentences: Sequence[Sentence]) -> list[Quoted]:
    """The quoted state of each sentence in order.

    A paragraph that opens with a mark while a quotation is still open continues it (the printers' convention);
    a paragraph that does not open with one ends whatever was left open.
    """
    states = []
    is_open = False
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        opens_with_mark = words[:1] in ('"', *_OPENS) or (words[:1] == "‘")
        if sentence.is_heading:
            states.append(Quoted(begins_inside=False, ends_inside=False, opens_with_mark=False, masked=words))
            is_open = False
            continue
        if sentence.opens_paragraph:
            is_open = is_open and opens_with_mark
        masked, ends_inside = _mask(words, is_open and not (sentence.opens_paragraph and opens_with_mark))
        begins_inside = is_open and not sentence.opens_paragraph
        states.append(
            Quoted(
                begins_inside=begins_inside,
                ends_inside=ends_inside,
                opens_with_mark=opens_with_mark,
                masked=masked,
            )
        )
        is_open = ends_inside
    return states


def _mask(words: str, is_open: bool) -> tuple[str, bool]:
    """Blank the quoted words; gives the masked text and whether a quotation is left open."""
    if not is_open and not any(mark in words for mark in '"“”«»„‘'):
        return _mask_single(words), False
    out = []
    single = False
    for index, char in enumerate(words):
        if char == '"':
            is_open = _opens(words, index, is_open)
        elif char in _OPENS:
            is_open = True
        elif char in _CLOSES:
            is_open = False
        elif char == "‘" and not is_open:
            is_open = single = True
        elif char == "’" and single and not words[index + 1 : index + 2].isalpha():
            is_open = single = False
        elif is_open:
            out.append(char if char == " " else _FILLER)
            continue
        out.append(char)
    return "".join(out), is_open


def _opens(words: str, index: int, is_open: bool) -> bool:
    """Whether a straight mark opens a quotation: by the space around it, and by turns where that does not tell."""
    before, after = words[index - 1 : index] if index else " ", words[index + 1 : index + 2] or " "
    if before.isspace() or before in "([":
        return True if not after.isspace() else not is_open
    return False if after.isspace() or after in ".,;:!?)]" else not is_open


def _mask_single(words: str) -> str:
    """Blank words between straight single marks that stand at word edges; apostrophes are left alone."""
    if words.count("'") < 2:
        return words
    out = list(words)
    begin = None
    for index, char in enumerate(words):
        if char != "'":
            continue
        before, after = words[index - 1 : index] if index else "", words[index + 1 : index + 2]
        if begin is None and not before.isalnum() and after.isalnum():
            begin = index
        elif begin is not None and not after.isalnum() and (before in ".,!?" or before.isalnum()):
            out[begin + 1 : index] = [c if c == " " else _FILLER for c in words[begin + 1 : index]]
            begin = None
    return "".join(out)

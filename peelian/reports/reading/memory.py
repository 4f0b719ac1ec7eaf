"""Who has spoken so far, so that 'she added' and an open quotation can be given back to their speaker."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from peelian.reports.reading.attribution import classify
from peelian.reports.reading.cues.sources import BODY_PRONOUNS, PERSON_PRONOUNS, WRITER_PRONOUNS

_BODY = re.compile(
    r"(?i)\b(?:police|force|constabulary|department|court|report|statement|news|newspaper|"
    r"programme|iopc|council|"
    r"broadcaster|federation|bbc|itv|times|courier|herald|post|echo|gazette|panel|jury|"
    r"investigation|charity|union|"
    r"review|inquiry|standards|office|service)\b"
)
_TITLED = re.compile(
    r"\b(?:Lord|Lady|Dame|Sir|Baroness|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Rev|Cllr|PC|DC|DS|"
    r"DI|Sgt)\b\.?\s+[A-Z]|^[A-Z][\w'’-]+\s+(?:[A-Z][\w'’-]+\s?){1,2},"
)
_PERSON = re.compile(
    r"(?i)\b(?:chair\w*|leader|secretary|director|head|boss|mayor|professor|analyst|"
    r"campaigner|solicitor|lawyer|detective|spokes\w+|chief|superintendent|inspector|"
    r"sergeant|constable|commissioner|minister|mp)\b"
)
_DEFINITE = re.compile(
    r"(?i)^(?:the|a|its|his|her)\s+(?P<head>spokes\w+|report|programme|broadcaster|"
    r"statement|newspaper|paper|documentary|"
    r"investigation|commissioner|judge|court|complainant|outlet|chief\s+constable)$"
)
_PERSON_ONLY = re.compile(r"\b[A-Z][\w'’-]+\s+[A-Z][\w'’-]+")


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """A source as first worded, and its class."""

    phrase: str
    source_class: str

    @property
    def is_person(self) -> bool:
        """Whether 'he' or 'she' can mean this source."""
        if _TITLED.search(self.phrase) or (_PERSON.search(self.phrase) and _PERSON_ONLY.search(self.phrase)):
            return True
        return not _BODY.search(self.phrase) or self.phrase.lower().endswith(("man", "woman", "person"))


class Memory:
    """The speakers of one document, in order; forgets nothing until the document ends."""

    def __init__(self) -> None:
        self._speakers: list[Speaker] = []
        self._latest_at = -100

    def hear(self, speaker: Speaker, *, at: int) -> None:
        """Note that ``speaker`` spoke in sentence ``at``."""
        if not self._speakers or self._speakers[-1] != speaker:
            self._speakers.append(speaker)
        self._latest_at = at

    @property
    def latest(self) -> Speaker | None:
        """The speaker heard last."""
        return self._speakers[-1] if self._speakers else None

    def heard_within(self, sentences: int, *, at: int) -> bool:
        """Whether anybody spoke in the last so many sentences before ``at``."""
        return at - self._latest_at <= sentences

    def resolve(self, who: str) -> tuple[Speaker, bool]:
        """The speaker a phrase means, and whether it was carried from before."""
        word = who.lower()
        if word in PERSON_PRONOUNS:
            return self._carried(lambda s: s.is_person, who)
        if word in BODY_PRONOUNS:
            return self._carried(lambda s: not s.is_person, who)
        if word in WRITER_PRONOUNS:
            return Speaker(phrase="the writer", source_class="writer"), False
        match = _DEFINITE.match(who)
        if match:
            head = match["head"].lower()[:6]
            return self._carried(
                lambda s: head in s.phrase.lower() and s.phrase.lower() != word, who, fall_back=False
            )
        return Speaker(phrase=who, source_class=classify(who)), False

    def _carried(
        self, fits: Callable[[Speaker], bool], who: str, *, fall_back: bool = True
    ) -> tuple[Speaker, bool]:
        for speaker in reversed(self._speakers[-20:]):
            if fits(speaker):
                return speaker, True
        if fall_back and self.latest:
            return self.latest, True
        return Speaker(phrase=who, source_class=classify(who)), False

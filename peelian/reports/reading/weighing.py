"""Second look: clauses without a speaker of their own get one from their surroundings where a rule allows it,
and every clause gets its standing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from peelian.reports.reading.attribution import is_impersonal, tidy
from peelian.reports.reading.drafts import Draft
from peelian.reports.reading.memory import Speaker
from peelian.reports.reading.result import Basis, Standing
from peelian.reports.reading.shape import Kind
from peelian.reports.reading.standing import attributed_standing

_ALSO = re.compile(
    r"(?i)\b(?:also|a\s+further|another|in\s+addition|separately\s+suspended|both|second|"
    r"third|further|all\s+(?:of\s+them|\w+\s+(?:have|were|are)))\b"
    r"|^(?:some|several|others?|most|two|three|four|five|all|both|none|"
    r"one)\s+(?:of\s+(?:the\s+)?\w+\s+)?(?:have|has|had|are|were|was|is)\b"
)
_POINTS_BACK = re.compile(
    r"(?i)\b(?:the|this|that|these|those|such|it|her|his|"
    r"their)\s+(?:\w+\s+)?(?:encounters?|incidents?|footage|videos?|clips?|film|"
    r"recordings?|"
    r"images?|pictures?|photos?|messages?|material|allegations?|claims?|party|posts?|"
    r"acts?|assault|exchange|chat|group|relationship|"
    r"events?|conduct|behaviour|comments?|remarks?|sex)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]e|[Mm]y|[Oo]ur|[Uu]s)\b")
_REQUEST = re.compile(
    r"(?i)^(?:please|i\s+look\s+forward|i\s+would\s+(?:be\s+grateful|like|appreciate)|"
    r"could\s+you|can\s+you|i\s+enclose|i\s+attach|"
    r"thank|i\s+can\s+be\s+(?:contacted|reached)|my\s+(?:telephone|phone|address|name|"
    r"number)|let\s+me\s+know|i\s+am\s+happy\s+to|notes?\s+to|for\s+(?:more|further))"
)
_DENIER = re.compile(
    r"(?i)^(?P<who>(?:the|both|all)\s+[\w\s-]{3,40}?)\s+(?:has\s+|have\s+|strongly\s+|"
    r"strenuously\s+)*(?:denies|deny|denied|disputes?)\b"
)
_LEAD = 3


def weigh(drafts: Sequence[Draft], kind: Kind) -> None:
    """Give every draft its standing, and a speaker where the surroundings show one; changes the drafts."""
    for draft in drafts:
        draft.standing = _first_standing(draft)
    for index, draft in enumerate(drafts):
        if draft.standing is None and not draft.is_heading:
            _place(draft, index, drafts, kind)
    for before, draft in pairwise(drafts):
        _go_on_with_opinion(before, draft)


def _go_on_with_opinion(before: Draft, draft: Draft) -> None:
    """'She said X was wrong, and that Y': the second half of a view is a view."""
    boundary = draft.clause.boundary
    if (
        boundary
        and boundary.keeps_source
        and before.sentence == draft.sentence
        and before.standing is Standing.OPINION
        and draft.standing is Standing.BACKGROUND
    ):
        draft.standing = Standing.OPINION


def _first_standing(draft: Draft) -> Standing | None:
    if draft.is_heading:
        return Standing.BACKGROUND
    if draft.speaker is None:
        return None
    if draft.speaker.source_class == "writer" and draft.verb_kind != "denying":
        return None
    if draft.is_alleged_by_place and not draft.signs.unknown and draft.verb_kind != "denying":
        return Standing.ALLEGED
    return attributed_standing(
        draft.signs, source_class=draft.speaker.source_class, verb_kind=draft.verb_kind
    )


def _place(draft: Draft, index: int, drafts: Sequence[Draft], kind: Kind) -> None:
    if kind.speaker_class == "writer":
        _by_writer(draft, kind)
    elif kind.speaker is not None:
        _by_speaker(draft, kind)
    else:
        _by_reporter(draft, index, drafts)


def _by_writer(draft: Draft, kind: Kind) -> None:
    """An unattributed clause of a letter: the writer says it."""
    speaker = Speaker(phrase=kind.speaker or "the writer", source_class="writer")
    signs, words = draft.signs, draft.text
    if signs.courtesy or _REQUEST.match(words) or len(words.split()) < 3:
        draft.standing = Standing.OPINION if signs.opinion else Standing.BACKGROUND
    elif signs.unknown:
        draft.standing = Standing.UNKNOWN
    elif signs.denied:
        draft.standing = Standing.DENIED
    elif signs.opinion and not signs.conduct:
        draft.standing = Standing.OPINION
    elif kind.code == "self-report" and _FIRST_PERSON.search(words) and not signs.alleged:
        draft.standing = Standing.CONFIRMED
    else:
        draft.standing = Standing.ALLEGED
    draft.give(speaker, basis=Basis.WRITER)


def _by_speaker(draft: Draft, kind: Kind) -> None:
    """An unattributed clause of a body's own document: the body says it."""
    speaker = Speaker(phrase=kind.speaker or "", source_class=kind.speaker_class)
    if draft.signs.courtesy or _REQUEST.match(draft.text) or len(draft.text.split()) < 3:
        draft.standing = Standing.BACKGROUND
        return
    draft.give(speaker, basis=Basis.WRITER)
    if draft.is_alleged_by_place:
        draft.standing = Standing.ALLEGED
    else:
        draft.standing = attributed_standing(
            draft.signs, source_class=kind.speaker_class, verb_kind="neutral"
        )


def _by_reporter(draft: Draft, index: int, drafts: Sequence[Draft]) -> None:
    """An unattributed clause of a news report: look before and after for whose word it is."""
    signs = draft.signs
    if signs.unknown:
        draft.standing = Standing.UNKNOWN
    elif signs.denied:
        draft.standing = Standing.DENIED
        if match := _DENIER.match(draft.text):
            draft.give(Speaker(phrase=tidy(match["who"]), source_class="outside"), basis=Basis.STATED)
    elif signs.courtesy:
        draft.standing = Standing.BACKGROUND
    elif signs.alleged or draft.is_alleged_by_place:
        draft.standing = Standing.ALLEGED
        _find_accuser(draft, index, drafts)
    elif signs.opinion and not signs.procedures:
        draft.standing = Standing.OPINION
    elif signs.procedures:
        _find_authority(draft, index, drafts)
    elif signs.conduct or signs.particular:
        draft.standing = Standing.ALLEGED
        _find_accuser(draft, index, drafts)
    else:
        draft.standing = Standing.BACKGROUND


def _find_accuser(draft: Draft, index: int, drafts: Sequence[Draft]) -> None:
    """Whose allegation an unattributed one is: the next sentences when they point back to it, the sentence before
    when it goes on, or the one outlet or accuser in the document that tells the same conduct."""
    if is_impersonal(draft.text):
        return
    if (
        draft.clause.boundary
        and draft.clause.boundary.keeps_source
        and _from_same_sentence(draft, index, drafts)
    ):
        return
    for later in _near(drafts, index, 1, _LEAD):
        points_back = _POINTS_BACK.search(later.text) and draft.signs.conduct
        if _is_accuser(later) and (points_back or later.stems & draft.stems):
            draft.give(_speaker_of(later), basis=Basis.LATER)
            return
    for earlier in _near(drafts, index, -1, 2):
        if earlier.speaker and earlier.standing is Standing.ALLEGED and draft.stems:
            draft.give(earlier.speaker, basis=Basis.CARRIED)
            return
    accusers = {
        d.speaker.phrase: d for d in drafts[:400] if _is_accuser(d) and d.stems & draft.stems and d.speaker
    }
    if len(accusers) == 1:
        (found,) = accusers.values()
        draft.give(_speaker_of(found), basis=Basis.LATER if found.start > draft.start else Basis.CARRIED)


def _from_same_sentence(draft: Draft, index: int, drafts: Sequence[Draft]) -> bool:
    before = drafts[index - 1] if index else None
    if before is None or before.sentence != draft.sentence or before.speaker is None:
        return False
    draft.give(before.speaker, basis=before.basis)
    return True


def _find_authority(draft: Draft, index: int, drafts: Sequence[Draft]) -> None:
    """Whose word a flatly reported step is: the body just heard when the sentence goes on from it, or the next body
    that speaks of the same step. With neither, the step is only alleged."""
    for earlier in _near(drafts, index, -1, 2):
        goes_on = _ALSO.search(draft.text) or _families(earlier) & _families(draft)
        if goes_on and _is_authority(earlier):
            return _confirm(draft, earlier, Basis.CARRIED)
    for later in [*_near(drafts, index, 1, _LEAD), *drafts[index + 1 : index + 60]]:
        if _is_authority(later) and _families(later) & _families(draft):
            return _confirm(draft, later, Basis.LATER)
    for earlier in reversed(drafts[max(0, index - 60) : index]):
        if _is_authority(earlier) and _families(earlier) & _families(draft):
            return _confirm(draft, earlier, Basis.CARRIED)
    draft.standing = Standing.ALLEGED
    return None


def _confirm(draft: Draft, authority: Draft, basis: Basis) -> None:
    draft.give(_speaker_of(authority), basis=basis)
    draft.standing = Standing.CONFIRMED


def _near(drafts: Sequence[Draft], index: int, step: int, sentences: int) -> list[Draft]:
    """The drafts of the next (or last) few sentences, headings passed over, nearest first."""
    found = []
    at = index + step
    while 0 <= at < len(drafts) and abs(drafts[at].sentence - drafts[index].sentence) <= sentences:
        if not drafts[at].is_heading:
            found.append(drafts[at])
        at += step
    return found


def _is_accuser(draft: Draft) -> bool:
    return (
        draft.standing is Standing.ALLEGED
        and draft.basis in (Basis.STATED, Basis.CARRIED)
        and draft.speaker is not None
        and draft.speaker.source_class in ("media", "outside")
    )


def _is_authority(draft: Draft) -> bool:
    return (
        draft.standing is Standing.CONFIRMED
        and draft.speaker is not None
        and draft.speaker.source_class in ("official", "court")
    )


def _speaker_of(draft: Draft) -> Speaker:
    return draft.speaker or Speaker(phrase="", source_class="none")


def _families(draft: Draft) -> set[str]:
    """The steps a clause speaks of; custody and bail go with the arrest they follow."""
    return {"arrest" if name in ("custody", "bail") else name for name in draft.signs.procedures}

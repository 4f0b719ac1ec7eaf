"""Finding who a clause is attributed to, from its own words."""

import re
from dataclasses import dataclass

from peelian.reports.reading.cues import sources as cues

_VERB_KIND = {verb: kind for kind, verbs in cues.SPEECH_VERBS.items() for verb in verbs.split()}
_VERBS = "|".join(sorted(_VERB_KIND, key=len, reverse=True))
_AUX = "|".join(sorted(set(cues.AUXILIARIES), key=len, reverse=True))
_VERB = re.compile(rf"(?i)\b(?P<verb>{_VERBS})\b")
_AUX_TAIL = re.compile(rf"(?i)(?:[\s,]+(?:{_AUX}))+$")
_PASSIVE_TAIL = re.compile(r"(?i)\b(?:is|was|are|were|be|been|being|to|nor|or|who|he's|she's)(?:\s+\w+ly)?$")
_NOT_TAIL = re.compile(r"(?i)(?:\b(?:not|never|neither)|n['’]t)(?:\s+(?:yet|so far|immediately))?$")
_TRAILING = re.compile(
    rf"(?i)(?:[,\"”?!]\s*|[’']\s+)(?P<who>[^,;:\"“”]{{1,110}}?)\s+(?:(?:{_AUX})\s+)*(?P<verb>{_VERBS})"
    r"(?:\s+(?:on\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|"
    r"yesterday|in\s+a\s+statement|later|"
    r"at\s+the\s+time|(?:the\s+)?(?-i:[A-Z])[\w\s]{1,30}))?\s*[.!]?[\"”]?\s*$"
)
_INVERTED = re.compile(
    r"(?i)(?:[,\"”?!]\s*|[’']\s+)(?P<verb>said|says|added|explained|wrote|warned|claimed|"
    r"confirmed)\s+(?P<who>[^;:\"“”]{2,110}?)\s*[.]?\s*$"
)
_MIDDLE = re.compile(
    rf"(?i)[,\"”]\s*(?P<who>[^,;:\"“”]{{2,60}}?)\s+(?:(?:{_AUX})\s+)*(?P<verb>{_VERBS}),\s+(?=\S)"
)
_RELATIVE_CLAUSE = re.compile(r"(?i)\s+(?:who|whose|which|that)\b.*$")
_TOLD_IN_COURT = re.compile(
    r"(?i)\b(?P<who>(?:the|a)\s+(?:\w+\s+)?(?:jury|court|hearing|panel|tribunal|"
    r"inquest))\s+(?:was|were|has\s+been|had\s+been)\s+told\b"
)
_DENIED_BY = re.compile(
    r"(?i)\b(?:which|that)\s+(?P<who>(?:the|both|all)\s+[\w\s-]{3,40}?|he|she|they)\s+(?:\w+ly\s+|has\s+|have\s+)*"
    r"(?:denies|deny|denied|disputes?)\b"
)
_KEEPS_SILENT = re.compile(
    r"(?i)^(?P<who>(?:[\w'’-]+\s+){0,6}?(?:police|force|constabulary|service|met|iopc|cps|"
    r"spokes\w+|ministry|department|detectives))\s+"
    r"(?:(?:would|will|could|can|has|have|had|did|does|do)(?:\s+not|\s+neither|n['’]t)|(?:has|have)\s+yet\s+to)\b"
)
_ACCORDING = re.compile(r"(?i)\baccording\s+to\s+(?P<who>[^,;:\"“”]{2,110})")
_BY = re.compile(
    rf"(?i)\b{cues.BY_SOURCE}\s+(?P<who>(?:the\s+|a\s+)?[A-Z][\w'’&-]*(?:\s+(?:of|and|the|"
    rf"for|\d+|[A-Z][\w'’&-]*)){{0,6}})"
)
_HEADED = re.compile(
    r"(?i)^(?:in|from)\s+(?:a|its|his|her|the|their)\s+(?:\w+\s+)?(?:statement|report|"
    r"letter|email)\s+(?:from|by)\s+(?P<who>[^,;:]{2,80}),"
)
_IMPERSONAL = re.compile(f"(?i){cues.IMPERSONAL}")
_SILENT_TO = re.compile(rf"(?i)\s+{cues.SILENT_TO}")
_CALLED = re.compile(rf"(?i)\s+{cues.CALLED}")
# 'say' and 'confirm' keep silence only after 'not'
_UNNEGATED = {"say": "neutral", "confirm": "confirming"}
_FRONTED = frozenset(cues.FRONTED)
_TITLE_WORDS = frozenset(
    ["acting", "serving", "investigating", "leading", "outgoing", "incoming", "sitting", "presiding"]
)
_FINITE = re.compile(
    r"(?i)\b(?:was|were|is|are|(?:has|have|had)\s+(?:not\s+|also\s+|since\s+)?been|"
    r"will\s+be|did|arrested|filmed|shared)\b"
)
_SOURCE_NOUN = re.compile(rf"(?i)(?<![\w-]){cues.SOURCE_NOUNS}(?![\w-])")
_NAME = re.compile(
    r"(?<!^)\b[A-Z][\w'’-]+|^(?!(?:The|A|An|This|That|These|Those|Some|Many|All|Both|Two|"
    r"Ten|One)\b)[A-Z][\w'’-]+"
)
_TAIL_OF_ACCORDING = re.compile(
    r"(?i)\s+(?:that|which|who|whose|when|and\s+(?:seen|heard)|on\s+(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day)\b.*$"
)
_RELATIVE = re.compile(r"(?i)\b(?:who|which|whose|where|that)$")


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Who says it, as written; what the verb tells (neutral, confirming, denying ...); where the phrase stands."""

    who: str
    verb_kind: str
    is_trailing: bool = False


def find_attribution(masked: str) -> Attribution | None:
    """The attribution in a clause whose quoted words are blanked out, or None.

    Looks for, in turn: 'according to X'; '..., X said.'; '..., said X.'; 'X (has since) said ...'; 'reported by X'.
    """
    return (
        _according(masked)
        or _trailing(masked)
        or _middle(masked)
        or _leading(masked)
        or _headed(masked)
        or _denied_by(masked)
        or _by(masked)
        or _told_in_court(masked)
        or _keeps_silent(masked)
    )


def is_impersonal(masked: str) -> bool:
    """Whether the clause only says that 'it is alleged', naming nobody."""
    return _IMPERSONAL.search(masked) is not None


def _according(masked: str) -> Attribution | None:
    match = _ACCORDING.search(masked)
    if not match:
        return None
    who = tidy(_TAIL_OF_ACCORDING.sub("", match["who"]))
    return Attribution(who=who, verb_kind="neutral", is_trailing=match.start() > 0) if who else None


def _trailing(masked: str) -> Attribution | None:
    tail_from = max(0, len(masked) - 200)
    tail = masked[tail_from:]
    for pattern in (_TRAILING, _INVERTED):
        match = pattern.search(tail)
        if not match or tail_from + match.start() < 3:
            continue
        if pattern is _INVERTED and _subject(masked[: tail_from + match.start("verb")].rstrip(" ,")):
            continue  # 'Supt Cole, said two officers remained': the speaker stands before the verb
        who = tidy(match["who"])
        verb = match["verb"].lower()
        if _can_trail(who, match["who"]):
            return Attribution(who=_drop_conjunction(who), verb_kind=_VERB_KIND[verb], is_trailing=True)
    return None


def _can_trail(who: str, written: str) -> bool:
    words = who.lower().split()
    if len(words) > 1 and words[0] in ("he", "she", "they", "it", "i", "we", "said", "who", "which", "that"):
        return False
    return _is_source(who) and not _PASSIVE_TAIL.search(written) and not _RELATIVE.search(written)


def _middle(masked: str) -> Attribution | None:
    """'Eleven are under investigation, she added, and several have been moved.'"""
    for match in list(_MIDDLE.finditer(masked))[:3]:
        who = tidy(match["who"])
        if _can_trail(who, match["who"]):
            return Attribution(
                who=_drop_conjunction(who), verb_kind=_VERB_KIND[match["verb"].lower()], is_trailing=True
            )
    return None


def _leading(masked: str) -> Attribution | None:
    for match in list(_VERB.finditer(masked, 0, 400))[:6]:
        before = masked[: match.start()].rstrip(" ,")
        verb = match["verb"].lower()
        negated = _NOT_TAIL.search(before[-60:])
        if _PASSIVE_TAIL.search(before[-60:]) or not (negated or _verb_fits(masked, match, verb)):
            continue
        who = _subject(_without_tail(before))
        if who and (verb not in cues.INSTITUTION_ONLY or is_institution(who)):
            kind = _UNNEGATED.get(verb, _VERB_KIND[verb])
            return Attribution(who=who, verb_kind="silent" if negated else kind)
    return None


def _without_tail(before: str) -> str:
    """The words before a verb without 'has since', 'did not' and the like; only the end is looked at."""
    head, tail = before[:-80], before[-80:]
    return head + _AUX_TAIL.sub("", _NOT_TAIL.sub("", tail).rstrip())


def _verb_fits(masked: str, match: re.Match[str], verb: str) -> bool:
    if verb in ("say", "confirm"):
        return True
    if verb in ("comment", "respond", "name"):  # only after 'not'
        return False
    if _VERB_KIND[verb] == "silent":
        return _SILENT_TO.match(masked, match.end()) is not None
    if verb in ("accused", "accuses"):
        return re.match(r"\s+\w", masked[match.end() : match.end() + 3]) is not None
    if verb in ("pleaded", "pleads"):
        return re.match(r"(?i)\s+not\s+guilty", masked[match.end() : match.end() + 20]) is not None
    if verb in ("called", "calls"):
        return _CALLED.match(masked, match.end()) is not None
    if verb in ("states", "claims", "claim", "reports", "denied", "hears", "charges"):
        # nouns as often as verbs: what follows must read on from a verb
        return (
            re.match(
                (
                    r"(?i)\s+(?:that|he|she|they|it|the|an?|his|her|their|police|officers?|any|all|"
                    r"wrong\w*|[\"“‘'_])|[.:,]?\s*$"
                ),
                masked[match.end() : match.end() + 20],
            )
            is not None
        )
    return True


def _headed(masked: str) -> Attribution | None:
    match = _HEADED.match(masked)
    return Attribution(who=tidy(match["who"]), verb_kind="neutral") if match else None


def _by(masked: str) -> Attribution | None:
    match = _BY.search(masked)
    return Attribution(who=tidy(match["who"]), verb_kind="alleging", is_trailing=True) if match else None


def _denied_by(masked: str) -> Attribution | None:
    """'The allegations, which the officer denies, ...'"""
    match = _DENIED_BY.search(masked)
    return Attribution(who=tidy(match["who"]), verb_kind="denying") if match else None


def _told_in_court(masked: str) -> Attribution | None:
    match = _TOLD_IN_COURT.search(masked)
    return Attribution(who=tidy(match["who"]), verb_kind="alleging") if match else None


def _keeps_silent(masked: str) -> Attribution | None:
    """'Greywater Police would not be drawn': the body that does not say is the source of the silence."""
    match = _KEEPS_SILENT.match(masked)
    return Attribution(who=tidy(match["who"]), verb_kind="silent") if match else None


def _subject(before: str) -> str | None:
    """The noun phrase that ends just before a speech verb, or None when it cannot be a source."""
    before = re.split(r"[;:]|\s[–—-]\s|[\"”’']\s+(?=(?:he|she|they|it)\b)", before, flags=re.IGNORECASE)[
        -1
    ].strip()
    parts = [part.strip() for part in before.split(",")]
    while len(parts) > 1 and _is_fronted(parts[0]):
        parts.pop(0)
    who = ", ".join(part for part in parts if part)
    head = _RELATIVE_CLAUSE.sub("", _drop_conjunction(parts[0])) if parts else ""
    if (
        not head
        or _FINITE.search(head)
        or head.split()[-1].endswith("ing")
        or len(who.split()) > 28
        or _is_fronted(head)
    ):
        return None
    return tidy(_drop_conjunction(who)) if _is_source(head) else None


def _is_fronted(part: str) -> bool:
    words = part.split()
    first = words[0].lower().strip("\"“'‘") if words else ""
    return (
        not words
        or first in _FRONTED
        or (first.endswith("ing") and first not in _TITLE_WORDS and len(words) > 1)
    )


def _drop_conjunction(who: str) -> str:
    return re.sub(
        (
            r"(?i)^(?:(?:(?:it|this|that|the\s+\w+)\s+(?:comes|came|follows|"
            r"followed)(?:\s+(?:after|as|amid|when|days\s+after|weeks\s+after))?|after|and|but|"
            r"while|as|because|although|though|however|meanwhile|also|that|so|yet|whereas)\s+)+"
        ),
        "",
        who,
    ).strip()


def _is_source(who: str) -> bool:
    if not who or (len(who.split()) > 16 and "," not in who):
        return False
    return _SOURCE_NOUN.search(who) is not None or _NAME.search(who) is not None


def tidy(who: str) -> str:
    """The source as the document words it, without 'a' or 'an' in front or punctuation around it."""
    who = " ".join(who.replace("_", " ").split()).strip(" ,.;:-–—\"“”'‘")
    who = re.sub(r"^(?:A|An|a|an)\s+(?=\S)", "", who)
    if re.match(r"(?:The|His|Her|Their|Its|My|Our|Police|Detectives|Officers|Prosecutors)\b", who):
        who = who[0].lower() + who[1:]
    return who


_OUTSIDE = re.compile(rf"(?i)(?<![\w-])(?:{cues.OUTSIDE})(?![\w])|\bex-")
_PERSONAL = re.compile(
    r"\b(?:Lord|Lady|Dame|Sir|Baroness|Mr|Mrs|Ms|Miss|Prof(?:essor)?|Rev|Cllr)\b|"
    r"^[A-Z][\w'’-]+\s+(?:[A-Z][\w'’-]+\s?){1,2},(?!\s+(?:of|from|"
    r"for)\s+(?:the\s+)?[A-Z]\w+)"
)
_RANK = re.compile(
    r"(?i)\b(?:chief\s+constable|constable|superintendent|inspector|sergeant|commander|"
    r"commissioner|detective|spokes\w+|officer|head\s+of|director|judge|recorder|coroner)\b"
)
_COURT = re.compile(rf"(?i)(?<![\w-])(?:{cues.COURT})\b")
_MEDIA = re.compile(rf"(?i)(?<![\w-])(?:{cues.MEDIA})(?![\w-])")
_OFFICIAL = re.compile(rf"(?i)(?<![\w-])(?:{cues.OFFICIAL})(?![\w-])")
_INSTITUTION = re.compile(
    r"(?i)\b(?:investigation|inquiry|report|review|programme|documentary|inspection|audit)\b"
)


def classify(who: str) -> str:
    """The class of a source: 'media', 'court', 'official', 'outside' or 'writer'.

    An outsider's word wins over an office named with it: 'former chief constable' is outside, and
    'a spokesperson for the Police Federation' too. A force's own report is official, an outlet's is media.
    """
    if who.lower() in ("i", "we", "the writer") or who.startswith("the writer"):
        return "writer"
    if _OUTSIDE.search(who) or (_PERSONAL.search(who) and not _RANK.search(who)):
        return "outside"
    if _OFFICIAL.search(who) and not re.search(r"(?i)\b(?:bbc|itv|channel|newspaper|broadcaster)\b", who):
        return "official"
    if _MEDIA.search(who):
        return "media"
    if _COURT.search(who):
        return "court"
    return "outside"


def is_institution(who: str) -> bool:
    """Whether 'found' and 'heard' can be this source's verbs of speech."""
    return classify(who) in ("court", "media") or _INSTITUTION.search(who) is not None

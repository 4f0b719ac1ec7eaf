"""A person's names as they are compared: folded, without titles, each part in several keys.

Nothing here decides that two names are one. A *skeleton* is what is left of a name when the ways of spelling its
sounds in English letters are taken away (`Mohammed`, `Muhammad`, `Mohamed`), and a *usual form* joins a short form to
its long one (`Bill`, `William`). Both are made for every origin alike: a key that serves only British spellings finds
British people better, and is then a screening that treats people unequally.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from peelian.screening.standardising.usual_forms import USUAL


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    mr mrs miss ms mx dr prof professor sir dame lord lady rev reverend fr father sr sister pc dc ps ds pcso
    sgt insp di ci dci supt dsu ch det cons sp const constable sergeant inspector superintendent shri smt
    hafiz haji hajji
""")
SUFFIXES = _words("""
    jr jnr junior snr senior ii iii iv qpm obe mbe cbe
""")
PARTICLES = _words("""
    de da do dos das del della di du la le van von der den ter ten bin ibn al el ul ur ap ab mac mc o st
""")
HONOURS = _words("""
    kaur singh begum bibi khatun khatoon bano devi kumari kumar
""")
"""Second names that very many share. They are kept, and never stand as a family name when another is there."""
UNKNOWN = _words("""
    unknown unk na none nk notknown notgiven nfn nmn fnu lnu xxx test tba anon anonymous
""")

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
    }
)
_APART = re.compile(r"[^a-z]+")
_BRACKETED = re.compile(r"\([^)]*\)|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Names:
    """What is compared of a person's names. Empty text where there is nothing.

    `given` and `family` are the first forename and the (last) family name; `other_given` and `other_family` one more of
    each, where there is one: a second forename, a former name, the other half of a double-barrelled name.
    """

    given: str = ""
    other_given: str = ""
    family: str = ""
    other_family: str = ""
    all_parts: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 20)
def fold(text: str) -> str:
    """Text in small Latin letters a to z and single spaces, without accents; apostrophes join, hyphens part."""
    plain = text.casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain.replace("’", "").replace("'", "").replace("`", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _APART.sub(" ", plain).strip()


def parts_of(text: str) -> list[str]:
    """The words of a name without titles, suffixes and what says that it is not known."""
    words = fold(_BRACKETED.sub(" ", text)).split()
    kept = [word for word in words if word not in TITLES and word not in SUFFIXES]
    kept = kept if kept or not words else words
    return [word for word in kept if word not in UNKNOWN]


@lru_cache(maxsize=1 << 18)
def joined(text: str) -> tuple[str, ...]:
    """The family names in a field: `van der Berg` is one, `Smith-Jones` two, `O'Neill` one."""
    found: list[str] = []
    held = ""
    for word in parts_of(text):
        if word in PARTICLES or (len(word) == 1 and held == ""):
            held += word
            continue
        found.append(held + word)
        held = ""
    if held:
        found.append(held)
    return tuple(found)


def names_of(given: str, family: str = "", former: str = "") -> Names:
    """The names of a record in the parts that are compared.

    `given`: forenames, or the whole name when there is no other field; `family`: the family name; `former`: earlier
    or other names, freely written. A name in one field `FAMILY, Given` is taken apart at its comma.
    """
    if not family and "," in given:
        family, _, given = given.partition(",")
    forenames, families = parts_of(given), list(joined(family))
    if not families and len(forenames) > 1:
        families = [forenames.pop()]
    earlier = [part for part in joined(former) if part not in families and part not in forenames]
    main, other = _family(families, earlier)
    return Names(
        given=forenames[0] if forenames else "",
        other_given=forenames[1] if len(forenames) > 1 else "",
        family=main,
        other_family=other,
        all_parts=tuple(dict.fromkeys([*forenames, *families, *earlier])),
    )


def _family(families: list[str], earlier: list[str]) -> tuple[str, str]:
    """The name to compare first and the one to compare beside it."""
    telling = [part for part in families if part not in HONOURS] or families
    rest = [part for part in families if part not in telling[-1:]] + earlier
    return (telling[-1] if telling else "", rest[0] if rest else "")


def usual(given: str) -> str:
    """The form under which a forename is filed with its short forms and other spellings; else its skeleton."""
    return USUAL.get(given) or skeleton(given)


_SOUNDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^(mac|mc)(?=[a-z]{3})", "mk"),
        (r"tsch|tch|cz|czi|ch", "C"),
        (r"sch|sh|sz|shch|sx|ś", "S"),
        (r"^x", "S"),
        (r"^zh|rz", "Z"),
        (r"ough|augh", "o"),
        (r"ph", "f"),
        (r"kh|q|gh|ck|c(?=[aoulrtk])|c$", "k"),
        (r"th|dh", "t"),
        (r"bh", "b"),
        (r"kw", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"dj|j|gi|gy|ge", "j"),
        (r"wr", "r"),
        (r"kn|gn|ng", "n"),
        (r"w|v", "v"),
        (r"z", "s"),
        (r"dt|d", "t"),
        (r"m(?=[bp])", "n"),
    )
)
_VOWELS = re.compile(r"[aeiouyh]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 20)
def skeleton(name: str) -> str:
    """A name without what its spelling in English letters adds: consonants by their sound, and its first vowel.

    >>> skeleton("muhammad") == skeleton("mohammed") == skeleton("mohamed")
    True
    """
    if not name:
        return ""
    text = name
    for pattern, by in _SOUNDS:
        text = pattern.sub(by, text)
    first = text[:1]
    head = "A" if first in "aeiouyh" else first
    body = _VOWELS.sub("", text[1:] if head != "A" else text)
    return _TWICE.sub(r"\1", head + body)

"""Who serves under which number, for many numbers at once."""

from collections.abc import Iterable, Iterator

from peelian.people.models import Person, Post

_CHUNK = 300  # three spellings each, under SQLite's oldest limit on variables in one statement


def serving_under(numbers: Iterable[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """By number in small letters, the key and reference of everyone who serves under it: two in a clash of forces.

    Asks nobody's permission: whoever calls it has been given the numbers by somebody who posts people. A number is
    looked up as it is written and in capitals or small letters throughout, since an index finds nothing else.
    """
    wanted = sorted({number.strip() for number in numbers if number.strip()})
    found: dict[str, dict[int, str]] = {}
    for chunk in (wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)):
        for number, key, ref in _serving(chunk):
            found.setdefault(number.casefold(), {})[key] = ref
    return {number: tuple(people.items()) for number, people in found.items()}


def _serving(numbers: list[str]) -> Iterator[tuple[str, int, str]]:
    spellings = {text for number in numbers for text in (number, number.upper(), number.lower())}
    # Posts by number and then people by key: joined, SQLite would walk everybody who was never merged.
    posts = Post.objects.filter(number__in=spellings, until_date=None).values_list("number", "person_id")
    held = list(posts)
    people = Person.objects.filter(pk__in={key for _, key in held}, merged_into=None)
    refs = dict(people.values_list("pk", "ref"))
    for number, key in held:
        if key in refs:
            yield number, key, refs[key]

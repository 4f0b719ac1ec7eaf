"""How a line of the permission matrix is written, and what it says about one person."""

from dataclasses import dataclass, field

from tests.cast import PARTS

__all__ = ["ANYONE", "EVERYONE", "NOBODY", "Page", "page"]

NOBODY = "nobody"
EVERYONE = " ".join(PARTS)
ANYONE = f"{EVERYONE} {NOBODY}"
SIGN_IN, HIDDEN, WRONG_METHOD = 302, 404, 405
Answers = dict[int, str]
"""A status, and the people who get it, by key."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address: how it is made from the references of a target, and who gets what there.

    Whoever is signed in and not named gets 404; nobody is sent to sign in, unless `nobody` is named. `methods` says
    what the view takes: for the others everyone who is signed in gets 405, whatever they may see. `posted` is what
    they get who get 200 for looking, when they send an empty form: 200 is the form again with its errors.
    """

    address: str
    methods: str
    posted: Answers | int
    targets: dict[str, Answers] = field(default_factory=dict)

    def expected(self, person: str, target: str, method: str) -> int:
        """The status that this person must get."""
        named = _named(self.targets[target], person)
        if person == NOBODY and named is None:
            return SIGN_IN
        if method not in self.methods:
            return WRONG_METHOD
        if method == "POST" and self.methods != "POST" and named == 200:
            return self.posted if isinstance(self.posted, int) else _named(self.posted, person) or 200
        return named or HIDDEN

    def kwargs(self, references: dict[str, object]) -> dict[str, object]:
        """The parts of the address, for `reverse`: `ref=subject` takes the target's subject as `ref`."""
        pairs = (pair.split("=") for pair in self.address.split())
        return {name: references[what] for name, what in pairs}


def page(
    address: str = "", *, methods: str = "GET POST", posted: Answers | int = 200, **targets: Answers
) -> Page:
    """A line of the matrix: `page("ref=case", ordinary={200: "asha", 403: "ben"})`."""
    return Page(address=address, methods=methods, posted=posted, targets=targets)


def _named(answers: Answers, person: str) -> int | None:
    found = [status for status, people in answers.items() if person in people.split()]
    if len(found) > 1:
        raise ValueError(f"{person} is named twice, with {found}.")
    return found[0] if found else None

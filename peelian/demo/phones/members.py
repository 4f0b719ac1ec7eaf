"""Who was in the group, what each phone calls them, and their numbers, which are of the range kept for fiction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the group: the collar number, the mobile number, and the name each phone has saved for them.

    An empty name is an account that this phone has not saved: its number is shown.
    """

    key: str
    collar: str
    number: str
    names: dict[str, str]


MEMBERS = (
    Member(
        "torben",
        "4802",
        "447700900114",
        {"torben": "Torben Q", "marrok": "TQ Firearms", "isolde": "Torben Quillfeather"},
    ),
    Member(
        "marrok",
        "4815",
        "447700900121",
        {"marrok": "Marrok Dapplewood", "torben": "Marrok", "isolde": "M Dapplewood"},
    ),
    Member(
        "isolde",
        "4690",
        "447700900138",
        {"isolde": "Isolde Fenwright", "torben": "Sarge Fen", "marrok": "Isolde Fenwright"},
    ),
    Member(
        "casper",
        "S5521",
        "447700900142",
        {"torben": "Casper: Control", "marrok": "Casper", "isolde": "Casper L"},
    ),
    Member(
        "bevis",
        "4733",
        "447700900159",
        {"torben": "Otter", "marrok": "Otter 🦦", "isolde": "Bevis Harrowgill"},
    ),
    Member("osric", "4344", "447700900417", {"torben": "", "marrok": "Oz", "isolde": ""}),
    Member("clover", "3002", "447700900163", {"torben": "Clover G", "marrok": "Clover", "isolde": "Clover"}),
    Member("perrin", "3015", "447700900177", {"torben": "Perrin", "marrok": "Perrin K", "isolde": ""}),
    Member("sorrel", "3018", "447700900185", {"torben": "Sorrel (new)", "marrok": "", "isolde": "Sorrel"}),
    Member("wystan", "3022", "447700900196", {"torben": "Wystan", "marrok": "Wystan", "isolde": "Wystan"}),
)
BY_KEY = {member.key: member for member in MEMBERS}


def called(key: str, *, on: str) -> str:
    """How a phone writes an account in its text exports: the saved name, or the number as it shows unsaved ones."""
    member = BY_KEY[key]
    if saved := member.names.get(on, ""):
        return saved
    number = member.number
    return f"\u202a+{number[:2]} {number[2:6]} {number[6:]}\u202c"

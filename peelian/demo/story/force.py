"""The force: who serves in it, and who works with Peelian."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from peelian.access.actors import Actor, system_actor
from peelian.access.permissions import ROLE_CARDS, Role
from peelian.access.queries import actor_by_ref
from peelian.access.services import create_account, grant_role
from peelian.people.policy import with_complete_walls
from peelian.people.queries.finding import find_people
from peelian.people.services import import_people

FORCE = "Wealdmoor Constabulary"
PASSWORD = "a kettle sings at noon"
TELLER = system_actor("demo-story")
FOUNDED_AT = datetime(2022, 1, 4, 8, 30, tzinfo=UTC)
NORTH, SOUTH, CORRUPTION = "Investigations North", "Investigations South", "Anti-Corruption"

GIVEN = (
    "Alder", "Bramwell", "Clover", "Dorrin", "Elowen", "Farran", "Gwil", "Hesper", "Idris", "Jessamy",
    "Kestrel", "Linnet", "Maddoc", "Nerys", "Orrin", "Perrin", "Quill", "Rowan", "Sorrel", "Teasel",
    "Umber", "Verity", "Wystan", "Yarrow", "Zelah",
)  # fmt: skip
FAMILY = (
    "Applethwaite", "Brindlecombe", "Copplestone", "Dunnockby", "Elderfield", "Foxgloven", "Grebeling",
    "Hawthwick", "Ivelle", "Jackdawson", "Kingcupper", "Larchmont", "Meadowsweete", "Nettlefold",
    "Otterburnby", "Plovermere", "Quickbeam", "Ravelstoke", "Siskinworth", "Thrushcroft", "Underhillow",
    "Vetchling", "Wagtailer", "Yaffleton", "Zephyrine",
)  # fmt: skip
UNITS = (
    "Response West",
    "Response East",
    "Neighbourhoods",
    "Firearms",
    "Custody",
    "Control Room",
    "Roads Policing",
)
RANKS = ("PC", "PC", "PC", "PC", "Sgt", "PC", "PC", "PC", "Insp", "PC")


@dataclass(frozen=True, slots=True)
class Part:
    """Someone with an account: one for each role."""

    key: str
    given: str
    family: str
    number: str
    category: str
    rank: str
    unit: str
    roles: tuple[Role, ...]


CAST = (
    Part("ida", "Ida", "Brackenby", "S6131", "police staff", "", "Intake", (Role.INTAKE,)),
    Part("asha", "Asha", "Venn", "2107", "officer", "DS", NORTH, (Role.INVESTIGATOR,)),
    Part("ben", "Ben", "Okaforde", "2230", "officer", "DC", NORTH, (Role.INVESTIGATOR,)),
    Part("dev", "Dev", "Marlowind", "1988", "officer", "DI", CORRUPTION, (Role.INVESTIGATOR,)),
    Part(
        "cora", "Cora", "Thistlewick", "1014", "officer", "Supt", "Professional Standards", (Role.AUTHORITY,)
    ),
    Part("petra", "Petra", "Starlingham", "1002", "officer", "ACC", "Chief Officers", (Role.SENIOR,)),
    Part("lena", "Lena", "Fairmead", "S6140", "police staff", "", "Victim Care", (Role.LIAISON,)),
    Part("fay", "Fay", "Larkspurn", "S6102", "police staff", "", "Vetting", (Role.VETTING,)),
    Part("hugh", "Hugh", "Penhallowe", "S6120", "police staff", "", "Human Resources", (Role.HR,)),
    Part("gus", "Gus", "Tolliverne", "S6110", "police staff", "", "Audit", (Role.AUDITOR,)),
    Part("ada", "Ada", "Winterbourn", "S6151", "police staff", "", "Systems", (Role.ADMIN,)),
    Part("ed", "Ed", "Plumtreeve", "4471", "officer", "PC", "Response West", (Role.INTAKE,)),
)
# People whom the worked case needs by name.
NAMED = (
    ("4802", "officer", "PC", "Torben", "Quillfeather", "Firearms"),
    ("4815", "officer", "PC", "Marrok", "Dapplewood", "Firearms"),
    ("4690", "officer", "Sgt", "Isolde", "Fenwright", "Response East"),
    ("S5521", "police staff", "", "Casper", "Loomfield", "Control Room"),
    ("4733", "officer", "PC", "Bevis", "Harrowgill", "Response West"),
    ("4344", "officer", "PC", "Osric", "Tanglewood", "Custody"),
)
COLUMNS = ("number", "category", "rank", "given_names", "family_name", "unit", "job_title", "from_date")


def hr_file() -> bytes:
    """The HR file of the force, as HR would send it."""
    lines = io.StringIO()
    sheet = csv.writer(lines)
    sheet.writerow(COLUMNS)
    for part in CAST:
        title = ROLE_CARDS[part.roles[0]].title if part.category == "police staff" else ""
        sheet.writerow(
            [part.number, part.category, part.rank, part.given, part.family, part.unit, title, "2015-09-01"]
        )
    for number, category, rank, given, family, unit in NAMED:
        sheet.writerow(
            [number, category, rank, given, family, unit, "" if rank else "Call taker", "2016-04-04"]
        )
    for index in range(240):
        sheet.writerow(_ordinary(index))
    return lines.getvalue().encode()


def _ordinary(index: int) -> list[str]:
    given = GIVEN[index % len(GIVEN)]
    family = FAMILY[(index * 7 + index // len(GIVEN)) % len(FAMILY)]
    unit = UNITS[index % len(UNITS)]
    since = f"{2005 + index % 16}-0{1 + index % 9}-11"
    if index % 5 == 4:
        return [f"S{5000 + index}", "police staff", "", given, family, unit, "Police staff", since]
    return [str(3000 + index), "officer", RANKS[index % len(RANKS)], given, family, unit, "", since]


@dataclass(frozen=True)
class Cast:
    """Everyone with an account, by key, with the reference of the account."""

    refs: dict[str, str]

    def __getattr__(self, key: str) -> Actor:
        """Someone as they act now, with the roles and walls they have at this point of the story."""
        return with_complete_walls(actor_by_ref(self.refs[key]))


def found_force() -> Cast:
    """Import the workforce and create one account for each role."""
    report = import_people(
        name="hr-2022-01.csv", content=hr_file(), force_name=FORCE, actor=TELLER, at=FOUNDED_AT
    )
    if not report.can_be_applied:
        raise RuntimeError(f"The story's own HR file has problems: {report}")
    return Cast({part.key: _account(part) for part in CAST})


def _account(part: Part) -> str:
    account = create_account(
        email=f"{part.given.lower()}@wealdmoor.example",
        name=f"{part.given} {part.family}",
        password=PASSWORD,
        unit=NORTH if part.key == "ed" else part.unit,
        person_ref=person_ref(part.number),
        actor=TELLER,
        at=FOUNDED_AT,
    )
    for role in part.roles:
        grant_role(account=account, role=role, actor=TELLER, at=FOUNDED_AT)
    return account.ref


def person_ref(number: str) -> str:
    """The reference of whoever holds a number."""
    return next(card.ref for card in find_people(TELLER, number) if card.number == number)


def write_sign_ins(folder: Path) -> None:
    """Leave the demo's sign-ins, one for each role, where `./demo` finds them."""
    shown: dict[str, dict[str, str]] = {}
    for part in CAST:
        role = ROLE_CARDS[part.roles[0]].title
        email = f"{part.given.lower()}@wealdmoor.example"
        shown.setdefault(
            role, {"role": role, "name": f"{part.given} {part.family}", "email": email, "password": PASSWORD}
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sign-ins.json").write_text(json.dumps(list(shown.values()), indent=2))

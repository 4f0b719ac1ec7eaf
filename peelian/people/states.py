"""What people can be: kinds, categories, ranks, ways of leaving. The values are the stable codes that are stored."""

from enum import StrEnum


class PersonKind(StrEnum):
    """Whether the force employs or engages the person, or knows them only from a matter."""

    WORKFORCE = "workforce"
    PUBLIC = "public"


KIND_SENTENCES: dict[PersonKind, str] = {
    PersonKind.WORKFORCE: "Serves or served with a force: officer, special constable, staff, volunteer or contractor.",
    PersonKind.PUBLIC: "A member of the public, reached only through the matter in which they appear.",
}


class Category(StrEnum):
    """What someone is while they hold a post. The disciplinary regime follows from it."""

    OFFICER = "officer"
    SPECIAL_CONSTABLE = "special_constable"
    POLICE_STAFF = "police_staff"
    VOLUNTEER = "volunteer"
    CONTRACTOR = "contractor"

    @property
    def label(self) -> str:
        return CATEGORY_TITLES[self]


CATEGORY_TITLES: dict[Category, str] = {
    Category.OFFICER: "Police officer",
    Category.SPECIAL_CONSTABLE: "Special constable",
    Category.POLICE_STAFF: "Police staff",
    Category.VOLUNTEER: "Designated volunteer",
    Category.CONTRACTOR: "Contractor",
}

# Members of a police force and special constables: those whom the Police (Conduct) Regulations 2020, reg 4, reach.
OFFICER_CATEGORIES: frozenset[Category] = frozenset({Category.OFFICER, Category.SPECIAL_CONSTABLE})


class Rank(StrEnum):
    """Ranks, lowest first. Staff, volunteers and contractors have none: their job title says what they do."""

    SPECIAL_CONSTABLE = "special_constable"
    CONSTABLE = "constable"
    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    CHIEF_INSPECTOR = "chief_inspector"
    SUPERINTENDENT = "superintendent"
    CHIEF_SUPERINTENDENT = "chief_superintendent"
    ASSISTANT_CHIEF_CONSTABLE = "assistant_chief_constable"
    DEPUTY_CHIEF_CONSTABLE = "deputy_chief_constable"
    CHIEF_CONSTABLE = "chief_constable"
    DEPUTY_COMMISSIONER = "deputy_commissioner"
    COMMISSIONER = "commissioner"

    @property
    def label(self) -> str:
        return RANK_TITLES[self]

    @property
    def order(self) -> int:
        """How senior the rank is: 0 for special constable, 1 for constable, and upwards."""
        return list(Rank).index(self)


RANK_TITLES: dict[Rank, str] = {
    Rank.SPECIAL_CONSTABLE: "Special constable",
    Rank.CONSTABLE: "Constable",
    Rank.SERGEANT: "Sergeant",
    Rank.INSPECTOR: "Inspector",
    Rank.CHIEF_INSPECTOR: "Chief inspector",
    Rank.SUPERINTENDENT: "Superintendent",
    Rank.CHIEF_SUPERINTENDENT: "Chief superintendent",
    Rank.ASSISTANT_CHIEF_CONSTABLE: "Assistant chief constable or commander",
    Rank.DEPUTY_CHIEF_CONSTABLE: "Deputy chief constable or deputy assistant commissioner",
    Rank.CHIEF_CONSTABLE: "Chief constable or assistant commissioner",
    Rank.DEPUTY_COMMISSIONER: "Deputy commissioner",
    Rank.COMMISSIONER: "Commissioner",
}


def ranks_for(category: Category) -> frozenset[Rank]:
    """The ranks that someone of a category can hold; none for staff, volunteers and contractors."""
    if category == Category.SPECIAL_CONSTABLE:
        return frozenset({Rank.SPECIAL_CONSTABLE})
    if category == Category.OFFICER:
        return frozenset(Rank) - {Rank.SPECIAL_CONSTABLE}
    return frozenset()


class LeavingReason(StrEnum):
    """How a post ended. `moved` is a change of post within the force; it is not leaving."""

    MOVED = "moved"
    RESIGNED = "resigned"
    RETIRED = "retired"
    DISMISSED = "dismissed"
    TRANSFERRED = "transferred"
    CONTRACT_ENDED = "contract_ended"
    DIED = "died"

    @property
    def label(self) -> str:
        return LEAVING_TITLES[self]


LEAVING_TITLES: dict[LeavingReason, str] = {
    LeavingReason.MOVED: "Moved to another post",
    LeavingReason.RESIGNED: "Resigned",
    LeavingReason.RETIRED: "Retired",
    LeavingReason.DISMISSED: "Dismissed",
    LeavingReason.TRANSFERRED: "Transferred to another force",
    LeavingReason.CONTRACT_ENDED: "Contract or engagement ended",
    LeavingReason.DIED: "Died",
}


class ContactKind(StrEnum):
    """Ways to reach someone."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    OTHER = "other"


CONTACT_TITLES: dict[ContactKind, str] = {
    ContactKind.EMAIL: "E-mail",
    ContactKind.PHONE: "Telephone",
    ContactKind.ADDRESS: "Address",
    ContactKind.OTHER: "Other",
}


class Gender(StrEnum):
    """As the person states it; kept for statistics of disparity and shown to nobody outside HR."""

    FEMALE = "female"
    MALE = "male"
    ANOTHER = "another"


GENDER_TITLES: dict[Gender, str] = {
    Gender.FEMALE: "Female",
    Gender.MALE: "Male",
    Gender.ANOTHER: "Described in another way",
}


class Ethnicity(StrEnum):
    """The broad group as the person states it; kept for statistics of disparity and shown to nobody outside HR."""

    ASIAN = "asian"
    BLACK = "black"
    MIXED = "mixed"
    WHITE = "white"
    OTHER = "other"


ETHNICITY_TITLES: dict[Ethnicity, str] = {
    Ethnicity.ASIAN: "Asian or Asian British",
    Ethnicity.BLACK: "Black, Black British, Caribbean or African",
    Ethnicity.MIXED: "Mixed or multiple ethnic groups",
    Ethnicity.WHITE: "White",
    Ethnicity.OTHER: "Other ethnic group",
}


class PersonField(StrEnum):
    """What can be changed about a person or their post. Each change is kept with its old and new value."""

    TITLE = "title"
    GIVEN_NAMES = "given_names"
    FAMILY_NAME = "family_name"
    FORMER_NAMES = "former_names"
    DATE_OF_BIRTH = "date_of_birth"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    NUMBER = "number"
    CATEGORY = "category"
    RANK = "rank"
    JOB_TITLE = "job_title"
    UNIT = "unit"
    LINE_MANAGER = "line_manager"
    FROM_DATE = "from_date"
    UNTIL_DATE = "until_date"
    LEAVING_REASON = "leaving_reason"
    MERGED_INTO = "merged_into"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


OWN_FIELDS: tuple[PersonField, ...] = tuple(PersonField)[:7]
POST_FIELDS: tuple[PersonField, ...] = tuple(PersonField)[7:16]
SPECIAL_FIELDS: frozenset[PersonField] = frozenset({PersonField.GENDER, PersonField.ETHNICITY})

"""Taking the steps of a plan in bulk: tens of thousands of rows in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from peelian.access.actors import Actor
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.people.changes import as_text
from peelian.people.events import ContactAdded, ContactWithdrawn, PersonAdded, PersonCorrected, PostCorrected
from peelian.people.hr_file.checking import HrRow
from peelian.people.hr_file.steps import Correction, NewContact, NewPost, PersonKey, Plan
from peelian.people.models import Contact, Person, PersonChange, Post
from peelian.people.services.correcting import change_row
from peelian.people.services.posting import begun, ended
from peelian.people.states import LeavingReason, PersonField, PersonKind

_BATCH = 1_000
_PERSON_COLUMNS = [
    "title", "given_names", "family_name", "former_names", "search_name", "date_of_birth", "gender", "ethnicity",
    "version",
]  # fmt: skip
_POST_COLUMNS = [
    "category", "rank", "job_title", "unit", "line_manager", "from_date", "until_date", "leaving_reason",
]  # fmt: skip


@dataclass(slots=True)
class Applying:
    """One plan being applied. `run` writes the rows; `events` then tells the ledger of them, in order."""

    plan: Plan
    force_name: str
    file: str
    actor: Actor
    at: datetime
    events: list[object] = field(default_factory=list)
    people: dict[PersonKey, Person] = field(default_factory=dict)

    def run(self) -> None:
        """Take every step. Posts end before posts begin, because a number is held by one at a time."""
        self._add_people()
        self._load_people()
        self._correct()
        self._end_posts()
        self._begin_posts()
        self._change_contacts()

    def _add_people(self) -> None:
        refs = _fresh_refs(len(self.plan.additions))
        made = [_person(step.row, ref, self.at) for step, ref in zip(self.plan.additions, refs, strict=True)]
        Person.objects.bulk_create(made, batch_size=_BATCH)
        for step, person in zip(self.plan.additions, made, strict=True):
            self.people[f"new:{step.row.key}"] = person
            self.events.append(PersonAdded(subject=Ref(person.ref), kind=PersonKind.WORKFORCE))

    def _load_people(self) -> None:
        """Everyone already held to whom a step refers, as the row's own person or as a line manager."""
        keys: set[PersonKey | None] = {post.person for post in self.plan.posts}
        keys |= {contact.person for contact in self.plan.contacts}
        keys |= {post.manager for post in self.plan.posts}
        keys |= {correction.manager for correction in self.plan.corrections}
        held = sorted(key for key in keys if isinstance(key, int))
        for start in range(0, len(held), _BATCH // 2):
            for person in Person.objects.filter(pk__in=held[start : start + _BATCH // 2]):
                self.people[person.pk] = person

    def _correct(self) -> None:
        rows: list[PersonChange] = []
        for step in self.plan.corrections:
            reasons = f"HR file {self.file[-200:]}, line {step.row.line}"
            digests: list[Digest] = []
            for change in step.changes:
                row, digest = change_row(
                    step.person, change, reasons=reasons, actor=self.actor, at=self.at, post=step.post
                )
                rows.append(row)
                digests.append(digest)
            self._set_fields(step)
            self.events.append(_corrected(step, tuple(digests)))
        PersonChange.objects.bulk_create(rows, batch_size=_BATCH)
        people = {step.person.pk: step.person for step in self.plan.corrections if step.post is None}
        posts = {step.post.pk: step.post for step in self.plan.corrections if step.post is not None}
        Person.objects.bulk_update(people.values(), _PERSON_COLUMNS, batch_size=_BATCH // 10)
        Post.objects.bulk_update(posts.values(), _POST_COLUMNS, batch_size=_BATCH // 10)

    def _set_fields(self, step: Correction) -> None:
        thing = step.post or step.person
        for change in step.changes:
            if change.field == PersonField.LINE_MANAGER:
                continue
            dated = change.field in (PersonField.UNTIL_DATE, PersonField.DATE_OF_BIRTH)
            setattr(thing, change.field.value, change.new if change.new is not None or dated else "")
        if step.post is not None and step.manager is not None:
            step.post.line_manager = self.people[step.manager]
        if step.post is None:
            step.person.search_name = step.person.folded_name()
            step.person.version += 1

    def _end_posts(self) -> None:
        for step in self.plan.endings:
            step.post.until_date, step.post.leaving_reason = step.until_date, step.leaving_reason
            self.events.append(ended(step.post, step.post.person))
        posts = [step.post for step in self.plan.endings]
        Post.objects.bulk_update(posts, ["until_date", "leaving_reason"], batch_size=_BATCH // 4)

    def _begin_posts(self) -> None:
        refs = _fresh_post_refs(len(self.plan.posts))
        made = [self._post(step, ref) for step, ref in zip(self.plan.posts, refs, strict=True)]
        Post.objects.bulk_create(made, batch_size=_BATCH)
        for post in made:
            self.events.append(begun(post, post.person, post.line_manager))
            if post.until_date:
                self.events.append(ended(post, post.person))

    def _post(self, step: NewPost, ref: str) -> Post:
        row, carried = step.row, step.carried
        manager = self.people[step.manager] if step.manager is not None else None
        return Post(
            ref=ref,
            person=self.people[step.person],
            category=row.category,
            force_name=self.force_name,
            number=row.number,
            rank=row.rank or "",
            job_title=row.job_title or (carried.job_title if carried else ""),
            unit=row.unit or (carried.unit if carried else ""),
            line_manager=manager or (carried.line_manager if carried else None),
            from_date=row.from_date,
            until_date=row.until_date,
            leaving_reason=LeavingReason(row.leaving_reason) if row.leaving_reason else "",
        )

    def _change_contacts(self) -> None:
        old = [step.instead_of for step in self.plan.contacts if step.instead_of is not None]
        for start in range(0, len(old), _BATCH // 2):
            batch = Contact.objects.filter(pk__in=old[start : start + _BATCH // 2])
            for person_ref, ref in batch.values_list("person__ref", "ref"):
                self.events.append(ContactWithdrawn(subject=Ref(person_ref), contact=Ref(ref)))
            batch.update(withdrawn_at=self.at, preferred=False)
        made = [self._contact(step) for step in self.plan.contacts]
        Contact.objects.bulk_create(made, batch_size=_BATCH)
        self.events.extend(_contact_added(contact) for contact in made)

    def _contact(self, step: NewContact) -> Contact:
        return Contact(
            ref=new_ref("K"),
            person=self.people[step.person],
            kind=step.kind,
            value=step.value,
            salt=new_salt(),
            added_at=self.at,
        )


def _person(row: HrRow, ref: str, at: datetime) -> Person:
    person = Person(
        ref=ref,
        kind=PersonKind.WORKFORCE,
        title=row.title or "",
        given_names=row.given_names,
        family_name=row.family_name,
        former_names=row.former_names or "",
        date_of_birth=row.date_of_birth,
        gender=row.gender or "",
        ethnicity=row.ethnicity or "",
        created_at=at,
    )
    person.search_name = person.folded_name()
    return person


def _corrected(step: Correction, digests: tuple[Digest, ...]) -> PersonCorrected | PostCorrected:
    fields = tuple(change.field for change in step.changes)
    if step.post is None:
        return PersonCorrected(subject=Ref(step.person.ref), fields=fields, changes=digests)
    return PostCorrected(
        subject=Ref(step.person.ref), post=Ref(step.post.ref), fields=fields, changes=digests
    )


def _contact_added(contact: Contact) -> ContactAdded:
    return ContactAdded(
        subject=Ref(contact.person.ref),
        contact=Ref(contact.ref),
        kind=contact.kind,  # type: ignore[arg-type]  # set from the enum a moment ago
        value=digest_of(as_text(contact.value), contact.salt),
    )


def _fresh_refs(many: int) -> list[str]:
    return _unused("P", many, lambda refs: Person.objects.filter(ref__in=refs).values_list("ref", flat=True))


def _fresh_post_refs(many: int) -> list[str]:
    return _unused("T", many, lambda refs: Post.objects.filter(ref__in=refs).values_list("ref", flat=True))


def _unused(prefix: str, many: int, taken_among: object) -> list[str]:
    """New references that nobody has: with fifty thousand at once, a collision is no longer a rarity to ignore."""
    found: dict[str, None] = {}
    while len(found) < many:
        batch = list({new_ref(prefix) for _ in range(min(_BATCH // 2, many - len(found)))} - found.keys())
        taken = set(taken_among(batch))  # type: ignore[operator]
        found |= dict.fromkeys(ref for ref in batch if ref not in taken)
    return list(found)

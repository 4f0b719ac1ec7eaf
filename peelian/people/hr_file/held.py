"""What is held of the workforce of one force, arranged for comparing with a file of tens of thousands of rows."""

from dataclasses import dataclass, field

from peelian.people.models import Contact, Person, Post
from peelian.people.states import ContactKind, PersonKind


@dataclass(slots=True)
class Held:
    """Posts by number, running and ended; contacts by person; who manages whom; names for finding namesakes."""

    running: dict[str, Post] = field(default_factory=dict)
    ended: dict[str, list[Post]] = field(default_factory=dict)
    contacts: dict[tuple[int, ContactKind], tuple[int, str]] = field(default_factory=dict)
    manager_of: dict[int | str, int | str] = field(default_factory=dict)
    namesakes: dict[tuple[str, object], str] = field(default_factory=dict)


def load(force_name: str, *, lock: bool) -> Held:
    """Read it all in three queries. With `lock`, inside a transaction, PostgreSQL keeps the people as they are
    until the import is done; on SQLite the transaction itself does.
    """
    held = Held()
    if lock:
        list(
            Person.objects.filter(kind=PersonKind.WORKFORCE).select_for_update().values_list("pk", flat=True)
        )
    posts = Post.objects.filter(force_name=force_name).select_related("person").order_by("from_date", "pk")
    for post in posts.iterator(chunk_size=5_000):
        _arrange(held, post)
    for contact in Contact.objects.filter(withdrawn_at=None, kind__in=[ContactKind.EMAIL, ContactKind.PHONE]):
        held.contacts[contact.person_id, ContactKind(contact.kind)] = (contact.pk, contact.value)
    return held


def _arrange(held: Held, post: Post) -> None:
    key, person = post.number.casefold(), post.person
    if post.until_date is None:
        held.running[key] = post
        if post.line_manager_id:
            held.manager_of[post.person_id] = post.line_manager_id
    else:
        held.ended.setdefault(key, []).append(post)
    if person.date_of_birth:
        held.namesakes[person.search_name, person.date_of_birth] = person.ref

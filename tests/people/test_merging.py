"""Merging duplicates: everything moves, nothing is lost, and nobody merges by accident."""

from datetime import UTC, date, datetime

import pytest

from peelian.access.refusals import Hidden, Refused
from peelian.ledger.queries import entries_about
from peelian.people import services
from peelian.people.models import Person, Post
from peelian.people.queries import cards_for, contacts_of, management_line, surviving_refs
from peelian.people.states import Category, ContactKind, PersonField, PersonKind, Rank
from tests.cast import FORCE, Cast

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)


def duplicate_of_ben(cast: Cast, **about: object) -> Person:
    facts = {"kind": PersonKind.WORKFORCE, "given_names": "Benedict", "family_name": "Okaforde"} | about
    return services.add_person(actor=cast.hugh.actor, at=AT, **facts)


def merge(cast: Cast, duplicate: Person, **about: object) -> Person:
    facts = {
        "keep_ref": cast.ben.person.ref,
        "reasons": "Same birthday and warrant card.",
        "actor": cast.hugh.actor,
    }
    return services.merge_people(**(facts | {"duplicate_ref": duplicate.ref} | about), at=AT)


def test_posts_and_contacts_move_and_the_duplicate_leads_to_the_kept_record(cast: Cast) -> None:
    duplicate = duplicate_of_ben(cast)
    services.add_post(
        person_ref=duplicate.ref,
        category=Category.SPECIAL_CONSTABLE,
        rank=Rank.SPECIAL_CONSTABLE,
        force_name=FORCE,
        number="SC12",
        from_date=date(2012, 1, 1),
        actor=cast.hugh.actor,
        at=AT,
    )
    for person in (cast.ben.person, duplicate):
        services.add_contact(
            person_ref=person.ref, kind=ContactKind.EMAIL, value="ben@example.org", preferred=True,
            actor=cast.hugh.actor, at=AT,
        )  # fmt: skip
    kept = merge(cast, duplicate)
    assert Post.objects.filter(person=kept).count() == 2
    assert [row.preferred for row in contacts_of(kept.ref)] == [True, False]
    assert surviving_refs([duplicate.ref]) == {duplicate.ref: kept.ref}
    assert cards_for([duplicate.ref])[duplicate.ref].ref == kept.ref
    (merged,) = [e for e in entries_about("person", kept.ref) if e.type == "people.people_merged"]
    assert merged.event.duplicate == duplicate.ref


def test_a_chain_of_merges_leads_in_one_step_to_the_record_in_use(cast: Cast) -> None:
    first, second = duplicate_of_ben(cast), duplicate_of_ben(cast)
    merge(cast, first, keep_ref=second.ref)
    merge(cast, second)
    assert cards_for([first.ref])[first.ref].ref == cast.ben.person.ref


def test_a_manager_merged_with_the_one_managed_is_nobodys_own_manager(cast: Cast) -> None:
    duplicate = duplicate_of_ben(cast)
    post = Post.objects.get(person=cast.ben.person)
    services.add_post(
        person_ref=duplicate.ref, category=Category.OFFICER, rank=Rank.SERGEANT, force_name=FORCE, number="2231",
        from_date=date(2020, 1, 1), actor=cast.hugh.actor, at=AT,
    )  # fmt: skip
    services.correct_post(
        post_ref=post.ref,
        changes={PersonField.LINE_MANAGER: duplicate.ref},
        reasons="As HR has it.",
        actor=cast.hugh.actor,
        at=AT,
    )
    merge(cast, duplicate)
    assert management_line(cast.ben.person) == ()


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"reasons": "  "}, "Say why"),
        ({"keep_ref": "same"}, "into itself"),
        ({"kind": PersonKind.PUBLIC}, "stay two records"),
        ({"actor": "asha"}, "cannot merge"),
        ({"twice": True}, "was merged into another"),
    ],
)
def test_it_refuses(cast: Cast, about: dict, sentence: str) -> None:
    facts = dict(about)
    duplicate = duplicate_of_ben(cast, kind=facts.pop("kind", PersonKind.WORKFORCE))
    if facts.pop("twice", False):
        merge(cast, duplicate)
    if "actor" in facts:
        facts["actor"] = getattr(cast, facts["actor"]).actor
    if "keep_ref" in facts:
        facts["keep_ref"] = duplicate.ref
    with pytest.raises(Refused, match=sentence):
        merge(cast, duplicate, **facts)


def test_ed_cannot_merge_himself_into_somebody_else(cast: Cast) -> None:
    with pytest.raises(Hidden):
        merge(cast, cast.ed.person, actor=cast.ed.actor)
    assert Person.objects.get(ref=cast.ed.person.ref).merged_into is None
    assert merge(cast, cast.ed.person).ref == cast.ben.person.ref

"""What belongs to another case cannot be slipped into a form of this one, though one may see both."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.models import Conversation, Message, Participant, Sameness, Scope
from peelian.evidence.models import Exhibit
from peelian.media.models import CaseRules
from peelian.packs.models import Chosen, Withholding
from peelian.packs.services.choosing import begin_pack
from peelian.review.models import Bearing, Example, InScope, Review
from peelian.review.services.drawing_up import draw_up_review
from tests.cases.factories import investigated
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, NOW, SANDYS_PHONE, brought_in, exhibit_in, vault
from tests.review.factories import drawn_up_about

__all__ = ["vault"]
pytestmark = pytest.mark.django_db
Post = Callable[..., int]


@pytest.fixture
def here(cast: Cast, vault: object) -> Case:
    """A case of Asha's with a phone."""
    case = investigated(cast)[0]
    brought_in(cast, case, LATE_TURN)
    return case


@pytest.fixture
def there(cast: Cast, here: Case) -> Case:
    """Another case of hers with another phone."""
    case = investigated(cast)[0]
    brought_in(cast, case, SANDYS_PHONE, name="CD/1")
    return case


@pytest.fixture
def post(cast: Cast) -> Post:
    """Send a form as Asha: 302 when it was taken, 200 when it came back with its errors, 404 when it is hidden."""

    def send(page: str, /, *refs: object, **data: object) -> int:
        return int(cast.asha.client.post(reverse(page, args=refs), data).status_code)

    return send


def thread_of(case: Case) -> Conversation:
    return Conversation.objects.get(case=case)


def said_in(case: Case) -> Message:
    return Message.objects.filter(conversation__case=case).order_by("order")[0]


def somebody_in(case: Case) -> Participant:
    return Participant.objects.filter(case=case).order_by("pk")[0]


def test_an_exhibit_is_not_taken_from_a_subject_of_another_case(here: Case, there: Case, post: Post) -> None:
    form = {"name": "EF/9", "description": "A phone", "power": "not_recorded", "holder_kind": "subject"}
    before = Exhibit.objects.count()
    assert post("evidence:register", here.ref, **form, holder_subject=there.subjects.get().ref) == 200
    own = Exhibit.objects.get(case=here)
    changed = form | {"name": own.name, "holder_subject": there.subjects.get().ref}
    assert post("evidence:correct", own.ref, **changed, reasons="So it is.", based_on=own.version) == 200
    assert Exhibit.objects.count() == before


def test_a_scope_names_no_exhibit_of_another_case(cast: Cast, here: Case, there: Case, post: Post) -> None:
    form = {
        "about": Exhibit.objects.get(case=there).ref, "power": "on_premises", "authorised_by": "Cora", "reasons": "x",
        "authorised_on_0": "1", "authorised_on_1": "12", "authorised_on_2": "2023", "zone": "Europe/London",
        "review_on_0": "1", "review_on_1": "12", "review_on_2": "2090",
        "destroy_on_0": "1", "destroy_on_1": "12", "destroy_on_2": "2091",
    }  # fmt: skip
    assert post("chats:set-scope", here.ref, **form) == 200
    assert not Scope.objects.exists()
    assert exhibit_in(cast, here, "ZZ/1").case_id == here.pk


def test_people_of_two_cases_are_never_one(here: Case, there: Case, post: Post) -> None:
    one, other = somebody_in(here), somebody_in(there)
    assert post("chats:match", one.ref, same_as=other.ref, reasons="The same.") == 200
    assert post("chats:identify", one.ref, subject=there.subjects.get().ref, reasons="He is.") == 200
    assert not Sameness.objects.exists()
    one.refresh_from_db()
    assert one.subject_ref == ""


def test_a_search_is_not_narrowed_by_what_is_elsewhere(cast: Cast, here: Case, there: Case) -> None:
    address = reverse("chats:search", args=[here.ref])
    for data in ({"conversation": thread_of(there).ref}, {"sender": somebody_in(there).ref}):
        reply = cast.asha.client.get(address, {"words": "keys", **data})
        assert reply.status_code == 200
        assert not reply.context["form"].is_valid()
        assert reply.context.get("hits") is None


def test_a_review_takes_no_thread_message_or_allegation_of_another_case(
    cast: Cast, here: Case, there: Case, post: Post
) -> None:
    review = drawn_up_about(cast, here, thread_of(here))
    category = review.categories.first()
    assert category is not None
    rule = {
        "title": "T", "question": "Q", "unit": review.unit, "target_recall": 80, "confidence": 95, "control_size": 5,
        "elusion_size": 5, "looks": 2, "second_reading": review.second_reading, "second_size": 5, "break_minutes": 30,
        "break_items": 50,
    }  # fmt: skip
    assert post("review:change", review.ref, **rule, conversations=[thread_of(there).ref]) == 200
    assert post("review:example", category.ref, message_ref=said_in(there).ref) in {200, 404}
    against = there.subjects.get().allegations.get().ref
    added = {"kind": "challenge", "label": "L", "definition": "D", "allegations": [against]}
    assert post("review:add-category", review.ref, **added) == 200
    assert not Example.objects.exists()
    assert not InScope.objects.filter(conversation__case=there).exists()
    assert not Bearing.objects.filter(allegation__ref=against).exists()


def test_a_reader_is_not_appointed_from_outside_the_walls(cast: Cast, here: Case, post: Post) -> None:
    review = draw_up_review(case=here, title="T", question="Q", actor=cast.asha.actor, at=NOW)
    for member in (cast.ed, cast.dev, cast.ida, cast.gus):
        sent = {"reader_ref": member.account.ref, "role": "first"}
        assert post("review:appoint", review.ref, **sent) == 200
    assert not Review.objects.get(pk=review.pk).appointments.exists()


def test_a_pack_takes_nothing_of_another_case(cast: Cast, here: Case, there: Case, post: Post) -> None:
    pack = begin_pack(case=here, title="P", actor=cast.asha.actor, at=NOW)
    own, other = (case.subjects.get().allegations.get().ref for case in (here, there))
    around = {"before": 0, "after": 0}
    theirs = {"message_ref": said_in(there).ref, "allegation_refs": [own]}
    assert post("packs:choose", pack.ref, **theirs, **around) == 200
    mixed = {"message_ref": said_in(here).ref, "allegation_refs": [other]}
    assert post("packs:choose", pack.ref, **mixed, **around) == 200
    assert post("packs:found", pack.ref, message_refs=[said_in(there).ref], **around) == 200
    hidden = {"part": "message", "reason": "victim", "message_ref": said_in(there).ref}
    assert post("packs:withhold", pack.ref, **hidden) == 200
    assert not Chosen.objects.exists()
    assert not Withholding.objects.exists()


def test_extra_fields_of_a_form_are_dropped(cast: Cast, here: Case, there: Case, post: Post) -> None:
    extra = {
        "case": there.pk,
        "review_ref": "Q-ABCDEFGH",
        "begun_by_ref": cast.ben.account.ref,
        "actor": "x",
        "at": "y",
    }
    assert post("packs:begin", here.ref, title="P", **extra) == 302
    pack = here_pack(here)
    assert (pack.review_ref, pack.begun_by_ref) == ("", cast.asha.account.ref)
    exhibit = {"name": "EF/9", "description": "A phone", "power": "not_recorded", "holder_kind": "unknown"}
    sent = {
        "status": "destroyed",
        "disclosure": "used",
        "ref": "X-ABCDEFGH",
        "registered_by_ref": "A-ABCDEFGH",
    }
    assert post("evidence:register", here.ref, **exhibit, **sent, case=there.pk) == 302
    made = Exhibit.objects.get(name="EF/9")
    assert (made.case_id, made.status, made.disclosure) == (here.pk, "held", "undecided")
    assert made.registered_by_ref == cast.asha.account.ref


def here_pack(case: Case):  # type: ignore[no-untyped-def]  # a pack
    from peelian.packs.models import Pack

    return Pack.objects.get(case=case)


def test_nobody_is_named_who_cannot_see_the_case(cast: Cast, here: Case) -> None:
    sent = cast.cora.client.post(reverse("media:rules", args=[here.ref]), {"named_ref": cast.dev.account.ref})
    assert sent.status_code == 200
    assert not CaseRules.objects.exists()

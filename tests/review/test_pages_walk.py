"""Every page of a review answers, at every stage of it, and reading works as a form without script."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from peelian.review.models import Review, Turn
from tests.cast import Cast
from tests.review.factories import NOW, OnCommit, drawn_up, read_some, started

pytestmark = pytest.mark.django_db
LEADS = (
    "review",
    "progress",
    "findings",
    "agreement",
    "report",
    "work",
    "appoint",
    "stop",
    "override",
    "look",
)


def test_the_pages_of_whoever_leads(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=12)
    for name in (*LEADS, "revise", "ask-order", "second-sample"):
        answer = cast.asha.client.get(reverse(f"review:{name}", args=[review.ref]))
        assert answer.status_code == 200, name
    lanes = reverse("review:lanes", args=[review.ref, review.scope.get().conversation.ref])
    assert cast.asha.client.get(lanes).status_code == 200
    assert cast.asha.client.get(reverse("review:case", args=[review.case.ref])).status_code == 200


def test_a_draft_can_be_changed_on_its_pages(cast: Cast) -> None:
    review = drawn_up(cast)
    for name in ("review", "change", "add-category", "appoint", "start"):
        assert cast.asha.client.get(reverse(f"review:{name}", args=[review.ref])).status_code == 200, name
    category = review.categories.first()
    for name in ("remove-category", "example"):
        assert cast.asha.client.get(reverse(f"review:{name}", args=[category.ref])).status_code == 200, name
    start = cast.asha.client.post(reverse("review:start", args=[review.ref]))
    assert "Appoint somebody to read." in start.content.decode()


def sent(page: str) -> str:
    """The address to which the page sends the answers."""
    found = re.search(r'action="(/review/turns/\d+/)" data-review-form', page)
    assert found
    return found[1]


def test_reading_works_as_a_form(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read = reverse("review:read", args=[review.ref])
    assert "Take the next message" in cast.asha.client.get(read).content.decode()
    page = cast.asha.client.post(read, {"do": "begin"}, follow=True).content.decode()
    answer = {"do": "save", "answer-1": "yes", "note": "Said twice before."}
    after = cast.asha.client.post(sent(page), answer, follow=True).content.decode()
    saved = Turn.objects.get(review=review, saved_at__isnull=False)
    assert sorted(saved.codings.values_list("category__number", "answer")) == [(1, "yes"), (2, "no")]
    assert sent(after) != sent(page)
    back = cast.asha.client.post(read, {"do": "undo"}, follow=True).content.decode()
    assert sent(back) == sent(page)
    assert "Said twice before." in back
    cast.asha.client.post(sent(back), {"do": "aside"})
    aside = cast.asha.client.get(read).content.decode()
    assert "Put aside: 1" in aside
    assert sent(cast.asha.client.post(sent(page), {"do": "take-up"}, follow=True).content.decode()) == sent(
        page
    )


def test_a_page_of_reading_asks_few_questions(
    cast: Cast, on_commit: OnCommit, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=20)
    read = reverse("review:read", args=[review.ref])
    cast.asha.client.get(read)
    with django_assert_max_num_queries(45):
        cast.asha.client.get(read)


def test_a_break_is_suggested_after_so_many_messages(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, break_items=20)
    read_some(review, cast.asha, on_commit, most=19)
    from peelian.review.queries.reading_page import reading_page

    def resting() -> bool:
        at = NOW + timedelta(minutes=11)
        turn = Turn.objects.filter(review=review, saved_at=None).first()
        return reading_page(
            cast.asha.actor, Review.objects.get(pk=review.pk), turn, now=at, around=8
        ).sitting.rest

    assert not resting()
    read_some(review, cast.asha, on_commit, most=1, at=NOW + timedelta(minutes=10))
    assert resting()

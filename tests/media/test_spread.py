"""The spread of a film across phones: first known holder, who sent it on, who kept it."""

import pytest

from peelian.cases.models import Case
from peelian.chats.models import Attachment, Conversation
from peelian.chats.states import Lock
from peelian.media.drawing import spread_svg
from peelian.media.policy import visible_pictures
from peelian.media.queries.panel import case_media
from peelian.media.queries.spread import spread_of
from tests.cast import Cast
from tests.media.factories import hashed, of, phone_with, picture
from tests.media.scenes import film

pytestmark = pytest.mark.django_db
FILM, PICTURE = film([2, 7]), picture(3)
AGAIN = picture(3, quality=40)


@pytest.fixture
def case(cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: object) -> Case:
    """Two phones of one group, of which one has the film no more; and another group into which it went on."""
    first = ("02/11/2022, 21:10", "Kit Marlow", "VID-20221102-WA0001.mp4", FILM)
    then = ("02/11/2022, 21:30", "Robin Ashdown", "IMG-20221102-WA0002.jpg", PICTURE)
    on = ("03/11/2022, 09:00", "Sandy Firth", "VID-20221103-WA0009.mp4", FILM)
    like = ("03/11/2022, 09:05", "Sandy Firth", "IMG-20221103-WA0010.jpg", AGAIN)
    phone_with(cast, case_of_phones, [first, then], name="AB/1")
    phone_with(cast, case_of_phones, [on, like], name="AB/2", group="Five a side")
    hashed(cast, case_of_phones, django_capture_on_commit_callbacks)
    return case_of_phones


def test_it_is_followed_in_order_across_conversations_and_phones(cast: Cast, case: Case) -> None:
    spread = spread_of(cast.asha.actor, of(case, FILM))
    assert [(send.sender, send.conversation) for send in spread.sends] == [
        ("Kit Marlow", "Late turn"),
        ("Sandy Firth", "Five a side"),
    ]
    assert spread.first.sender == "Kit Marlow"
    assert dict(spread.kept) == {"AB/1": 1, "AB/2": 1}
    assert [send.kept_on for send in spread.sends] == [("AB/1",), ("AB/2",)]


def test_a_phone_that_holds_the_message_and_not_the_film_is_said_to_hold_it_no_more(
    cast: Cast, case: Case
) -> None:
    sends = [
        ("02/11/2022, 21:10", "Kit Marlow", "VID-20221102-WA0001.mp4", FILM),
        ("02/11/2022, 21:30", "Robin Ashdown", "IMG-20221102-WA0002.jpg", PICTURE),
        ("04/11/2022, 10:00", "Robin Ashdown", "IMG-20221104-WA0020.jpg", picture(9)),
    ]
    phone_with(cast, case, sends, name="AB/3")
    copy = Attachment.objects.filter(imported__phone__label="AB/3", sha256=of(case, FILM).sha256)
    assert copy.update(sha256="", stated_sha256="", present=False) == 1
    first = spread_of(cast.asha.actor, of(case, FILM)).sends[0]
    assert (first.kept_on, first.gone_from) == (("AB/1",), ("AB/3",))
    other = spread_of(cast.asha.actor, of(case, PICTURE)).sends[0]
    assert (other.kept_on, other.gone_from) == (("AB/1", "AB/3"), ())


def test_near_copies_belong_to_it_unless_only_exact_ones_are_asked_for(cast: Cast, case: Case) -> None:
    assert len(spread_of(cast.asha.actor, of(case, PICTURE)).sends) == 2
    assert len(spread_of(cast.asha.actor, of(case, PICTURE), near=False).sends) == 1


def test_it_is_found_by_its_hash_alone(cast: Cast, case: Case) -> None:
    assert (
        spread_of(cast.asha.actor, of(case, FILM).sha256, case=case).sends
        == spread_of(cast.asha.actor, of(case, FILM)).sends
    )
    assert spread_of(cast.asha.actor, "ab" * 32, case=case).sends == ()
    with pytest.raises(ValueError, match="within a case"):
        spread_of(cast.asha.actor, "ab" * 32)


def test_a_locked_thread_leaves_no_trace(cast: Cast, case: Case) -> None:
    Conversation.objects.filter(case=case, title="Late turn").update(locked=Lock.PRIVILEGED)
    spread = spread_of(cast.asha.actor, of(case, FILM))
    assert [send.conversation for send in spread.sends] == ["Five a side"]
    assert spread.first.sender == "Sandy Firth"
    assert "Late turn" not in str(spread)
    assert not visible_pictures(cast.asha.actor).filter(pk=of(case, PICTURE).pk).exists()
    Conversation.objects.filter(case=case).update(locked=Lock.PRIVILEGED)
    assert case_media(cast.asha.actor, case).pictures == 0
    assert cast.asha.client.get(f"/media/files/{of(case, FILM).ref}/").status_code == 404


def test_the_drawing_has_a_mark_for_each_send_and_no_picture(cast: Cast, case: Case) -> None:
    spread = spread_of(cast.asha.actor, of(case, FILM))
    drawing = str(spread_svg(spread.sends, title="Spread"))
    assert drawing.count("m-send") == 2
    assert "First known: Kit Marlow in Late turn" in drawing
    assert "<image" not in drawing
    with pytest.raises(ValueError, match="nothing to draw"):
        spread_svg([], title="Spread")


def test_the_page_has_the_same_as_a_table(cast: Cast, case: Case) -> None:
    body = cast.asha.client.get(f"/media/files/{of(case, FILM).ref}/").content.decode()
    assert "Kit Marlow" in body
    assert "Five a side" in body
    assert "Kept on: AB/1 (1), AB/2 (1)." in body


def test_the_panel_counts_what_the_reader_may_know_of(cast: Cast, case: Case) -> None:
    panel = case_media(cast.asha.actor, case)
    assert (panel.pictures, panel.films, panel.flagged, panel.open_hits) == (2, 1, 0, 0)
    assert case_media(cast.ben.actor, case) is None
    assert case_media(cast.lena.actor, case) is None

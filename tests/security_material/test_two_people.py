"""Nobody is shown what takes two people by their own doing alone, nor learns of a shut file by its copies."""

import pytest
from django.urls import reverse

from peelian.access.refusals import Hidden, Refused
from peelian.cases.models import Case
from peelian.chats.models import Conversation
from peelian.chats.services.locking import lock_thread
from peelian.chats.states import Lock
from peelian.media.models import Picture
from peelian.media.services.flagging import flag_picture, set_rules
from peelian.media.services.looking import ask_for_look, offer_showing, use_showing
from peelian.media.states import Flag, LookStatus, Step
from tests.cast import Cast
from tests.chats.factories import case_of_phones, vault
from tests.media.factories import NOW, hashed, of, phone_with, picture

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
DATA, COPY = picture(2), picture(2, quality=45)
WHY = "To tell whether the room is the custody suite."
SAYS = "The message says so."


@pytest.fixture
def case(cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: object) -> Case:
    """One picture in an open thread, and a copy of it in another thread."""
    first = [("02/11/2022, 21:10", "Kit Marlow", "IMG-20221102-WA0001.jpg", DATA)]
    second = [("03/11/2022, 21:10", "Kit Marlow", "IMG-20221103-WA0007.jpg", COPY)]
    phone_with(cast, case_of_phones, first)
    phone_with(cast, case_of_phones, second, name="AB/2", group="Quill and Marlow")
    hashed(cast, case_of_phones, django_capture_on_commit_callbacks)
    return case_of_phones


def flagged(cast: Cast, thing: Picture, flag: Flag) -> Picture:
    return flag_picture(picture=thing, flag=flag, reasons=SAYS, actor=cast.asha.actor, at=NOW)


def act(cast: Cast) -> dict[str, object]:
    return {"actor": cast.asha.actor, "at": NOW}


def test_a_flag_that_comes_while_a_look_is_open_shuts_it(cast: Cast, case: Case) -> None:
    look = ask_for_look(picture=of(case, DATA), reason=WHY, **act(cast))
    secret = offer_showing(look=look, step=Step.BLURRED, **act(cast))
    flagged(cast, of(case, DATA), Flag.VICTIM)
    with pytest.raises(Refused, match="second"):
        offer_showing(look=look, step=Step.BLURRED, **act(cast))
    with pytest.raises(Hidden):
        use_showing(secret=secret, **act(cast))


def test_so_does_a_rule_that_every_look_takes_two(cast: Cast, case: Case) -> None:
    look = ask_for_look(picture=of(case, DATA), reason=WHY, **act(cast))
    rule = {"named_ref": cast.asha.account.ref, "two_for_all": True}
    set_rules(case=case, **rule, actor=cast.cora.actor, at=NOW)
    with pytest.raises(Refused, match="second"):
        offer_showing(look=look, step=Step.BLURRED, **act(cast))


def test_whoever_takes_a_flag_away_is_not_shown_the_file_alone(cast: Cast, case: Case) -> None:
    flagged(cast, of(case, DATA), Flag.INTIMATE)
    flagged(cast, of(case, DATA), Flag.NONE)
    look = ask_for_look(picture=of(case, DATA), reason=WHY, **act(cast))
    assert look.status == LookStatus.REQUESTED


def test_a_copy_in_a_locked_thread_is_not_named_as_the_reason_of_a_flag(cast: Cast, case: Case) -> None:
    other = of(case, COPY)
    flagged(cast, other, Flag.INTIMATE)
    one = of(case, DATA)
    assert one.flag == Flag.INTIMATE
    thread = Conversation.objects.get(case=case, title__contains="Quill")
    lock_thread(conversation=thread, lock=Lock.PRIVILEGED, reasons="With a solicitor.", **act(cast))  # type: ignore[arg-type]  # its own keywords
    pages = (reverse("media:file", args=[one.ref]), reverse("media:case", args=[case.ref]))
    for url in (*pages, reverse("media:groups", args=[case.ref])):
        body = cast.asha.client.get(url).content.decode()
        assert other.ref not in body
        assert "Quill" not in body
    assert cast.asha.client.get(reverse("media:file", args=[other.ref])).status_code == 404

"""Looks: a reason, a second person, one address once, and nobody at all for what is quarantined."""

import io
from datetime import timedelta

import numpy as np
import pytest
from PIL import Image

from peelian.access.refusals import Hidden, Refused
from peelian.cases.models import Case, Task
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from peelian.media.models import Look, Picture, Showing
from peelian.media.queries.looks import look_page, looks_page
from peelian.media.services.flagging import flag_picture, report_picture, set_rules
from peelian.media.services.looking import (
    ask_for_look,
    choose_categories,
    decide_look,
    offer_showing,
    use_showing,
)
from peelian.media.states import BREAK_AFTER, Flag, LookStatus, Step
from tests.cast import Cast
from tests.media.factories import NOW, hashed, of, phone_with, picture

pytestmark = pytest.mark.django_db
DATA, COPY, OTHER = picture(2), picture(2, quality=45), picture(3)
WHY = "To tell whether the room is the custody suite."


@pytest.fixture
def case(cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: object) -> Case:
    sends = [
        ("02/11/2022, 21:10", "Kit Marlow", "IMG-20221102-WA0001.jpg", DATA),
        ("02/11/2022, 21:40", "Kit Marlow", "IMG-20221102-WA0002.jpg", COPY),
        ("02/11/2022, 21:41", "Kit Marlow", "IMG-20221102-WA0003.jpg", OTHER),
    ]
    phone_with(cast, case_of_phones, sends)
    hashed(cast, case_of_phones, django_capture_on_commit_callbacks)
    return case_of_phones


@pytest.fixture
def plain(case: Case) -> Picture:
    return of(case, DATA)


@pytest.fixture
def intimate(cast: Cast, plain: Picture) -> Picture:
    act = {"actor": cast.asha.actor, "at": NOW}
    return flag_picture(picture=plain, flag=Flag.INTIMATE, reasons="The message says so.", **act)


def asked(cast: Cast, thing: Picture, **changed: object) -> Look:
    facts = {"picture": thing, "reason": WHY, "actor": cast.asha.actor, "at": NOW}
    return ask_for_look(**(facts | changed))  # type: ignore[arg-type]  # the keywords are ask_for_look's own


def shown(cast: Cast, look: Look, step: Step) -> Showing:
    act = {"actor": cast.asha.actor, "at": NOW}
    return use_showing(secret=offer_showing(look=look, step=step, **act), **act)


def test_an_unflagged_file_takes_a_reason_and_opens_for_a_while(cast: Cast, plain: Picture) -> None:
    look = asked(cast, plain)
    assert look.status == LookStatus.APPROVED
    with pytest.raises(Refused, match="not open"):
        offer_showing(look=look, step=Step.BLURRED, actor=cast.asha.actor, at=NOW + timedelta(minutes=21))


def test_an_intimate_one_takes_a_second_person_in_time(cast: Cast, intimate: Picture) -> None:
    look = asked(cast, intimate)
    assert look.status == LookStatus.REQUESTED
    with pytest.raises(Refused, match="not open"):
        offer_showing(look=look, step=Step.BLURRED, actor=cast.asha.actor, at=NOW)
    answer = {"look": look, "approved": True, "reasons": "It decides the place."}
    with pytest.raises(Refused, match="other than the one who asked"):
        decide_look(**answer, actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused, match="in time"):
        decide_look(**answer, actor=cast.cora.actor, at=NOW + timedelta(hours=25))
    assert decide_look(**answer, actor=cast.cora.actor, at=NOW).status == LookStatus.APPROVED
    assert shown(cast, look, Step.BLURRED).shown_at == NOW


def test_a_copy_of_an_intimate_one_takes_two_as_well(cast: Cast, case: Case, intimate: Picture) -> None:
    assert of(case, COPY).flag == Flag.INTIMATE
    assert of(case, OTHER).flag == Flag.NONE
    assert asked(cast, of(case, COPY)).status == LookStatus.REQUESTED


def test_a_declined_look_shows_nothing(cast: Cast, intimate: Picture) -> None:
    look = asked(cast, intimate)
    decide_look(look=look, approved=False, reasons="The hash answers it.", actor=cast.petra.actor, at=NOW)
    look.refresh_from_db()
    with pytest.raises(Refused, match="not open"):
        offer_showing(look=look, step=Step.BLURRED, actor=cast.asha.actor, at=NOW)


def test_it_is_clear_only_in_a_second_step(cast: Cast, plain: Picture) -> None:
    look = asked(cast, plain)
    with pytest.raises(Refused, match="blurred first"):
        offer_showing(look=look, step=Step.CLEAR, actor=cast.asha.actor, at=NOW)
    shown(cast, look, Step.BLURRED)
    assert shown(cast, look, Step.CLEAR).step == Step.CLEAR


def test_an_address_works_once_soon_and_for_one_account(cast: Cast, plain: Picture) -> None:
    look, asha = asked(cast, plain), cast.asha.actor
    secret = offer_showing(look=look, step=Step.BLURRED, actor=asha, at=NOW)
    with pytest.raises(Hidden):
        use_showing(secret=secret, actor=cast.cora.actor, at=NOW)
    with pytest.raises(Hidden):
        use_showing(secret=secret, actor=asha, at=NOW + timedelta(seconds=61))
    assert use_showing(secret=secret, actor=asha, at=NOW)
    with pytest.raises(Hidden):
        use_showing(secret=secret, actor=asha, at=NOW)
    assert secret not in str(list(Showing.objects.values()))


def test_every_showing_is_in_the_ledger_and_counted(cast: Cast, plain: Picture) -> None:
    look = asked(cast, plain)
    shown(cast, look, Step.BLURRED)
    entries = entries_about("case", plain.case.ref, types=["media.picture_displayed"], stream=Stream.LOOKS)
    assert [entry.event.step for entry in entries] == [Step.BLURRED]
    page = looks_page(cast.asha.actor, now=NOW + timedelta(minutes=1))
    assert (page.shown_lately, page.take_a_break, page.mine[0].showings) == (1, False, 1)


def test_a_break_is_suggested_after_many(cast: Cast, plain: Picture) -> None:
    look = asked(cast, plain)
    for _ in range(BREAK_AFTER):
        shown(cast, look, Step.BLURRED)
    soon = NOW + timedelta(minutes=1)
    assert look_page(cast.asha.actor, look, now=soon).take_a_break
    assert not looks_page(cast.asha.actor, now=NOW + timedelta(hours=2)).take_a_break


def test_who_opted_out_of_a_category_is_not_shown_it(cast: Cast, intimate: Picture) -> None:
    choose_categories(categories=[Flag.INTIMATE], actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused, match="You chose not to be shown"):
        asked(cast, intimate)
    choose_categories(categories=[], actor=cast.asha.actor, at=NOW)
    assert asked(cast, intimate)


def test_a_reported_file_is_shut_to_everybody_and_the_named_person_gets_a_task(
    cast: Cast, case: Case, plain: Picture
) -> None:
    set_rules(case=case, named_ref=cast.petra.account.ref, two_for_all=False, actor=cast.cora.actor, at=NOW)
    look = asked(cast, plain)
    secret = offer_showing(look=look, step=Step.BLURRED, actor=cast.asha.actor, at=NOW)
    report_picture(picture=plain, actor=cast.asha.actor, at=NOW)
    plain.refresh_from_db()
    assert (plain.flag, of(case, COPY).flag, of(case, OTHER).flag) == (
        Flag.QUARANTINED,
        Flag.QUARANTINED,
        Flag.NONE,
    )
    with pytest.raises(Hidden):
        use_showing(secret=secret, actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused, match="quarantined"):
        asked(cast, plain)
    with pytest.raises(Refused, match="quarantined"):
        flag_picture(picture=plain, flag=Flag.NONE, reasons="No.", actor=cast.cora.actor, at=NOW)
    task = Task.objects.get(owner_ref=cast.petra.account.ref)
    assert plain.ref in task.title
    told = next(iter(entries_about("case", case.ref, types=["media.picture_quarantined"]))).event
    assert (told.copies, told.task, told.named) == (2, task.ref, cast.petra.account.ref)


def test_every_look_takes_two_where_the_case_says_so(cast: Cast, case: Case, plain: Picture) -> None:
    set_rules(case=case, named_ref=cast.cora.account.ref, two_for_all=True, actor=cast.cora.actor, at=NOW)
    assert asked(cast, plain).status == LookStatus.REQUESTED


def test_the_browser_gets_it_small_grey_and_blurred_once_and_is_told_not_to_keep_it(
    cast: Cast, plain: Picture
) -> None:
    client = cast.asha.client
    client.post(f"/media/files/{plain.ref}/ask/", {"reason": WHY})
    look = Look.objects.get()
    page = client.post(f"/media/looks/{look.ref}/show/", {"step": "blurred"})
    assert page["Cache-Control"] == "no-store"
    address = page.content.decode().split('<img class="media-shown" src="')[1].partition('"')[0]
    assert cast.cora.client.get(address).status_code == 404
    came = client.get(address)
    assert (came.status_code, came["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in came["Cache-Control"]
    with Image.open(io.BytesIO(came.content)) as image:
        assert (image.mode, max(image.size)) == ("L", 320)
        assert np.abs(np.diff(np.asarray(image, float))).max() < 40
    assert client.get(address).status_code == 404


def test_no_page_of_facts_shows_a_picture(cast: Cast, case: Case, plain: Picture) -> None:
    for address in (f"/media/{case.ref}/", f"/media/{case.ref}/groups/", f"/media/files/{plain.ref}/"):
        body = cast.asha.client.get(address).content.decode()
        assert plain.ref.partition("-")[2] in body.replace("&nbsp;", "")
        assert "<img" not in body
        assert "data:image" not in body

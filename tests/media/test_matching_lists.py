"""Lists of hashes: a victim's film traced by its hash alone, and nothing learned by who may not see the case."""

import hashlib

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from peelian.media.hashing.films import hash_film
from peelian.media.hashing.pictures import hash_picture
from peelian.media.models import HashList, Hit, Picture
from peelian.media.policy import visible_hits, visible_pictures
from peelian.media.queries.lists import known_here, list_page
from peelian.media.queries.spread import spread_of
from peelian.media.services.flagging import decide_hit
from peelian.media.services.listing import give_list, withdraw_list
from peelian.media.states import Flag, HitStatus, Kind, Nearness, Purpose
from tests.cast import Cast
from tests.media.factories import NOW, hashed, of, phone_with, picture
from tests.media.scenes import film

pytestmark = pytest.mark.django_db
SENT, OTHER = picture(2, quality=45), picture(3)
HELD = picture(2)
"""The same picture as SENT, held elsewhere: it is never given to Peelian."""
MOVING = film([4, 9, 3])


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def case(cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: object) -> Case:
    sends = [
        ("02/11/2022, 21:10", "Kit Marlow", "IMG-20221102-WA0001.jpg", SENT),
        ("02/11/2022, 21:41", "Kit Marlow", "IMG-20221102-WA0003.jpg", OTHER),
        ("02/11/2022, 21:42", "Sandy Firth", "VID-20221102-WA0004.mp4", MOVING),
    ]
    phone_with(cast, case_of_phones, sends)
    hashed(cast, case_of_phones, django_capture_on_commit_callbacks)
    return case_of_phones


@pytest.fixture
def give(cast: Cast, case: Case, django_capture_on_commit_callbacks):  # type: ignore[no-untyped-def]
    def given(text: str, *, of_case: bool = True, purpose: Purpose = Purpose.VICTIMS_FILM) -> HashList:
        with django_capture_on_commit_callbacks(execute=True):
            return give_list(
                title="Film of Woman A",
                purpose=purpose,
                data=text.encode(),
                case=case if of_case else None,
                actor=cast.asha.actor if of_case else cast.cora.actor,
                at=NOW,
            )

    return given


def test_an_exact_match_needs_no_decision_and_is_flagged(case: Case, give) -> None:  # type: ignore[no-untyped-def]
    give(sha(SENT))
    hit = Hit.objects.get()
    assert (hit.picture, hit.nearness, hit.status) == (of(case, SENT), Nearness.EXACT, HitStatus.CONFIRMED)
    assert of(case, SENT).flag == Flag.VICTIM
    assert of(case, OTHER).flag == Flag.NONE


def test_a_picture_held_elsewhere_is_found_by_its_likeness_and_a_person_decides(
    cast: Cast, case: Case, give
) -> None:  # type: ignore[no-untyped-def]
    give(f"pdq,label\n{hash_picture(HELD).whole[0].hex()},Picture of Woman A\n")
    hit = Hit.objects.get()
    assert (hit.nearness, hit.status, hit.wanted) == (Nearness.NEAR, HitStatus.FOUND, "Picture of Woman A")
    assert of(case, SENT).flag == Flag.VICTIM
    act = {"reasons": "Two bits apart; sent on the night.", "actor": cast.asha.actor, "at": NOW}
    assert decide_hit(hit=hit, same=True, **act).status == HitStatus.CONFIRMED
    told = next(iter(entries_about("case", case.ref, types=["media.hit_decided"]))).event
    assert (told.same, told.looked, told.bits) == (True, False, hit.bits)
    assert decide_hit(hit=hit, same=False, **act).status == HitStatus.REFUSED


def test_a_film_held_elsewhere_is_traced_by_the_hashes_of_its_frames(case: Case, give) -> None:  # type: ignore[no-untyped-def]
    lines = [f"{bits.hex()},pdq,Film of Woman A" for bits, _ in hash_film(MOVING).frames]
    give("hash,type,label\n" + "\n".join(lines))
    hit = Hit.objects.get()
    assert (hit.nearness, hit.picture.kind) == (Nearness.FRAMES, Kind.FILM)
    assert hit.share == 1.0


def test_a_picture_and_a_film_of_somebody_else_match_nothing(case: Case, give) -> None:  # type: ignore[no-untyped-def]
    give(f"pdq\n{hash_picture(picture(8)).whole[0].hex()}\n" + "0f" * 32)
    assert not Hit.objects.exists()
    assert not Picture.objects.exclude(flag=Flag.NONE).exists()


def test_a_list_for_every_case_takes_its_own_permission(cast: Cast, case: Case, give) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused, match="every case"):
        give_list(title="Set", purpose=Purpose.OTHER, data=sha(SENT).encode(), actor=cast.asha.actor, at=NOW)
    given = give(sha(SENT), of_case=False, purpose=Purpose.FORBIDDEN_SET)
    assert of(case, SENT).flag == Flag.FORBIDDEN
    assert [hit.list for hit in Hit.objects.all()] == [given]


def test_a_withdrawn_list_matches_no_more(
    cast: Cast, case: Case, give, django_capture_on_commit_callbacks: object
) -> None:  # type: ignore[no-untyped-def]
    given = give(sha(b"held elsewhere"))
    withdraw_list(given=given, reasons="Given by mistake.", actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused, match="already"):
        withdraw_list(given=given, reasons="Again.", actor=cast.asha.actor, at=NOW)


def test_a_list_without_a_hash_is_refused(give) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused, match="No hash was found"):
        give("nothing here")


def test_the_ledger_holds_no_hash(case: Case, give) -> None:  # type: ignore[no-untyped-def]
    give(sha(SENT))
    entries = [entry for entry in entries_about("case", case.ref) if entry.type.startswith("media.")]
    assert entries
    assert sha(SENT) not in str([entry.event for entry in entries])


def test_who_may_not_see_the_case_learns_nothing_by_a_hash(cast: Cast, case: Case, give) -> None:  # type: ignore[no-untyped-def]
    given = give(sha(SENT), of_case=False)
    for member in (cast.ben, cast.ed, cast.dev, cast.fay, cast.lena):
        assert not visible_pictures(member.actor).exists()
        assert not visible_hits(member.actor).exists()
        assert spread_of(member.actor, sha(SENT), case=case) == spread_of(member.actor, sha(HELD), case=case)
        assert member.client.get(f"/media/{case.ref}/").status_code == 404
        assert member.client.post(f"/media/{case.ref}/known/", {"value": sha(SENT)}).status_code == 404
    assert list_page(cast.ben.actor, given).hits_total == 0
    assert list_page(cast.cora.actor, given).hits_total == 1


@pytest.mark.parametrize(
    ("value", "answer"),
    [(sha(SENT), True), (sha(HELD), False), ("nonsense", None), (hashlib.md5(SENT).hexdigest(), True)],
)
def test_a_hash_is_known_in_the_case_it_is_asked_in(
    cast: Cast, case: Case, value: str, answer: bool | None
) -> None:
    assert known_here(cast.asha.actor, case, value) is answer


def test_a_likeness_is_known_too_and_asking_is_recorded(cast: Cast, case: Case) -> None:
    value = hash_picture(HELD).whole[0].hex()
    body = cast.asha.client.post(f"/media/{case.ref}/known/", {"value": value}).content.decode()
    assert "<strong>Known.</strong>" in body
    asked = entries_about("case", case.ref, types=["media.hash_asked"], stream=Stream.LOOKS)
    assert [entry.event.known for entry in asked] == [True]

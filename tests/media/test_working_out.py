"""From the messages of phones to files that are hashed, alike and matched: the whole way, by the job."""

import pytest
from PIL import ImageOps

from peelian.cases.models import Case
from peelian.ledger.queries import entries_about
from peelian.media.models import Likeness, Picture
from peelian.media.states import Kind, Nearness, PictureStatus, RunStatus
from tests.cast import Cast
from tests.media.alterations import captioned, cropped
from tests.media.factories import altered, hashed, of, phone_with, picture
from tests.media.scenes import film

pytestmark = pytest.mark.django_db

FIRST, OTHER = picture(2), picture(3)
SMALLER = picture(2, quality=40)
MIRRORED = altered(2, ImageOps.mirror)
CAPTIONED = altered(2, captioned)
CUT = altered(2, lambda image: cropped(image, share=0.05))


@pytest.fixture
def case(cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: object) -> Case:
    phone_with(
        cast,
        case_of_phones,
        [
            ("02/11/2022, 21:10", "Kit Marlow", "IMG-20221102-WA0001.jpg", FIRST),
            ("02/11/2022, 21:40", "Kit Marlow", "IMG-20221102-WA0002.jpg", OTHER),
            ("03/11/2022, 08:00", "Sandy Firth", "IMG-20221103-WA0003.jpg", SMALLER),
            ("03/11/2022, 08:01", "Sandy Firth", "IMG-20221103-WA0004.jpg", MIRRORED),
            ("03/11/2022, 08:02", "Sandy Firth", "IMG-20221103-WA0005.jpg", CAPTIONED),
            ("03/11/2022, 08:03", "Sandy Firth", "IMG-20221103-WA0006.jpg", CUT),
            ("03/11/2022, 08:04", "Sandy Firth", "IMG-20221103-WA0007.jpg", b"\xff\xd8\xff no picture"),
            ("03/11/2022, 08:05", "Sandy Firth", "VID-20221103-WA0008.mp4", film([2, 7])),
            ("03/11/2022, 08:06", "Sandy Firth", "Rota.pdf", b"%PDF-1.4 nothing in it"),
        ],
    )
    run = hashed(cast, case_of_phones, django_capture_on_commit_callbacks)
    assert run.status == RunStatus.DONE
    return case_of_phones


def alike(case: Case, one: bytes, other: bytes) -> Likeness | None:
    first, second = sorted((of(case, one).pk, of(case, other).pk))
    return Likeness.objects.filter(first=first, second=second).first()


def test_every_file_is_listed_once_and_says_what_it_is_by_its_bytes(case: Case) -> None:
    kinds = sorted(Picture.objects.filter(case=case).values_list("kind", flat=True))
    assert kinds == [Kind.FILM, Kind.OTHER, *[Kind.PICTURE] * 7]
    assert of(case, FIRST).status == PictureStatus.HASHED
    assert (of(case, FIRST).width, of(case, FIRST).height) == (640, 480)


def test_changed_copies_are_found_and_another_picture_is_not(case: Case) -> None:
    assert alike(case, FIRST, SMALLER).nearness == Nearness.NEAR
    assert alike(case, FIRST, MIRRORED).turn == 5
    assert alike(case, FIRST, CAPTIONED).nearness == Nearness.NEAR
    assert alike(case, FIRST, CUT).nearness == Nearness.CUT
    assert alike(case, FIRST, OTHER) is None
    assert of(case, OTHER).group is None
    assert of(case, CUT).group == of(case, FIRST).group is not None


def test_a_damaged_picture_is_known_by_its_exact_hash_and_says_why(case: Case) -> None:
    broken = of(case, b"\xff\xd8\xff no picture")
    assert (broken.status, broken.trouble) == (PictureStatus.EXACT_ONLY, "damaged")


def test_a_film_is_hashed_frame_by_frame(case: Case) -> None:
    moving = Picture.objects.get(case=case, kind=Kind.FILM)
    assert moving.status == PictureStatus.HASHED
    assert len(moving.frames) // 32 >= 3


def test_the_ledger_has_one_entry_for_the_whole_job_and_no_hash(case: Case) -> None:
    types = ["media.hashing_asked_for", "media.pictures_listed", "media.pictures_hashed"]
    entries = list(entries_about("case", case.ref, types=types))
    assert [entry.event.__class__.__name__ for entry in entries] == [
        "HashingAskedFor",
        "PicturesListed",
        "PicturesHashed",
    ]
    assert entries[1].event.total == 9


def test_a_second_job_changes_nothing(
    cast: Cast, case: Case, django_capture_on_commit_callbacks: object
) -> None:
    before = list(Likeness.objects.values_list("first", "second", "nearness").order_by("first", "second"))
    hashed(cast, case, django_capture_on_commit_callbacks)
    assert (
        list(Likeness.objects.values_list("first", "second", "nearness").order_by("first", "second"))
        == before
    )
    assert Picture.objects.filter(case=case).count() == 9

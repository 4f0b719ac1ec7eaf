"""Pictures that are broken, huge, odd or made to harm: a code and a sentence, never the server."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from peelian.media.hashing.films import hash_film
from peelian.media.hashing.limits import Limits, Trouble, Why
from peelian.media.hashing.pictures import Prints, hash_picture
from peelian.media.hashing.pool import Pool, Worker
from peelian.media.hashing.showing import rendered
from tests.media.scenes import as_bytes, film, scene

pytestmark = pytest.mark.pure
PLAIN = scene(4, (640, 480))
SLEEPY = Limits(seconds=0.0)


def apart(first: Prints, second: Prints) -> int:
    return (int.from_bytes(first.whole[0]) ^ int.from_bytes(second.whole[0])).bit_count()


def why(data: bytes) -> Why:
    with pytest.raises(Trouble) as trouble:
        hash_picture(data)
    return trouble.value.why


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is a hundred thousand pixels square."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Why.NOT_OPENED),
        (b"words and no picture", Why.NOT_OPENED),
        (b"%!PS-Adobe-3.0 EPSF-3.0\nshowpage", Why.NOT_OPENED),
        (as_bytes(PLAIN)[:900], Why.DAMAGED),
        (as_bytes(PLAIN, "PNG")[:3000], Why.DAMAGED),
        (bomb(), Why.TOO_LARGE),
        (as_bytes(Image.new("RGB", (1, 1)), "PNG"), Why.TOO_SMALL),
        (as_bytes(Image.new("L", (4000, 3)), "PNG"), Why.TOO_SMALL),
    ],
)
def test_what_cannot_be_hashed_says_why(data: bytes, expected: Why) -> None:
    assert why(data) == expected


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1"])
def test_every_mode_gives_nearly_the_same_hash(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    limit = 60 if mode == "1" else 12  # black and white alone is dithered
    assert (
        apart(hash_picture(as_bytes(PLAIN.convert(mode), kind)), hash_picture(as_bytes(PLAIN, "PNG")))
        <= limit
    )


def test_sixteen_bits_are_not_cut_off_at_eight() -> None:
    deep = Image.fromarray((np.asarray(PLAIN.convert("L"), np.uint32) * 257).astype(np.uint16))
    assert apart(hash_picture(as_bytes(deep, "PNG")), hash_picture(as_bytes(PLAIN.convert("L"), "PNG"))) <= 4


def test_a_picture_is_hashed_upright_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = PLAIN.transpose(Image.Transpose.ROTATE_90)
    assert apart(hash_picture(as_bytes(lying, exif=exif)), hash_picture(as_bytes(PLAIN))) <= 16


def test_a_small_decode_of_a_large_jpeg_gives_the_same_hash() -> None:
    large = scene(4, (2400, 1800))
    assert apart(hash_picture(as_bytes(large)), hash_picture(as_bytes(large, "PNG"))) <= 12


def test_an_animated_picture_has_its_frames() -> None:
    out = io.BytesIO()
    frames = [scene(seed, (320, 240)).convert("P") for seed in (4, 9, 14)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=400)
    found = hash_picture(out.getvalue())
    assert len(found.frames) == 3
    assert len(found.whole) == 8


def test_a_film_gives_a_frame_a_second_and_a_cut_one_what_it_has() -> None:
    moving = film([4, 9, 3])
    found = hash_film(moving)
    assert len(found.frames) == 6
    assert (found.width, found.height) == (320, 240)
    with pytest.raises(Trouble):
        hash_film(moving[:200])
    with pytest.raises(Trouble):
        hash_film(b"no film at all")


def test_what_is_shown_is_small_grey_and_blurred_first_and_bears_nothing_of_the_file() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken at Copper Lane"
    data = as_bytes(PLAIN, exif=exif)
    first, last = rendered("picture", data, step="blurred"), rendered("picture", data, step="clear")
    assert b"Copper Lane" not in first + last
    with Image.open(io.BytesIO(first)) as shown, Image.open(io.BytesIO(last)) as clear:
        assert (shown.mode, max(shown.size)) == ("L", 320)
        assert (clear.mode, max(clear.size)) == ("RGB", 640)
        assert np.abs(np.diff(np.asarray(shown, float))).max() < 40
    assert rendered("film", film([4]), step="blurred")[:2] == b"\xff\xd8"


def test_a_worker_lives_through_bad_files_and_gives_up_on_slow_ones() -> None:
    good, bad = as_bytes(PLAIN), as_bytes(PLAIN)[:900]
    with Pool(workers=2) as pool:
        files = [(n, lambda: "picture", lambda n=n: bad if n % 2 else good) for n in range(4)]
        found = dict(pool.hashes([*files, (9, lambda: "picture", lambda: None)]))
    assert isinstance(found[0], Prints)
    assert (found[1], found[9]) == (Why.DAMAGED, Why.ABSENT)
    slow = Worker(SLEEPY)
    assert slow.hashes("picture", good) == Why.TOO_SLOW
    slow.stop()


def test_a_worker_has_a_limit_on_its_memory() -> None:
    pytest.importorskip("resource")
    tight = Worker(Limits(memory_bytes=600 * 2**20))
    huge = Image.new("RGB", (12_000, 9_000), (9, 9, 9))
    assert tight.hashes("picture", as_bytes(huge, "PNG")) in {Why.TOO_LARGE, Why.READER_FAILED, Why.DAMAGED}
    tight.stop()

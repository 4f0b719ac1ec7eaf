"""Pictures made by rule and seed: landscapes, rooms, papers, shapes and textures. Nobody's photograph is needed."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

__all__ = ["as_bytes", "film", "scene"]

Size = tuple[int, int]


def scene(seed: int, size: Size = (1600, 1200)) -> Image.Image:
    """One of five sorts of picture, by the seed; the same seed gives the same picture."""
    rng = np.random.default_rng(seed)
    return (_landscape, _room, _paper, _shapes, _texture)[seed % 5](rng, size)


def as_bytes(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **({"quality": 85} | options if kind == "JPEG" else options))
    return out.getvalue()


def _noise(rng: np.random.Generator, size: Size, cells: int, strength: float) -> np.ndarray:
    wide, high = size
    small = rng.normal(0, strength, (max(cells * high // wide, 2), cells)).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))


def _coloured(rng: np.random.Generator, grey: np.ndarray) -> Image.Image:
    tint = rng.uniform(0.75, 1.1, 3)
    grain = rng.normal(0, 4, grey.shape)
    return Image.fromarray(np.clip((grey + grain)[..., None] * tint, 0, 255).astype(np.uint8))


def _landscape(rng: np.random.Generator, size: Size) -> Image.Image:
    wide, high = size
    grey = np.tile(np.linspace(230, 150, high)[:, None], (1, wide)) + _noise(rng, size, 5, 12)
    places = np.linspace(0, 1, wide)
    for layer in range(4):
        waves = sum(
            rng.normal(0, 0.09 / n) * np.sin(2 * np.pi * (n * places + rng.random())) for n in range(1, 7)
        )
        ridge = high * (0.35 + 0.15 * layer + waves)
        below = np.arange(high)[:, None] > ridge[None, :]
        ground = rng.uniform(30, 170) + _noise(rng, size, 60, 22) + _noise(rng, size, 14, 18)
        grey = np.where(below, ground, grey)
    image = _coloured(rng, grey)
    draw = ImageDraw.Draw(image)
    for _ in range(rng.integers(3, 12)):
        x, y, s = rng.uniform(0, wide), rng.uniform(high * 0.4, high), rng.uniform(20, 130)
        draw.ellipse([x, y, x + s, y + s * 1.6], fill=tuple(int(v) for v in rng.integers(10, 120, 3)))
    return image


def _room(rng: np.random.Generator, size: Size) -> Image.Image:
    wide, high = size
    image = _coloured(rng, rng.uniform(120, 210) + _noise(rng, size, 4, 30))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, high), (wide, high), (wide, high * 0.7), (0, high * 0.62)], fill=_any(rng, 40, 140))
    for _ in range(rng.integers(14, 30)):
        x, y = rng.uniform(-0.1, 0.9) * wide, rng.uniform(-0.1, 0.9) * high
        w, h = rng.uniform(0.05, 0.35) * wide, rng.uniform(0.05, 0.4) * high
        draw.rectangle([x, y, x + w, y + h], fill=_any(rng, 0, 255), outline=_any(rng, 0, 90), width=5)
    return image.filter(ImageFilter.GaussianBlur(1.5))


def _paper(rng: np.random.Generator, size: Size) -> Image.Image:
    wide, high = size
    image = _coloured(rng, 205 + _noise(rng, size, 3, 14))
    draw = ImageDraw.Draw(image)
    y = high * rng.uniform(0.03, 0.1)
    while y < high * 0.95:
        x, end, tall = wide * rng.uniform(0.06, 0.12), wide * rng.uniform(0.4, 0.94), rng.uniform(8, 30)
        while x < end:
            word = rng.uniform(15, 140)
            draw.rectangle([x, y, x + word, y + tall], fill=(40, 40, 45))
            x += word + 14
        y += tall + rng.choice([10, 16, 60], p=[0.5, 0.35, 0.15])
        if rng.random() < 0.08:
            tall = rng.uniform(80, 260)
            draw.rectangle([wide * 0.1, y, wide * rng.uniform(0.3, 0.9), y + tall], fill=_any(rng, 60, 200))
            y += tall + 20
    return image


def _shapes(rng: np.random.Generator, size: Size) -> Image.Image:
    wide, high = size
    image = _coloured(rng, rng.uniform(60, 190) + _noise(rng, size, 8, 28))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.integers(18, 45)):
        x, y, r = rng.uniform(0, wide), rng.uniform(0, high), rng.uniform(0.03, 0.2) * wide
        turn = rng.uniform(0, 2 * np.pi) + np.sort(rng.uniform(0, 2 * np.pi, rng.integers(3, 7)))
        draw.polygon([(x + r * np.cos(a), y + r * np.sin(a)) for a in turn], fill=_any(rng, 0, 255))
    return image.filter(ImageFilter.GaussianBlur(1))


def _texture(rng: np.random.Generator, size: Size) -> Image.Image:
    grey = 128 + sum(_noise(rng, size, cells, 190 / cells**0.5) for cells in (4, 9, 22, 60, 150))
    return _coloured(rng, grey)


def _any(rng: np.random.Generator, low: int, high: int) -> tuple[int, ...]:
    return tuple(int(value) for value in rng.integers(low, high + 1, 3))


def film(seeds: list[int], *, seconds_each: int = 2, size: Size = (320, 240), rate: int = 10) -> bytes:
    """A film without sound: each seed's picture for a while, panned slowly."""
    import av

    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = *size, "yuv420p", 1_500_000
        for seed in seeds:
            whole = scene(seed, (size[0] + 60, size[1]))
            for number in range(rate * seconds_each):
                part = whole.crop((number, 0, number + size[0], size[1]))
                container.mux(stream.encode(av.VideoFrame.from_image(part)))
        container.mux(stream.encode())
    return out.getvalue()

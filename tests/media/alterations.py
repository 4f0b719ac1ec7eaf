"""What happens to a picture on its way through phones."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

__all__ = ["ALTERATIONS"]

WORDS = ("message", "kettle", "Tuesday", "rota", "lamp", "harbour")
Alter = Callable[[Image.Image], Image.Image]


def recompressed(image: Image.Image, *, quality: int, longest: int = 0, times: int = 1) -> Image.Image:
    """Through JPEG, shrunk first as messengers do."""
    for _ in range(times):
        if longest:
            image = image.copy()
            image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=quality)
        image = Image.open(io.BytesIO(out.getvalue()))
        image.load()
    return image


def resized(image: Image.Image, *, width: int) -> Image.Image:
    """To a width, the shape kept."""
    return image.resize((width, round(width * image.height / image.width)), Image.Resampling.LANCZOS)


def cropped(image: Image.Image, *, share: float) -> Image.Image:
    """A share taken off every side."""
    x, y = round(image.width * share), round(image.height * share)
    return image.crop((x, y, image.width - x, image.height - y))


def captioned(image: Image.Image) -> Image.Image:
    """A white strip with words above."""
    strip = round(image.height * 0.18)
    sheet = Image.new("RGB", (image.width, image.height + strip), "white")
    sheet.paste(image, (0, strip))
    _words(ImageDraw.Draw(sheet), (20, 20), image.width - 60, strip - 40)
    return sheet


def letterboxed(image: Image.Image) -> Image.Image:
    """Black bars above and below."""
    bar = round(image.height * 0.2)
    sheet = Image.new("RGB", (image.width, image.height + 2 * bar), "black")
    sheet.paste(image, (0, bar))
    return sheet


def screenshotted(image: Image.Image) -> Image.Image:
    """In a bubble on the screen of a phone, between other messages."""
    sheet = Image.new("RGB", (1080, 2280), (236, 229, 221))
    draw = ImageDraw.Draw(sheet)
    draw.rectangle([0, 0, 1080, 210], fill=(7, 94, 84))
    _words(draw, (170, 120), 380, 40, fill=(230, 240, 238))
    inside = resized(image, width=760)
    top = 620
    draw.rounded_rectangle([40, 300, 640, 560], 24, fill="white")
    _words(draw, (70, 340), 520, 180)
    draw.rounded_rectangle([270, top - 14, 1058, top + inside.height + 70], 24, fill=(220, 248, 198))
    sheet.paste(inside, (284, top))
    draw.rectangle([0, 2150, 1080, 2280], fill=(246, 246, 246))
    return recompressed(sheet, quality=80)


def _words(
    draw: ImageDraw.ImageDraw, at: tuple[int, int], wide: int, tall: int, fill: object = (40, 40, 40)
) -> None:
    font, line = ImageFont.load_default(30), 40
    for n in range(max(tall // line, 1)):
        words = " ".join(WORDS[(n + k) % 6] for k in range(9))
        draw.text((at[0], at[1] + n * line), words[: wide // 17], font=font, fill=fill)


ALTERATIONS: dict[str, Alter] = {
    "the same": lambda image: image,
    "recompressed, quality 50": lambda image: recompressed(image, quality=50),
    "recompressed, quality 20": lambda image: recompressed(image, quality=20),
    "sent on once (1600 px, quality 70)": lambda image: recompressed(image, quality=70, longest=1600),
    "sent on three times": lambda image: recompressed(image, quality=70, longest=1280, times=3),
    "resized to 400 px": lambda image: resized(image, width=400),
    "thumbnail, 160 px": lambda image: resized(image, width=160),
    "grey": lambda image: ImageOps.grayscale(image).convert("RGB"),
    "brighter by 30 %": lambda image: ImageEnhance.Brightness(image).enhance(1.3),
    "darker by 30 %": lambda image: ImageEnhance.Brightness(image).enhance(0.7),
    "contrast up 40 %": lambda image: ImageEnhance.Contrast(image).enhance(1.4),
    "blurred, 4 px": lambda image: image.filter(ImageFilter.GaussianBlur(4)),
    "mirrored": ImageOps.mirror,
    "turned by 90°": lambda image: image.transpose(Image.Transpose.ROTATE_90),
    "turned by 180°": lambda image: image.transpose(Image.Transpose.ROTATE_180),
    "cropped 1 % a side": lambda image: cropped(image, share=0.01),
    "cropped 3 % a side": lambda image: cropped(image, share=0.03),
    "cropped 5 % a side": lambda image: cropped(image, share=0.05),
    "cropped 10 % a side": lambda image: cropped(image, share=0.10),
    "caption strip above": captioned,
    "black bars": letterboxed,
    "screenshot of a chat": screenshotted,
}
"""By the name under which each stands in the table."""

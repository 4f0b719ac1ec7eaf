"""The few marks that the drawings are made of, escaped, with classes only, so that a strict style-src holds."""

import hashlib
from html import escape

from django.utils.safestring import SafeString

# Control characters may not stand in XML at all, not even escaped.
UNPRINTABLE = {code: None for code in range(32) if code not in (9, 10, 13)} | {127: None}

# Average advance of Arial at one pixel of size, a little generous, so that text laid out by it does not collide.
ADVANCE = 0.52


def clean(text: str) -> str:
    """Any text in; text safe inside an element or a quoted attribute out."""
    return escape(str(text).translate(UNPRINTABLE), quote=True)


def number(value: float) -> str:
    """At most one decimal, and none where it says nothing: the same drawing is the same bytes."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """One SVG element; `class_` and other trailing underscores are dropped, numbers are rounded, text is escaped."""
    pairs = (
        f' {key.rstrip("_").replace("_", "-")}="{number(v) if isinstance(v, int | float) else clean(v)}"'
        for key, v in attributes.items()
    )
    return f"<{name}{''.join(pairs)}>{content}</{name}>" if content else f"<{name}{''.join(pairs)}/>"


def text(words: str, *, x: float, y: float, class_: str = "d-text", anchor: str = "start") -> str:
    """A line of text."""
    extra = {} if anchor == "start" else {"text_anchor": anchor}
    return element("text", clean(words), x=x, y=y, class_=class_, **extra)


def width_of(words: str, *, size: float = 13) -> float:
    """About how wide a line of text is drawn, in drawing units."""
    return len(words) * size * ADVANCE


def shortened(words: str, *, to: float, size: float = 13) -> str:
    """The words, cut with an ellipsis when wider than `to`; the full text belongs in the mark's own title."""
    room = int(to / (size * ADVANCE))
    words = " ".join(words.split())
    return words if len(words) <= room else words[: max(room - 1, 1)].rstrip() + "…"


def wrapped(words: str, *, to: float, size: float = 13) -> list[str]:
    """The words on one line or two; the second is cut with an ellipsis when it is still too wide."""
    words = " ".join(words.split())
    room = int(to / (size * ADVANCE))
    if len(words) <= room:
        return [words]
    cut = words.rfind(" ", 0, room + 1)
    cut = cut if cut > room // 3 else room
    return [words[:cut].rstrip(), shortened(words[cut:], to=to, size=size)]


def lines(words: list[str], *, x: float, middle: float, class_: str) -> str:
    """One or two lines of text about a middle height."""
    tops = [middle + 4.5] if len(words) == 1 else [middle - 2.5, middle + 11.5]
    return "".join(text(line, x=x, y=y, class_=class_) for line, y in zip(words, tops, strict=True))


def marked(shape: str, full: str, *, class_: str) -> str:
    """A group with the full text as its own title."""
    return element("g", element("title", clean(full)) + shape, class_=class_)


def picture(body: str, *, width: float, height: float, title: str, description: str, kind: str) -> SafeString:
    """The whole drawing: role img, named by its title, described by its description."""
    name = "d-" + hashlib.sha256(f"{kind}|{title}|{description}|{body}".encode()).hexdigest()[:10]
    head = element("title", clean(title), id=f"{name}-title") + element(
        "desc", clean(description), id=f"{name}-desc"
    )
    return SafeString(
        element(
            "svg",
            head + body,
            xmlns="http://www.w3.org/2000/svg",
            class_=f"peelian-drawing peelian-drawing--{kind}",
            viewBox=f"0 0 {number(width)} {number(height)}",
            role="img",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
        )
    )

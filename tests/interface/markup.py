"""Compares two pieces of HTML by what they mean: elements, attributes and words, not spaces or attribute order."""

from html.parser import HTMLParser

VOID = {"input", "br", "img", "hr", "meta", "link"}


class _Tokens(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[tuple] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        self.tokens.append(("open", tag, _attributes(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if tag not in VOID:
            self.tokens.append(("close", tag))

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def _flush(self) -> None:
        if self.words:
            self.tokens.append(("text", " ".join(self.words)))
        self.words = []


def _attributes(attrs: list[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    kept = ((name, " ".join(sorted(v.split())) if name == "class" and v else v or "") for name, v in attrs)
    return tuple(sorted(kept))


def tokens(html: str) -> list[tuple]:
    """The elements, attributes and words of a piece of HTML, in order."""
    parser = _Tokens()
    parser.feed(html)
    parser.close()
    parser._flush()
    return parser.tokens


def differences(ours: str, official: str) -> str:
    """Nothing when the two mean the same; otherwise the first place where they part, for the failure message."""
    a, b = tokens(ours), tokens(official)
    for number, (left, right) in enumerate(zip(a, b, strict=False)):
        if left != right:
            return f"at part {number}:\n  ours     {left}\n  official {right}"
    return (
        ""
        if len(a) == len(b)
        else f"ours has {len(a)} parts, the official one {len(b)}: {a[len(b) :] or b[len(a) :]}"
    )

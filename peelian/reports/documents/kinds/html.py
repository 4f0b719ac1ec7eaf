"""HTML, as a file or as part of an email: its visible words, with scripts and styles left out and accounted for."""

from html.parser import HTMLParser

from peelian.reports.documents.content import Content, Trouble, counted, joined
from peelian.reports.documents.kinds.text import decode, without_nulls
from peelian.reports.documents.limits import Limits

_DROPPED = {
    "script": "script",
    "style": "style sheet",
    "template": "template",
    "object": "embedded object",
    "iframe": "frame",
}
_BLOCKS_TEXT = """
    p div br tr li h1 h2 h3 h4 h5 h6 table ul ol blockquote section article header footer hr pre dt dd
    title td th
"""
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_COUNTED = {"img": "image", "svg": "drawing", "video": "video", "audio": "sound recording", "form": "form"}
_HIDING = ("display:none", "visibility:hidden", "font-size:0", "mso-hide:all")
_VOID_TEXT = """
    area base br col embed hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_TEXT.split())


def extract(data: bytes, *, limits: Limits) -> Content:
    """The words of an HTML file."""
    source, encoding_notes = decode(data)
    text, notes = words_of(source)
    if not text.strip():
        raise Trouble("is an HTML page without any words in it")
    text, parts = joined([("page", text)])
    return Content(text=text, parts=parts, notes=(*encoding_notes, *notes))


def words_of(source: str) -> tuple[str, tuple[str, ...]]:
    """The words of HTML source and notes on what was left out. Nothing in it is run, fetched or followed."""
    parser = _Words()
    parser.feed(source)
    parser.close()
    text, cleaned = without_nulls(parser.text())
    return text, (*parser.notes(), *cleaned)


class _Words(HTMLParser):
    """Collects words; counts what it does not collect."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._dropping = 0
        self._drop_tag = ""
        self._hidden: list[str] = []
        self._counts: dict[str, int] = {}
        self._hidden_passages = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _COUNTED:
            self._count(_COUNTED[tag])
        if self._hidden:
            if tag not in _VOID:
                self._hidden.append(tag)
            return
        if tag in _DROPPED:
            self._count(_DROPPED[tag])
            self._dropping, self._drop_tag = self._dropping + 1, tag
        elif _is_hidden(attrs) and tag not in _VOID:
            self._hidden_passages += 1
            self._hidden.append(tag)
            self._pieces.append("\n")
        elif tag in _BLOCKS:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
            self._pieces.append("\n")
        elif tag in _DROPPED and self._dropping:
            self._dropping -= 1
        elif tag in _BLOCKS:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._pieces.append(data)

    def handle_comment(self, data: str) -> None:
        if data.strip() and not data.startswith("[if"):
            self._count("comment")

    def _count(self, what: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        kept: list[str] = []
        for line in lines:
            if line or (kept and kept[-1]):
                kept.append(line)
        return "\n".join(kept).strip()

    def notes(self) -> tuple[str, ...]:
        notes = [f"The HTML holds {counted(count, what)}, not read." for what, count in self._counts.items()]
        if self._hidden_passages:
            notes.append(
                f"The page hides {counted(self._hidden_passages, 'passage')}, whose words are in the text."
            )
        return tuple(notes)


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    for name, value in attrs:
        if name == "hidden":
            return True
        if name == "style" and value and any(sign in value.replace(" ", "").lower() for sign in _HIDING):
            return True
    return False

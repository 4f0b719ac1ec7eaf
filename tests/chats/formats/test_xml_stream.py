"""XML as a stream: refused where it could do harm, mended where the meaning is plain, and never at another byte."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import xml_stream
from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.xml_stream import XmlStream

pytestmark = pytest.mark.pure

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE smses [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<smses><sms body="&b;"/></smses>"""
OUTSIDE = '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>'
SECRET = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'


def elements(raw: bytes) -> tuple[list[tuple[str, dict[str, str], bytes]], XmlStream]:
    """Each element with its attributes and its bytes, in the order in which they end."""
    found: list[tuple[str, dict[str, str], bytes]] = []
    opened: list[tuple[str, dict[str, str], int]] = []
    xml = XmlStream(io.BytesIO(raw), "phone.xml")

    def start(name: str, values: dict[str, str]) -> None:
        opened.append((name, values, xml.start()))

    def end(_: str) -> None:
        name, values, begin = opened.pop()
        found.append((name, values, raw[begin : xml.end()]))

    xml.parser.StartElementHandler, xml.parser.EndElementHandler = start, end
    for _ in xml.run():
        pass
    return found, xml


@pytest.mark.parametrize("raw", [LAUGHS, OUTSIDE, SECRET, "<!DOCTYPE x><x/>"])
def test_document_types_and_entities_are_refused(raw):
    with pytest.raises(Unreadable, match=r"phone\.xml: it has a document type or an entity at byte"):
        elements(raw.encode())


def test_an_entity_nobody_declared_breaks_the_file_there():
    _, xml = elements(b'<a><b x="1"/><c x="&nope;"/></a>')
    assert xml.broken_at == 13
    assert "entity" in xml.broken_why


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 8, 13, 31, 64, 1000])
def test_the_bytes_of_elements_are_exact_wherever_a_chunk_ends(monkeypatch, chunk):
    monkeypatch.setattr(xml_stream, "CHUNK", chunk)
    parts = [
        b'<b x="&#55357;&#56832; &#x1F600; &#xD83D;&#xDE00;"/>',
        b'<c x="&#55357; &#0; &#11;\x01\x02 \xff\xe2\x82 \xef\xbf\xbf"></c >',
        '<d>é😀<e/><f a="/>"/></d>'.encode(),
        b"<e><e/></e>",
    ]
    found, xml = elements(b"<?xml version='1.0'?>\n<a>\n" + b"\n".join(parts) + b"\n</a>\n")
    assert xml.broken_at is None
    whole = {raw for _, _, raw in found}
    assert set(parts) <= whole
    assert dict(found[0][1]) == {"x": "😀 😀 😀"}
    assert dict(found[1][1]) == {"x": "� � ��� �� �"}


def test_a_tag_longer_than_many_chunks_keeps_its_bytes():
    long = '<b x="' + "y" * 1_000_000 + '"/>'
    found, _ = elements(f"<a>{long}<c><d/></c>{long}</a>".encode())
    assert [raw.decode() for _, _, raw in found[:-1]] == [long, "<d/>", "<c><d/></c>", long]


def test_a_tag_without_an_end_is_refused_and_not_held(monkeypatch):
    monkeypatch.setattr(xml_stream, "MOST_WAITING", 1_000_000)
    with pytest.raises(Unreadable, match="a single tag is longer"):
        elements(b'<a x="' + b"y" * 3_000_000)


def test_what_is_cut_says_where():
    found, xml = elements(b'<a>\n<b x="1"/>\n<b x="2')
    assert [raw for _, _, raw in found] == [b'<b x="1"/>']
    assert xml.broken_at is not None
    assert 14 <= xml.broken_at <= 22


def test_other_encodings_are_read_by_their_declaration():
    raw = '<?xml version="1.0" encoding="ISO-8859-1"?><a><b x="café"/></a>'.encode("latin-1")
    found, _ = elements(raw)
    assert found[0][1] == {"x": "café"}
    wide = '<?xml version="1.0" encoding="UTF-16"?><a><b x="café"/></a>'.encode("utf-16")
    assert elements(wide)[0][0][1] == {"x": "café"}
    with pytest.raises(Unreadable, match="in “shift_jis”, which is not read"):
        elements(b'<?xml version="1.0" encoding="Shift_JIS"?><a/>')


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='<&"'), max_size=20)


@given(st.lists(texts.filter(lambda text: text.isprintable()), max_size=10), st.integers(1, 40))
def test_any_printed_element_is_found_in_its_bytes(values, chunk):
    parts = [f'<b x="{value}"/>'.encode() for value in values]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml_stream, "CHUNK", chunk)
        found, _ = elements(b"<a>" + b"".join(parts) + b"</a>")
    assert [raw for _, _, raw in found[:-1]] == parts

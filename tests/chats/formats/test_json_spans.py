"""JSON as a stream: the same values as the library gives, each with its own bytes, wherever the window falls."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import json_spans
from peelian.chats.formats.json_spans import ELEMENT, Broken, Closed, Opened, Value, walk
from peelian.chats.formats.storing import storable

pytestmark = pytest.mark.pure
ENTER = {(), ("messages",)}

anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def steps(raw: bytes, **options):
    return list(walk(io.BytesIO(raw), enter=ENTER.__contains__, **options))


@given(st.lists(anything, max_size=6), st.booleans(), st.sampled_from([None, 1]))
def test_values_and_their_bytes_are_those_of_the_library(messages, ascii_only, indent):
    raw = json.dumps({"name": "né😀", "messages": messages}, ensure_ascii=ascii_only, indent=indent).encode(
        "utf-8", "surrogatepass"
    )
    found = [step for step in steps(raw) if isinstance(step, Value)]
    assert [step.value for step in found[1:]] == messages
    assert [json.loads(raw[step.start : step.end]) for step in found[1:]] == messages


@pytest.mark.parametrize("window", [1, 2, 3, 7, 64])
def test_the_window_may_fall_anywhere(monkeypatch, window):
    monkeypatch.setattr(json_spans, "WINDOW", window)
    raw = '\ufeff {\n"messages" : [ -12.5e3 , 123456, {"a": "é😀\\u0041"}, [] ] , "x":\ttrue}\n '.encode()
    found = steps(raw)
    assert [step.value for step in found if isinstance(step, Value)] == [
        -12500.0,
        123456,
        {"a": "é😀A"},
        [],
        True,
    ]
    assert not [step for step in found if isinstance(step, Broken)]
    assert raw[found[0].start : found[0].end] == b"{"
    assert raw[found[-1].start :] == b"}\n "


def test_containers_that_are_entered_are_told_apart():
    found = steps(b'{"messages": [1], "other": {"messages": [2]}}')
    kinds = [(type(step), step.path) for step in found]
    assert kinds == [
        (Opened, ()),
        (Opened, ("messages",)),
        (Value, ("messages", ELEMENT)),
        (Closed, ("messages",)),
        (Value, ("other",)),
        (Closed, ()),
    ]


@pytest.mark.parametrize(
    ("raw", "at", "words"),
    [
        (b'{"messages": [{"a": 1}, {"b": ', 24, "breaks off"),
        (b'{"messages": [{"a": 1}] } {"messages": []}', 26, "glued"),
        (b'{"messages": [1 2]}', 16, "“]” was expected"),
        (b'{"messages": [1,]}', 16, "not JSON"),
        (b"{messages: []}", 1, "a name was expected"),
        (b"", 0, "breaks off"),
    ],
)
def test_what_is_broken_says_where_and_what_was_read_before_stays(raw, at, words):
    *before, last = steps(raw)
    assert isinstance(last, Broken)
    assert last.start == at
    assert words in last.why
    assert all(not isinstance(step, Broken) for step in before)


def test_a_value_nested_too_deeply_or_too_long_is_broken_and_not_fatal():
    deep = b'{"messages": [1, ' + b"[" * 200_000
    assert isinstance(steps(deep)[-1], Broken)
    long = b'{"messages": [1, "' + b"x" * 10_000_000
    last = steps(long, longest=1_000_000)[-1]
    assert isinstance(last, Broken)
    assert last.start == 17


def test_bytes_that_are_no_text_keep_their_places():
    raw = b'{"messages": ["a\xffb", "c"]}'
    one, two = (step for step in steps(raw) if isinstance(step, Value))
    assert raw[two.start : two.end] == b'"c"'
    assert storable(one.value) == "a�b"


def test_another_encoding_can_be_declared():
    raw = '{"messages": ["café"]}'.encode("cp1252")
    (value,) = (step for step in steps(raw, encoding="cp1252") if isinstance(step, Value))
    assert value.value == "café"
    assert raw[value.start : value.end] == '"café"'.encode("cp1252")

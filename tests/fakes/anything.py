"""What strangers may send instead of what is expected, for hypothesis."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

quickly = settings(max_examples=80, deadline=None, derandomize=True)
"""The same few examples each time, on however busy a machine; the bench tries 100,000 others."""

odd_text = st.text(max_size=40) | st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "\udfff\ud800",
        "..",
        "../../etc/passwd",
        "/",
        "a" * 5_000,
        "\r\nX: y",
        "٣",
        "İ",
    ]
)
"""Texts that are no texts: halves of characters, control characters, paths, too long ones."""

odd_number = st.sampled_from(
    [0, -1, 2**31, 2**63, 2**64, 10**400, -(10**400), float("nan"), float("inf"), -0.0, 1e308, True]
)

odd_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | odd_number | odd_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(odd_text, inner, max_size=4),
    max_leaves=12,
)
"""JSON as Python's own reader takes it, and other languages' do not: NaN, half characters, endless numbers."""


def nested(levels: int) -> bytes:
    """JSON that is nothing but depth."""
    return b"[" * levels + b"]" * levels


@st.composite
def spoilt(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """What ``whole`` gives, with some of it changed, cut off, left out, doubled or added."""
    text = bytearray(draw(whole))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = draw(st.integers(at, min(len(text), at + 16)))
        match draw(st.sampled_from(["change", "cut", "leave out", "double", "add"])):
            case "change":
                text[at:end] = draw(st.binary(min_size=end - at, max_size=end - at))
            case "cut":
                del text[end:]
            case "leave out":
                del text[at:end]
            case "double":
                text[at:at] = text[at:end]
            case "add":
                text[at:at] = draw(st.binary(max_size=16))
    return bytes(text)

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import NestingError
from hub.protocol.messages import Unknown, parse_message
from hub.protocol.nesting import is_deeper

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=30,
)


def depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(JSON, st.booleans())
def test_it_is_as_deep_as_it_is(value: Any, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert is_deeper(text, depth(value) - 1) or depth(value) == 0
    assert not is_deeper(text, depth(value))


@pytest.mark.parametrize("text", ["[" * 60_000, '{"a":' * 12_000, '["' * 30_000, "[" + '"\\' * 30_000])
def test_what_is_no_json_is_told_without_a_stack_and_without_going_back(text: str) -> None:
    assert is_deeper(text, 0)


def test_brackets_in_a_text_are_none() -> None:
    assert not is_deeper(json.dumps('[[["\\' * 100), 1)


def test_a_message_is_parsed_as_deep_as_it_may_be() -> None:
    nested = '{"type":"iot","payload":' + "[" * 7 + "]" * 7 + "}"
    assert parse_message(nested, 8) == Unknown(type="iot")
    with pytest.raises(NestingError):
        parse_message(nested, 7)


@given(st.text('[]{}"\\a', max_size=60), st.integers(0, 4))
def test_what_a_parser_would_go_into_deeper_is_always_found(text: str, most: int) -> None:
    if not is_deeper(text, most):
        with suppress(ValueError):
            assert depth(json.loads(text)) <= most

"""What is read of what strangers send."""

import json
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from hub.protocol.nesting import MAX_DEPTH
from hub.web.api.problems import Fault, RequestError, problem_of
from hub.web.api.reading import MAX_FLAWS, read_body, read_query


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    count: Annotated[int, Field(ge=1)] = 1
    key: SecretStr | None = None
    extra: Any = None


def refused(raw: bytes) -> RequestError:
    with pytest.raises(RequestError) as caught:
        read_body(raw, Order)
    return caught.value


def test_what_is_right_is_read() -> None:
    assert read_body('{"name": "Küche"}'.encode(), Order) == Order(name="Küche")
    assert read_query({"name": "hall", "count": "2"}, Order) == Order(name="hall", count=2)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"1",
        b"\xff",
        b'{"name": NaN}',
        b'{"name": "a", "name": "b"}',
        b"[" * 50_000,
    ],
)
def test_what_is_no_object_is_told(raw: bytes) -> None:
    assert refused(raw).fault is Fault.JSON


def test_depth_is_limited_and_brackets_in_texts_do_not_count() -> None:
    def nested(levels: int) -> bytes:
        return b'{"name": "x", "extra": ' + b"[" * levels + b"]" * levels + b"}"

    read_body(nested(MAX_DEPTH - 1), Order)
    assert "deeper" in refused(nested(MAX_DEPTH)).detail
    assert read_body(json.dumps({"name": '"[[[[[[[[[[[[[\\'}).encode(), Order).name.startswith('"[')


def test_each_flaw_is_named_and_no_value_is_told_back() -> None:
    error = refused(b'{"count": 0, "key": 5551234, "colour": "blue"}')
    assert error.fault is Fault.INVALID
    assert [flaw.at for flaw in error.flaws] == ["name", "count", "key", "colour"]
    assert "5551234" not in repr(error.flaws) + error.detail
    many = {str(number): 1 for number in range(100)}
    assert len(refused(json.dumps(many).encode()).flaws) == MAX_FLAWS


def read_or_refused(raw: bytes) -> Order | None:
    """Only these two may happen."""
    try:
        return read_body(raw, Order)
    except RequestError as error:
        problem_of(error)
        return None


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    read_or_refused(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["name", "count", "key", "extra", "x"]), JSON))
def test_any_json_is_read_or_refused(value: dict[str, Any]) -> None:
    read_or_refused(json.dumps(value).encode())

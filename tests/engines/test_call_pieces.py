"""Calls put together from pieces, however a service streams them."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall

from hub.engines.base import ToolCall
from hub.engines.call_pieces import MOST_ARGUMENTS, MOST_CALLS, CallPieces
from tests.fakes.anything import odd_json, quickly


def piece(index: Any = None, call_id: Any = None, name: Any = None, arguments: Any = None) -> Any:
    """One as the SDK gives it: without a look at the types."""
    function = {"name": name, "arguments": arguments}
    return ChoiceDeltaToolCall.model_construct(
        index=index,
        id=call_id,
        function=type("Function", (), function)(),
    )


def put_together(*pieces: Any) -> tuple[ToolCall, ...]:
    """Each piece in a chunk of its own."""
    calls = CallPieces()
    for one in pieces:
        calls.feed([one])
    return calls.calls()


def plain(calls: Iterable[ToolCall]) -> list[tuple[str, str]]:
    return [(call.name, call.arguments) for call in calls]


def test_arguments_come_in_many_pieces() -> None:
    pieces = [piece(0, "c1", "set_volume", ""), *(piece(0, arguments=letter) for letter in '{"volume": 40}')]
    assert put_together(*pieces) == (ToolCall("c1", "set_volume", '{"volume": 40}'),)


def test_parallel_calls_may_be_mixed() -> None:
    calls = put_together(
        piece(0, "c1", "a", "{"),
        piece(1, "c2", "b", '{"x"'),
        piece(0, arguments="}"),
        piece(1, arguments=":1}"),
    )
    assert calls == (ToolCall("c1", "a", "{}"), ToolCall("c2", "b", '{"x":1}'))


def test_a_name_may_come_in_pieces_or_be_repeated_with_each() -> None:
    assert plain(put_together(piece(0, "c", "set_"), piece(0, name="volume"))) == [("set_volume", "{}")]
    repeated = put_together(piece(0, "c", "ring", "{"), piece(0, "c", "ring", "}"))
    assert plain(repeated) == [("ring", "{}")]


def test_without_an_index_a_new_id_or_a_name_behind_arguments_begins_a_call() -> None:
    by_id = put_together(
        piece(None, "c1", "a", "{"), piece(None, "c1", None, "}"), piece(None, "c2", "b", "{}")
    )
    assert by_id == (ToolCall("c1", "a", "{}"), ToolCall("c2", "b", "{}"))
    by_name = put_together(
        piece(name="a", arguments="{"), piece(arguments="}"), piece(name="b", arguments="{}")
    )
    assert plain(by_name) == [("a", "{}"), ("b", "{}")]


def test_one_index_for_all_does_not_make_them_one_call() -> None:
    calls = put_together(piece(0, "c1", "a", "{}"), piece(0, "c2", "b", "{"), piece(0, arguments="}"))
    assert calls == (ToolCall("c1", "a", "{}"), ToolCall("c2", "b", "{}"))


def test_ids_that_are_missing_or_given_twice_are_made() -> None:
    calls = put_together(piece(0, None, "a"), piece(1, "", "b"), piece(2, "c", "c"), piece(3, "c", "d"))
    assert len({call.call_id for call in calls}) == 4
    assert all(call.call_id for call in calls)


def test_no_arguments_are_an_empty_object_and_an_object_is_its_json() -> None:
    calls = put_together(piece(0, "c", "a", " "), piece(1, "d", "b", {"x": 1}))
    assert plain(calls) == [("a", "{}"), ("b", '{"x": 1}')]


def test_there_is_an_end_to_calls_and_to_arguments() -> None:
    many = [piece(number, f"c{number}", "a", "{}") for number in range(MOST_CALLS + 5)]
    assert len(put_together(*many)) == MOST_CALLS
    (long,) = put_together(*(piece(0, "c", "a", "x" * 1_000) for _ in range(50)))
    assert len(long.arguments) == MOST_ARGUMENTS
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(long.arguments)


@quickly
@given(st.lists(st.tuples(odd_json, odd_json, odd_json, odd_json), max_size=12))
def test_whatever_a_service_sends_makes_calls_or_none(parts: list[tuple[Any, Any, Any, Any]]) -> None:
    calls = put_together(*(piece(*part) for part in parts))
    assert len({call.call_id for call in calls}) == len(calls)
    for call in calls:
        assert f"{call.call_id}{call.name}{call.arguments}".encode()

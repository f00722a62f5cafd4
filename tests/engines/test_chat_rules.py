"""The tests' chat service refuses what real ones refuse: else its taking something would show nothing."""

from typing import Any

import pytest

from tests.fakes.chat_rules import MAX_FUNCTIONS, RefusedError, check

QUESTION = {"role": "user", "content": "Hello?"}
CALL = {"id": "c", "type": "function", "function": {"name": "ring", "arguments": "{}"}}
CALLED = {"role": "assistant", "content": "", "tool_calls": [CALL]}
RESULT = {"role": "tool", "content": "{}", "tool_call_id": "c"}


def function(name: str = "ring", **parameters: Any) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, "parameters": {"type": "object", **parameters}}}


def call(**changes: Any) -> dict[str, Any]:
    return {**CALLED, "tool_calls": [{**CALL, "function": {**CALL["function"], **changes}}]}  # type: ignore[dict-item]


def picture(role: str, url: str = "data:image/jpeg;base64,/9j/4AAQ") -> dict[str, Any]:
    return {"role": role, "content": [{"type": "image_url", "image_url": {"url": url}}]}


def test_a_whole_round_and_a_picture_are_taken() -> None:
    messages = [QUESTION, CALLED, RESULT, picture("user")]
    assert len(check({"messages": messages, "tools": [function()], "stream": True})) == 1


@pytest.mark.parametrize(
    "messages",
    [
        [QUESTION, RESULT],
        [QUESTION, CALLED],
        [QUESTION, CALLED, QUESTION, RESULT],
        [QUESTION, CALLED, RESULT, RESULT],
        [QUESTION, CALLED, {**RESULT, "tool_call_id": "d"}],
        [QUESTION, {**CALLED, "tool_calls": [CALL, CALL]}, RESULT, RESULT],
        [{**QUESTION, "tool_calls": [CALL]}, RESULT],
        [QUESTION, call(arguments='{"a": '), RESULT],
        [QUESTION, call(arguments="[]"), RESULT],
        [QUESTION, call(name="self.ring"), RESULT],
        [picture("assistant")],
        [picture("user", "https://elsewhere/x.jpg")],
        [picture("user", "data:image/jpeg;base64,AAAA")],
    ],
)
def test_messages_that_no_service_takes_are_refused(messages: list[dict[str, Any]]) -> None:
    with pytest.raises(RefusedError):
        check({"messages": messages})


@pytest.mark.parametrize(
    "tools",
    [
        [],
        [function("self.ring")],
        [function("x" * 65)],
        [function(), function()],
        [function(properties={"a": {"$ref": "#/elsewhere"}})],
        [{"type": "function", "function": {"name": "ring", "parameters": {}}}],
        [function(f"ring_{number}") for number in range(MAX_FUNCTIONS + 1)],
    ],
    ids=range(7),
)
def test_functions_that_no_service_takes_are_refused(tools: list[dict[str, Any]]) -> None:
    with pytest.raises(RefusedError):
        check({"messages": [QUESTION], "tools": tools})

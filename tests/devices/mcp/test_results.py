"""What tools give: words and pictures, errors without a code, and whatever else a stranger can send."""

import asyncio
import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.mcp.payloads import MAX_ERROR, NO_WORDS, answer_to, put_right
from hub.devices.mcp.results import MAX_PICTURES, MAX_TEXT, read_result
from hub.tools import ToolOutcome, ToolResult
from hub.twin.mcp import answered, failed
from hub.twin.tool import Image, Refusal
from tests.fakes.anything import odd_json, quickly
from tests.fakes.tools import as_sent

JPEG = b"\xff\xd8\xff and so on"


def read(result: Any) -> ToolResult:
    return asyncio.run(read_result(result, as_sent))


def piece(content: bytes = JPEG) -> dict[str, str]:
    return {"type": "image", "data": base64.b64encode(content).decode(), "mimeType": "image/jpeg"}


def test_words_are_put_together_and_cut() -> None:
    told = read({"content": [{"type": "text", "text": "one"}, {"type": "text", "text": "two"}]})
    assert told == ToolResult(ToolOutcome.DONE, "one\ntwo")
    assert len(read({"content": [{"type": "text", "text": "x" * 60_000}]}).text) == MAX_TEXT
    assert read({"content": [{"type": "text", "text": "a\x00\ud800b\nc"}]}).text == "ab\nc"


def test_what_says_of_itself_that_it_is_an_error_is_one() -> None:
    assert read(json.loads(answered(1, Refusal("no")))["result"]) == ToolResult(ToolOutcome.REFUSED, "no")


def test_pictures_come_as_the_protocol_has_them_and_as_the_firmware_does() -> None:
    firmware = json.loads(answered(1, Image("image/jpeg", JPEG)))["result"]
    assert read(firmware).pictures == (JPEG,)
    assert read({"content": [piece()] * 9}).pictures == (JPEG,) * MAX_PICTURES


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "image"},
        {"type": "image", "data": "=no="},
        {"type": "image", "data": "é"},
        {"type": "image", "image": "{"},
        {"type": "image", "image": "[" * 2_000},
        {"type": "image", "image": '{"data":3}'},
        {"type": "audio", "data": "AAAA"},
    ],
)
def test_what_is_no_picture_is_left_out(broken: Any) -> None:
    assert read({"content": [broken, {"type": "text", "text": "and"}]}) == ToolResult(ToolOutcome.DONE, "and")


def test_a_picture_that_cannot_be_read_is_mentioned() -> None:
    assert read({"content": [piece(b"GIF8")]}) == ToolResult(
        ToolOutcome.DONE, "(a picture that cannot be read)"
    )


def test_an_error_without_a_code_is_one() -> None:
    right = put_right(json.loads(failed(3, "Unknown tool: x")))
    assert right is not None
    assert (right["id"], right["error"]["message"]) == (3, "Unknown tool: x")
    assert isinstance(right["error"]["code"], int)


@pytest.mark.parametrize("error", [{}, {"message": None}, {"message": " "}, [], 7, {"code": "x"}])
def test_an_error_without_words_is_one_too(error: Any) -> None:
    right = put_right({"id": 3, "error": error})
    assert right is not None
    assert right["error"]["message"] == NO_WORDS


@pytest.mark.parametrize("code", [-32_000, -32_001, 0, "x", None, 1e400])
def test_no_code_of_a_device_s_is_taken_for_the_library_s_own(code: Any) -> None:
    right = put_right({"id": "3", "error": {"code": code, "message": "x" * 10_000}})
    assert right is not None
    assert (right["id"], right["error"]["code"]) == (3, -32_603)
    assert len(right["error"]["message"]) == MAX_ERROR


def test_a_bare_value_is_a_result() -> None:
    for value, text in ((True, "true"), ("done", "done"), (None, "null"), ([1], "[1]")):
        right = put_right({"id": 1, "result": value})
        assert right is not None
        assert read(right["result"]).text == text


@quickly
@given(st.dictionaries(st.sampled_from(["jsonrpc", "id", "method", "params", "result", "error"]), odd_json))
def test_whatever_a_device_sends_is_one_thing_or_nothing(payload: dict[str, Any]) -> None:
    right, answer = put_right(payload), answer_to(payload)
    assert right is None or answer is None
    if right is not None and "result" in right:
        told = read(right["result"])
        assert len(told.text) <= MAX_TEXT
        told.text.encode()

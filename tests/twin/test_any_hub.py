"""Whatever a hub sends: the software device reads it, or says what is wrong with it."""

import contextlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import FrameError, HubError
from hub.twin import messages
from hub.twin.check import read_answer
from hub.twin.frames import Framing, pack, unpack
from tests.fakes.anything import nested, odd_json, odd_text, quickly, spoilt

ANSWER: dict[str, dict[str, Any]] = {
    "server_time": {"timestamp": 1, "timezone_offset": 0},
    "websocket": {"url": "ws://10.0.0.1:8000/xiaozhi/v1/", "token": "t", "version": 1},
    "activation": {"message": "m", "code": "123456", "challenge": "c"},
    "firmware": {"version": "1.2.3", "url": "http://x"},
}
PARTS = ["url", "token", "version", "message", "code", "challenge"]

readers: list[Callable[[dict[str, Any]], object]] = [messages.read_hello, messages.read_alert, messages.text_of]


@quickly
@given(st.sampled_from([*ANSWER]), st.sampled_from(PARTS), odd_json, st.booleans())
def test_an_answer_with_anything_in_it_is_read_or_refused(
    section: str, part: str, odd: object, whole: bool
) -> None:
    changed: dict[str, Any] = {**ANSWER, section: odd if whole else {**ANSWER[section], part: odd}}
    with contextlib.suppress(HubError):
        url = read_answer(json.dumps(changed).encode()).url
        assert not url or url.startswith(("ws://", "wss://"))


@quickly
@given(spoilt(st.just(json.dumps(ANSWER).encode())))
def test_a_spoilt_answer_is_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(HubError):
        read_answer(raw)


@quickly
@given(
    st.dictionaries(
        st.sampled_from(["type", "transport", "audio_params", "text", "status", "message"]), odd_json
    ),
    odd_text,
)
def test_any_message_is_read_or_refused(message: dict[str, Any], text: str) -> None:
    for raw in (json.dumps(message), text):
        with contextlib.suppress(HubError):
            parsed = messages.parse(raw)
            for reader in readers:
                with contextlib.suppress(HubError):
                    reader(parsed)


def test_what_is_nothing_but_depth_is_refused() -> None:
    with pytest.raises(HubError):
        messages.parse(nested(100_000).decode())
    with pytest.raises(HubError):
        read_answer(nested(100_000))


@quickly
@given(st.sampled_from(Framing), spoilt(st.just(pack(Framing.STAMPED, b"sound", 60))))
def test_a_spoilt_frame_is_a_packet_or_an_error(framing: Framing, raw: bytes) -> None:
    with contextlib.suppress(FrameError):
        assert len(unpack(framing, raw).packet) <= len(raw)

"""Whatever a device says: a message of known bounds, or an error of the protocol; what the hub says is read."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import FrameError, MessageError
from hub.protocol import messages as said
from hub.protocol.frames import Frame, Framing, decode_frame, encode_frame
from hub.protocol.messages import MAX_TYPED_CHARS, Listen, ListenMode, parse_message
from hub.twin import messages as understood
from tests.fakes.anything import nested, odd_json, odd_text, quickly, spoilt

LISTEN = {"type": "listen", "state": "detect", "mode": "auto", "text": "What time is it?", "session_id": "x"}


@quickly
@given(spoilt(st.just(json.dumps(LISTEN).encode())))
def test_a_spoilt_message_is_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(MessageError):
        parse_message(raw.decode("utf-8", "surrogateescape"))


@quickly
@given(st.sampled_from([*LISTEN]), odd_json)
def test_a_question_is_short_and_its_mode_is_known(name: str, odd: object) -> None:
    with contextlib.suppress(MessageError):
        message = parse_message(json.dumps({**LISTEN, name: odd}))
        if isinstance(message, Listen):
            assert len(message.text) <= MAX_TYPED_CHARS
            assert message.mode in ListenMode
            message.text.encode()


@pytest.mark.parametrize("start", [b"", b'{"type":', b'{"type":"listen","state":"start","mode":'])
def test_what_is_nothing_but_depth_is_refused(start: bytes) -> None:
    with pytest.raises(MessageError):
        parse_message((start + nested(20_000) + b"}" * start.count(b"{")).decode())


@quickly
@given(odd_text, odd_text)
def test_whatever_the_hub_says_a_device_can_read(session_id: str, text: str) -> None:
    told: list[dict[str, Any]] = [
        understood.parse(raw)
        for raw in (
            said.stt(session_id, text),
            said.tts_sentence(session_id, text),
            said.emotion("s", "sad", text),
        )
    ]
    assert {understood.text_of(message) for message in told} == {text.encode("utf-8", "replace").decode()}
    assert understood.read_alert(understood.parse(said.alert(session_id, text, text, "sad"))).emotion == "sad"
    hello = said.hello_reply(session_id, sample_rate=24_000, frame_ms=60)
    assert understood.read_hello(understood.parse(hello)).sample_rate == 24_000


@quickly
@given(st.sampled_from([Framing.V2, Framing.V3]), st.binary(max_size=300), st.data())
def test_a_spoilt_frame_has_no_more_in_it_than_came(
    framing: Framing, payload: bytes, data: st.DataObject
) -> None:
    raw = data.draw(spoilt(st.just(encode_frame(framing, Frame(payload, 60)))))
    with contextlib.suppress(FrameError):
        assert decode_frame(framing, raw).payload in raw

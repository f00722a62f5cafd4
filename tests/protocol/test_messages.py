import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import MessageError
from hub.protocol import messages
from hub.protocol.messages import Abort, Hello, Listen, ListenMode, ListenState, Mcp, Unknown, parse_message


def parsed(**fields: Any) -> messages.Message:
    return parse_message(json.dumps(fields))


def test_a_device_s_hello() -> None:
    hello = parsed(
        type="hello",
        version=1,
        features={"mcp": True, "glyph_push": False},
        transport="websocket",
        audio_params={"format": "opus", "sample_rate": 16000, "channels": 1, "frame_duration": 60},
    )
    assert isinstance(hello, Hello)


def test_a_hello_may_lack_everything() -> None:
    assert parsed(type="hello") == Hello()
    assert parsed(type="hello", features=None, audio_params=None) == Hello()


def test_a_strange_hello_is_a_hello_all_the_same() -> None:
    assert parsed(type="hello", version="three", features=[], audio_params={"frame_duration": 2.5}) == Hello()


@pytest.mark.parametrize("mode", list(ListenMode))
def test_listening_begins_in_every_mode(mode: ListenMode) -> None:
    assert parsed(type="listen", state="start", mode=mode.value, session_id="x") == Listen(
        state=ListenState.START, mode=mode
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ptt", ListenMode.MANUAL),
        ("PTT", ListenMode.MANUAL),
        ("Manual", ListenMode.MANUAL),
        ("realtime", ListenMode.REALTIME),
        ("loud", ListenMode.AUTO),
        ("", ListenMode.AUTO),
        (7, ListenMode.AUTO),
        (["manual"], ListenMode.AUTO),
        (None, ListenMode.AUTO),
    ],
)
def test_push_to_talk_is_manual_and_what_is_not_known_is_auto(written: object, meant: ListenMode) -> None:
    assert parsed(type="listen", state="start", mode=written) == Listen(state=ListenState.START, mode=meant)


def test_typed_text() -> None:
    assert parsed(type="listen", state="detect", text="What time is it?") == Listen(
        state=ListenState.DETECT, text="What time is it?"
    )


def test_an_abort_may_have_a_reason() -> None:
    assert parsed(type="abort") == Abort()
    assert parsed(type="abort", reason="wake_word_detected") == Abort(reason="wake_word_detected")


def test_what_tools_say_is_an_object_and_not_looked_into() -> None:
    assert parsed(type="mcp", session_id="x", payload={"id": None, "odd": [1]}) == Mcp(
        payload={"id": None, "odd": [1]}
    )
    wrong: tuple[Any, ...] = ([], "{}", 1, None)
    for payload in wrong:
        with pytest.raises(MessageError):
            parsed(type="mcp", payload=payload)


def test_a_hello_tells_whether_there_are_tools() -> None:
    for said, meant in ((True, True), (False, False), (None, False), ("yes", False), (1, False)):
        hello = parsed(type="hello", features={"mcp": said})
        assert isinstance(hello, Hello)
        assert hello.features.mcp is meant


def test_tools_are_asked_in_the_session_s_name() -> None:
    asked = json.loads(messages.mcp("s1", {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}))
    assert asked == {
        "type": "mcp", "session_id": "s1", "payload": {"jsonrpc": "2.0", "id": 1, "method": "tools/list"},
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["iot", "goodbye", "", "no such thing"])
def test_what_is_not_known_is_no_error(kind: str) -> None:
    assert parsed(type=kind, anything=[1]) == Unknown(type=kind)


@pytest.mark.parametrize("text", ["", "hi", "[]", "1", "null", '"x"', "{", "[" * 100_000])
def test_what_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(MessageError):
        parse_message(text)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "listen"},
        {"type": "listen", "state": "sideways"},
        {"type": "listen", "state": "detect", "text": "x" * (messages.MAX_TYPED_CHARS + 1)},
    ],
)
def test_unusable_fields_are_named_but_not_repeated(fields: dict[str, Any]) -> None:
    with pytest.raises(MessageError) as caught:
        parsed(**fields)
    assert "x" * 20 not in str(caught.value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_any_json_is_a_message_or_a_message_error(value: Any) -> None:
    for candidate in (
        value,
        {"type": "listen", "state": value},
        {"type": "listen", "state": "start", "mode": value},
        {"type": "hello", "features": value},
    ):
        try:
            parse_message(json.dumps(candidate))
        except MessageError:
            continue


def test_the_hub_s_hello_has_all_that_any_client_needs() -> None:
    reply = json.loads(messages.hello_reply("s1", sample_rate=24_000, frame_ms=60))
    assert reply["type"] == "hello"
    assert reply["transport"] == "websocket"
    assert reply["session_id"] == "s1"
    assert reply["audio_params"] == {
        "format": "opus",
        "sample_rate": 24_000,
        "channels": 1,
        "frame_duration": 60,
    }


def test_half_an_emoji_does_not_break_the_connection() -> None:
    assert messages.tts_sentence("s1", "Hello \ud83d there").encode()


def test_an_alert_has_its_three_texts() -> None:
    alert = json.loads(messages.alert("s1", "Hub", "No key", "sad"))
    assert (alert["status"], alert["message"], alert["emotion"]) == ("Hub", "No key", "sad")

"""How other clients open the WebSocket, and what they expect of it: the device protocol, section 7."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.asyncio.client import connect

from hub.audio.opus import OpusDecoder
from hub.devices.handshakes import PATH
from hub.devices.identity import Identity, read_identity, split_target
from hub.events import DeviceConnected
from hub.protocol.frames import Framing, decode_frame
from tests.devices.household import MAC
from tests.devices.test_gateway import FIRST, HI, Open, greet, receive_until_stop
from tests.fakes.letting_in import CLIENT

HEADER_BYTES = {Framing.V1: 0, Framing.V3: 4}
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


@pytest.fixture
async def hub() -> AsyncIterator[Open]:
    running = Open()
    await running.start()
    yield running
    await running.gateway.stop()


def connected(hub: Open) -> list[str]:
    return [event.device_id for event in hub.events if isinstance(event, DeviceConnected)]


async def raw_handshake(hub: Open, target: str, *headers: str) -> list[str]:
    """The lines of the answer to a handshake written by hand."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
    lines = [f"GET {target} HTTP/1.1", *headers, "", ""]
    writer.write("\r\n".join(lines).encode())
    async with asyncio.timeout(5):
        answer = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    writer.close()
    return answer


# --- who it is --------------------------------------------------------------------------------------


def identity(target: str, **headers: str) -> Identity:
    _, query = split_target(target)
    return read_identity(lambda name: headers.get(name.replace("-", "_"), ""), lambda name: query.get(name, ""))


@pytest.mark.parametrize(
    "query",
    [
        f"device-id={MAC}&client-id={CLIENT}",
        f"Device-Id={quote(MAC.upper())}&Client-Id={CLIENT}",
        f"DEVICE-ID={MAC.replace(':', '-')}&CLIENT-ID={CLIENT}&authorization=Bearer%20secret",
    ],
)
def test_an_identity_may_stand_in_the_query_in_any_case(query: str) -> None:
    assert identity(f"{PATH}?{query}") == Identity(MAC, CLIENT, Framing.V1)


def test_headers_come_before_the_query() -> None:
    who = identity(
        f"{PATH}?device-id=11:11:11:11:11:11&protocol-version=2", Device_Id=MAC, Protocol_Version="3"
    )
    assert (who.device_id, who.framing) == (MAC, Framing.V3)


@given(st.text())
def test_any_target_is_split(target: str) -> None:
    path, query = split_target(target)
    assert isinstance(path, str)
    assert all(name == name.lower() for name in query)


async def test_a_target_that_is_no_address_is_not_found(hub: Open) -> None:
    answer = await raw_handshake(
        hub, f"//[{PATH}", "Host: hub", "Upgrade: websocket", "Connection: Upgrade",
        f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13",
    )  # fmt: skip
    assert answer[0] == "HTTP/1.1 404 Not Found"


# --- credentials ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("", {"Authorization": "Bearer {}"}),
        ("", {"AUTHORIZATION": "bearer  {}"}),
        ("", {"Authorization": "{}"}),
        ("&authorization=Bearer%20{}", {}),
        ("&authorization={}", {}),
        ("&access_token={}", {}),
        ("&Token={}", {}),
        ("&authorization=&token={}", {"Authorization": ""}),
    ],
)
async def test_credentials_may_stand_anywhere(hub: Open, query: str, headers: dict[str, str]) -> None:
    token = hub.household.enrolment.token(FIRST)
    shown = {name: value.format(token) for name, value in headers.items()}
    target = f"{hub.url()}?device-id={FIRST.upper()}&Client-ID={CLIENT}{query.format(token)}"
    async with connect(target, additional_headers=shown) as socket:
        assert (await greet(socket))["type"] == "hello"
    assert connected(hub) == [FIRST]


# --- the handshake ----------------------------------------------------------------------------------


async def test_a_handshake_may_ask_to_be_kept_alive_and_be_written_in_any_case(hub: Open) -> None:
    answer = await raw_handshake(
        hub, PATH, "HOST: hub", "connection: keep-alive, Upgrade", "UPGRADE: WebSocket",
        f"sec-websocket-key: {KEY}", "SEC-WEBSOCKET-VERSION: 13", f"dEvIcE-iD: {MAC}", f"CLIENT-id: {CLIENT}",
        f"authorization: {hub.first['Authorization']}",
    )  # fmt: skip
    assert answer[0] == "HTTP/1.1 101 Switching Protocols"
    assert connected(hub) == [MAC]


async def test_compression_is_declined(hub: Open) -> None:
    async with connect(hub.url(), compression="deflate", additional_headers=hub.first) as socket:
        assert socket.response is not None
        assert "Sec-WebSocket-Extensions" not in socket.response.headers
        assert (await greet(socket))["type"] == "hello"


async def test_plain_text_may_come_first(hub: Open) -> None:
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await socket.send("hi there")
        assert (await greet(socket))["type"] == "hello"


async def test_the_hub_says_nothing_before_hello_is_said(hub: Open) -> None:
    """What comes first is its hello, before any MCP message."""
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await socket.send(HI)
        assert (await greet(socket))["type"] == "hello"


@pytest.mark.parametrize(
    "hello", [{}, {"version": 3}, {"version": 2, "transport": "udp"}, {"audio_params": {}}]
)
async def test_a_hello_may_lack_parts_and_the_answer_lacks_none(hub: Open, hello: dict[str, Any]) -> None:
    async with connect(hub.url(), additional_headers=hub.first) as socket, asyncio.timeout(5):
        await socket.send(json.dumps({"type": "hello"} | hello))
        answer = json.loads(await socket.recv())
    assert (answer["type"], answer["version"], answer["transport"]) == ("hello", 1, "websocket")
    assert answer["session_id"]
    assert answer["audio_params"] == {
        "format": "opus", "sample_rate": 24_000, "channels": 1, "frame_duration": 60,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("features", "aec"), [({"aec": True}, True), ({"aec": "yes"}, False), (None, False), ("aec", False)]
)
async def test_whether_a_device_leaves_its_echo_to_the_hub_is_remembered(
    hub: Open, features: Any, aec: bool
) -> None:
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await socket.send(json.dumps({"type": "hello", "features": features}))
        await socket.recv()
    assert hub.household.kept[FIRST].aec is aec


@pytest.mark.parametrize(
    ("header", "framing"), [({}, Framing.V1), ({"Protocol-Version": "3"}, Framing.V3)], ids=["none", "3"]
)
async def test_the_framing_is_the_header_s_whatever_hello_says(
    hub: Open, header: dict[str, str], framing: Framing
) -> None:
    async with connect(hub.url(), additional_headers=hub.second | header) as socket:
        await socket.send(json.dumps({"type": "hello", "version": 2, "transport": "websocket"}))
        await socket.send(HI)
        while not isinstance(message := await socket.recv(), bytes):
            pass
    packet = decode_frame(framing, message).payload
    assert len(packet) == len(message) - HEADER_BYTES[framing]
    assert len(OpusDecoder(24_000).decode(packet)) == 1_440


# --- keepalive --------------------------------------------------------------------------------------


async def test_a_ping_is_answered_while_the_hub_speaks(hub: Open) -> None:
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)
        await socket.send(HI)
        while not isinstance(await socket.recv(), bytes):
            pass
        async with asyncio.timeout(1):
            await (await socket.ping())
        await receive_until_stop(socket)

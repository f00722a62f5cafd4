import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from ipaddress import ip_network
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hub.caps.caps import Caps
from hub.config import LimitSettings
from hub.devices.gateway import CLOSE_S, Gateway
from hub.devices.handshakes import PATH
from hub.dialogue.histories import Histories
from hub.engines.silero import Silero
from hub.errors import PortInUseError
from hub.events import DeviceConnected, DeviceDisconnected, Event, TokenRefused
from hub.proxies import Proxies
from tests.devices.household import Household
from tests.fakes.engines import ScriptedEngines, ScriptedModel, ScriptedVoice, turn_parts

FRAMING = {"Protocol-Version": "1"}
FIRST, SECOND = "aa:bb:cc:dd:ee:01", "aa:bb:cc:dd:ee:02"

HI = json.dumps({"type": "listen", "state": "detect", "text": "What now?"})


class Open:
    """A running gateway, and the headers of two devices that are let in."""

    def __init__(
        self,
        voice: ScriptedVoice | None = None,
        limits: LimitSettings | None = None,
        proxies: Proxies | None = None,
    ) -> None:
        self.model = ScriptedModel(takes=0)
        parts = turn_parts(ScriptedEngines(model=self.model, voice=voice or ScriptedVoice(takes=0)))
        self.events: list[Event] = []
        parts.bus.subscribe(Event, self.events.append)
        self.household = Household(parts.bus)
        self.caps = Caps(limits)
        self.gateway = Gateway(
            parts,
            parts.bus,
            Silero,
            language_of=lambda _: "",
            histories=Histories(2_000),
            enrolment=self.household.enrolment,
            caps=self.caps,
            proxies=proxies,
        )
        self.port = 0
        self.first: dict[str, str] = {}
        self.second: dict[str, str] = {}

    async def start(self) -> None:
        self.first = await self.household.let_in(FIRST) | FRAMING
        self.second = await self.household.let_in(SECOND)
        self.port = await self.gateway.start("127.0.0.1", 0)

    def url(self, path: str = PATH) -> str:
        return f"ws://127.0.0.1:{self.port}{path}"


@pytest.fixture
async def hub() -> AsyncIterator[Open]:
    running = Open()
    await running.start()
    yield running
    await running.gateway.stop()


async def greet(socket: ClientConnection) -> dict[str, Any]:
    await socket.send(json.dumps({"type": "hello", "version": 1, "transport": "websocket"}))
    hello: dict[str, Any] = json.loads(await socket.recv())
    return hello


async def receive_until_stop(socket: ClientConnection) -> tuple[list[dict[str, Any]], int]:
    """The text messages up to `tts stop`, and the number of packets."""
    texts: list[dict[str, Any]] = []
    packets = 0
    async for message in socket:
        if isinstance(message, bytes):
            packets += 1
            continue
        texts.append(json.loads(message))
        if texts[-1].get("state") == "stop":
            break
    return texts, packets


async def test_a_device_talks_and_is_told_about(hub: Open) -> None:
    async with connect(hub.url(), additional_headers=hub.first, compression=None) as socket:
        hello = await greet(socket)
        assert hello["transport"] == "websocket"
        await socket.send(HI)
        texts, packets = await receive_until_stop(socket)
        assert texts[0] == {"type": "stt", "session_id": hello["session_id"], "text": "What now?"}
        assert packets > 10
    await hub.gateway.stop()
    connected = [event for event in hub.events if isinstance(event, DeviceConnected)]
    gone = [event for event in hub.events if isinstance(event, DeviceDisconnected)]
    assert [event.device_id for event in connected] == [FIRST]
    assert [event.reason for event in gone] == ["the device hung up"]


async def ask(hub: Open, headers: Mapping[str, str]) -> list[str]:
    """What the model is told when a device connects and asks; the question is the last."""
    async with connect(hub.url(), additional_headers=headers, compression=None) as socket:
        await greet(socket)
        await socket.send(HI)
        await receive_until_stop(socket)
    return [message.text for message in hub.model.asked[-1][1:]]


async def test_a_device_that_comes_back_goes_on_with_its_conversation(hub: Open) -> None:
    assert await ask(hub, hub.first) == ["What now?"]
    assert await ask(hub, hub.first) == ["What now?", "It is sunny. Enjoy the day.", "What now?"]
    assert await ask(hub, hub.second) == ["What now?"]
    another = await hub.household.let_in(FIRST, "c2")
    assert await ask(hub, another) == ["What now?"]


@pytest.mark.parametrize("path", ["/xiaozhi/v1", "/xiaozhi/v1/?device-id=x", "/xiaozhi/v1?a=b"])
async def test_the_path_may_lack_its_slash_or_have_a_query(hub: Open, path: str) -> None:
    async with connect(hub.url(path), additional_headers=hub.first) as socket:
        assert (await greet(socket))["type"] == "hello"


async def test_a_device_that_comes_again_takes_the_place_of_its_older_connection(hub: Open) -> None:
    async with (
        connect(hub.url(), additional_headers=hub.first) as older,
        connect(hub.url(), additional_headers=hub.second) as other,
    ):
        await greet(older)
        await greet(other)
        async with connect(hub.url(), additional_headers=hub.first) as newer:
            await greet(newer)
            with pytest.raises(ConnectionClosed) as caught:
                await older.recv()
            assert caught.value.rcvd is not None
            assert (caught.value.rcvd.code, caught.value.rcvd.reason) == (
                1000,
                "replaced by a newer connection",
            )
            await other.send(HI)
            assert (await receive_until_stop(other))[1] > 10


async def test_other_paths_are_not_found(hub: Open) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with connect(hub.url("/other")):
            pass
    assert caught.value.response.status_code == 404


async def test_a_message_that_is_too_large_closes_only_its_own_connection(hub: Open) -> None:
    async with (
        connect(hub.url(), additional_headers=hub.first) as quiet,
        connect(hub.url(), additional_headers=hub.second) as loud,
    ):
        await greet(quiet)
        await greet(loud)
        await loud.send(bytes(70_000))
        with pytest.raises(ConnectionClosed) as caught:
            await loud.recv()
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.code == 1009
        await quiet.send(HI)
        assert (await receive_until_stop(quiet))[1] > 10


async def test_stopping_says_goodbye_to_all_at_once_even_to_those_who_never_answer(hub: Open) -> None:
    """Devices never answer a close frame."""
    opened = []
    for number in range(5):
        headers = await hub.household.let_in(f"device-{number}")
        lines = [f"GET {PATH} HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade"]
        lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
        writer.write("\r\n".join([*lines, "", ""]).encode())
        assert b"101" in await reader.readline()
        opened.append(writer)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await hub.gateway.stop()
    assert loop.time() - began < 2.5 * CLOSE_S
    for writer in opened:
        writer.close()


async def test_stopping_does_not_wait_for_half_a_handshake(hub: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.devices.gateway.LINGER_S", 0.05)
    _, writer = await asyncio.open_connection("127.0.0.1", hub.port)
    writer.write(b"GET ")
    async with connect(hub.url(), additional_headers=hub.first) as socket:  # accepted after the other one
        await greet(socket)
    async with asyncio.timeout(5):
        await hub.gateway.stop()
    writer.close()


async def test_the_hub_sends_no_pings(hub: Open) -> None:
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)
        (server_side,) = hub.gateway._servers[0].connections
        assert server_side.ping_interval is None


async def test_a_peer_that_takes_nothing_is_cut_off_and_nobody_else_notices(
    hub: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.devices.sockets.SEND_S", 0.05)
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)
        (server_side,) = hub.gateway._servers[0].connections
        server_side.pause_writing()  # as when the peer's window is full
        await socket.send(HI)
        with pytest.raises(ConnectionClosed):
            await receive_until_stop(socket)


async def test_a_port_in_use_is_said(hub: Open) -> None:
    with pytest.raises(PortInUseError, match=str(hub.port)):
        await Open().gateway.start("127.0.0.1", hub.port)


async def test_stop_leaves_those_alone_who_are_being_listened_to(hub: Open) -> None:
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)
        await socket.send(json.dumps({"type": "listen", "state": "start", "mode": "auto"}))
        await (await socket.ping())
        await hub.gateway.interrupt(None, "stop")
        await socket.send(json.dumps({"type": "hello"}))
        assert json.loads(await socket.recv())["type"] == "hello"


async def test_stop_silences_one_or_all(hub: Open) -> None:
    async with (
        connect(hub.url(), additional_headers=hub.first) as one,
        connect(hub.url(), additional_headers=hub.second) as two,
    ):
        first = (await greet(one))["session_id"]
        await greet(two)
        for socket in (one, two):
            await socket.send(HI)
        for socket in (one, two):
            while not isinstance(await socket.recv(), bytes):
                pass
        await hub.gateway.interrupt(first, "stop")
        assert (await receive_until_stop(one))[1] < 12
        await hub.gateway.interrupt(None, "stop")
        await receive_until_stop(two)


async def test_all_can_be_sent_away_and_are_welcome_again(hub: Open) -> None:
    async with (
        connect(hub.url(), additional_headers=hub.first) as answered,
        connect(hub.url(), additional_headers=hub.second) as waiting,
    ):
        for socket in (answered, waiting):
            await greet(socket)
        await answered.send(HI)
        while not isinstance(await answered.recv(), bytes):
            pass
        await hub.gateway.end_all("the hub was asleep")
        for socket in (answered, waiting):
            await socket.wait_closed()
            assert (socket.close_code, socket.close_reason) == (1001, "the hub was asleep")
    async with connect(hub.url(), additional_headers=hub.first) as again:
        await greet(again)
        await again.send(HI)
        assert (await receive_until_stop(again))[1] > 10


@pytest.mark.parametrize(
    ("trusted", "address"), [((), "127.0.0.1"), ((ip_network("127.0.0.0/8"),), "203.0.113.7")]
)
async def test_who_is_refused_is_known_by_the_address_that_a_trusted_proxy_tells(
    trusted: tuple[Any, ...], address: str
) -> None:
    hub = Open(proxies=Proxies(trusted))
    await hub.start()
    told = hub.first | {"Authorization": "Bearer a.b.c", "X-Forwarded-For": "192.0.2.66, 203.0.113.7"}
    with pytest.raises(InvalidStatus):
        await connect(hub.url(), additional_headers=told)
    await hub.gateway.stop()
    assert [event.address for event in hub.events if isinstance(event, TokenRefused)] == [address]


async def test_it_listens_at_several_addresses_and_says_goodbye_at_all_of_them() -> None:
    hub = Open()
    await hub.start()
    port = await hub.gateway.start(("::1",), 0)
    async with (
        connect(hub.url(), additional_headers=hub.first) as one,
        connect(f"ws://[::1]:{port}{PATH}", additional_headers=hub.second) as other,
    ):
        await greet(one)
        await greet(other)
        await hub.gateway.stop()
        for socket in (one, other):
            await socket.wait_closed()
            assert socket.close_code == 1001


async def test_the_conversation_with_a_device_is_the_newest_that_is_open(hub: Open) -> None:
    assert hub.gateway.conversation_with(FIRST) is None
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)
        before = hub.gateway.conversation_with(FIRST)
        assert before is not None
        assert hub.gateway.conversation_with(SECOND) is None
        async with connect(hub.url(), additional_headers=hub.first) as again:
            await greet(again)
            assert hub.gateway.conversation_with(FIRST) not in (None, before)

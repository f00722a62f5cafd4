"""Who asks too much of the WebSocket, and who comes beside them."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from hub.config import LimitSettings
from hub.devices.handshakes import PATH
from hub.devices.patience import DROPPED_AT_ONCE
from hub.events import DeviceDisconnected
from hub.protocol.frames import Framing
from tests.devices.scene import Scene
from tests.devices.test_gateway import Open, greet
from tests.fakes.sockets import FLOODER, HONEST, peers
from tests.fakes.virtual_time import run_virtual


@asynccontextmanager
async def flooded(**limits: float) -> AsyncIterator[Open]:
    hub = Open(limits=LimitSettings.model_validate(limits))
    await hub.start()
    yield hub
    await hub.gateway.stop()


def refused(hub: Open | Scene) -> dict[str, int]:
    return {cap: count for cap, count in hub.caps.counts().items() if count}


async def is_served(hub: Open, address: str = HONEST) -> bool:
    async with connect(hub.url(), additional_headers=hub.first, local_addr=(address, 0)) as socket:
        return bool((await greet(socket))["type"] == "hello")


async def status(hub: Open, headers: dict[str, str]) -> tuple[int, str]:
    """How a handshake of the flooder's is answered, and when it may try again."""
    try:
        async with connect(hub.url(), additional_headers=headers, local_addr=(FLOODER, 0)):
            return 101, ""
    except InvalidStatus as error:
        return error.response.status_code, error.response.headers.get("Retry-After", "")


async def test_half_open_connections_make_room_for_who_says_what_it_wants() -> None:
    async with flooded(half_open_per_address=5, half_open=12) as hub, peers(hub.port, 40) as idle:
        for peer in idle[-5:]:
            await peer.send(b"GET /xiaozhi/v1/ HTTP/1.1\r\n")
        assert await is_served(hub, FLOODER)  # a device behind the same router
        assert await is_served(hub, HONEST)
        assert [await peer.rest() for peer in idle[:35]] == [b""] * 35
        assert set(refused(hub)) == {"half_open"}
        assert refused(hub)["half_open"] >= 35


async def test_a_handshake_that_does_not_come_in_time_is_not_waited_for() -> None:
    async with flooded(head_s=1.0) as hub, peers(hub.port, 3) as slow:
        for peer in slow:
            await peer.send(b"GET /xiaozhi/v1/ HTTP/1.1\r\nX-Slow:")
        assert await is_served(hub)
        assert [await peer.rest() for peer in slow] == [b""] * 3
        assert refused(hub) == {"handshake_time": 3}


async def test_a_handshake_without_end_is_cut() -> None:
    async with flooded(head_bytes=2_048) as hub, peers(hub.port, 2) as (large, strange):
        await large.send(f"GET {PATH} HTTP/1.1\r\n".encode() + b"X-A: 12345678\r\n" * 120)
        await large.send(b"X-A: 12345678\r\n" * 80)
        assert (await large.rest()).startswith(b"HTTP/1.1 431")
        await strange.send(b"\x16\x03\x01\x02\x00\r\n" * 10)
        assert await strange.rest() == b""
        assert await is_served(hub)
        assert refused(hub) == {"handshake_head": 2}


async def test_wrong_tokens_are_not_looked_at_without_end_and_good_ones_always() -> None:
    async with flooded(handshakes_per_min=10) as hub:
        wrong = {**hub.first, "Authorization": hub.second["Authorization"]}
        answers = [await status(hub, wrong) for _ in range(15)]
        assert Counter(answers) == {(403, ""): 10, (429, "6"): 5}
        assert await is_served(hub, FLOODER)
        assert refused(hub) == {"handshakes": 5}


async def test_who_waits_and_who_is_lost_are_counted_alike() -> None:
    async with flooded(handshakes_per_min=10) as hub:
        hub.household.ask("aa:bb:cc:dd:ee:09")
        waits = {"Device-Id": "aa:bb:cc:dd:ee:09", "Client-Id": hub.first["Client-Id"]}
        async with connect(hub.url(), additional_headers=waits, local_addr=(FLOODER, 0)) as socket:
            assert (await greet(socket))["type"] == "hello"
        for _ in range(9):
            with pytest.raises(InvalidStatus, match="404"):
                await connect(hub.url("/elsewhere"), local_addr=(FLOODER, 0))
        assert (await status(hub, waits))[0] == 429


async def test_one_conversation_too_many_is_told_to_come_later() -> None:
    async with flooded(sessions=1) as hub:
        async with connect(hub.url(), additional_headers=hub.first) as socket:
            await greet(socket)
            assert await status(hub, hub.second) == (503, "60")
        assert refused(hub) == {"sessions": 1}


async def test_a_message_that_is_too_large_ends_the_conversation_and_is_counted() -> None:
    async with flooded(message_bytes=4_096) as hub:
        gone = asyncio.get_running_loop().create_future()
        hub.household.bus.subscribe(DeviceDisconnected, lambda event: gone.set_result(event.reason))
        async with connect(hub.url(), additional_headers=hub.first) as socket:
            await greet(socket)
            await socket.send(bytes(4_097))
            with pytest.raises(ConnectionClosedError, match="1009"):
                await socket.recv()
        assert await asyncio.wait_for(gone, 5) == "a message was too large"
        assert refused(hub) == {"message_bytes": 1}


# --- within a conversation --------------------------------------------------------------------------


def flood(packets: int, pause_s: float = 0.0, **limits: float) -> tuple[Scene, str]:
    """A session whose device sends so many packets; why it ended, empty when it went on."""

    async def whole() -> tuple[Scene, str]:
        scene = Scene(framing=Framing.V1, limits=LimitSettings.model_validate(limits))
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        for _ in range(packets):
            scene.device.say_raw(b"\x00" * 60)
            await asyncio.sleep(pause_s)
        await asyncio.sleep(1)
        ended = running.done()
        scene.device.hang_up()
        reason = await running
        return scene, reason if ended else ""

    return run_virtual(whole())


def test_the_backlog_of_a_stall_and_a_minute_in_one_go_are_taken() -> None:
    scene, ended = flood(3_000)
    assert (ended, scene.session.tally.too_fast) == ("", 0)


def test_the_shortest_frames_are_taken_for_as_long_as_anybody_talks() -> None:
    scene, ended = flood(1_000, pause_s=0.02, packets_at_once=100)
    assert (ended, refused(scene)) == ("", {})


def test_packets_beyond_are_dropped_and_counted_and_the_conversation_goes_on() -> None:
    scene, ended = flood(150, packets_at_once=100)
    assert ended == ""
    assert scene.session.tally.refused()["too_fast"] == refused(scene)["packets"] == 50


def test_who_floods_for_long_is_sent_away() -> None:
    scene, ended = flood(2_000, packets_at_once=100)
    assert ended == "too many packets"
    assert scene.device.closed == (1008, "too many packets")
    assert refused(scene)["packets"] == DROPPED_AT_ONCE + 1


def test_texts_without_end_and_nested_ones_are_counted() -> None:
    async def whole() -> Scene:
        scene = Scene(limits=LimitSettings(texts_at_once=10, json_depth=8))
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say_raw('{"type":"mcp","payload":' + "[" * 8 + "]" * 8 + "}")
        for _ in range(10):
            scene.device.say_raw(json.dumps({"type": "mcp", "payload": {}}))
        assert await running == "too many messages"
        return scene

    scene = run_virtual(whole())
    assert scene.session.tally.unreadable == 1
    assert refused(scene) == {"json_depth": 1, "texts": 1}


def test_who_never_says_hello_is_counted() -> None:
    async def whole() -> Scene:
        scene = Scene(hello_s=1.0)
        assert await scene.session.run() == "no hello"
        return scene

    assert refused(run_virtual(whole())) == {"hello_time": 1}

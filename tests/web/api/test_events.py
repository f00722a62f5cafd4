"""Following what happens: the snapshot first, then every event, and why a stream ends."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from hub import events
from hub.bus import Bus
from hub.events import (
    ClockJumped,
    DeviceConnected,
    Direction,
    Event,
    Outcome,
    SoundLevels,
    TranscriptReady,
    TurnEvent,
    TurnFinished,
)
from hub.storage.tokens import Scope
from hub.web.api import events as streaming
from hub.web.api.events import EVENTS, told
from hub.web.api.live import MAX_BEFORE_LEVELS, MAX_LISTENERS, MAX_WAITING, End, Live
from hub.web.api.problems import RequestError
from tests.web.api.conftest import House

IDS: dict[str, Any] = {"device_id": "aa:bb:cc:dd:ee:01", "session_id": "s1"}


@dataclass
class Stream:
    response: aiohttp.ClientResponse

    async def next(self) -> tuple[str, Any]:
        """The next message: its name and its content."""
        async with asyncio.timeout(10):
            while True:
                block = (await self.response.content.readuntil(b"\n\n")).decode()
                if not block.startswith(":"):
                    break
        name, data = block.strip().split("\n")
        return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))

    async def ends(self) -> None:
        async with asyncio.timeout(10):
            assert await self.response.content.read() == b""


@asynccontextmanager
async def following(house: House, token: str = "", query: str = "") -> AsyncIterator[Stream]:
    headers = {"Authorization": f"Bearer {token or house.tokens[Scope.READ]}"}
    async with house.client.get(f"{house.url}/api/v1/events{query}", headers=headers) as response:
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        yield Stream(response)


async def test_a_stream_begins_with_what_is_true_and_tells_what_happens(lived_in: House) -> None:
    lived_in.hub.bus.publish(DeviceConnected(**IDS))
    async with following(lived_in) as stream:
        name, snapshot = await stream.next()
        assert name == "snapshot"
        assert snapshot["status"]["state"] == "ready"
        assert [one["session_id"] for one in snapshot["sessions"]] == ["s1"]
        assert len(snapshot["devices"]) == 2
        assert len(snapshot["enrolment"]["waiting"]) == 1
        for number in range(3):
            lived_in.hub.bus.publish(
                TranscriptReady(**IDS, turn_id=str(number), text="Warum?\n\n", language="de")
            )
        for number in range(3):
            name, event = await stream.next()
            assert (name, event["turn_id"], event["text"]) == ("transcript_ready", str(number), "Warum?\n\n")


async def test_a_stream_ends_with_its_token(house: House) -> None:
    record, token = await house.access.create("window", Scope.READ)
    async with following(house, token) as stream, following(house) as other:
        await stream.next()
        await other.next()
        await house.ask("DELETE", f"/api/v1/tokens/{record.token_id}")
        assert await stream.next() == ("ended", {"reason": "revoked"})
        await stream.ends()
        house.hub.bus.publish(ClockJumped(by_s=1.0))
        assert (await other.next())[0] == "clock_jumped"


async def test_a_stream_ends_when_the_hub_stops_after_all_was_told(house: House) -> None:
    async with following(house) as stream:
        await stream.next()
        house.hub.bus.publish(ClockJumped(by_s=1.0))
        house.api.live.close(End.STOPPING)
        assert (await stream.next())[0] == "clock_jumped"
        assert await stream.next() == ("ended", {"reason": "stopping"})
        await stream.ends()


async def test_who_is_too_far_behind_is_told_so_and_counted(house: House) -> None:
    async with following(house) as stream:
        await stream.next()
        for number in range(MAX_WAITING + 1):  # in one step: nobody could have read any
            house.hub.bus.publish(ClockJumped(by_s=float(number)))
        assert await stream.next() == ("ended", {"reason": "too_slow"})
        await stream.ends()
    counted = (await house.ask("GET", "/metrics")).raw
    assert b"xiaozhi_hub_api_listeners_dropped_total 1.0" in counted


@pytest.mark.parametrize("at_once", [1, MAX_WAITING + 1])
async def test_who_takes_nothing_is_cut_off_and_counted_once(
    house: House, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(streaming, "SEND_S", 0.05)
    event = TranscriptReady(**IDS, turn_id="1", text="x" * 100_000, language="en")
    place = urlsplit(house.url)
    loop = asyncio.get_running_loop()
    with socket.socket() as peer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        peer.setblocking(False)
        await loop.sock_connect(peer, (place.hostname, place.port))
        lines = (
            "GET /api/v1/events HTTP/1.1",
            "Host: localhost",
            f"Authorization: Bearer {house.tokens[Scope.READ]}",
        )
        await loop.sock_sendall(peer, "\r\n".join((*lines, "", "")).encode())
        async with asyncio.timeout(20):
            while not house.api.live.listeners:
                await asyncio.sleep(0)
            for number in range(100):  # more than the network takes for one who reads nothing
                for _ in range(at_once if number == 99 else 1):
                    house.hub.bus.publish(event)
                await asyncio.sleep(0)
            while house.api.live.listeners:
                await asyncio.sleep(0)
    assert b"listeners_dropped_total 1.0" in (await house.ask("GET", "/metrics")).raw


async def test_a_silent_stream_shows_that_it_is_alive_and_who_left_is_noticed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "BEAT_S", 0.01)
    async with following(house) as stream:
        await stream.next()
        assert await stream.response.content.readuntil(b"\n\n") == b": still here\n\n"
        stream.response.close()
    async with asyncio.timeout(10):
        while house.api.live.listeners:
            await asyncio.sleep(0)


def loud(level: float) -> SoundLevels:
    return SoundLevels(**IDS, direction=Direction.HEARD, levels=(level,), span_s=0.02)


async def test_how_loud_it_is_is_told_to_those_alone_who_asked_for_it(house: House) -> None:
    bus = house.hub.bus
    async with following(house) as other:
        await other.next()
        assert not bus.wanted(SoundLevels)
        async with following(house, query="?levels=true") as stream:
            await stream.next()
            bus.publish(loud(0.25))
            bus.publish(ClockJumped(by_s=1.0))
            name, event = await stream.next()
            assert (name, event["levels"], event["direction"]) == ("sound_levels", [0.25], "heard")
            assert (await stream.next())[0] == "clock_jumped"
            assert (await other.next())[0] == "clock_jumped"
        async with asyncio.timeout(10):
            while bus.wanted(SoundLevels):
                bus.publish(loud(0.5))
                await asyncio.sleep(0)


async def test_who_is_behind_misses_levels_and_nothing_else() -> None:
    bus, dropped = Bus(), list[None]()
    live = Live(bus, lambda: dropped.append(None))
    with live.listening("", levels=True) as listener:
        for number in range(2 * MAX_WAITING):
            bus.publish(loud(number / MAX_WAITING / 2))
        assert len(listener) == MAX_BEFORE_LEVELS
        bus.publish(ClockJumped(by_s=1.0))
        assert (listener.end, len(listener), dropped) == (None, MAX_BEFORE_LEVELS + 1, [])


async def test_there_is_room_for_so_many_streams(house: House) -> None:
    live = Live(Bus(), lambda: None)
    entered = [live.listening("") for _ in range(MAX_LISTENERS)]
    for one in entered:
        one.__enter__()
    with pytest.raises(RequestError), live.listening(""):
        pass
    for one in entered:
        one.__exit__(None, None, None)
    with live.listening(""):
        assert live.listeners == 1


# --- how events are told ----------------------------------------------------------------------------


def test_every_event_has_a_name_of_its_own() -> None:
    kinds = [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event)]
    assert set(EVENTS) == set(kinds) - {Event, TurnEvent}
    names = [name for name, _ in EVENTS.values()]
    assert len(set(names)) == len(names)
    assert "turn_finished" in names


def test_an_event_is_one_line_of_ascii_whatever_is_in_it() -> None:
    event = TranscriptReady(**IDS, turn_id="1", text="\ud800\n\ndata: {}\r\u2028", language="en")
    message = told(event)
    assert message.isascii()
    assert message.count(b"\n") == 3
    assert b"\r" not in message
    finished = TurnFinished(**IDS, turn_id="1", outcome=Outcome.ANSWERED, spoken="", timings={"heard": 1.0})
    assert b'"outcome": "answered"' in told(finished)


async def test_nobody_is_told_a_client_id(house: House) -> None:
    """With it, and the device's own id, anybody could have the device's token of the check."""
    event = events.DeviceConnected(device_id="aa:bb:cc:dd:ee:01", session_id="s1", client_id="the-secret-one")
    assert b"client" not in told(event)
    document = await asyncio.to_thread(lambda: house.api.document)
    for name, schema in document["components"]["schemas"].items():
        assert "client_id" not in schema.get("properties", {}), name
        assert "client_id" not in schema.get("required", ()), name

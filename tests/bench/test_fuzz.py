"""The fuzz sends the same again, spoils most of what it sends, and knows a failure when it sees one."""

import json
import random
from collections import Counter

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.asyncio.server import serve as ws_serve

from tests.bench.fuzz_doors import DOORS
from tests.bench.fuzz_target import Outcome, request, sent, talked
from tests.fakes.mutations import Mutator

WHOLE = {"type": "listen", "state": "detect", "text": "What time is it?", "audio_params": {"rates": [1, 2, 3]}}


def made(label: str) -> bytes:
    return Mutator(random.Random(label)).as_json(WHOLE)  # noqa: S311 - it is to be the same again


def test_the_same_label_sends_the_same_and_others_send_others() -> None:
    labels = [f"20:api:{number}" for number in range(300)]
    assert [made(label) for label in labels] == [made(label) for label in labels]
    assert len({made(label) for label in labels}) > 150


def test_some_is_whole_some_is_other_json_and_some_is_none() -> None:
    kinds = {"whole": 0, "other": 0, "none": 0}
    for number in range(300):
        try:
            kinds["whole" if json.loads(made(f"{number}")) == WHOLE else "other"] += 1
        except (ValueError, RecursionError):
            kinds["none"] += 1
    assert min(kinds.values()) > 10


@pytest.mark.parametrize("end", ["500", "502", "closed 1011", "no answer in time", "no connection (OSError)"])
def test_a_hub_that_fails_is_noticed(end: str) -> None:
    assert Outcome.of(end).failed


@pytest.mark.parametrize("end", ["200", "404", "503", "507", "closed 1008", "cut off", "waits for the rest"])
def test_a_hub_that_refuses_does_not_fail(end: str) -> None:
    assert not Outcome.of(end).failed


async def test_a_hub_that_is_not_there_is_noticed(unused_tcp_port: int) -> None:
    assert Outcome.of(await sent(("127.0.0.1", unused_tcp_port), b"x")).failed


def test_a_door_is_tried_when_enough_came_further_than_its_threshold() -> None:
    arrived = DOORS["check"].arrived("check", Counter({"200": 60, "421": 40}))
    assert (arrived.what, arrived.value, arrived.met) == ("check: inside", 60.0, True)
    for ends in ({}, {"421": 100}, {"200": 10, "421": 90}):
        assert DOORS["check"].arrived("check", Counter(ends)).met is False


@pytest.mark.parametrize("name", DOORS)
def test_nothing_that_is_turned_away_by_its_name_or_form_counts_as_inside(name: str) -> None:
    threshold = Counter(["400", "404", "405", "421", "429", "431", "503", "cut off", "waits for the rest"])
    if DOORS[name].inside:
        assert DOORS[name].arrived(name, threshold).value == 0


@pytest.mark.logs("connection handler failed")  # of this test's own server: who talks to it just leaves
async def test_how_a_conversation_is_closed_is_read_behind_what_was_said_before(unused_tcp_port: int) -> None:
    async def serve(socket: ServerConnection) -> None:
        async for _ in socket:
            await socket.send("x" * 300)
            await socket.close(1011)

    place = ("127.0.0.1", unused_tcp_port)
    hello = b"\x81\x80\x00\x00\x00\x00"  # an empty text
    asked = {"Host": "x", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
             "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    raw = request("GET", "/", list(asked.items()))
    async with ws_serve(serve, *place):
        assert Outcome.of(end := await talked(place, raw, hello)).failed, end
        assert end == "closed 1011"
        assert await talked(place, raw, b"") == "101"
    assert Outcome.of(await talked(place, raw, b"")).failed

"""Who asks too much of the web server, too slowly or too often, and who asks beside them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web

from hub.caps.caps import Caps
from hub.config import LimitSettings
from hub.errors import PictureBusyError, PictureError
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.guard import KEPT_PER_ADDRESS
from hub.web.intake import Intake
from hub.web.server import WebServer
from tests.devices.household import Household
from tests.fakes.sockets import FLOODER, HONEST, LOCAL, peers
from tests.web.flooded import Floods, flooded

CHECK = b"GET /ota/ HTTP/1.1\r\nHost: hub\r\n\r\n"
BEGUN = b"POST /ota/ HTTP/1.1\r\nHost: hub\r\nContent-Length: 100\r\n\r\n{"

BEGINNINGS = (b"", b"GET /ota/ HTTP/1.1\r\nHost: hub\r\nX-Slow:", b"\r\n\r\n", b"\n" * 9)
"""Of requests that never come whole."""

HEAD_S = 1.0
"""A time for a head in which everybody sends one who means to, on a slow machine, too; it is waited for."""

PAUSED_S = 0.8
"""A pause in which another asks and is answered, and which is over before a server that stops gives up."""


async def test_a_request_that_does_not_come_in_time_is_not_waited_for() -> None:
    async with flooded(head_s=HEAD_S) as hub, peers(hub.port, len(BEGINNINGS)) as slow:
        for peer, begun in zip(slow, BEGINNINGS, strict=True):
            await peer.send(begun)
        assert await hub.is_served()
        assert [(await peer.rest())[:12] for peer in slow] == [b"HTTP/1.1 408"] * len(BEGINNINGS)
        assert hub.refused == {"http_head_time": len(BEGINNINGS)}


async def test_a_body_that_does_not_come_in_time_is_not_waited_for() -> None:
    async with flooded(body_s=0.1) as hub, peers(hub.port, 3) as slow:
        for peer in slow:
            await peer.send(BEGUN)
        assert await hub.is_served()
        answers = [await peer.rest() for peer in slow]
        assert all(answer.startswith(b"HTTP/1.1 408") and b"api.too_slow" in answer for answer in answers)
        assert hub.refused == {"http_body_time": 3}


async def test_a_second_request_on_the_same_connection_is_not_waited_for_without_end() -> None:
    async with flooded(idle_s=0.1) as hub, peers(hub.port) as (slow,):
        await slow.send(CHECK + b"GET /ota/ HTTP/1.1\r\nX-Slow:")
        answers = await slow.rest()
        assert answers.startswith(b"HTTP/1.1 200")
        assert answers.count(b"HTTP/1.1") == 1


async def test_a_request_that_is_served_for_long_is_not_cut() -> None:
    """What takes its time once it has come whole has nothing to do with the peer."""
    async with flooded(head_s=HEAD_S, body_s=60) as hub, peers(hub.port) as (slow,):
        await slow.send(BEGUN)
        async with peers(hub.port) as (late,):
            assert (await late.rest()).startswith(b"HTTP/1.1 408")  # the time for a head is over
        await slow.send(b" " * 98 + b"}")
        assert await slow.status() == 200


async def test_a_head_without_end_is_cut() -> None:
    async with flooded(head_bytes=2_048) as hub, peers(hub.port, 2) as (large, dripping):
        await large.send(b"GET /ota/ HTTP/1.1\r\n" + b"X-A: 12345678\r\n" * 200)
        assert (await large.rest()).startswith(b"HTTP/1.1 431")
        await dripping.send(b"\r\n" * 1_100)
        assert (await dripping.rest()).startswith(b"HTTP/1.1 431")
        assert await hub.is_served()
        assert hub.refused == {"http_head": 2}


async def test_a_head_that_comes_in_one_piece_is_no_larger_and_what_is_no_http_is_counted() -> None:
    async with flooded() as hub, peers(hub.port, 2) as (long, strange):
        await long.send(b"GET /ota/ HTTP/1.1\r\nX-A: " + b"x" * 17_000 + b"\r\n\r\n")
        assert (await long.rest()).startswith(b"HTTP/1.1 431")
        await strange.send(b"\x16\x03\x01\x02\x00\r\n\r\n")
        assert (await strange.rest()).startswith(b"HTTP/1.0 400")
        assert hub.refused == {"http_head": 2}


async def test_who_only_holds_the_door_makes_room_for_who_asks() -> None:
    async with flooded(http_connections_per_address=5, http_connections=12) as hub:
        async with peers(hub.port, 40) as idle:
            assert await hub.is_served(FLOODER)  # a device behind the same router
            assert await hub.is_served(HONEST)
            assert [await peer.rest() for peer in idle[:35]] == [b""] * 35
            assert len(hub.server.guard) <= 12
        assert set(hub.refused) == {"http_connections"}
        assert hub.refused["http_connections"] >= 35


async def test_bodies_that_do_not_come_make_room_wherever_they_come_from() -> None:
    heads = 0

    async def take(request: web.Request) -> web.Response:
        nonlocal heads
        heads += 1
        return web.Response(body=await request.read())

    def mount(app: web.Application) -> None:
        app.router.add_post("/slow", take)

    async with AsyncExitStack() as stack:
        hub = await stack.enter_async_context(
            flooded(mounts=[mount], http_connections_per_address=5, http_connections=12)
        )
        addresses = [FLOODER] * 4 + ["127.0.0.67"] * 4 + ["127.0.0.68"] * 4
        slow = [(await stack.enter_async_context(peers(hub.port, address=one)))[0] for one in addresses]
        for peer in slow:
            await peer.send(BEGUN.replace(b"/ota/", b"/slow"))
        while heads < len(slow):
            await asyncio.sleep(0)
        assert await hub.is_served()
        assert await slow[0].rest() == b""  # the one that waits longest
        for peer in slow[1:]:
            await peer.send(b" " * 98 + b"}")
        assert [await peer.status() for peer in slow[1:]] == [200] * 11
        assert hub.refused == {"http_connections": 1}


@asynccontextmanager
async def all_served(*addresses: str) -> AsyncIterator[Floods]:
    """A web server that is busy with as many requests as it serves: one of each address."""
    done = asyncio.Event()

    async def take_long(request: web.Request) -> web.Response:
        await request.read()
        await done.wait()
        return web.Response()

    def mount(app: web.Application) -> None:
        app.router.add_post("/long", take_long)

    async with AsyncExitStack() as stack:
        hub = await stack.enter_async_context(
            flooded(mounts=[mount], http_connections_per_address=5, http_connections=len(addresses))
        )
        busy = [(await stack.enter_async_context(peers(hub.port, address=one)))[0] for one in addresses]
        for peer in busy:
            await peer.send(b"POST /long HTTP/1.1\r\nHost: hub\r\nContent-Length: 2\r\n\r\n{}")
        while hub.server.guard.crowd.busy < len(busy):
            await asyncio.sleep(0)
        yield hub
        done.set()
        assert [await peer.status() for peer in busy] == [200] * len(busy)


async def test_who_is_served_is_not_cut_for_who_comes_later() -> None:
    async with all_served(*[FLOODER] * 5, *["127.0.0.67"] * 5) as hub:
        for late in (FLOODER, HONEST):
            refused = await hub.ask(late)
            assert (refused.status, refused.headers["Retry-After"]) == (503, "10")
        assert hub.refused == {"http_connections": 2}


async def test_when_all_places_are_taken_the_machine_itself_and_good_tokens_are_served() -> None:
    async with all_served(*[FLOODER] * 5, *["127.0.0.67"] * 5) as hub, peers(hub.port, 40) as idle:
        assert await hub.is_served(LOCAL)
        assert (await hub.ask(FLOODER, Authorization="Bearer good-one")).status == 200
        assert (await hub.ask(FLOODER, Authorization="Bearer wrong")).status == 503
        assert [await peer.rest() for peer in idle[:32]] == [b""] * 32
        assert len(hub.server.guard.kept) <= KEPT_PER_ADDRESS


async def test_who_asks_too_often_is_refused_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.web.rates.PAUSE_S", 0.01)
    async with flooded(requests_at_once=10, requests_per_s=1) as hub:
        answers = [await hub.ask(FLOODER) for _ in range(30)]
        assert Counter(answer.status for answer in answers) == {200: 10, 429: 20}
        assert {answers[-1].headers["Retry-After"], answers[-1].content_type} == {
            "1",
            "application/problem+json",
        }
        assert await hub.is_served()
        assert hub.refused == {"requests": 20}
        assert hub.server.rates.remembered == 2


async def test_a_good_token_is_counted_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.web.rates.PAUSE_S", 0.01)
    async with flooded(
        requests_at_once=10, requests_per_s=1, token_requests_at_once=15, token_requests_per_s=1
    ) as hub:

        async def statuses(token: str) -> Counter[int]:
            answers = [await hub.ask(FLOODER, Authorization=f"Bearer {token}") for _ in range(20)]
            return Counter(answer.status for answer in answers)

        assert await statuses("wrong") == {200: 10, 429: 10}
        assert await statuses("good-one") == {200: 15, 429: 5}
        assert await statuses("good-other") == {200: 15, 429: 5}
        assert hub.refused["token_requests"] == 10


async def test_who_comes_too_fast_waits_for_the_answer_and_makes_room_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hub.web.rates.PAUSE_S", PAUSED_S)
    async with flooded(requests_at_once=10, requests_per_s=1, http_connections_per_address=5) as hub:
        for _ in range(10):
            await hub.ask(FLOODER)
        async with peers(hub.port, 5) as fast:
            for peer in fast:
                await peer.send(CHECK * 5)
            assert (await hub.ask(FLOODER, Authorization="Bearer good-one")).status == 200
            assert await fast[0].rest() == b""  # it made room
            assert await fast[-1].status() == 429


async def test_who_is_refused_for_asking_too_often_is_not_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.web.rates.PAUSE_S", 0.01)
    async with flooded(requests_at_once=10, requests_per_s=1, head_s=HEAD_S) as hub:
        for _ in range(10):
            await hub.ask(FLOODER)
        async with peers(hub.port) as (kept,), peers(hub.port) as (late,):
            await kept.send(CHECK)
            assert await kept.status() == 429
            assert (await late.rest()).startswith(b"HTTP/1.1 408")  # the time for a head is over
            assert not kept.reader.at_eof()


async def test_one_device_that_sends_pictures_leaves_room_for_another() -> None:
    caps = Caps(LimitSettings(uploads=3, uploads_per_device=2))
    intake, household = Intake(caps), Household()

    async def take(request: web.Request) -> web.Response:
        try:
            await intake.receive(request, request.match_info["device"])
        except PictureBusyError:
            return web.Response(status=503)
        except PictureError:
            return web.Response(status=415)
        return web.Response()

    def mount(app: web.Application) -> None:
        app.router.add_post("/of/{device}", take)

    checks = Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), Directions("/"))
    server = WebServer(checks, mounts=(mount,))
    port = await server.start("127.0.0.1", 0, ws_port=1)
    form = "Content-Length: 5\r\nContent-Type: multipart/form-data; boundary=x"
    head = f"POST /of/{{}} HTTP/1.1\r\nHost: hub\r\n{form}\r\n\r\n"
    async with peers(port, 5) as (first, second, third, other, fourth):
        for peer in (first, second):
            await peer.send(head.format("a").encode())
        while intake.under_way("a") < 2:
            await asyncio.sleep(0)
        await third.send(head.format("a").encode())
        assert await third.status() == 503
        await other.send(head.format("b").encode())
        while intake.under_way("b") < 1:
            await asyncio.sleep(0)
        await fourth.send(head.format("c").encode())
        assert await fourth.status() == 503
        for peer in (first, second, other):
            await peer.send(b"--x--")
            assert await peer.status() == 415
    assert caps.counts()["uploads"] == 2
    assert not intake.under_way()
    await server.stop()
    assert await intake.close()


async def test_a_check_nested_too_deep_is_answered_by_its_headers() -> None:
    household = Household()
    async with flooded(household, json_depth=8) as hub, aiohttp.ClientSession() as client:
        body = '{"board":{"name":"box"},"x":' + "[" * 9 + "]" * 9 + "}"
        headers = {"Device-Id": "aa:bb:cc:dd:ee:01", "Client-Id": "one", "User-Agent": "bread/1.0"}
        url = f"http://127.0.0.1:{hub.port}/ota/"
        async with client.post(url, data=body, headers=headers) as response:
            assert response.status == 200
    assert [waiting.board for waiting in household.enrolment.waiting()] == ["bread"]

"""The whole hub after a sleep, after the clock was set, and on another network."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from websockets.asyncio.client import ClientConnection
from zeroconf import IPVersion
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from hub.app import Hub
from hub.config import load_settings
from hub.discovery import SERVICE_TYPE
from hub.events import (
    AnnouncementChanged,
    BudgetChanged,
    BudgetState,
    ClockJumped,
    DeviceConnected,
    DeviceDisconnected,
    EngineChanged,
    EngineKind,
    EngineState,
    Event,
    HubState,
    HubStateChanged,
    HubWoke,
    Outcome,
    TurnFinished,
    ZoneChanged,
)
from hub.storage.ledger import day_of
from hub.wakefulness import Wakefulness
from hub.waking import ASLEEP
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.clocks import DAY_S, Clocks
from tests.fakes.engines import ScriptedHearing, ScriptedVoice
from tests.fakes.letting_in import CLIENT, handshake, let_in
from tests.fakes.talking import QUESTION, answered, greeted
from tests.storage.records import usage

pytestmark = pytest.mark.loads_engines

E = TypeVar("E", bound=Event)

NAME = "hub-waking-test"
DEVICE, OTHER = "aa:bb:cc:dd:ee:01", "aa:bb:cc:dd:ee:02"


class Scene:
    """A hub on loopback whose clocks a test moves, and what it told."""

    def __init__(self, hub: Hub, clocks: Clocks, service: ChatService) -> None:
        self.hub = hub
        self.clocks = clocks
        self.service = service
        self.told: list[Event] = []
        self._news = asyncio.Event()
        hub.bus.subscribe(Event, self._hear)

    async def until(self, kind: type[E], matches: Callable[[E], bool] = lambda _: True, count: int = 1) -> E:
        """The ``count``-th event of ``kind`` that matches, told already or to come."""
        async with asyncio.timeout(30):
            while True:
                found = [event for event in self.told if isinstance(event, kind) and matches(event)]
                if len(found) >= count:
                    return found[count - 1]
                self._news.clear()
                await self._news.wait()

    async def until_ready(self) -> None:
        for kind in (EngineKind.LLM, EngineKind.TTS):
            await self.until(EngineChanged, lambda e, kind=kind: _is_ready(e, kind))  # type: ignore[misc]
        await self.until(AnnouncementChanged, lambda e: e.announced)

    def sleep(self, seconds: float) -> None:
        self.clocks.pass_by(seconds)

    def _hear(self, event: Event) -> None:
        self.told.append(event)
        self._news.set()


def _is_ready(event: EngineChanged, kind: EngineKind) -> bool:
    return event.kind is kind and event.state is EngineState.READY


@pytest.fixture(autouse=True)
def no_key_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XAI_API_KEY", raising=False)


@pytest.fixture(autouse=True)
def scripted_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.engines.whisper.Whisper.load", lambda *_, **__: ScriptedHearing())
    monkeypatch.setattr("hub.engines.piper.Piper.load", lambda *_, **__: ScriptedVoice(takes=0))


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with ChatService(default=Reply("It is the air.")) as service:
        settings = load_settings(
            overrides={
                "data_dir": tmp_path,
                "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
                "discovery": {"name": NAME},
                "llm": {"base_url": service.base_url},
            }
        )
        clocks = Clocks(counts=time.monotonic)
        hub = Hub(settings, Wakefulness(clocks.counting, clocks.wall, beat_s=0.02))
        running = Scene(hub, clocks, service)
        await hub.start()
        for device_id in (DEVICE, OTHER):
            await let_in(hub.enrolment, device_id)
        yield running
        await hub.stop()


def conversation(scene: Scene, device_id: str = DEVICE) -> AbstractAsyncContextManager[ClientConnection]:
    headers = handshake(device_id, CLIENT, scene.hub.enrolment.token(device_id))
    return greeted(scene.hub.snapshot().ws_url, headers)


async def announced(network: AsyncZeroconf) -> dict[str, Any]:
    info = AsyncServiceInfo(SERVICE_TYPE, f"{NAME}.{SERVICE_TYPE}")
    assert await info.async_request(network.zeroconf, 3_000)
    return info.decoded_properties


async def test_after_a_sleep_conversations_end_and_the_next_question_is_answered(scene: Scene) -> None:
    await scene.until_ready()
    async with conversation(scene) as before, conversation(scene, OTHER) as silent:
        assert await answered(before) > 5
        scene.sleep(3 * 3600)
        for socket in (before, silent):
            await socket.wait_closed()
            assert (socket.close_code, socket.close_reason) == (1001, ASLEEP)
    woke = await scene.until(HubWoke)
    assert woke.slept_s == pytest.approx(3 * 3600, abs=10)
    await scene.until(DeviceDisconnected, count=2)
    await scene.until(EngineChanged, lambda e: _is_ready(e, EngineKind.LLM), count=2)
    await scene.until(AnnouncementChanged, lambda e: e.announced, count=2)
    async with conversation(scene) as after:
        assert await answered(after) > 5
    assert len(scene.service.requests) == 2
    assert not any(isinstance(event, ClockJumped) for event in scene.told)
    network = AsyncZeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
    assert (await announced(network))["ota"] == "/xiaozhi/ota/"
    await network.async_close()


async def test_a_clock_that_is_set_disturbs_nobody(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    await scene.until_ready()
    async with conversation(scene) as socket:
        await socket.send(QUESTION)
        while not isinstance(await socket.recv(), bytes):
            pass
        for count, by in enumerate((DAY_S, -2 * DAY_S), start=1):
            scene.clocks.set_wall(by)
            jumped = await scene.until(ClockJumped, count=count)
            assert jumped.by_s == pytest.approx(by, abs=1)
        finished = await scene.until(TurnFinished)
        assert finished.outcome is Outcome.ANSWERED
    connections = [event for event in scene.told if isinstance(event, DeviceConnected | HubWoke)]
    assert len(connections) == 1


async def test_another_time_zone_may_come_to_another_month_whose_costs_are_looked_up(tmp_path: Path) -> None:
    settings = load_settings(
        overrides={
            "data_dir": tmp_path,
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
            "discovery": {"mdns": False},
            "llm": {"monthly_cap": 0.5},
        }
    )
    async with ChatService() as service:
        scene = Scene(hub := Hub(settings), Clocks(), service)
        await hub.start()
        await scene.until(EngineChanged, lambda e: e.kind is EngineKind.LLM)  # what it cost is known by then
        await (await hub._records.store.ledger()).put([usage(day_of(time.time()), cost=0.75)], [], [])
        hub._waking._notice(ZoneChanged(offset_s=3600.0))
        changed = await scene.until(BudgetChanged)
        assert (changed.state, changed.spent) == (BudgetState.USED_UP, 0.75)
        await hub.stop()


@pytest.mark.logs("no longer has the address 127.0.0.1")
async def test_the_announcement_follows_the_machine_s_addresses(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hub's own address comes and goes."""
    monkeypatch.setattr("hub.following.BEAT_S", 0.02)
    await scene.until(AnnouncementChanged, lambda e: e.announced)
    scene.sleep(600)  # a look at once, not at the next beat
    await scene.until(AnnouncementChanged, lambda e: e.announced, count=2)
    monkeypatch.setattr("hub.addresses._is_here", lambda _: False)
    await scene.until(AnnouncementChanged, lambda e: not e.announced)
    assert not scene.hub.snapshot().mdns
    monkeypatch.setattr("hub.addresses._is_here", lambda _: True)
    await scene.until(AnnouncementChanged, lambda e: e.announced, count=3)
    assert scene.hub.snapshot().mdns


async def test_a_person_is_shown_the_address_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.following.BEAT_S", 0.02)
    monkeypatch.setattr("hub.addresses.ANY_IPV4", "127.0.0.1")
    addresses = ["192.0.2.10"]
    monkeypatch.setattr("hub.addresses.lan_addresses", lambda: tuple(addresses))
    settings = load_settings(
        overrides={
            "data_dir": tmp_path,
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
            "discovery": {"mdns": False},
        }
    )
    hub = Hub(settings)
    moved = asyncio.Event()

    def look(event: HubStateChanged) -> None:
        if "198.51.100.7" in event.ota_url:
            moved.set()

    hub.bus.subscribe(HubStateChanged, look)
    await hub.start()
    assert hub.snapshot().ota_url.startswith("http://192.0.2.10:")
    addresses[:] = ["198.51.100.7"]
    async with asyncio.timeout(10):
        await moved.wait()
    assert hub.snapshot().state is HubState.READY
    assert hub.snapshot().ws_url.startswith("ws://198.51.100.7:")
    await hub.stop()

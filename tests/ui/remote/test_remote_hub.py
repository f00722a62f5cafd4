"""A window of a hub elsewhere, beside one in the hub's own process: both show the same."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from hub.app import Hub
from hub.client.door import ApiDoor
from hub.client.reach import ReachChanged
from hub.devices.asking import Answer
from hub.devices.pending import Applicant
from hub.errors import HubAwayError, ToldNoError
from hub.events import (
    AlertKind,
    DeviceChecked,
    DeviceConnected,
    DeviceDisconnected,
    EngineKind,
    EngineState,
    Event,
    Outcome,
    SentenceSpoken,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.skills.alerts import SHORTEST_S, After
from hub.snapshot import Reach
from hub.wakefulness import Wakefulness
from tests.fakes.clocks import Clocks
from ui.bridge import HubBridge
from ui.live import Live
from ui.remote.hub import RemoteHub

pytestmark = pytest.mark.usefixtures("qapp")

KITCHEN, HALL = "f4:12:fa:5c:08:1e", "d8:3b:da:91:44:a0"


class Reader:
    """What a window knows of a hub, as it is told by a bridge."""

    def __init__(self, hub: Any) -> None:
        self.live = Live()
        self.heard: list[Event] = []
        self._news = asyncio.Event()
        self.bridge = HubBridge(hub)
        self.bridge.pictured.connect(lambda snapshot: self._know(self.live.pictured(snapshot)))
        self.bridge.published.connect(self._hear)
        self.bridge.open()

    async def until(self, true: Callable[[Live], object]) -> Live:
        async with asyncio.timeout(10):
            while not true(self.live):
                self._news.clear()
                await self._news.wait()
        return self.live

    def _know(self, live: Live) -> None:
        self.live = live
        self._news.set()

    def _hear(self, event: Event) -> None:
        self.heard.append(event)
        self._know(self.live.after(event))


async def at_once(_seconds: float) -> None:
    """No wait, but everybody else has a turn."""
    await asyncio.sleep(0)


def door_of(hub: Hub) -> ApiDoor:
    door = hub.api()
    assert door is not None
    return door


@pytest.fixture
async def elsewhere(real_hub: Hub) -> AsyncIterator[RemoteHub]:
    remote = RemoteHub(door_of(real_hub), pause=at_once)
    yield remote
    await remote.stop()


@pytest.fixture
async def window(elsewhere: RemoteHub) -> AsyncIterator[Reader]:
    reader = Reader(elsewhere)
    await elsewhere.start()
    await reader.until(lambda live: live.reach is Reach.HERE)
    yield reader
    await reader.bridge.close()


@pytest.fixture
async def local(real_hub: Hub) -> AsyncIterator[Reader]:
    reader = Reader(real_hub)
    yield reader
    await reader.bridge.close()


def comes(hub: Hub, device_id: str, board: str) -> str:
    """A device asks to be let in; its code."""
    client_id = f"client-of-{device_id}"
    outcome, pending = hub.enrolment.check(Applicant(device_id, client_id, board=board, firmware="2.0.3"))
    assert outcome is Answer.WAITS
    assert pending is not None
    hub.bus.publish(
        DeviceChecked(
            device_id=device_id, client_id=client_id, board=board, firmware="2.0.3", address="192.168.1.41"
        )
    )
    return pending.code


def talks(hub: Hub, device_id: str, turn_id: str) -> None:
    ids: dict[str, Any] = {"device_id": device_id, "session_id": f"s-{device_id}", "turn_id": turn_id}
    hub.bus.publish(TurnStarted(**ids))
    hub.bus.publish(TranscriptReady(**ids, text="Why is the sky blue?", language="en"))
    hub.bus.publish(SentenceSpoken(**ids, text="It is the air."))


def over(hub: Hub, device_id: str, turn_id: str) -> None:
    ids: dict[str, Any] = {"device_id": device_id, "session_id": f"s-{device_id}", "turn_id": turn_id}
    ends = TurnFinished(**ids, outcome=Outcome.ANSWERED, spoken="It is the air.", timings={"done": 2.0})
    hub.bus.publish(ends)


def without_hidden(live: Live) -> Live:
    """What the API tells to nobody taken out: devices' second ids, and how a key is kept."""
    return replace(
        live,
        devices={one.device_id: replace(one, client_id="") for one in live.devices.values()},
        waiting=tuple(replace(one, client_id="") for one in live.waiting),
    )


async def settled(hub: Hub) -> None:
    """The engines have loaded."""
    kinds = (EngineKind.STT, EngineKind.TTS)
    async with asyncio.timeout(30):
        while {one.state for one in hub.snapshot().engines if one.kind in kinds} != {EngineState.READY}:
            await asyncio.sleep(0.01)


async def test_after_an_evening_both_know_the_same(real_hub: Hub, window: Reader, local: Reader) -> None:
    real_hub.reminding.alerts.set(AlertKind.TIMER, After(SHORTEST_S), device_id=KITCHEN, name="eggs")
    await settled(real_hub)
    code = comes(real_hub, KITCHEN, "esp32-s3-box-3")
    comes(real_hub, HALL, "bread-compact-wifi")
    assert {one.device_id for one in (await window.until(lambda live: len(live.waiting) == 2)).waiting} == {
        KITCHEN,
        HALL,
    }
    window.bridge.approve(code, "Letting the device in")
    await window.until(lambda live: len(live.waiting) == 1 and len(live.let_in) == 1)
    real_hub.bus.publish(DeviceConnected(device_id=KITCHEN, session_id=f"s-{KITCHEN}"))
    for number in range(3):
        talks(real_hub, KITCHEN, str(number))
        await window.until(lambda live: live.busy)
        over(real_hub, KITCHEN, str(number))
    talks(real_hub, KITCHEN, "last")
    window.bridge.open_window(300.0, "Letting new devices in")
    await window.until(lambda live: live.ringing and live.window_ends)
    await window.until(lambda live: without_hidden(live) == without_hidden(local.live))
    assert window.live.busy
    assert window.live.devices[KITCHEN].session_id == f"s-{KITCHEN}"
    spoken = [event for event in window.heard if isinstance(event, TranscriptReady | SentenceSpoken)]
    assert spoken == [event for event in local.heard if isinstance(event, TranscriptReady | SentenceSpoken)]
    window.bridge.dismiss(window.live.ringing[0].alert_id, "Silencing what rings")
    window.bridge.close_window("Asking about new devices again")
    await local.until(lambda live: not live.ringing and live.window_ends is None)
    over(real_hub, KITCHEN, "last")
    real_hub.bus.publish(DeviceDisconnected(device_id=KITCHEN, session_id=f"s-{KITCHEN}", reason="bye"))
    await window.until(lambda live: without_hidden(live) == without_hidden(local.live))


async def test_devices_are_turned_away_blocked_and_a_key_is_kept_there(
    real_hub: Hub, window: Reader, elsewhere: RemoteHub
) -> None:
    await elsewhere.enrolment.reject(comes(real_hub, KITCHEN, "box"))
    comes(real_hub, HALL, "box")
    await elsewhere.enrolment.block(HALL)
    assert not elsewhere.snapshot().waiting
    assert elsewhere.key_place() == ""
    await elsewhere.set_llm_key(" sk-1 ")
    assert (elsewhere.key_place(), real_hub.key_place()) == ("there", "file")
    await elsewhere.set_llm_key("")
    assert (elsewhere.key_place(), real_hub.key_place()) == ("", "")
    await elsewhere.interrupt()
    await elsewhere.reminding.dismiss("gone already")
    with pytest.raises(ToldNoError) as told:
        await elsewhere.reminding.snooze("gone already")
    assert told.value.status == 404
    with pytest.raises(ToldNoError):
        await elsewhere.enrolment.approve("000000")


async def test_a_wrong_token_is_told_and_another_one_is_used_at_once(real_hub: Hub) -> None:
    good = door_of(real_hub)
    remote = RemoteHub(replace(good, token="xzh_wrong"), pause=at_once)
    reader = Reader(remote)
    await remote.start()
    await reader.until(lambda live: live.reach is Reach.REFUSED)
    await remote.use_token(good.token)
    await reader.until(lambda live: live.reach is Reach.HERE)
    assert remote.api() == good
    await reader.bridge.close()
    await remote.stop()


async def test_without_a_token_nobody_is_asked() -> None:
    remote = RemoteHub(ApiDoor("http://127.0.0.1:1", ""), pause=at_once)
    reader = Reader(remote)
    await remote.start()
    await reader.until(lambda live: live.reach is Reach.REFUSED)
    assert remote.api() is None
    with pytest.raises(HubAwayError):
        await remote.interrupt()
    await reader.bridge.close()
    await remote.stop()


async def test_it_is_tried_again_less_and_less_often(unused_tcp_port: int) -> None:
    waits: list[float] = []
    tried = asyncio.Event()

    async def note(seconds: float) -> None:
        if seconds >= 1.0:
            waits.append(seconds)
            if len(waits) == 7:
                tried.set()
                await asyncio.Event().wait()

    remote = RemoteHub(ApiDoor(f"http://127.0.0.1:{unused_tcp_port}", "xzh_1"), pause=note)
    reader = Reader(remote)
    await remote.start()
    async with asyncio.timeout(10):
        await tried.wait()
    assert waits == [1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0]
    assert reader.live.reach is Reach.AWAY
    await reader.bridge.close()
    await remote.stop()


async def test_a_sleep_of_this_computer_makes_the_connection_anew(real_hub: Hub) -> None:
    clocks = Clocks()
    asleep = Wakefulness(clocks.counting, clocks.wall, beat_s=0.01)
    remote = RemoteHub(door_of(real_hub), asleep, at_once)
    reader = Reader(remote)
    await remote.start()
    await reader.until(lambda live: live.reach is Reach.HERE)
    talks(real_hub, KITCHEN, "1")
    await reader.until(lambda live: live.busy)
    clocks.pass_by(3_600)
    await reader.until(lambda live: not live.busy)
    reached = [event.reach for event in reader.heard if isinstance(event, ReachChanged)]
    assert reached == [Reach.HERE, Reach.HERE]
    await reader.bridge.close()
    await remote.stop()

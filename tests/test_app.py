import asyncio
import json
import logging
import time
from pathlib import Path
from typing import Any

import pytest

from hub.app import Hub
from hub.config import Settings
from hub.dialogue.history import Exchange
from hub.events import (
    AlertKind,
    AlertRang,
    DeviceChecked,
    DeviceConnected,
    DeviceForgotten,
    EngineKind,
    EngineState,
    Event,
    HubState,
    HubStateChanged,
    Outcome,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.logbook import LogBook, Sought
from hub.secrets import KeyPlace
from hub.skills.alerts import After
from hub.skills.asked import Asked
from hub.skills.clocks import Clocks
from hub.storage.lists import SHOPPING
from tests.fakes.letting_in import let_in
from tests.fakes.talking import greeted
from tests.whole_hub import DEVICE, engine_state, hub, settings_for, without_speech

__all__ = ["hub", "without_speech"]

pytestmark = pytest.mark.loads_engines


async def test_it_is_ready_before_the_models_are_and_stops_in_order(hub: Hub) -> None:
    events: list[Event] = []
    hub.bus.subscribe(Event, events.append)
    await hub.start()
    snapshot = hub.snapshot()
    assert snapshot.state is HubState.READY
    assert snapshot.ota_url.startswith("http://127.0.0.1:")
    assert {engine.state for engine in snapshot.engines} == {EngineState.LOADING}
    await engine_state(hub, EngineKind.STT, EngineState.READY)
    await engine_state(hub, EngineKind.TTS, EngineState.READY)
    await hub.stop()
    await hub.stop()
    states = [event.state for event in events if isinstance(event, HubStateChanged)]
    assert states == [HubState.READY, HubState.STOPPING, HubState.STOPPED]


@pytest.mark.usefixtures("without_speech")
async def test_what_was_logged_outlives_a_restart_where_the_book_is_the_program_s(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    book = LogBook()
    root = logging.getLogger()
    try:
        for _ in range(2):
            hub = Hub(settings_for(tmp_path), logbook=book)
            await hub.start()
            await hub.stop()
        said = [entry.text for entry in book.newest(Sought(text="devices can come"), 10).entries]
        assert len(said) == 2
        assert root.handlers.count(book) == 1
    finally:
        root.removeHandler(book)


async def test_stopping_while_models_load_is_clean(hub: Hub) -> None:
    await hub.start()
    await hub.stop()
    assert hub.snapshot().state is HubState.STOPPED


@pytest.mark.logs("a part of the hub failed")
@pytest.mark.usefixtures("without_speech")
async def test_goodbyes_do_not_wait_for_what_rings_and_a_fault_in_keeping_does_not_end_the_stop(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaving, close = asyncio.Event(), hub._entrances.close

    async def ring() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await leaving.wait()

    async def leave() -> None:
        leaving.set()
        await close()

    async def fail() -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(hub.reminding, "run", ring)
    monkeypatch.setattr(hub.reminding, "finish", fail)
    monkeypatch.setattr(hub._entrances, "close", leave)
    await hub.start()
    async with asyncio.timeout(10):
        await hub.stop()
    assert hub.snapshot().state is HubState.STOPPED
    assert hub.threads_ended


@pytest.mark.usefixtures("without_speech")
async def test_a_key_is_kept_used_at_once_and_forgotten(hub: Hub, tmp_path: Path) -> None:
    await hub.start()
    await engine_state(hub, EngineKind.LLM, EngineState.OFF)
    assert hub.key_place() is KeyPlace.NOWHERE
    await hub.set_llm_key(" sk-1 ")
    await engine_state(hub, EngineKind.LLM, EngineState.READY)
    assert hub.key_place() is KeyPlace.FILE
    assert "sk-1" in (tmp_path / "secrets.json").read_text()
    await hub.set_llm_key("")
    await engine_state(hub, EngineKind.LLM, EngineState.OFF)
    assert "sk-1" not in (tmp_path / "secrets.json").read_text()


@pytest.mark.logs("cannot be used")
async def test_a_missing_model_is_told_and_the_hub_goes_on(tmp_path: Path) -> None:
    hub = Hub(
        settings_for(tmp_path).model_copy(update={"tts": Settings().tts.model_copy(update={"voice": "none"})})
    )
    await hub.start()
    status = await engine_state(hub, EngineKind.TTS, EngineState.FAILED)
    assert status.error == "engine.model_missing"
    assert "models list" in status.detail
    await hub.stop()


@pytest.mark.usefixtures("without_speech")
async def test_devices_and_what_was_said_outlive_a_restart(tmp_path: Path) -> None:
    first = Hub(settings_for(tmp_path))
    await first.start()
    ids: dict[str, Any] = {"device_id": DEVICE, "session_id": "s1"}
    turn = {**ids, "turn_id": "s1-1"}
    first.bus.publish(DeviceChecked(device_id=DEVICE, board="box", firmware="2.4.2", address="10.0.0.2"))
    first.bus.publish(DeviceConnected(**ids, client_id="c1"))
    first.bus.publish(TurnStarted(**turn))
    first.bus.publish(TranscriptReady(**turn, text="Why?", language="en"))
    first.bus.publish(
        TurnFinished(**turn, outcome=Outcome.ANSWERED, spoken="Because.", answer="Because.", timings={})
    )
    await first.stop()
    second = Hub(settings_for(tmp_path))
    await second.start()
    (device,) = second.snapshot().devices
    assert (device.device_id, device.board, device.firmware, device.session_id) == (DEVICE, "box", "2.4.2", "")
    await second._records.remember(second._histories, DEVICE.__eq__)
    messages = [message.text for message in second._histories.of(DEVICE, "c1").messages()]
    assert messages == ["Why?", "Because."]
    held_open = second._histories.of(DEVICE, "c1")
    second.bus.publish(DeviceForgotten(device_id=DEVICE))
    held_open.go_on_from([Exchange("Late?", "Yes.", time.time())])
    assert not list(second._histories.of(DEVICE, "c1").messages())
    await second.stop()


@pytest.mark.usefixtures("without_speech")
async def test_who_speaks_where_is_known_after_a_restart_and_forgotten_with_the_device(tmp_path: Path) -> None:
    first = Hub(settings_for(tmp_path))
    await first.start()
    first.bus.publish(DeviceChecked(device_id=DEVICE, board="box", firmware="2.4.2", address="10.0.0.2"))
    asked = Asked(text="Be the cook, please.", language="en", answer_in="en", device_id=DEVICE)
    answer = await first._skills.answer(asked)
    assert answer is not None
    assert answer.text.startswith("Welcome to the kitchen!")
    cook = first.casting.personas.of(DEVICE)
    await first.stop()
    second = Hub(settings_for(tmp_path))
    await second.start()
    assert second.casting.personas.of(DEVICE) == cook
    assert (cook.template, cook.devices) == ("cook", (DEVICE,))
    await second.enrolment.forget(DEVICE)
    assert second.casting.personas.own(DEVICE) is None
    assert DEVICE not in (tmp_path / "personas.json").read_text()
    await second.stop()


@pytest.mark.usefixtures("without_speech")
async def test_a_restart_between_three_timers_loses_none(tmp_path: Path) -> None:
    clock = [1_790_000_000.0]
    monotonic = Clocks(lambda: clock[0], lambda: clock[0], lambda _: 0.0)
    first = Hub(settings_for(tmp_path), clocks=monotonic)
    await first.start()
    first.bus.publish(DeviceChecked(device_id=DEVICE, board="box", firmware="2.4.2", address="10.0.0.2"))
    for seconds in (600, 660, 7200):
        first.reminding.alerts.set(AlertKind.TIMER, After(seconds), device_id=DEVICE, name=f"{seconds} s")
    first.reminding.lists.add(SHOPPING, ["Milk"])
    await first.stop()
    clock[0] += 700
    second = Hub(settings_for(tmp_path), clocks=monotonic)
    rang: list[tuple[str, float]] = []
    enough = asyncio.Event()

    def note(event: AlertRang) -> None:
        rang.append((event.name, event.late_by_s))
        if len(rang) == 2:
            enough.set()

    second.bus.subscribe(AlertRang, note)
    await second.start()
    async with asyncio.timeout(10):
        await enough.wait()
    assert rang == [("600 s", 100), ("660 s", 40)]
    left = [second.reminding.alerts.left_s(alert) for alert in second.reminding.alerts.all()]
    assert sorted(one for one in left if one is not None) == [6500]
    assert second.reminding.lists.get(SHOPPING).items == ("Milk",)
    await second.enrolment.forget(DEVICE)
    assert second.reminding.alerts.all() == []
    assert json.loads((tmp_path / "timers.json").read_text())["timers"] == {}
    await second.stop()


async def test_a_timer_that_is_asked_for_is_confirmed_once_it_is_kept_and_rings_on_its_device(
    hub: Hub, tmp_path: Path
) -> None:
    await hub.start()
    await engine_state(hub, EngineKind.TTS, EngineState.READY)
    headers = await let_in(hub.enrolment, DEVICE)
    said: list[str] = []
    async with asyncio.timeout(30), greeted(hub.snapshot().ws_url, headers) as socket:
        asked = "Set a timer for three seconds for the eggs."
        await socket.send(json.dumps({"type": "listen", "state": "detect", "text": asked}))
        async for message in socket:
            shown = json.loads(message) if isinstance(message, str) else {}
            if shown.get("state") == "sentence_start":
                said.append(shown["text"])
                if len(said) == 1:
                    assert list(json.loads((tmp_path / "timers.json").read_text())["timers"])
            if said[-1:] == ["The eggs timer is done."]:
                break
    assert " ".join(said) == "3 seconds for eggs, starting now. The eggs timer is done."

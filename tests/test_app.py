import asyncio
import errno
import json
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.fail
import pytest

from hub.app import Hub
from hub.config import Settings, load_settings
from hub.dialogue.history import Exchange
from hub.errors import (
    DamagedFileError,
    DataFolderError,
    DiskFullError,
    FolderInUseError,
    NewerFileError,
    PortInUseError,
)
from hub.events import (
    AlertKind,
    AlertRang,
    DeviceChecked,
    DeviceConnected,
    DeviceForgotten,
    EngineChanged,
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
from hub.secrets import KeyPlace
from hub.skills.alerts import After
from hub.skills.asked import Asked
from hub.skills.clocks import Clocks
from hub.storage.lists import SHOPPING
from tests.fakes.letting_in import let_in
from tests.fakes.talking import greeted

pytestmark = pytest.mark.loads_engines

DEVICE = "aa:bb:cc:dd:ee:01"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    monkeypatch.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    monkeypatch.delenv("XAI_API_KEY", raising=False)


def settings_for(folder: Path, **server: object) -> Settings:
    return load_settings(
        overrides={
            "data_dir": folder,
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0, **server},
            "discovery": {"mdns": False},
        }
    )


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    running = Hub(settings_for(tmp_path))
    yield running
    await running.stop()


async def engine_state(hub: Hub, kind: EngineKind, state: EngineState) -> EngineChanged:
    """Wait until the engine is in ``state``."""
    reached = asyncio.Event()
    stop = hub.bus.subscribe(EngineChanged, lambda _: reached.set())
    async with asyncio.timeout(30):
        while True:
            status = next(engine for engine in hub.snapshot().engines if engine.kind is kind)
            if status.state is state:
                stop()
                return status
            reached.clear()
            await reached.wait()


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


async def test_stopping_while_models_load_is_clean(hub: Hub) -> None:
    await hub.start()
    await hub.stop()
    assert hub.snapshot().state is HubState.STOPPED


@pytest.mark.logs("a part of the hub failed")
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
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await hub.stop()
    assert hub.snapshot().state is HubState.STOPPED
    assert hub.threads_ended


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
    await engine_state(first, EngineKind.TTS, EngineState.READY)
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
    await engine_state(second, EngineKind.TTS, EngineState.READY)
    await second.stop()


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
    await engine_state(second, EngineKind.TTS, EngineState.READY)
    await second.stop()


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
    await engine_state(second, EngineKind.TTS, EngineState.READY)
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


async def test_two_hubs_do_not_share_a_folder(hub: Hub, tmp_path: Path) -> None:
    await hub.start()
    other = Hub(settings_for(tmp_path))
    with pytest.raises(FolderInUseError, match=str(tmp_path)):
        await other.start()
    await other.stop()


@pytest.mark.parametrize("name", ["hub.db", "devices.json"])
async def test_a_file_of_a_newer_hub_is_told_and_left(tmp_path: Path, name: str) -> None:
    if name == "hub.db":
        with closing(sqlite3.connect(tmp_path / name)) as newer:
            newer.execute("CREATE TABLE alembic_version AS SELECT '9999' AS version_num")
            newer.commit()
    else:
        (tmp_path / name).write_text('{"version": 99, "devices": {}}')
    before = (tmp_path / name).read_bytes()
    hub = Hub(settings_for(tmp_path))
    with pytest.raises(NewerFileError, match=name):
        await hub.start()
    await hub.stop()
    assert (tmp_path / name).read_bytes() == before


async def test_a_damaged_secrets_file_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text('{"llm-api-key": "sk-1"')
    hub = Hub(settings_for(tmp_path))
    with pytest.raises(DamagedFileError, match=r"secrets\.json is damaged.*move it away"):
        await hub.start()
    await hub.stop()
    assert (tmp_path / "secrets.json").read_text() == '{"llm-api-key": "sk-1"'


async def test_what_is_in_use_is_told_and_nothing_is_left_open(hub: Hub, tmp_path: Path) -> None:
    await hub.start()
    taken = int(hub.snapshot().ota_url.split(":")[2].split("/")[0])
    other = Hub(settings_for(tmp_path / "other", http_port=taken))
    with pytest.raises(PortInUseError):
        await other.start()
    await other.stop()


async def test_a_key_that_does_not_fit_on_the_disk_is_told_and_the_one_in_use_stays(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hub.start()
    await hub.set_llm_key("sk-1")
    monkeypatch.setattr("hub.secrets.os.fsync", full_disk)
    with pytest.raises(DiskFullError, match=str(tmp_path)):
        await hub.set_llm_key("sk-2")
    assert "sk-1" in (tmp_path / "secrets.json").read_text()
    status = next(engine for engine in hub.snapshot().engines if engine.kind is EngineKind.LLM)
    assert status.state is EngineState.READY


async def test_a_data_folder_on_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.data_folder.tempfile.TemporaryFile", full_disk)
    hub = Hub(settings_for(tmp_path))
    with pytest.raises(DiskFullError, match="free some space"):
        await hub.start()
    await hub.stop()


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_data_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    hub = Hub(settings_for(tmp_path / "file" / "folder"))
    with pytest.raises(DataFolderError, match="--data-dir"):
        await hub.start()
    await hub.stop()

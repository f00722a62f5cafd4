import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from hub.bus import Bus
from hub.client.door import ApiDoor
from hub.errors import DataFolderError, DiskFullError
from hub.events import EngineKind, EngineState, Event
from hub.snapshot import HubSnapshot
from tests.ui import scripted_hub as script
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge, Notice, NoticeKind


class Watcher(QObject):
    """Notes everything that comes out of a bridge, in order."""

    def __init__(self, bridge: HubBridge) -> None:
        super().__init__()
        self.seen: list[object] = []
        for signal in (bridge.pictured, bridge.published, bridge.noticed, bridge.key_changed):
            signal.connect(self.seen.append)


@pytest.mark.usefixtures("qapp")
class TestOrder:
    def test_it_subscribes_before_it_takes_the_snapshot(self) -> None:
        order: list[str] = []

        class NotingBus(Bus):
            def subscribe(self, kind: type, receive: Callable[..., None]) -> Callable[[], None]:
                order.append("subscribe")
                return super().subscribe(kind, receive)

        class NotingHub(ScriptedHub):
            def snapshot(self) -> HubSnapshot:
                order.append("snapshot")
                return super().snapshot()

        hub = NotingHub()
        hub.bus = NotingBus()
        HubBridge(hub).open()
        assert order == ["subscribe", "snapshot"]

    def test_what_happens_before_the_window_is_there_comes_after_the_snapshot(self) -> None:
        hub = ScriptedHub()
        bridge = HubBridge(hub)
        turn = script.Turn("1")
        early: list[Event] = [turn.start(), turn.heard("hello")]
        hub.happen(*early)
        watcher = Watcher(bridge)
        bridge.open()
        assert watcher.seen == [hub.snapshot(), *early]

    def test_what_happens_while_the_snapshot_is_shown_is_not_lost(self) -> None:
        hub = ScriptedHub()
        bridge = HubBridge(hub)
        watcher = Watcher(bridge)
        late = script.Turn("1").start()
        bridge.pictured.connect(lambda _snapshot: hub.happen(late))
        bridge.open()
        assert late in watcher.seen

    def test_a_change_of_an_engine_brings_a_new_snapshot_too(self) -> None:
        hub = ScriptedHub()
        bridge = HubBridge(hub)
        bridge.open()
        watcher = Watcher(bridge)
        changed = script.engine(EngineKind.STT, EngineState.LOADING)
        hub.happen(changed)
        assert watcher.seen == [changed, hub.snapshot()]


async def settle(bridge: HubBridge) -> None:
    await asyncio.wait(bridge._tasks)


async def test_a_command_reaches_the_hub() -> None:
    hub = ScriptedHub()
    bridge = HubBridge(hub)
    watcher = Watcher(bridge)
    bridge.interrupt("Stopping")
    await settle(bridge)
    assert hub.told == [("interrupt", None)]
    assert not watcher.seen


async def test_a_new_key_is_kept_and_its_place_told() -> None:
    hub = ScriptedHub()
    bridge = HubBridge(hub)
    watcher = Watcher(bridge)
    bridge.set_key("xai-1", "Keeping the key")
    await settle(bridge)
    assert hub.told == [("key", "xai-1")]
    assert watcher.seen == ["file"]


@pytest.mark.logs("a command failed")
async def test_a_failed_command_becomes_a_notice_with_the_error_s_code() -> None:
    bridge = HubBridge(ScriptedHub(fails=DataFolderError("read-only")))
    watcher = Watcher(bridge)
    bridge.set_key("xai-1", "Keeping the key")
    await settle(bridge)
    assert watcher.seen == [Notice(NoticeKind.FAILED, "Keeping the key", "setup.data_folder")]


@pytest.mark.logs("a command failed")
async def test_a_key_that_does_not_fit_on_the_disk_becomes_a_notice_with_its_own_code() -> None:
    bridge = HubBridge(ScriptedHub(fails=DiskFullError("full")))
    watcher = Watcher(bridge)
    bridge.set_key("xai-1", "Keeping the key")
    await settle(bridge)
    assert watcher.seen == [Notice(NoticeKind.FAILED, "Keeping the key", "disk.full")]


@pytest.mark.logs("a command failed")
async def test_a_fault_becomes_a_notice_without_a_code() -> None:
    bridge = HubBridge(ScriptedHub(fails=ZeroDivisionError()))
    watcher = Watcher(bridge)
    bridge.interrupt("Stopping")
    await settle(bridge)
    assert watcher.seen == [Notice(NoticeKind.FAILED, "Stopping")]


async def test_closing_ends_commands_and_events() -> None:
    hub = ScriptedHub()
    bridge = HubBridge(hub)
    bridge.open()
    watcher = Watcher(bridge)
    never = asyncio.Event()

    async def hang() -> None:
        await never.wait()

    task = bridge.run(hang(), "Waiting")
    await bridge.close()
    hub.happen(script.ready())
    assert task.cancelled()
    assert not watcher.seen


@pytest.mark.logs("a command failed")
async def test_a_key_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    bridge = HubBridge(ScriptedHub(fails=DataFolderError("read-only")))
    bridge.set_key("xai-secret", "Keeping the key")
    await settle(bridge)
    assert "xai-secret" not in caplog.text


@pytest.mark.usefixtures("qapp")
async def test_of_many_that_ask_with_another_token_nobody_leaves_a_client_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[CountedClient] = []
    monkeypatch.setattr("hub.client.client.HubClient", lambda _door: CountedClient(made))
    hub = ScriptedHub()
    hub.door = ApiDoor("http://127.0.0.1:1", "first")
    bridge = HubBridge(hub)

    async def question(_client: object) -> None:
        await asyncio.sleep(0)

    await bridge.ask(question, bool, "")
    hub.door = ApiDoor("http://127.0.0.1:1", "second")
    await asyncio.gather(*(bridge.ask(question, bool, "") for _ in range(3)))
    await bridge.close()
    assert [client.closed for client in made] == [True, True]


class CountedClient:
    """Takes a moment to be closed."""

    def __init__(self, made: list["CountedClient"]) -> None:
        self.closed = False
        made.append(self)

    async def close(self) -> None:
        await asyncio.sleep(0)
        self.closed = True

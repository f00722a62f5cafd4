"""How the window asks a hub's API: answers are handed on, failures become notices, and tasks have an owner."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from hub.app import Hub
from hub.client.client import HubClient
from hub.client.door import ApiDoor
from hub.config import load_settings
from hub.errors import HubError, ToldNoError
from hub.web.api.devices import DeviceList
from hub.web.api.status import Status
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge, Notice, NoticeKind

pytestmark = pytest.mark.usefixtures("qapp")


class Watcher(QObject):
    def __init__(self, bridge: HubBridge) -> None:
        super().__init__()
        self.notices: list[Notice] = []
        bridge.noticed.connect(self.notices.append)


async def status(client: HubClient) -> Status:
    return await client.get("/status", Status)


async def unknown(client: HubClient) -> DeviceList:
    return await client.get("/devices/nobody", DeviceList)


async def test_a_hub_says_where_its_api_is_once_it_has_started(real_hub: Hub, tmp_path: Path) -> None:
    door = real_hub.api()
    assert door is not None
    assert door.token not in repr(door)
    overrides = {"data_dir": tmp_path / "other", "discovery": {"mdns": False}}
    never_started = Hub(load_settings(overrides=overrides))
    assert never_started.api() is None
    await never_started.stop()


async def test_an_answer_is_handed_on(real_hub: Hub) -> None:
    bridge = HubBridge(real_hub)
    watcher = Watcher(bridge)
    answers: list[Status] = []
    for _ in range(2):
        await bridge.ask(status, answers.append, "Reading")
    assert [one.ota_url for one in answers] == 2 * [real_hub.snapshot().ota_url]
    assert not watcher.notices
    await bridge.close()


@pytest.mark.logs("a command failed")
async def test_a_failure_is_told_or_handed_to_who_wants_it(real_hub: Hub) -> None:
    bridge = HubBridge(real_hub)
    watcher = Watcher(bridge)
    failures: list[HubError] = []
    answers: list[object] = []
    await asyncio.wait([bridge.ask(unknown, answers.append, "Looking")])
    assert watcher.notices == [Notice(NoticeKind.FAILED, "Looking", "enrolment.unknown_device")]
    await bridge.ask(unknown, answers.append, "Looking", failures.append)
    assert isinstance(failures[0], ToldNoError)
    assert len(watcher.notices) == 1
    assert not answers
    await bridge.close()


@pytest.mark.logs("a command failed")
async def test_a_hub_that_has_not_started_is_told() -> None:
    bridge = HubBridge(ScriptedHub())
    watcher = Watcher(bridge)
    answers: list[object] = []
    await asyncio.wait([bridge.ask(status, answers.append, "Reading")])
    assert watcher.notices == [Notice(NoticeKind.FAILED, "Reading", "asking.away")]
    await bridge.close()


@pytest.mark.logs("a command failed")
async def test_what_a_page_does_with_an_answer_may_fail(real_hub: Hub) -> None:
    bridge = HubBridge(real_hub)
    watcher = Watcher(bridge)

    def fail(_answer: Status) -> None:
        raise ZeroDivisionError

    await asyncio.wait([bridge.ask(status, fail, "Showing")])
    assert watcher.notices == [Notice(NoticeKind.FAILED, "Showing")]
    await bridge.close()


async def test_what_is_asked_while_the_window_closes_is_ended(real_hub: Hub) -> None:
    bridge = HubBridge(real_hub)
    watcher = Watcher(bridge)
    answers: list[object] = []
    begun = asyncio.Event()

    async def never(_client: HubClient) -> None:
        begun.set()
        await asyncio.Event().wait()

    task = bridge.ask(never, answers.append, "Waiting")
    await begun.wait()
    await bridge.close()
    assert task.cancelled()
    assert not answers
    assert not watcher.notices


@pytest.mark.logs("a command failed")
async def test_another_token_is_used_from_the_next_question_on(real_hub: Hub) -> None:
    good = real_hub.api()
    assert good is not None
    hub = ScriptedHub()
    bridge = HubBridge(hub)
    watcher = Watcher(bridge)
    answers: list[object] = []
    hub.door = replace(good, token="xzh_wrong")
    await asyncio.wait([bridge.ask(status, answers.append, "Reading")])
    assert watcher.notices == [Notice(NoticeKind.FAILED, "Reading", "api.token")]
    hub.door = ApiDoor(good.url, good.token)
    await bridge.ask(status, answers.append, "Reading")
    assert len(answers) == 1
    await bridge.close()

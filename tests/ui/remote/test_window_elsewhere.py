"""A second window, of a hub that runs elsewhere: what a person sees and does there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.devices.asking import Answer
from hub.devices.pending import Applicant
from hub.events import DeviceChecked, SentenceSpoken, TranscriptReady, TurnStarted
from tests.ui.reading import button, text_of
from ui.bridge import HubBridge
from ui.main_window import MainWindow
from ui.remote.hub import RemoteHub

KITCHEN = "f4:12:fa:5c:08:1e"


async def at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


@dataclass
class Elsewhere:
    window: MainWindow
    hub: RemoteHub

    async def until(self, true: Callable[[str], object]) -> str:
        """What is seen, once it is as it should be."""
        async with asyncio.timeout(10):
            while not true(text_of(self.window)):
                await asyncio.sleep(0.005)
        return text_of(self.window)


@pytest.fixture
def window(qtbot: QtBot, memory: QSettings) -> MainWindow:
    """Made outside of the event loop, which it would hold up."""
    window = MainWindow(memory, address="http://hub.example:8003")
    qtbot.addWidget(window)
    return window


@pytest.fixture
async def elsewhere(real_hub: Hub, window: MainWindow) -> AsyncIterator[Elsewhere]:
    door = real_hub.api()
    assert door is not None
    remote = RemoteHub(door, pause=at_once)
    bridge = HubBridge(remote)
    window.attach(bridge)
    window.show()
    await remote.start()
    yield Elsewhere(window, remote)
    await remote.stop()
    await bridge.close()


async def test_it_shows_the_hub_lets_a_device_in_and_follows_what_is_said(
    real_hub: Hub, elsewhere: Elsewhere
) -> None:
    ota_url = real_hub.snapshot().ota_url
    await elsewhere.until(lambda said: ota_url in said)
    outcome, pending = real_hub.enrolment.check(Applicant(KITCHEN, "client", board="esp32-s3-box-3"))
    assert outcome is Answer.WAITS
    assert pending is not None
    real_hub.bus.publish(
        DeviceChecked(device_id=KITCHEN, client_id="client", board="box", firmware="2", address="10.0.0.2")
    )
    await elsewhere.until(lambda said: pending.code in "".join(said.split()))
    button(elsewhere.window, "Let it in").click()
    await elsewhere.until(lambda _said: elsewhere.window.current.live.let_in)
    assert [one.device_id for one in real_hub.snapshot().devices] == [KITCHEN]
    turn: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": "t1"}
    real_hub.bus.publish(TurnStarted(**turn))
    real_hub.bus.publish(TranscriptReady(**turn, text="Why is the sky blue?", language="en"))
    real_hub.bus.publish(SentenceSpoken(**turn, text="It is the air."))
    said = await elsewhere.until(lambda said: "It is the air." in said)
    assert "Why is the sky blue?" in said
    assert button(elsewhere.window, "Stop").isEnabled()


async def test_it_says_so_when_the_hub_stops(real_hub: Hub, elsewhere: Elsewhere) -> None:
    await elsewhere.until(lambda said: real_hub.snapshot().ota_url in said)
    await real_hub.stop()
    said = await elsewhere.until(lambda said: "The hub cannot be reached" in said)
    assert "What is shown here was true before." in said
    assert button(elsewhere.window, "Try now").isEnabled()

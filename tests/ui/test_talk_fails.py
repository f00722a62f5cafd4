"""Talk, when this computer's own device cannot begin."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.events import HubState
from hub.twin.errors import UsageError
from tests.ui.fake_card import FakeCard
from tests.ui.reading import button, buttons, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge
from ui.live import Live
from ui.presenters.presenter import Surroundings
from ui.presenters.talk import TalkPresenter

pytestmark = pytest.mark.logs("a command failed")

READY = Live(state=HubState.READY)


@dataclass
class Failing:
    """Talk on a disk that is full."""

    presenter: TalkPresenter
    bridge: HubBridge
    tries: list[Path]
    told: list[str] = field(default_factory=list)

    async def ended(self) -> None:
        """Return once it has failed."""
        while self.bridge._tasks:
            await asyncio.wait(set(self.bridge._tasks))


@pytest.fixture
async def failing(memory: QSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Failing]:
    tries: list[Path] = []

    def keep(folder: Path) -> NoReturn:
        tries.append(folder)
        raise UsageError("The disk is full.")

    monkeypatch.setattr("ui.talking.line.keep_identity", keep)
    hub = ScriptedHub()
    hub.door = ApiDoor("http://127.0.0.1:1", "token")
    bridge = HubBridge(hub)
    talk = Failing(TalkPresenter(Surroundings(memory), FakeCard()), bridge, tries)
    bridge.noticed.connect(lambda notice: talk.told.append(notice.label))
    qtbot.addWidget(talk.presenter.page)
    talk.presenter.page.show()
    talk.presenter.attach(bridge)
    talk.presenter.enter()
    await talk.ended()
    yield talk
    await bridge.close()


async def test_a_start_that_fails_is_told_once_and_tried_again_by_hand(failing: Failing) -> None:
    page = failing.presenter.page
    assert "could not be connected" in text_of(page)
    failing.presenter.show_live(READY)  # it has started
    await failing.ended()
    for _ in range(3):
        failing.presenter.show_live(READY)  # something happened
        await failing.ended()
    assert len(failing.tries) == 2
    button(page, "Try again").click()
    assert "Try again" not in buttons(page)
    await failing.ended()
    assert len(failing.tries) == 3
    assert failing.told == ["Connecting this computer to the hub"] * 3


async def test_a_start_that_failed_is_tried_again_when_the_page_is_looked_at(failing: Failing) -> None:
    failing.presenter.leave()
    failing.presenter.enter()
    await failing.ended()
    assert len(failing.tries) == 2

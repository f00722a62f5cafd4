"""Who is talking, over a whole hub: a question is spoken and answered, and Home shows how loud both were."""

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.client.door import ApiDoor
from hub.events import Direction, SoundLevels
from tests.ui.fake_card import FakeCard, spoken
from tests.ui.instant_hub import Engines, engines, instant_hub
from tests.ui.reading import button, shown
from tests.ui.test_talk import Talk, until
from ui.bridge import HubBridge
from ui.presenters.home import HomePresenter
from ui.presenters.presenter import Surroundings
from ui.remote.hub import RemoteHub
from ui.seams import HubSeam
from ui.widgets.talkers.talker_row import TalkerRow

__all__ = ["engines"]


@pytest.fixture
async def hub(tmp_path: Path, engines: Engines) -> AsyncIterator[Hub]:
    engines.model.pieces = ["This is a long answer. "] * 2
    running = instant_hub(tmp_path / "data")
    await running.start()
    yield running
    await running.stop()


class Watched:
    """Home, in front of a hub, and what it has shown."""

    def __init__(self, memory: QSettings, qtbot: QtBot) -> None:
        self.presenter = HomePresenter(Surroundings(memory))
        self.said: list[str] = []
        self.loudest: dict[str, float] = {}
        self.told: list[SoundLevels] = []
        page = self.presenter.page
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()

    async def attach(self, seam: HubSeam) -> None:
        self.bridge = HubBridge(seam)
        self.presenter.attach(self.bridge)
        self.bridge.pictured.connect(lambda one: self.presenter.show_live(self.presenter.live.pictured(one)))
        self.bridge.published.connect(lambda event: self.presenter.show_live(self.presenter.live.after(event)))
        self.bridge.levels.connect(self._look)
        self.bridge.open()
        await until(lambda: [one.name for one in self.presenter.live.devices.values()] == ["This computer"])

    def _look(self, event: SoundLevels) -> None:
        self.told.append(event)
        for row in shown(self.presenter.page, TalkerRow):
            said = row.accessibleName()
            self.said += [said] if said not in self.said[-1:] else []
            if any(event.levels):
                assert max(event.levels) in (*row.wave.levels, *row.wave._waiting)
                self.loudest[said] = max(self.loudest.get(said, 0.0), *event.levels)


@pytest.fixture
def watched(memory: QSettings, qtbot: QtBot) -> Watched:
    return Watched(memory, qtbot)


@pytest.fixture
def talk(memory: QSettings, qtbot: QtBot) -> Talk:
    return Talk(memory, FakeCard(speech=spoken(0.8)), qtbot)


async def ask_and_watch(hub: Hub, seam: HubSeam, talk: Talk, watched: Watched) -> None:
    talk.attach(hub)
    talk.presenter.enter()
    await talk.until_shown("Ready")
    await watched.attach(seam)
    await until(lambda: hub.bus.wanted(SoundLevels))
    hold = button(talk.page, "Hold to talk")
    QTest.mousePress(hold, Qt.MouseButton.LeftButton)
    await until(lambda: any(event.direction is Direction.HEARD and event.levels for event in watched.told))
    QTest.mouseRelease(hold, Qt.MouseButton.LeftButton)
    await until(lambda: len([event for event in watched.told if event.direction is Direction.SPOKEN]) > 2)
    await hub.interrupt()
    await until(lambda: not shown(watched.presenter.page, TalkerRow))
    await talk.close()
    await watched.bridge.close()


def check(watched: Watched) -> None:
    assert watched.said[0] == "This computer: Listening…"
    assert watched.said[-1] == "This computer: Speaking…"
    assert watched.loudest["This computer: Listening…"] > 0.5
    voice = np.full(480, 1_000, np.int16)  # what the scripted voice is
    level = 1 + 20 * float(np.log10(np.abs(voice).mean() / 32_768)) / 60
    assert watched.loudest["This computer: Speaking…"] == pytest.approx(level, abs=0.08)
    kinds = [(event.direction, bool(event.levels)) for event in watched.told]
    assert kinds[0] == (Direction.HEARD, True)
    assert kinds.index((Direction.HEARD, False)) < kinds.index((Direction.SPOKEN, True))
    assert kinds[-1] == (Direction.SPOKEN, False)


async def test_home_shows_how_loud_question_and_answer_are(hub: Hub, talk: Talk, watched: Watched) -> None:
    await ask_and_watch(hub, hub, talk, watched)
    check(watched)
    assert not hub.bus.wanted(SoundLevels)


async def test_home_of_a_window_elsewhere_shows_the_same(hub: Hub, talk: Talk, watched: Watched) -> None:
    door = hub.api()
    assert door is not None
    remote = RemoteHub(ApiDoor(door.url, door.token))
    await remote.start()
    try:
        await ask_and_watch(hub, remote, talk, watched)
        check(watched)
    finally:
        await remote.stop()

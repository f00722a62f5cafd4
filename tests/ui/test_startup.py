"""Starting with the computer, and keeping it awake while devices are let in."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from hub.awake.base import AwakeError
from hub.events import DeviceState
from hub.snapshot import DeviceView
from tests.ui.reading import text_of
from ui.autostart.base import AutostartError
from ui.bridge import Notice, NoticeKind
from ui.live import Live
from ui.startup import CHOSEN, Startup, StartupView
from ui.widgets.settings.startup import StartupCard

pytestmark = pytest.mark.usefixtures("qapp")

WITH_A_DEVICE = Live(devices={"a": DeviceView("a", "", "", "", 0.0, "", state=DeviceState.APPROVED)})


class FakeAutostart:
    def __init__(self) -> None:
        self.command: tuple[str, ...] | None = None
        self.fails = ""

    def enabled(self) -> bool:
        self._check()
        return self.command is not None

    def enable(self, command: Sequence[str]) -> None:
        self._check()
        self.command = tuple(command)

    def disable(self) -> None:
        self._check()
        self.command = None

    def _check(self) -> None:
        if self.fails:
            raise AutostartError(self.fails)


class FakeAwake:
    def __init__(self) -> None:
        self.done: list[str] = []
        self.fails = False

    def hold(self) -> None:
        self.done.append("hold")
        if self.fails:
            raise AwakeError("no")

    def release(self) -> None:
        self.done.append("release")


class Scene(QObject):
    def __init__(self, memory: QSettings) -> None:
        super().__init__()
        self.memory = memory
        self.autostart = FakeAutostart()
        self.awake = FakeAwake()
        self.notices: list[Notice] = []
        self.startup = self.make()

    def make(self) -> Startup:
        startup = Startup(self.memory, ("xiaozhi-hub",), lambda: self.autostart, lambda: self.awake)
        startup.noticed.connect(self.notices.append)
        return startup

    async def settle(self) -> StartupView:
        async with asyncio.timeout(5):
            while self.startup._tasks:
                await asyncio.gather(*self.startup._tasks)
        return self.startup.view


@pytest.fixture
async def scene(memory: QSettings) -> AsyncIterator[Scene]:
    scene = Scene(memory)
    yield scene
    await scene.startup.close()


async def test_all_of_it_is_off_by_default(scene: Scene) -> None:
    scene.startup.look()
    scene.startup.show_live(WITH_A_DEVICE)
    assert await scene.settle() == StartupView(autostart=False)
    assert scene.awake.done == []


async def test_it_starts_with_the_computer_when_that_is_chosen(scene: Scene) -> None:
    scene.startup.set_autostart(True)
    assert (await scene.settle()).autostart is True
    assert scene.autostart.command == ("xiaozhi-hub",)
    scene.startup.set_autostart(False)
    assert (await scene.settle()).autostart is False
    assert scene.autostart.command is None


@pytest.mark.logs("cannot be changed")
async def test_a_system_that_refuses_is_told_and_the_box_shows_what_is_so(scene: Scene) -> None:
    scene.autostart.fails = "read-only"
    scene.startup.set_autostart(True)
    assert await scene.settle() == StartupView(autostart=None, problem="autostart")
    assert scene.notices == [Notice(NoticeKind.FAILED, "Starting with the computer", "autostart")]


async def test_the_computer_is_kept_awake_only_while_devices_are_let_in(scene: Scene) -> None:
    scene.startup.set_awake(True)
    assert await scene.settle() == StartupView(awake=True)
    scene.startup.show_live(WITH_A_DEVICE)
    assert (await scene.settle()).held
    scene.startup.show_live(WITH_A_DEVICE)
    scene.startup.show_live(Live())
    assert not (await scene.settle()).held
    assert scene.awake.done == ["hold", "release"]


async def test_the_choice_is_remembered(scene: Scene) -> None:
    scene.startup.set_awake(True)
    await scene.settle()
    assert scene.memory.value(CHOSEN, type=bool)
    again = scene.make()
    assert again.view.awake
    await again.close()


async def test_the_computer_may_sleep_once_the_program_ended(memory: QSettings) -> None:
    scene = Scene(memory)
    scene.startup.set_awake(True)
    scene.startup.show_live(WITH_A_DEVICE)
    await scene.settle()
    await scene.startup.close()
    assert scene.awake.done == ["hold", "release"]


@pytest.mark.logs("cannot be kept awake")
async def test_a_system_that_cannot_stay_awake_is_told_once_until_it_is_chosen_again(scene: Scene) -> None:
    scene.awake.fails = True
    scene.startup.set_awake(True)
    scene.startup.show_live(WITH_A_DEVICE)
    assert await scene.settle() == StartupView(awake=True, problem="awake")
    scene.startup.show_live(WITH_A_DEVICE)
    await scene.settle()
    assert scene.notices == [Notice(NoticeKind.FAILED, "Keeping this computer awake", "awake")]
    scene.awake.fails = False
    scene.startup.set_awake(True)
    assert await scene.settle() == StartupView(awake=True, held=True)


def test_the_card_shows_what_is_so_and_emits_what_is_wanted(qtbot: QtBot) -> None:
    card = StartupCard()
    qtbot.addWidget(card)
    card.show()
    start, awake = card.findChildren(QCheckBox)
    assert not start.isEnabled()
    card.show_startup(StartupView(autostart=True, awake=True, held=True))
    assert start.isChecked()
    assert awake.isChecked()
    assert "It is kept awake now." in text_of(card)
    wanted: list[tuple[str, bool]] = []
    card.autostart_wanted.connect(lambda on: wanted.append(("start", on)))
    card.awake_wanted.connect(lambda on: wanted.append(("awake", on)))
    start.click()
    awake.click()
    assert wanted == [("start", False), ("awake", False)]
    card.show_startup(StartupView(autostart=False, awake=True))
    assert "It may sleep now: no device is let in." in text_of(card)
    card.show_startup(StartupView(autostart=False, awake=True, problem="awake"))
    assert "Switch off automatic sleep in the system's settings instead." in text_of(card)
    assert "It may sleep now" not in text_of(card)

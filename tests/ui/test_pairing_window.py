"""The pairing window, opened and closed from the window's head, with a clock of its own."""

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.events import HubState, PairingWindowChanged
from tests.ui import scripted_hub as script
from tests.ui.reading import button, buttons, text_of, the
from tests.ui.scripted_enrolment import NINE
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge
from ui.live import Live
from ui.main_window import MainWindow
from ui.widgets.pairing_window import PairingWindow

OPEN = "Let new devices in for 5 minutes"


class Clock:
    """Tells the time that a test sets."""

    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> float:
        return self.now


class Scene:
    """A window over a scripted hub, and the clock of both."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        self.hub, self.window, self.clock = ScriptedHub(), window, clock
        self.bridge = HubBridge(self.hub)
        window.attach(self.bridge)
        window.show()
        self.part = the(window, PairingWindow)

    def pass_time(self, seconds: float) -> None:
        """The hub's own picture follows its clock; the window looks once a second."""
        self.clock.now += seconds
        self.hub.enrolment.now = self.clock.now
        ends = self.hub.enrolment.window_ends
        if ends is not None and self.clock.now >= ends:
            self.hub.enrolment.window_ends = None
        self.bridge._pulse.timeout.emit()


@pytest.fixture
def scene(qtbot: QtBot, memory: QSettings) -> Scene:
    clock = Clock()
    window = MainWindow(memory, clock)
    qtbot.addWidget(window)
    return Scene(window, clock)


def test_it_cannot_be_opened_before_the_hub_is_ready(scene: Scene) -> None:
    assert not button(scene.part, OPEN).isEnabled()
    scene.hub.happen(script.ready())
    assert button(scene.part, OPEN).isEnabled()


def test_what_it_means_is_said_before_it_is_opened(scene: Scene) -> None:
    asked = "If you press this, every new device on your network comes in without asking you."
    assert asked in text_of(scene.part)
    scene.hub.happen(script.ready())
    button(scene.part, OPEN).click()
    assert "Meanwhile every new device on your network comes in without asking you." in text_of(scene.part)
    assert asked not in text_of(scene.part)


def test_the_time_that_is_left_is_counted_down_until_it_is_closed(scene: Scene) -> None:
    scene.hub.happen(script.ready())
    button(scene.part, OPEN).click()
    assert scene.hub.enrolment.window_ends == NINE + 300
    assert "New devices come in: 5:00 left" in text_of(scene.part)
    scene.pass_time(1)
    assert "4:59 left" in text_of(scene.part)
    scene.pass_time(298.5)
    assert "0:01 left" in text_of(scene.part)
    scene.pass_time(0.5)
    assert buttons(scene.part) == [OPEN]
    assert not scene.bridge._pulse.isActive()


def test_it_can_be_stopped(scene: Scene) -> None:
    scene.hub.happen(script.ready())
    button(scene.part, OPEN).click()
    button(scene.part, "Stop").click()
    assert scene.hub.enrolment.window_ends is None
    assert buttons(scene.part) == [OPEN]
    assert "left" not in text_of(scene.part)


def test_one_that_was_opened_elsewhere_is_shown_and_can_be_stopped(scene: Scene) -> None:
    scene.hub.happen(script.ready())
    scene.hub.enrolment.open_window(3_599)
    assert "59:59 left" in text_of(scene.part)
    assert buttons(scene.part) == ["Stop"]


def test_it_is_out_of_the_way_while_the_hub_cannot_start(scene: Scene) -> None:
    scene.window.show_setup_problem("setup.port_in_use", "")
    assert not scene.part.isVisible()
    scene.window.attach(HubBridge(ScriptedHub()))
    assert scene.part.isVisible()


def test_a_live_value_follows_the_window() -> None:
    live = Live(state=HubState.READY).after(PairingWindowChanged(ends=NINE))
    assert live.window_ends == NINE
    assert live.after(PairingWindowChanged(ends=None)).window_ends is None

"""Windows without a screen, dressed and in English, with a scripted hub behind them."""

import errno
import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is first imported

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QTranslator
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.scripted_hub import ScriptedHub
from ui import translation
from ui.bridge import HubBridge
from ui.main_window import MainWindow
from ui.presenters.registry import load_all
from ui.theme import Theme

HERE = Path(__file__).parent

needs_fonts = pytest.mark.usefixtures("fonts")


@pytest.fixture
def fonts(qapp: QApplication) -> None:
    """What is measured in letters needs some; a bare container has none."""
    if not QFontInfo(qapp.font()).family():
        pytest.skip("there are no fonts on this machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of what it does not have; all other Qt warnings fail."""
    unsupported = ("propagateSizeHints", "raise", "grabbing the keyboard")
    lacking = (*(f"does not support {what}" for what in unsupported), "systemTrayWindowChanged")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(*lacking, extend=True))


def speak(app: QCoreApplication, language: str) -> None:
    """Have ``app`` speak this language and no other."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    translation.install(app, language)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect the garbage of windows in their own thread, as the program does (``ui.collecting``)."""
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop of Qt's does it between tests
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture(scope="session", autouse=True)
def pages_loaded() -> None:
    """Their code, as the program has it once its hub is ready: no loop of a test waits for imports."""
    load_all()


@pytest.fixture(autouse=True)
def in_english(qapp: QApplication, theme: Theme) -> Iterator[None]:
    """The application as the program dresses it, in English."""
    before = QLocale()
    speak(qapp, "en")
    yield
    QLocale.setDefault(before)


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the window saves does not fit on the disk, as it turns out at the end."""

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ui.saving.os", SimpleNamespace(fsync=refuse))


@dataclass
class Desk:
    """A window and what is behind it."""

    hub: ScriptedHub
    bridge: HubBridge
    window: MainWindow


@pytest.fixture
def open_desk(qtbot: QtBot, memory: QSettings) -> Callable[..., Desk]:
    def make(hub: ScriptedHub | None = None) -> Desk:
        hub = hub or ScriptedHub()
        window = MainWindow(memory)
        qtbot.addWidget(window)
        bridge = HubBridge(hub)
        window.attach(bridge)
        window.show()
        return Desk(hub, bridge, window)

    return make


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


@pytest.fixture
def window(memory: QSettings, qtbot: QtBot) -> MainWindow:
    """Made outside of the loop, whose steps are short: a window is a long one."""
    made = MainWindow(memory)
    made.show()
    return made

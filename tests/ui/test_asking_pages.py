"""Answers that come when the page that asked is gone: the language was changed meanwhile."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

import ui.presenters
from hub.web.places import Reach
from tests.ui import scripted_hub as script
from tests.ui.reading import text_of, the
from tests.ui.sessions.house import RealHub, looking_at
from ui import translation
from ui.main_window import MainWindow
from ui.pages.names import PageName
from ui.pages.settings import SettingsPage
from ui.widgets.notice_bar import NoticeBar

ASKING = (PageName.SETTINGS, PageName.VOICES, PageName.ASSISTANT, PageName.LOGS)


@pytest.fixture
def longest_step_s() -> float:
    """Whole windows are made in one step, on a machine that may be busy, seconds."""
    return 3.0


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """The hub does not know whether it is reached before this is set."""
    opened = asyncio.Event()

    async def reach(url: str) -> Reach:
        await opened.wait()
        return Reach(url, 0.01)

    monkeypatch.setattr("hub.web.api.network.reach", reach)
    return opened


async def speak(real: RealHub, qapp: QApplication, language: str) -> None:
    translation.change(qapp, language)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await asyncio.sleep(0)


async def test_an_answer_to_a_page_that_is_gone_is_no_failure(
    tmp_path: Path, window: MainWindow, qapp: QApplication, gate: asyncio.Event
) -> None:
    async with looking_at(tmp_path, window) as real:
        real.hub.happen(script.ready())
        for name in ASKING:
            window.go(name)
            await asyncio.sleep(0)
        window.go(PageName.SETTINGS)
        the(window, SettingsPage).network.check_wanted.emit()
        await speak(real, qapp, "ru")
        gate.set()
        await real.answered()
        assert text_of(the(window, NoticeBar)) == ""


def test_every_presenter_asks_so_that_late_answers_are_dropped() -> None:
    """``bridge.ask`` hands them to what Qt has deleted; what writes files looks after its own bar."""
    folder = Path(ui.presenters.__path__[0])
    guarded = {"presenter.py", "session_files.py"}
    asking = {path.name for path in folder.glob("*.py") if "bridge.ask(" in path.read_text(encoding="utf-8")}
    assert asking - guarded == set()

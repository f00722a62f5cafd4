"""Answers that come when the page that asked is gone: the language was changed meanwhile."""

import asyncio
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

import ui
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


def test_whoever_asks_the_bridge_looks_after_answers_that_come_late() -> None:
    """It hands them on whether or not Qt has deleted who asked; presenters ask with ``Presenter.ask``."""
    texts = {path: path.read_text(encoding="utf-8") for path in Path(ui.__path__[0]).rglob("*.py")}
    asking = {path for path, text in texts.items() if re.search(r"bridge(\(\))?\.ask\(", text)}
    assert asking
    assert [path.name for path in asking if "WhileThere(" not in texts[path]] == []

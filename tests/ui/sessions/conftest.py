"""The page Sessions before a real hub's API, where something was said."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.ui.sessions.acting import Places, ScriptedPlayer
from tests.ui.sessions.house import RealHub, looking_at
from tests.web.api.conftest import inhabit
from ui.main_window import MainWindow
from ui.pages.names import PageName


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch) -> ScriptedPlayer:
    made = ScriptedPlayer()
    monkeypatch.setattr("ui.presenters.sessions.Recordings", lambda: made)
    return made


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Places:
    """What was asked for a place to be saved at: the file's name, and who is told."""
    asked: Places = []
    monkeypatch.setattr(
        "ui.presenters.session_files.ask_where", lambda _window, name, then: asked.append((name, then))
    )
    return asked


@pytest.fixture
async def real(tmp_path: Path, window: MainWindow, player: ScriptedPlayer) -> AsyncIterator[RealHub]:
    async with looking_at(tmp_path, window) as real:
        await inhabit(real.house)
        real.window.go(PageName.SESSIONS)
        await real.answered()
        yield real

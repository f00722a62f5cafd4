"""Presenters whose page is looked at, with a real hub behind the window."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.events import HubState
from tests.ui.reading import text_of
from ui.bridge import HubBridge
from ui.live import Live
from ui.presenters.presenter import Presenter

READY = Live(state=HubState.READY)

POLL_S = 0.02
"""Between two looks at the window, seconds: reading all of it takes some milliseconds."""

P = TypeVar("P", bound=Presenter)


@pytest.fixture
async def bridge(real_hub: Hub, qapp: QApplication) -> AsyncIterator[HubBridge]:
    bridge = HubBridge(real_hub)
    bridge.open()
    yield bridge
    await bridge.close()


def looked_at(qtbot: QtBot, presenter: P, bridge: HubBridge) -> P:
    """Have its page looked at."""
    qtbot.addWidget(presenter.page)
    presenter.page.resize(888, 640)
    presenter.page.show()
    presenter.attach(bridge)
    presenter.enter()
    presenter.show_live(READY)
    return presenter


async def until(true: Callable[[], bool]) -> None:
    """Let the window and the hub work until it is so."""
    async with asyncio.timeout(10):
        while not true():
            QApplication.processEvents()
            await asyncio.sleep(POLL_S)


async def says(page: QWidget, text: str) -> None:
    """Wait until the page says so."""
    await until(lambda: text in text_of(page))


def kept(hub: Hub) -> str:
    """The text of the hub's settings file."""
    return hub.settings.origin.file.read_text()

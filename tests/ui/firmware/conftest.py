from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.firmware.desk import Desk, desk_in
from tests.web.api.conftest import opened
from ui.presenters.firmware import FirmwarePresenter
from ui.presenters.presenter import Surroundings


@pytest.fixture
def presenter(qtbot: QtBot, memory: QSettings) -> FirmwarePresenter:
    """Made and drawn before the loop runs, for that takes a while on a busy machine."""
    made = FirmwarePresenter(Surroundings(memory))
    qtbot.addWidget(made.page)
    made.page.resize(900, 640)
    made.page.show()
    QApplication.processEvents()
    return made


@pytest.fixture
async def real_desk(presenter: FirmwarePresenter, tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path) as house, desk_in(house, tmp_path, presenter) as made:
        yield made

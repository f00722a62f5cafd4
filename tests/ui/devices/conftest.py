import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.devices.visit import Visit
from tests.ui.scripted_hub import ScriptedHub


@pytest.fixture
def nobody(qtbot: QtBot, memory: QSettings) -> Visit:
    """No device is known yet."""
    visit = Visit(ScriptedHub(), memory)
    qtbot.addWidget(visit.page)
    return visit


@pytest.fixture
def visit(nobody: Visit) -> Visit:
    """The first of three devices is looked at."""
    return nobody.choose()

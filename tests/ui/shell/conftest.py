"""What is around the window: the tray and its menu."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from ui.shell import Shell
from ui.tray import Tray

Furnish = Callable[..., Shell]


@pytest.fixture
def furnish(qapp: QApplication, desk: Desk, memory: QSettings) -> Furnish:
    def make(*, has_tray: bool = True) -> Shell:
        return Shell(qapp, desk.window, memory, lambda: has_tray)

    return make


def tray_of(shell: Shell) -> Tray:
    assert shell.tray is not None
    return shell.tray


def entry(shell: Shell, text: str) -> QAction:
    (found,) = [action for action in tray_of(shell).menu.actions() if action.text() == text]
    return found

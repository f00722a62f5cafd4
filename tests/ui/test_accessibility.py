"""Every page and dialog, by keyboard and by ear."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from tests.ui import access
from tests.ui.conftest import Desk, needs_fonts
from tests.ui.reading import nothing_cut_off
from tests.ui.scenes import SCENES
from ui.presenters.registry import PRESENTERS
from ui.shortcuts import all_shortcuts


def top_of(app: QApplication, window: QWidget) -> QWidget:
    """What the keyboard goes to."""
    top = app.activeModalWidget() or window
    top.activateWindow()
    app.processEvents()
    return top


@needs_fonts
@pytest.mark.parametrize("scene", SCENES)
def test_everything_can_be_read_named_and_reached(
    qapp: QApplication, open_desk: Callable[..., Desk], scene: str
) -> None:
    desk = open_desk()
    desk.window.resize(desk.window.minimumSize())
    SCENES[scene](desk.hub, desk.window, "en")
    qapp.processEvents()
    nothing_cut_off(desk.window)
    for root in (desk.window, *desk.window.findChildren(QDialog)):
        assert access.unread(root) == []
    top = top_of(qapp, desk.window)
    way = access.walked(top)
    assert access.nameless(top) == []
    assert access.unexplained(top) == []
    assert access.unreached(top, way) == []
    assert list(access.backwards(top, way)) == []
    keys = shortcuts(top)
    assert len(keys) == len(set(keys)), keys
    assert [key for key in keys if key not in told()] == []


def told() -> str:
    """Every shortcut in the list that F1 shows."""
    return " ".join(key for _, key in all_shortcuts([""] * len(PRESENTERS)))


def shortcuts(top: QWidget) -> list[str]:
    """Those that do something now."""
    of_shortcuts = [
        one.key().toString()
        for one in top.findChildren(QShortcut)
        if isinstance(parent := one.parent(), QWidget) and parent.isVisible()
    ]
    buttons = (one for one in top.findChildren(QAbstractButton) if one.isVisible())
    of_buttons = [one.shortcut().toString() for one in buttons if not one.shortcut().isEmpty()]
    of_actions = [key.toString() for one in top.actions() for key in one.shortcuts()]
    return [*of_shortcuts, *of_buttons, *of_actions]

"""Files that are dropped on the window."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import shown, text_of
from ui.dropping import firmware_in
from ui.pages.names import PageName
from ui.presenters.firmware import FirmwarePresenter
from ui.presenters.logs import LogsPresenter


def data(*names: str) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl(name) if "://" in name else QUrl.fromLocalFile(name) for name in names])
    made.setText("\n".join(names))
    return made


def drag(desk: Desk, told: QMimeData) -> bool:
    """Drag over the window as the system does; whether it may be dropped."""
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(300, 200), copy, told, button, none)
    event.setAccepted(False)
    QApplication.sendEvent(desk.window.windowHandle(), event)
    return event.isAccepted()


def drop(desk: Desk, told: QMimeData, at: QPoint = QPoint(300, 200)) -> None:  # noqa: B008 - a value
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window.windowHandle(), QDropEvent(QPointF(at), copy, told, button, none))


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """The page is made before the loop runs, for that takes a while on a busy machine."""
    desk.hub.happen(script.ready())
    with patch.object(FirmwarePresenter, "enter"), patch.object(LogsPresenter, "enter"):
        desk.window.go(PageName.FIRMWARE)
        desk.window.go(PageName.LOGS)
    desk.window.go(PageName.HOME)
    return desk


def waiting(desk: Desk) -> list[str]:
    presenter = desk.window.current
    assert isinstance(presenter, FirmwarePresenter)
    return [file.name for file in presenter.around.unsaved["firmware/files"]]


async def test_they_lead_to_the_page_of_firmware(ready: Desk) -> None:
    drop(ready, data("/home/me/a.bin", "/home/me/b.ZIP", "/home/me/a.bin", "/home/me/c.txt"))
    assert waiting(ready) == ["a.bin", "b.ZIP"]
    assert "a.bin" in text_of(ready.window)
    assert "File 1 of 2" in text_of(ready.window)
    drop(ready, data("/home/me/d.bin"))
    assert "File 1 of 3" in text_of(ready.window)
    await ready.bridge.close()


async def test_no_field_takes_their_names_as_text(ready: Desk) -> None:
    ready.window.go(PageName.LOGS)
    field = shown(ready.window, QLineEdit)[0]
    at = field.mapTo(ready.window, field.rect().center())
    drop(ready, data("/home/me/a.bin"), at)
    assert not field.text()
    assert waiting(ready) == ["a.bin"]
    await ready.bridge.close()


def test_while_they_are_dragged_the_window_says_what_happens(ready: Desk) -> None:
    assert drag(ready, data("/home/me/a.bin"))
    assert "Drop it here to see what it is" in text_of(ready.window)
    QApplication.sendEvent(ready.window.windowHandle(), QDragLeaveEvent())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Drop it here" not in text_of(ready.window)


@pytest.mark.parametrize("names", [("/home/me/photo.jpg",), ("https://example.org/a.bin",), ()])
def test_nothing_else_is_taken(ready: Desk, names: tuple[str, ...]) -> None:
    assert not firmware_in(data(*names))
    assert not drag(ready, data(*names))
    assert "Drop it here" not in text_of(ready.window)


def test_nothing_is_taken_while_the_hub_cannot_start(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    desk.window.show_setup_problem("setup.port_in_use", "")
    drop(desk, data("/home/me/a.bin"))
    assert "Not started" in text_of(desk.window)
    assert firmware_in(data("/home/me/a.bin")) == [Path("/home/me/a.bin")]


def test_they_wait_for_a_hub_that_starts(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    drop(desk, data("/home/me/a.bin"))
    assert "the hub is starting" in text_of(desk.window)
    assert waiting(desk) == ["a.bin"]

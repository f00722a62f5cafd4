"""Where on the page a person is: it stays in another language, and is seen."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from tests.ui.given_settings import told_settings
from tests.ui.reading import shown, the
from ui.pages.assistant import Part
from ui.pages.names import PageName
from ui.presenters.assistant import AssistantPresenter
from ui.presenters.settings import SettingsPresenter
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.settings.sections import Section


def test_another_language_stays_on_the_section_and_the_part(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go(PageName.SETTINGS)
    settings = desk.window.current
    assert isinstance(settings, SettingsPresenter)
    settings.page.show_section(Section.WINDOW)
    desk.window._build()
    again = desk.window.current
    assert isinstance(again, SettingsPresenter)
    assert again is not settings
    again.page.show_settings(told_settings(), restarts=True)
    assert again.page.section is Section.WINDOW
    desk.window.go(PageName.ASSISTANT)
    assistant = desk.window.current
    assert isinstance(assistant, AssistantPresenter)
    assistant.page.show_part(Part.COSTS)
    desk.window._build()
    assert desk.window.current.place() == Part.COSTS.name


def test_a_scrolled_area_with_the_focus_has_a_frame_over_all_that_is_in_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    areas = shown(desk.window, QScrollArea)
    (side,) = [area for area in areas if area.accessibleName() == "Address and engines"]
    frame = the(desk.window, FocusFrame)
    assert not frame.isVisible()
    side.setFocus()
    where = QRect(side.mapTo(desk.window, QPoint()), side.size())
    assert frame.isVisible()
    assert frame.geometry().contains(where.adjusted(-1, -1, 1, 1))
    desk.window.go(PageName.TALK)
    assert not frame.isVisible()


def test_the_frame_goes_along_when_what_the_area_lies_in_moves(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    (side,) = [one for one in shown(desk.window, QScrollArea) if one.accessibleName() == "Address and engines"]
    frame = the(desk.window, FocusFrame)
    side.setFocus()
    before = frame.pos()
    page = desk.window.current.page
    page.move(page.pos() + QPoint(0, 24))
    assert frame.pos() == before + QPoint(0, 24)

"""The Logs page, and its presenter with a real hub."""

import asyncio
import logging
import os
import zipfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.logbook import Level
from hub.web.api.logs import LogRecord
from tests.ui.instant_hub import Engines, engines, instant_hub
from tests.ui.reading import button, buttons, text_of, the
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.pages.logs import LogsPage
from ui.presenters.logs import LogsPresenter
from ui.presenters.presenter import Surroundings
from ui.widgets.logs.filters import Wanted
from ui.widgets.logs.model import MOST_ROWS, Column, LogModel
from ui.widgets.logs.table import LogTable

__all__ = ["engines"]

KITCHEN = "aa:bb:cc:dd:ee:01"
log = logging.getLogger("hub.test")


def record(number: int, text: str = "", level: Level = Level.INFO) -> LogRecord:
    text = text or f"record {number}"
    return LogRecord(
        number=number, at=1_790_000_000.0 + number, level=level, logger="hub.x", device_id="", text=text
    )


@pytest.fixture
def page(qtbot: QtBot) -> LogsPage:
    page = LogsPage()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def rows(page: LogsPage) -> list[str]:
    model = the(page, LogTable).model()
    return [model.index(row, Column.TEXT).data() for row in range(model.rowCount())]


class TestPage:
    def test_empty_it_says_what_will_be_here(self, page: LogsPage) -> None:
        assert "Nothing was noted yet" in text_of(page)
        assert "Show all again" not in buttons(page)

    def test_a_filter_that_nothing_fits_can_be_taken_away(self, page: LogsPage, qtbot: QtBot) -> None:
        the(page, QLineEdit).setText("nothing like it")
        page.clear()
        assert "No record fits" in text_of(page)
        with qtbot.waitSignal(page.wanted_changed):
            button(page, "Show all again").click()
        assert page.wanted == Wanted()

    def test_level_is_said_in_words(self, page: LogsPage) -> None:
        page.add([record(1, "it broke\nTraceback", Level.ERROR)])
        model = the(page, LogTable).model()
        shown = [model.index(0, column).data() for column in (Column.LEVEL, Column.LOGGER, Column.TEXT)]
        assert shown == ["Error", "x", "it broke"]

    def test_what_is_marked_is_shown_whole_and_copied(self, page: LogsPage) -> None:
        page.add([record(1, "it broke\nTraceback", Level.ERROR), record(2)])
        table = the(page, LogTable)
        assert not button(page, "Copy").isEnabled()
        table.selectRow(0)
        assert "it broke\nTraceback" in text_of(page)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(table.model().index(1, 0), flags)
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QGuiApplication.clipboard().text().split("\n")
        assert copied[0].endswith("ERROR hub.x: it broke")
        assert copied[-1].endswith("INFO hub.x: record 2")

    def test_it_follows_the_newest_unless_one_has_scrolled_up(self, page: LogsPage, qtbot: QtBot) -> None:
        table = the(page, LogTable)
        page.add([record(number) for number in range(200)])
        bar = table.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
        bar.setValue(10)
        page.add([record(201)])
        assert bar.value() == 10

    def test_it_holds_no_more_rows_than_the_hub_has_records(self, qtbot: QtBot) -> None:
        model = LogModel()
        for start in range(0, MOST_ROWS + 2_000, 1_000):
            model.add([record(number) for number in range(start, start + 1_000)])
        assert model.rowCount() == MOST_ROWS
        assert model.record(MOST_ROWS - 1).number == MOST_ROWS + 1_999

    def test_a_device_that_was_chosen_stays_chosen(self, page: LogsPage) -> None:
        page.show_devices({KITCHEN: "Kitchen"})
        device = page.findChildren(QComboBox)[1]
        device.setCurrentIndex(1)
        page.show_devices({"aa:bb:cc:dd:ee:02": "Hall", KITCHEN: "Kitchen speaker"})
        assert page.wanted.device_id == KITCHEN
        assert device.currentText() == "Kitchen speaker"
        page.show_devices({})
        assert page.wanted.device_id == ""


class Desk:
    def __init__(self, hub: Hub, memory: QSettings, qtbot: QtBot) -> None:
        self.notices: list[Notice] = []
        self.presenter = LogsPresenter(Surroundings(memory))
        self.page: LogsPage = self.presenter.page
        qtbot.addWidget(self.page)
        self.page.show()
        self.bridge = HubBridge(hub)
        self.presenter.attach(self.bridge)
        self.presenter.noticed.connect(self.notices.append)
        self.bridge.noticed.connect(self.notices.append)

    @property
    def rows(self) -> list[str]:
        return rows(self.page)

    async def read(self) -> None:
        """Let a second pass, as far as the page knows."""
        self.presenter._read()
        if self.presenter._asking is not None:
            await asyncio.wait({self.presenter._asking})

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not true():
                await self.read()
                await asyncio.sleep(0)


@pytest.fixture
async def desk(tmp_path: Path, memory: QSettings, qtbot: QtBot, engines: Engines) -> AsyncIterator[Desk]:
    hub = instant_hub(tmp_path / "data")
    logging.getLogger("hub").setLevel(logging.INFO)
    await hub.start()
    desk = Desk(hub, memory, qtbot)
    yield desk
    desk.presenter.leave()
    await desk.bridge.close()
    await hub.stop()
    logging.getLogger("hub").setLevel(logging.NOTSET)


async def test_what_the_hub_notes_appears_once(desk: Desk) -> None:
    desk.presenter.enter()
    await desk.until(lambda: "devices can come" in desk.rows)
    log.info("and then this")
    await desk.until(lambda: "and then this" in desk.rows)
    await desk.read()
    assert desk.rows.count("devices can come") == desk.rows.count("and then this") == 1


async def test_a_filter_is_applied_by_the_hub(desk: Desk) -> None:
    desk.presenter.enter()
    log.info("device %s came", KITCHEN)
    await desk.until(lambda: len(desk.rows) > 1)
    desk.page.show_devices({KITCHEN: "Kitchen"})
    desk.page.findChildren(QComboBox)[1].setCurrentIndex(1)
    await desk.until(lambda: desk.rows == [f"device {KITCHEN} came"])


async def test_paused_nothing_comes_and_later_nothing_is_missing(desk: Desk) -> None:
    desk.presenter.enter()
    await desk.until(lambda: "devices can come" in desk.rows)
    button(desk.page, "Pause").click()
    log.info("while paused")
    await desk.read()
    assert "while paused" not in desk.rows
    assert "Paused" in text_of(desk.page)
    button(desk.page, "Go on").click()
    await desk.until(lambda: "while paused" in desk.rows)


async def test_a_cleared_view_shows_what_comes_then(desk: Desk) -> None:
    desk.presenter.enter()
    await desk.until(lambda: "devices can come" in desk.rows)
    button(desk.page, "Clear view").click()
    log.info("after it")
    await desk.until(lambda: "after it" in desk.rows)
    assert "devices can come" not in desk.rows


async def test_a_hub_that_is_gone_is_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.presenter.enter()
    await desk.until(lambda: "devices can come" in desk.rows)
    await desk.bridge._hub.stop()  # type: ignore[attr-defined]
    await desk.until(lambda: "The hub does not answer" in text_of(desk.page))
    assert "devices can come" in desk.rows


async def test_the_support_file_is_saved_where_the_person_says(desk: Desk, tmp_path: Path) -> None:
    button(desk.page, "Save a support file…").click()
    (dialog,) = desk.page.findChildren(QFileDialog)
    target = tmp_path / "support.zip"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert "Cancel" in buttons(desk.page)
    await desk.until(lambda: bool(desk.notices))
    assert desk.notices[0].kind is NoticeKind.DONE
    assert str(target) in desk.notices[0].label
    assert "log.txt" in zipfile.ZipFile(target).namelist()
    await desk.until(lambda: "Save a support file…" in buttons(desk.page))


async def test_a_folder_that_takes_no_file_is_told_of(desk: Desk, tmp_path: Path) -> None:
    desk.page.support_wanted.emit(str(tmp_path / "missing" / "support.zip"))
    await desk.until(lambda: bool(desk.notices))
    assert (desk.notices[0].kind, desk.notices[0].code) == (NoticeKind.FAILED, "file.not_written")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights are a matter of POSIX")
async def test_only_its_owner_may_read_the_support_file(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "support.zip"
    desk.page.support_wanted.emit(str(target))
    await desk.until(lambda: bool(desk.notices))
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("full_disk")
async def test_a_disk_that_fills_up_leaves_the_support_file_of_before(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    target = folder / "support.zip"
    target.write_text("before")
    desk.page.support_wanted.emit(str(target))
    await desk.until(lambda: bool(desk.notices))
    assert (desk.notices[0].kind, desk.notices[0].code) == (NoticeKind.FAILED, "disk.full")
    assert target.read_text() == "before"
    assert list(folder.iterdir()) == [target]
    await desk.until(lambda: "Save a support file…" in buttons(desk.page))


async def test_making_a_support_file_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "support.zip"
    desk.page.support_wanted.emit(str(target))
    button(desk.page, "Cancel").click()
    await desk.until(lambda: "Save a support file…" in buttons(desk.page))
    assert not target.exists()
    assert not desk.notices

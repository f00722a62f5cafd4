"""Firmware: the images that are kept, and who is given them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hub.web.api.firmware_forms import Image
from ui import words
from ui.dialogs.open_files import ask_which
from ui.live import Live
from ui.pages.names import PageName
from ui.shortcuts import native, open_key
from ui.theme import UNIT
from ui.tooltips import tooltip
from ui.widgets.firmware.assets_view import AssetsView
from ui.widgets.firmware.candidate_card import CandidateCard
from ui.widgets.firmware.image_detail import ImageDetail
from ui.widgets.firmware.image_list import ImageList
from ui.widgets.firmware.no_images import NoImages
from ui.widgets.firmware.old_flashes_view import OldFlashesView
from ui.widgets.firmware.rollouts_view import RolloutsView
from ui.widgets.sessions.saving_bar import SavingBar
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text
from ui.widgets.unread_card import UnreadCard

DETAIL_WIDTH: Final = 45 * UNIT
"""360 px: the column with the image that is looked at."""


class View(StrEnum):
    """What of the page is looked at."""

    LIBRARY = "library"
    ROLLOUTS = "rollouts"
    ASSETS = "assets"
    OLD_FLASHES = "old_flashes"


class FirmwarePage(QWidget):
    """Its parts are public: presenters join them to the hub."""

    files_given = Signal(object)  # list[Path]
    retry_wanted = Signal()  # to read the images again
    usb_wanted = Signal()  # to flash a board that is plugged in here

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = ImageList()
        self.detail = ImageDetail()
        self.candidate = CandidateCard()
        self.rollouts = RolloutsView()
        self.assets = AssetsView()
        self.old_flashes = OldFlashesView()
        self.saving = SavingBar()
        self._tabs = Tabs(self.tr("Parts of the page"))
        self._views = QStackedWidget()
        self._library = QStackedWidget()
        self._work = QWidget()
        self._empty = NoImages()
        self._unread = UnreadCard(self.tr("The images cannot be read"))
        self._reading = QWidget()
        self._add = QPushButton(self.tr("Add files…"))
        self._usb = QPushButton(self.tr("Flash a board over USB…"))
        self._looked_through = False  # files are: one of them is shown
        self._known: bool | None = None  # whether there is any image; None: nobody has said
        self._failed = False
        self._lay_out()
        self.let_usb_be_used(possible=False)
        self._unread.retry_wanted.connect(self.retry_wanted)
        self.list.chosen.connect(self._chosen)
        self._tabs.currentChanged.connect(self._views.setCurrentIndex)
        self.assets.add_wanted.connect(self.choose_files)
        self.rollouts.library_wanted.connect(lambda: self.show_view(View.LIBRARY))
        self._empty.add_wanted.connect(self.choose_files)
        self._add.clicked.connect(self.choose_files)
        self._usb.clicked.connect(self.usb_wanted)
        QShortcut(open_key(), self).activated.connect(self.choose_files)

    @property
    def view(self) -> View:
        """What is looked at."""
        return list(View)[max(0, self._tabs.currentIndex())]

    def show_view(self, view: View) -> None:
        """Have the person look at this."""
        self._tabs.setCurrentIndex(list(View).index(view))

    def show_images(self, images: Sequence[Image]) -> None:
        """All that are kept now."""
        self._known, self._failed = bool(images), False
        self.list.show_images(images)
        self._show_library()

    def show_unread(self, why: str) -> None:
        """The images cannot be read."""
        self._failed = True
        self._unread.show_why(why)
        self._show_library()

    def show_candidate(self, *, on: bool) -> None:
        """Whether a file that was given is looked at, instead of what is kept."""
        if on:
            self.show_view(View.LIBRARY)
        self._looked_through = on
        self._show_library()

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self.list.show_live(live)
        self.detail.show_live(live)
        self.candidate.show_live(live)
        self.rollouts.show_live(live)
        self.assets.show_live(live)
        self.old_flashes.show_live(live)

    def look_at(self, image_id: str) -> None:
        """Have the person look at this one."""
        self.show_view(View.LIBRARY)
        self.list.look_at(image_id)

    def let_usb_be_used(self, *, possible: bool) -> None:
        """Whether boards can be flashed over USB."""
        self._usb.setVisible(possible)

    def choose_files(self) -> None:
        """Let the person choose what is to be looked at."""
        kinds, title = self.tr("Firmware (%1)").replace("%1", "*.bin *.zip"), self.tr("Add firmware files")
        if self.view is View.ASSETS:
            kinds, title = self.tr("Assets (%1)").replace("%1", "*.bin"), self.tr("Add assets")
        ask_which(self.window(), self.files_given.emit, title=title, kinds=kinds)

    def _chosen(self) -> None:
        self.detail.show_image(self.list.current)

    def _show_library(self) -> None:
        if self._looked_through:
            shown: QWidget = self.candidate
        elif self._failed:
            shown = self._unread
        elif self._known is None:
            shown = self._reading
        else:
            shown = self._work if self._known else self._empty
        self._library.setCurrentWidget(shown)

    def _lay_out(self) -> None:
        """From the outside to the inside: what is put into a place takes its style anew, with all in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addLayout(self._make_head())
        column.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._views, 1)
        column.addWidget(self.saving)
        self._views.addWidget(self._library)
        self._views.addWidget(self.rollouts)
        self._views.addWidget(self.assets)
        self._views.addWidget(self.old_flashes)
        for part in (self._reading, self._work, self._empty, self._unread, self.candidate):
            self._library.addWidget(part)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.list, 1)
        self.detail.setFixedWidth(DETAIL_WIDTH)
        row.addWidget(self.detail)

    def _make_head(self) -> QHBoxLayout:
        titles = (self.tr("Library"), self.tr("Rollouts"), self.tr("Assets"), self.tr("Backups"))
        for title in titles:
            self._tabs.addTab(title)
        self._add.setToolTip(tooltip(native(open_key())))
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(Text(words.page_title(PageName.FIRMWARE), "title"))
        head.addStretch(1)
        head.addWidget(self._usb)
        head.addWidget(self._add)
        return head

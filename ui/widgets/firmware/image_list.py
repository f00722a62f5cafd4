"""The list of firmware images, with a search."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStackedWidget, QToolButton, QVBoxLayout

from hub.web.api.firmware_forms import Image
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.firmware.image_delegate import ImageDelegate
from ui.widgets.firmware.image_rows import IMAGE, ImageRows
from ui.widgets.row_list import dress, turn_to
from ui.widgets.text import Text


class ImageList(QFrame):
    """A card."""

    chosen = Signal(str)  # an image's id; empty: none is shown

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self.rows = ImageRows()
        self._search = QLineEdit(clearButtonEnabled=True)
        self._view = QListView()
        self._body = QStackedWidget()
        self._delegate = ImageDelegate()
        self._lay_out()
        self._search.textChanged.connect(self._seek)
        self._view.selectionModel().currentChanged.connect(self._current)

    @property
    def current(self) -> Image | None:
        """What is looked at."""
        image = self._view.currentIndex().data(IMAGE)
        return image if isinstance(image, Image) else None

    def show_images(self, images: Sequence[Image]) -> None:
        """All that there are now; what is looked at stays so."""
        before = self._current_id()
        self.rows.show_images(images)
        self._choose(before)

    def show_live(self, live: Live) -> None:
        """Call devices as they are called now."""
        self.rows.show_live(live)

    def look_at(self, image_id: str) -> None:
        """Have the person look at this one, whatever is sought."""
        if self.rows.row_of(image_id) < 0:
            self._search.clear()
        self._choose(image_id)

    def focus_list(self) -> None:
        """Let the arrow keys choose."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current_id(self) -> str:
        image = self.current
        return image.image_id if image else ""

    def _seek(self, text: str) -> None:
        before = self._current_id()
        self.rows.seek(text)
        self._choose(before)

    def _choose(self, image_id: str) -> None:
        row = max(self.rows.row_of(image_id), 0)
        some = self.rows.rowCount() > 0
        self._body.setCurrentIndex(0 if some else 1)
        if not some:
            self.chosen.emit("")
            return
        if not turn_to(self._view, row):
            self.chosen.emit(self._current_id())

    def _current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._current_id())

    def _lay_out(self) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search by version, board, chip, device or notes"))
        for button in self._search.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Empty the search"))
        dress(self._view, self.tr("Firmware images"), self._delegate, self.rows)
        nothing = Text(self.tr("Nothing here has that. Try another word."), "muted", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing.setContentsMargins(UNIT, 2 * UNIT, UNIT, 0)
        self._body.addWidget(self._view)
        self._body.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._search)
        column.addWidget(self._body, 1)

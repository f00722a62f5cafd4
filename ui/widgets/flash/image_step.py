"""Second step: which firmware the board gets. Those that fit come first; the others say why they do not."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hub.web.api.firmware_forms import Image
from hub.web.api.usb_forms import Board
from ui.theme import UNIT, mark
from ui.widgets.flash import wording
from ui.widgets.flash.choice_list import Choice, ChoiceList
from ui.widgets.flash.fit import Unfit, by_fit
from ui.widgets.text import Text

MOST: Final = 100
"""Of the room that is left, in shares: the list takes it unless it is hidden."""


class ImageStep(QWidget):
    """Of the hub's library."""

    add_wanted = Signal()  # a file that is not in the library yet
    retry_wanted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._images: dict[str, Image] = {}
        self._offered = False  # one of them fits the board
        self._list = ChoiceList(self.tr("Firmware"))
        self._list.chosen.connect(lambda _: self.changed.emit())
        self._none = Text(wrap=True)
        self._state = Text(role="state", wrap=True)
        self._state.hide()
        self._add = QPushButton(self.tr("Add a file…"), autoDefault=False)
        self._add.clicked.connect(self.add_wanted)
        self._retry = QPushButton(self.tr("Try again"), autoDefault=False)
        self._retry.clicked.connect(self.retry_wanted)
        self._retry.hide()
        self._lay_out()

    @property
    def image(self) -> Image | None:
        """The one that is chosen."""
        return self._images.get(self._list.key)

    @property
    def missing(self) -> str:
        """What keeps from going on; empty: nothing does."""
        if self.image is not None:
            return ""
        if self._offered:
            return self.tr("To go on, choose the firmware for this board.")
        return self.tr("To go on, add firmware that fits this board.")

    def show_images(self, images: Sequence[Image], board: Board, model: str = "") -> None:
        """Show the library's for this board; ``model`` is what kind it is, where the hub knows that."""
        judged = by_fit(tuple(images), board, model)
        self._images = {image.image_id: image for image, _ in judged}
        self._list.show_choices(_choice(image, reason) for image, reason in judged)
        fitting = [image for image, reason in judged if reason is None]
        if not self._list.key and model and fitting and fitting[0].board == model:
            self.choose(fitting[0].image_id)
        self._none.setText(self._why_none(board, some=bool(judged)))
        self._offered = bool(fitting)
        self._none.setHidden(self._offered)
        self._list.setVisible(bool(judged))
        self._retry.hide()
        self.changed.emit()

    def choose(self, image_id: str) -> None:
        """Have this one chosen."""
        self._list.choose(image_id)

    def show_state(self, text: str, *, bad: bool = False) -> None:
        """Say how far the new file is, or why it is not taken; empty: there is nothing to say."""
        mark(self._state, "mood", "bad" if bad else "busy")
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._add.setEnabled(bad or not text)

    def show_unread(self, why: str) -> None:
        """Say that the library cannot be read."""
        self.show_state(why, bad=True)
        self._retry.show()

    def begin(self) -> None:
        """Have one chosen, where there are some."""
        (self._list if self._list.isVisibleTo(self) else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_none(self, board: Board, *, some: bool) -> str:
        said = (
            self.tr("None of the library's images fits this board.")
            if some
            else self.tr("There is no firmware in the library yet.")
        )
        how = self.tr(
            "Download the release for exactly this board, for %1: a .zip, or a .bin with “merged” in its name. "
            "Then add it here."
        )
        return f"{said} {how.replace('%1', board.chip)}"

    def _lay_out(self) -> None:
        said = self.tr(
            "Choose the firmware that is made for exactly this board: the chip alone does not tell which "
            "screen, microphone and buttons it has."
        )
        adding = QHBoxLayout()
        adding.setSpacing(UNIT)
        adding.addWidget(self._add)
        adding.addWidget(self._retry)
        adding.addWidget(self._state, 1)
        adding.addStretch(0)
        for button in (self._add, self._retry):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + 4)
        column.addWidget(Text(said, wrap=True))
        column.addWidget(self._list, MOST)
        column.addWidget(self._none)
        column.addLayout(adding)
        column.addStretch(1)


def _choice(image: Image, reason: Unfit | None) -> Choice:
    line = wording.image_line(image) if reason is None else wording.why_unfit(reason, image)
    return Choice(image.image_id, wording.image_title(image), line, offered=reason is None)

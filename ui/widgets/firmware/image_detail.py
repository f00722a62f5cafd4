"""One image that is kept: what it is, what is said of it, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hub.web.api.firmware_forms import Image
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.card import scrolling
from ui.widgets.firmware import wording
from ui.widgets.firmware.image_facts import ImageFactsView
from ui.widgets.firmware.image_form import Said
from ui.widgets.firmware.said_card import SaidCard
from ui.widgets.held_button import HeldButton
from ui.widgets.line import line_of
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text


class ImageDetail(QFrame):
    """A card. Every button says by the signal of its name what the person wants, with the image's id."""

    give_wanted = Signal(str)
    change_wanted = Signal(str, object)  # Said
    save_wanted = Signal(str)
    delete_wanted = Signal(str)  # it was asked about

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._image: Image | None = None
        self._live = Live()
        self._title = Text(role="heading", wrap=True)
        self._has_it = Text(role="muted", wrap=True)
        self._facts = ImageFactsView()
        self._give = HeldButton(self.tr("Give it to devices…"))
        self._save = QPushButton(self.tr("Save as…"))
        self._said = SaidCard()
        self._delete = QPushButton(self.tr("Delete…"))
        self._question = RowQuestion()
        self._connect()
        self._lay_out()
        self.show_image(None)

    @property
    def image_id(self) -> str:
        """Of the one that is shown; empty: none is."""
        return self._image.image_id if self._image else ""

    def show_image(self, image: Image | None) -> None:
        """Show this one; what is written and not kept stays while it is the same. None: none is chosen."""
        before, self._image = self.image_id, image
        self._inside.setVisible(image is not None)
        if image is None:
            return
        if image.image_id != before:
            self._question.hide()
        self._said.show_said(image.image_id, Said(image.channel, image.board, image.notes))
        self._title.setText(wording.title(image))
        self._facts.show_image(image, image.board, name=image.name)
        self._give.setVisible(not image.not_over_the_air)
        self._show_devices()
        self._show_buttons()

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self._live = live
        self._facts.show_live(live)
        self._said.show_live(live)
        self._show_devices()

    def _show_devices(self) -> None:
        if self._image is not None:
            said = self.tr("%1. It runs on: %2.").replace("%2", wording.has_it(self._live, self._image))
            self._has_it.setText(said.replace("%1", wording.about_channel(self._image.channel)))

    def _show_buttons(self) -> None:
        self._delete.setVisible(not self._question.isVisibleTo(self))

    def _connect(self) -> None:
        self._give.clicked.connect(lambda: self.give_wanted.emit(self.image_id))
        self._save.clicked.connect(lambda: self.save_wanted.emit(self.image_id))
        self._said.change_wanted.connect(lambda said: self.change_wanted.emit(self.image_id, said))
        self._delete.clicked.connect(self._ask)
        self._question.answered.connect(self._answered)

    def _ask(self) -> None:
        if self._image is None:
            return
        text = self.tr("Delete %1 from the hub? It is gone from the disk then. Devices that run it go on so.")
        self._question.ask("delete", text.replace("%1", wording.title(self._image)), self.tr("Yes, delete it"))
        self._show_buttons()

    def _answered(self, what: str) -> None:
        self._question.hide()
        self._show_buttons()
        if what:
            self.delete_wanted.emit(self.image_id)

    def _lay_out(self) -> None:
        mark(self._give, "kind", "primary")
        mark(self._delete, "kind", "stop")
        self._inside = QWidget()
        self._inside.setObjectName("plain")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for part in (self._title, self._has_it):
            column.addWidget(part)
        column.addLayout(line_of(self._give))
        column.addWidget(self._facts)
        column.addSpacing(UNIT)
        column.addWidget(self._said)
        column.addSpacing(UNIT)
        column.addLayout(line_of(self._save, self._delete))
        column.addWidget(self._question)
        column.addStretch(1)
        scroll = scrolling(self.tr("The image"), self._inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

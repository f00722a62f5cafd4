"""A file that was given: looked at first, then kept or left out."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hub.firmware.records import Channel
from hub.web.api.firmware_forms import ImageFacts
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.card import scrolled
from ui.widgets.firmware import wording
from ui.widgets.firmware.image_facts import ImageFactsView
from ui.widgets.firmware.image_form import ImageForm, Said
from ui.widgets.text import Text

FORM_WIDTH: Final = 34 * UNIT
"""272 px: the longest name of a channel in Russian."""


class CandidateCard(QFrame):
    """Shows one file at a time. Nothing is kept before the person says so."""

    keep_wanted = Signal(object)  # Said
    leave_wanted = Signal()  # this file is not wanted; also ends what is done with it
    leave_all_wanted = Signal()  # nor are those that follow
    retry_wanted = Signal()
    assets_wanted = Signal()  # it is no firmware, and is to be kept as assets

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._title = Text(role="heading", wrap=True)
        self._place = Text(role="muted", wrap=True)
        self._doing = Text(wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._why = Text(role="problem", wrap=True)
        self._known = Text(self.tr("The library has it already."), "strong", wrap=True)
        self._facts = ImageFactsView()
        self._form = ImageForm()
        self._side = QWidget()
        self._keep = QPushButton(self.tr("Keep it"))
        self._retry = QPushButton(self.tr("Try again"))
        self._assets = QPushButton(self.tr("Keep it as assets"))
        self._leave = QPushButton()
        self._leave_all = QPushButton(self.tr("Leave out this and the rest"))
        self._left = 0  # files that follow
        self._connect()
        self._lay_out()

    def show_file(self, name: str, number: int, count: int) -> None:
        """Begin with this file, the ``number``-th of ``count``."""
        self._title.setText(name)
        self.show_count(number, count)
        self._show()
        self._doing.setText(self.tr("The hub looks at it…"))
        self._bar.setRange(0, 0)

    def show_count(self, number: int, count: int) -> None:
        """It is the ``number``-th of so many now."""
        place = self.tr("File %1 of %2").replace("%1", str(number)).replace("%2", str(count))
        self._place.setText(place)
        self._place.setVisible(count > 1)
        self._left = count - number
        self._leave_all.setVisible(self._left > 0)

    def show_sent(self, sent: int, size: int) -> None:
        """So much of it has gone to the hub, bytes."""
        self._bar.setRange(0, max(1, size))
        self._bar.setValue(sent)
        if sent >= size:
            self._doing.setText(self.tr("The hub reads it…"))
            self._bar.setRange(0, 0)
            return
        said = self.tr("%1 of %2 sent to the hub").replace("%1", wording.size(sent))
        self._doing.setText(said.replace("%2", wording.size(size)))

    def show_facts(self, facts: ImageFacts, *, known: bool) -> None:
        """What it is; the person decides now, unless it is ``known``: kept already."""
        self._facts.show_image(facts, facts.board)
        self._form.show_said(Said(Channel.STABLE if facts.board else Channel.OWN, facts.board, ""))
        self._show(facts=True, known=known)
        (self._leave if known else self._keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused(self, why: str, *, again: bool, assets: bool = False) -> None:
        """It cannot be kept, and that is why; ``again``: it may work later; ``assets``: these may be in it."""
        self._why.setText(why)
        self._show(why=True, again=again)
        self._assets.setVisible(assets)
        (self._retry if again else self._leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_keeping(self) -> None:
        """It goes to the hub, to be kept."""
        self._show()
        self._doing.setText(self.tr("The hub keeps it…"))
        self._bar.setRange(0, 0)

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self._facts.show_live(live)
        self._form.offer_boards(sorted({one.board for one in live.let_in if one.board}))

    def _show(
        self, *, facts: bool = False, known: bool = False, why: bool = False, again: bool = False
    ) -> None:
        busy = not (facts or why)
        for part in (self._doing, self._bar):
            part.setVisible(busy)
        self._why.setVisible(why)
        self._area.setVisible(facts)
        self._rest.setHidden(facts)
        self._known.setVisible(known)
        self._side.setVisible(facts and not known)
        self._keep.setVisible(facts and not known)
        self._retry.setVisible(again)
        self._assets.hide()
        done = self.tr("Next file") if self._left else self.tr("Close")
        leave = self.tr("Do not keep it") if facts and not known else done
        self._leave.setText(self.tr("Cancel") if busy else leave)
        if busy and self._focused() is None:
            self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> QWidget | None:
        """What in it has the focus."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def _connect(self) -> None:
        self._keep.clicked.connect(lambda: self.keep_wanted.emit(self._form.said))
        self._retry.clicked.connect(self.retry_wanted)
        self._assets.clicked.connect(self.assets_wanted)
        self._leave.clicked.connect(self.leave_wanted)
        self._leave_all.clicked.connect(self.leave_all_wanted)
        self._form.changed.connect(self._said_anew)

    def _said_anew(self) -> None:
        self._keep.setEnabled(self._form.acceptable)
        self._facts.show_board(self._form.said.board)

    def _lay_out(self) -> None:
        for button in (self._keep, self._retry):
            mark(button, "kind", "primary")
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._side.setFixedWidth(FORM_WIDTH)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(UNIT)
        side.addWidget(Text(self.tr("What you say of it"), "strong", wrap=True))
        side.addWidget(self._form)
        side.addStretch(1)
        what = QWidget()
        what.setObjectName("plain")
        row = QHBoxLayout(what)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        row.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._side)
        self._area = scrolled(self.tr("What is in the file"), what)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rest = QWidget()
        self._rest.setObjectName("plain")
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self._keep, self._retry, self._assets, self._leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._leave_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for part in (self._title, self._place, self._doing, self._bar, self._why, self._known):
            column.addWidget(part)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
        column.addWidget(self._rest, 1)

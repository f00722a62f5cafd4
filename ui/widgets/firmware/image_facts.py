"""What an image is: its facts, its flash as a picture, and which devices it is for."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hub.web.api.firmware_forms import ImageFacts
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.facts import Facts
from ui.widgets.firmware import wording
from ui.widgets.firmware.flash_bar import FlashBar
from ui.widgets.text import Text


class ImageFactsView(QWidget):
    """Of an image that is kept, or of one that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ImageFacts | None = None
        self._board = ""
        self._live = Live()
        self._fits = Text(role="state", wrap=True)
        self._not_over_the_air = Text(role="muted", wrap=True)
        self._facts = Facts()
        self._flash = Text(self.tr("How it divides the flash"), "strong", wrap=True)
        self._bar = FlashBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._fits, self._not_over_the_air, self._flash, self._bar, self._facts):
            column.addWidget(part)

    def show_image(self, facts: ImageFacts, board: str, *, name: str = "") -> None:
        """Show this one, for ``board``; ``name`` is what its file was called, for one that is kept."""
        self._shown = facts
        self._not_over_the_air.setText("\n".join(map(wording.misfit, facts.not_over_the_air)))
        self._not_over_the_air.setVisible(bool(facts.not_over_the_air))
        for said, value in self._told(facts, name).items():
            self._facts.show_fact(said, value)
        self._flash.setVisible(bool(facts.partitions))
        self._bar.show_image(facts)
        self.show_board(board)

    def show_board(self, board: str) -> None:
        """It is for this board; empty: nobody knows."""
        self._board = board
        if self._shown is not None:
            said, mood = wording.fits(self._live, self._shown, board)
            self._fits.setText(said)
            mark(self._fits, "mood", mood)

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self._live = live
        self.show_board(self._board)

    def _told(self, facts: ImageFacts, name: str) -> dict[str, str]:
        flash = facts.flash_size
        return {
            self.tr("What it is"): wording.kind(facts.kind),
            self.tr("Chip"): facts.chip,
            self.tr("Version"): facts.version or self.tr("It does not say"),
            self.tr("Project"): facts.project,
            self.tr("Built"): facts.built,
            self.tr("ESP-IDF"): facts.idf,
            self.tr("Size"): wording.size(facts.size),
            self.tr("Made for a flash of"): wording.size(flash) if flash else "",
            self.tr("File"): name,
        }

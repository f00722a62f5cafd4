"""A card for what is missing: a voice that speaks the language of the home. The button gets one."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton

from ui.theme import mark
from ui.translation import OWN_NAMES
from ui.voice_getting import MissingVoice
from ui.widgets.todo_card import TodoCard


class VoiceCard(TodoCard):
    """Shown while nothing speaks the language."""

    get_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("tts")
        self._get = QPushButton(autoDefault=False)
        mark(self._get, "kind", "primary")
        self._get.clicked.connect(self.get_wanted)
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._cancel.clicked.connect(self.cancel_wanted)
        self.add(self._get)
        self.add(self._cancel)

    def show_missing(self, missing: MissingVoice | None) -> None:
        """Show what is missing, and how far it is to get it; None: nothing is."""
        if missing is not None:
            language = OWN_NAMES.get(missing.language, missing.language)
            self.title.setText(self.tr("No voice speaks %1 yet").replace("%1", language))
            self.text.setText(self._words(missing))
            offer = self.tr("Use the voice") if missing.installed else self.tr("Get a voice")
            self._get.setText(offer)
            self._get.setVisible(missing.done is None and not missing.loading)
            self._cancel.setVisible(missing.done is not None)
        self.setVisible(missing is not None)

    def _words(self, missing: MissingVoice) -> str:
        if missing.loading:
            return self.tr("The voice is here. Loading it…")
        if missing.done is not None:
            came = self.tr("%1 of %2").replace("%1", _size(missing.done))
            return came.replace("%2", _size(missing.size))
        told = self.tr("Until one does, answers come in the language of another voice. It takes %1.")
        return told.replace("%1", _size(missing.size))


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 0, QLocale.DataSizeFormat.DataSizeSIFormat)

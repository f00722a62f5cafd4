"""A field for a service's key: masked, and kept nowhere here."""

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui import words
from ui.theme import UNIT, mark

translate = QCoreApplication.translate

GROK_CONSOLE = "https://console.x.ai"
LONGEST_KEY = 512
"""Characters; what is longer was pasted by mistake."""


class KeyEntry(QWidget):
    """The field, and the button that shows what is in it."""

    typed = Signal(bool)  # whether there is something to be handed over

    def __init__(self, name: str) -> None:
        """``name`` says whose key it is."""
        super().__init__()
        self._field = QLineEdit(maxLength=LONGEST_KEY, echoMode=QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(self.tr("Paste the key here"))
        self._field.textChanged.connect(lambda text: self.typed.emit(bool(text.strip())))
        self._show = QPushButton(self.tr("Show"), autoDefault=False)
        self._show.setCheckable(True)
        self._show.setAccessibleName(self.tr("Show the key"))
        self._show.toggled.connect(self._unmask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._field, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self._field)

    @property
    def filled(self) -> bool:
        """Whether there is something to be handed over."""
        return bool(self._field.text().strip())

    @property
    def key(self) -> str:
        """What is typed; it stays in the field."""
        return self._field.text().strip()

    def hold(self, *, on: bool) -> None:
        """Let nothing be typed meanwhile, and keep the focus."""
        self._field.setFocus()
        self._field.setReadOnly(on)

    def take(self) -> str:
        """The key; the field is empty then."""
        key = self._field.text().strip()
        self._field.clear()
        return key

    def _unmask(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))


class KeyLink(QPushButton):
    """Opens the place where a key for Grok is made."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Get a key at %1").replace("%1", QUrl(GROK_CONSOLE).host()))
        self.setAutoDefault(False)
        mark(self, "kind", "link")
        self.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(GROK_CONSOLE)))


def keeping(place: str, *, elsewhere: bool = False) -> str:
    """Where the key is kept now, or where a first one will be (``place`` empty).

    ``elsewhere``: the hub runs on another computer, which keeps the key.
    """
    if place:
        kept = translate("Words", "A key is kept now %1; a new one takes its place.")
        return kept.replace("%1", words.key_place(place))
    if elsewhere:
        return translate("Words", "It is kept on the hub's computer, and shown to nobody but the service.")
    return translate(
        "Words",
        "It is kept in this computer's keyring or, where there is none, in a file that only you can read. "
        "It is shown to nobody but the service.",
    )

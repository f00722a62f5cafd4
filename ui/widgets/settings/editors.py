"""One editor for each kind of setting. It says what is wrong with what was typed before anybody is asked."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from hub.config.describing import Kind
from hub.web.api.settings import Setting
from ui.theme import UNIT, mark
from ui.widgets.settings.reading import read_list, read_map, read_number, read_text, shown_number

NUMBER_WIDTH: Final = 16 * UNIT
LINES_HEIGHT: Final = 11 * UNIT
LONG_TEXT: Final = 1_000
"""Characters from which a text gets several lines."""

Read = Callable[[Setting, str], tuple[Any, str]]
"""The value in a text, and what is wrong with it: one of them."""


class Editor(QWidget):
    """Shows one value and tells of another."""

    edited = Signal(object)  # the new value; it fits what the setting says of itself
    doubted = Signal(str)  # why what was typed is none; empty: nothing is wrong

    def show_value(self, value: Any) -> None:
        """Show it, whatever was typed."""
        raise NotImplementedError

    def name(self, name: str, description: str) -> None:
        """What a screen reader says of it."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.setAccessibleName(name)
            part.setAccessibleDescription(description)
            self.setFocusProxy(part)

    def _hold(self, part: QWidget, *, stretch: bool = False) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(part, 1 if stretch else 0)
        if not stretch:
            row.addStretch(1)


class SwitchEditor(Editor):
    """On or off."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._box = QCheckBox(self.tr("On"))
        self._box.clicked.connect(self._switch)
        self._hold(self._box)
        self.show_value(setting.wanted)

    def show_value(self, value: Any) -> None:
        """Show it."""
        self._box.setChecked(bool(value))

    def _switch(self) -> None:
        self.edited.emit(self._box.isChecked())


class QuietCombo(QComboBox):
    """Does not change when somebody scrolls over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()


def name_field(field: QWidget, name: str) -> None:
    """What a screen reader says of ``field``, and of the line in it, if it has one."""
    field.setAccessibleName(name)
    line = field.lineEdit() if isinstance(field, QComboBox) else None
    if line is not None:
        line.setAccessibleName(name)


class ChoiceEditor(Editor):
    """One of a few."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._box = QuietCombo()
        self._box.addItems(list(setting.choices))
        self._box.textActivated.connect(self.edited.emit)
        self._hold(self._box)
        self.show_value(setting.wanted)

    def show_value(self, value: Any) -> None:
        """Show it."""
        self._box.setCurrentText(str(value))


class LineEditor(Editor):
    """A number, a text or a path, taken when it is left or confirmed."""

    def __init__(self, setting: Setting, read: Read) -> None:
        super().__init__()
        self._setting = setting
        self._read = read
        self._shown = ""
        number = setting.kind in (Kind.WHOLE, Kind.NUMBER)
        self._line = QLineEdit()
        if number:
            self._line.setFixedWidth(NUMBER_WIDTH)
            self._line.installEventFilter(self)
        elif setting.longest:
            self._line.setMaxLength(setting.longest)
        self._line.editingFinished.connect(self._take)
        self._line.textEdited.connect(lambda _text: self._doubt(""))
        self._hold(self._line, stretch=not number)
        self.show_value(setting.wanted)

    def show_value(self, value: Any) -> None:
        """Show it."""
        self._shown = shown_number(value) if isinstance(value, (int, float)) else str(value or "")
        self._line.setText(self._shown)
        self._line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count up and down by the arrow keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = steps.get(Qt.Key(event.key()))
            value, wrong = self._read(self._setting, self._line.text())
            if step and not wrong and value is not None:
                self._line.setText(shown_number(value + step))
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        text = self._line.text()
        value, wrong = self._read(self._setting, text)
        self._doubt(wrong)
        if not wrong and text != self._shown:
            self._shown = text
            self.edited.emit(value)

    def _doubt(self, wrong: str) -> None:
        mark(self._line, "wrong", "yes" if wrong else "no")
        self.doubted.emit(wrong)


class Lines(QPlainTextEdit):
    """Several lines, taken when they are left. Tab goes on to the next field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES_HEIGHT)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have what is written taken."""
        super().focusOutEvent(event)
        self.left.emit()


class LinesEditor(Editor):
    """A list, names with texts, or a long text."""

    def __init__(self, setting: Setting, read: Read) -> None:
        super().__init__()
        self._setting = setting
        self._read = read
        self._shown = ""
        self._lines = Lines()
        if setting.kind is Kind.LIST:
            self._lines.setPlaceholderText(self.tr("One on each line"))
        elif setting.kind is Kind.MAP:
            self._lines.setPlaceholderText(self.tr("On each line a language and a voice: de = de_DE-thorsten"))
        self._lines.left.connect(self._take)
        self._hold(self._lines, stretch=True)
        self.show_value(setting.wanted)

    def show_value(self, value: Any) -> None:
        """Show it."""
        if isinstance(value, Mapping):
            self._shown = "\n".join(f"{name} = {text}" for name, text in value.items())
        else:
            self._shown = value if isinstance(value, str) else "\n".join(value or ())
        self._lines.setPlainText(self._shown)

    def _take(self) -> None:
        text = self._lines.toPlainText()
        value, wrong = self._read(self._setting, text)
        mark(self._lines, "wrong", "yes" if wrong else "no")
        self.doubted.emit(wrong)
        if not wrong and text != self._shown:
            self._shown = text
            self.edited.emit(value)


def make_editor(setting: Setting) -> Editor:
    """The one for this setting's kind."""
    if setting.kind is Kind.SWITCH:
        return SwitchEditor(setting)
    if setting.kind is Kind.CHOICE:
        return ChoiceEditor(setting)
    if setting.kind is Kind.LIST:
        return LinesEditor(setting, read_list)
    if setting.kind is Kind.MAP:
        return LinesEditor(setting, read_map)
    if setting.kind in (Kind.WHOLE, Kind.NUMBER):
        return LineEditor(setting, read_number)
    long = (setting.longest or 0) >= LONG_TEXT
    return LinesEditor(setting, read_text) if long else LineEditor(setting, read_text)

"""What a person gives one argument with: a box to tick, a slider, a list, a line, or JSON."""

import json
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.theme import UNIT
from ui.widgets.devices.schema import (
    LEAST,
    MAX_JSON,
    MOST,
    Field,
    FieldKind,
    arguments_of,
    is_address,
    value_of,
)
from ui.widgets.still import StillComboBox, StillSlider, StillSpinBox

LONGEST_NUMBER: Final = 40
"""Characters."""

JSON_LINES: Final = 4
"""Lines of a JSON text that are seen at once."""

SLIDER_STEPS: Final = 10
"""A page of a slider is this part of its way."""

translate = QCoreApplication.translate


class FieldEditor(QWidget):
    """Edits the value of one field. ``value`` raises ``ValueError`` with words when there is none."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(UNIT)
        self._first: QWidget | None = None
        self._read: Callable[[], object] = _MAKE[field.kind](self)

    def value(self) -> object:
        """What was given; raises ``ValueError`` whose text says to a person what is wrong."""
        return self._read()

    def begin(self) -> None:
        """Have the value given (with a focus proxy, Tab would not leave the first of two controls)."""
        if self._first is not None:
            self._first.setFocus()

    def controls(self) -> list[QWidget]:
        """What Tab leads through."""
        tab, here = Qt.FocusPolicy.TabFocus, self.window()  # a list that drops down has a window of its own
        parts = self.findChildren(QWidget)
        return [part for part in parts if part.focusPolicy() & tab and part.window() is here]

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Have one more control in the row, named after the field."""
        for part in (widget, *widget.findChildren(QLineEdit)):  # a box for numbers holds a line
            part.setAccessibleName(self.field.name)
        widget.setAccessibleDescription(self.field.help)
        self._row.addWidget(widget, stretch)
        self._first = self._first or widget


def _flag(editor: FieldEditor) -> Callable[[], object]:
    box = QCheckBox(translate("Devices", "Yes"))
    box.setChecked(editor.field.default is True)
    box.toggled.connect(editor.changed)
    editor.add(box)
    return box.isChecked


def _whole(editor: FieldEditor) -> Callable[[], object]:
    field = editor.field
    low = LEAST if field.low is None else int(field.low)
    high = MOST if field.high is None else int(field.high)
    box = StillSpinBox(minimum=low, maximum=high)
    box.setAccelerated(True)
    box.setMinimumSize(10 * UNIT, 4 * UNIT)
    box.setValue(int(field.default) if isinstance(field.default, int) else max(low, min(high, 0)))
    if field.ranged:
        slider = StillSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setPageStep(max(1, (high - low) // SLIDER_STEPS))
        slider.setValue(box.value())
        slider.valueChanged.connect(box.setValue)
        box.valueChanged.connect(slider.setValue)
        editor.add(slider)
    box.valueChanged.connect(editor.changed)
    editor.add(box, 0 if field.ranged else 1)

    def read() -> int:
        box.interpretText()
        return box.value()

    return read


def _number(editor: FieldEditor) -> Callable[[], object]:
    field = editor.field
    line = QLineEdit("" if field.default is None else f"{field.default}", maxLength=LONGEST_NUMBER)
    line.textChanged.connect(editor.changed)
    editor.add(line)

    def read() -> object:
        number = _number_in(line.text())
        if number is None:
            raise ValueError(translate("Devices", "Enter a number."))
        if (field.low is not None and number < field.low) or (field.high is not None and number > field.high):
            said = translate("Devices", "Enter a number from %1 to %2.")
            raise ValueError(said.replace("%1", _bound(field.low)).replace("%2", _bound(field.high)))
        return number

    return read


def _choice(editor: FieldEditor) -> Callable[[], object]:
    box = StillComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for choice in editor.field.choices:
        box.addItem(choice if isinstance(choice, str) else json.dumps(choice))
    wanted = [place for place, one in enumerate(editor.field.choices) if one == editor.field.default]
    box.setCurrentIndex(wanted[0] if wanted else 0)
    box.currentIndexChanged.connect(editor.changed)
    editor.add(box)
    return lambda: editor.field.choices[box.currentIndex()]


def _text(editor: FieldEditor) -> Callable[[], object]:
    default = editor.field.default
    line = QLineEdit(default if isinstance(default, str) else "", maxLength=MAX_JSON)
    line.textChanged.connect(editor.changed)
    editor.add(line)

    def read() -> str:
        if not line.text() and editor.field.required:
            raise ValueError(translate("Devices", "Fill this in."))
        return line.text()

    return read


def _address(editor: FieldEditor) -> Callable[[], object]:
    default = editor.field.default
    line = QLineEdit(default if isinstance(default, str) else "", maxLength=MAX_JSON)
    line.setPlaceholderText("https://…")
    line.textChanged.connect(editor.changed)
    editor.add(line)

    def read() -> str:
        given = line.text().strip()
        if not is_address(given):
            raise ValueError(translate("Devices", "Enter a whole address, such as https://example.org/file."))
        return given

    return read


def _json(editor: FieldEditor) -> Callable[[], object]:
    default = editor.field.default
    given = arguments_of if editor.field.kind is FieldKind.OBJECT else value_of
    text = QPlainTextEdit("" if default is None else json.dumps(default, ensure_ascii=False))
    text.setTabChangesFocus(True)
    text.setFixedHeight(text.fontMetrics().lineSpacing() * JSON_LINES + 2 * UNIT)
    text.textChanged.connect(editor.changed)
    editor.add(text)

    def read() -> object:
        try:
            return given(text.toPlainText())
        except ValueError as error:
            raise ValueError(
                translate("Devices", "This is no JSON of the right kind: look at its quotes and brackets.")
            ) from error

    return read


def _number_in(text: str) -> float | None:
    """The number that ``text`` is, a comma or a point before its fraction; None when it is none."""
    try:
        number = value_of(text.replace(",", "."))
    except ValueError:
        return None
    return number if isinstance(number, int | float) and not isinstance(number, bool) else None


def _bound(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"


_MAKE: Final[dict[FieldKind, Callable[[FieldEditor], Callable[[], object]]]] = {
    FieldKind.FLAG: _flag,
    FieldKind.WHOLE: _whole,
    FieldKind.NUMBER: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.TEXT: _text,
    FieldKind.ADDRESS: _address,
    FieldKind.JSON: _json,
    FieldKind.OBJECT: _json,
}

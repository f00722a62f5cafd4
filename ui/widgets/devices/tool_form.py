"""A tool's arguments, one below the other; what is wrong is said at the field."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.devices.field_editor import FieldEditor
from ui.widgets.devices.schema import Field, FieldKind, plan_of
from ui.widgets.text import Text

EVERYTHING: Final = "arguments"
"""Name of the field that takes all arguments at once: as the protocol calls them."""


class FieldRow(QWidget):
    """A field's name and help, its editor, and what is wrong with its value.

    One that need not be given has a box beside its name: only a ticked one is sent.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self._editor = FieldEditor(field)
        self._sent = self._make_box()
        self._problem = Text(role="problem", wrap=True)
        self._problem.hide()
        self._editor.changed.connect(self._problem.hide)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        if self._sent:
            head.addWidget(self._sent)
            head.addStretch(1)
        else:
            head.addWidget(Text(field.name, "strong"))
            head.addWidget(Text(self.tr("required") if field.required else "", "small"))
            head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        if field.help:
            column.addWidget(Text(field.help, "small", wrap=True))
        column.addWidget(self._editor)
        column.addWidget(self._problem)

    def controls(self) -> list[QWidget]:
        """What Tab leads through, in the order of reading."""
        return [*((self._sent,) if self._sent else ()), *self._editor.controls()]

    def into(self, arguments: dict[str, Any]) -> bool:
        """Put the value in, if it is to be sent. False: it is none, which is said."""
        if self._sent and not self._sent.isChecked():
            return True
        try:
            arguments[self._field.name] = self._editor.value()
        except ValueError as error:
            self._problem.setText(str(error))
            self._problem.show()
            self._editor.begin()
            return False
        return True

    def _make_box(self) -> QCheckBox | None:
        if self._field.required or self._field.default is not None:
            return None
        box = QCheckBox(self._field.name)
        box.setToolTip(self.tr("Sent only when it is ticked"))
        box.setAccessibleDescription(box.toolTip())
        box.toggled.connect(self._editor.setEnabled)
        self._editor.setEnabled(False)
        return box


class ToolForm(QWidget):
    """The form of one tool, made from the JSON schema of its arguments."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        super().__init__()
        plan = plan_of(schema)
        everything = Field(EVERYTHING, FieldKind.OBJECT, required=True, default={})
        self._typed = FieldRow(everything) if plan.typed else None
        self._rows = [FieldRow(field) for field in plan.fields]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + 4)
        if self._typed:
            told = self.tr("This tool takes too much for a form. Write what it is given as JSON, in { }.")
            column.addWidget(Text(told, "muted", wrap=True))
            column.addWidget(self._typed)
        for row in self._rows:
            column.addWidget(row)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to give."""
        return not self._rows and self._typed is None

    def controls(self) -> list[QWidget]:
        """What Tab leads through, in the order of reading."""
        rows = [self._typed, *self._rows] if self._typed else self._rows
        return [control for row in rows for control in row.controls()]

    def arguments(self) -> dict[str, Any] | None:
        """What the tool is to be given; None when something is wrong, which is said at its field."""
        arguments: dict[str, Any] = {}
        if self._typed:
            given = self._typed.into(arguments)
            return arguments[EVERYTHING] if given else None
        fine = [row.into(arguments) for row in reversed(self._rows)]  # the first wrong one has the focus
        return dict(reversed(arguments.items())) if all(fine) else None

"""What devices and services call things is never read as HTML, which may name files to be opened."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QToolTip

import ui
from hub.snapshot import DeviceView
from ui.live import Live
from ui.tooltips import tooltip, without_marks
from ui.widgets.devices.device_model import DeviceModel
from ui.widgets.devices.presence import rows_of

STRANGE = "<img src='/etc/hosts'><b>Trusted</b> & <i>sons</i>\nline"
ESCAPING = {"tooltip", "without_marks"}


@pytest.mark.parametrize("text", [STRANGE, "Kitchen & <b>", "1 < 2", "two\nlines", ""])
def test_a_tooltip_shows_every_letter_of_a_text(qapp: QApplication, text: str) -> None:
    told = tooltip(text)
    shown = QTextDocument()
    shown.setHtml(told) if told != text else shown.setPlainText(told)
    assert shown.toPlainText() == text
    assert "<img" not in told
    assert "<" not in without_marks(text)


def test_a_device_is_pointed_at_without_opening_what_its_board_names(qapp: QApplication) -> None:
    strange = DeviceView("a", STRANGE, "1", "10.0.0.2", 0.0, "")
    model = DeviceModel(lambda: 0.0)
    model.show_rows(rows_of(Live(devices={"a": strange})))
    told = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert isinstance(told, str)
    assert "&lt;img" in told
    assert "<img" not in told
    assert STRANGE in str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))
    QToolTip.showText(QPoint(10, 10), told)
    assert QToolTip.text() == told
    QToolTip.hideText()


def test_every_tooltip_in_the_window_is_our_own_words_or_escaped() -> None:
    raw = [
        f"{path.name}:{call.lineno}" for path, call in _calls() for text in _told(call) if not _is_safe(text)
    ]
    assert raw == []


def test_every_model_escapes_what_it_tells_of_a_cell() -> None:
    telling = [path for path in _sources() if "ToolTipRole" in path.read_text(encoding="utf-8")]
    assert telling
    assert [path.name for path in telling if "tooltip(" not in path.read_text(encoding="utf-8")] == []


def _sources() -> list[Path]:
    return list(Path(ui.__path__[0]).rglob("*.py"))


def _calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def _told(call: ast.Call) -> list[ast.expr]:
    """The text of a tooltip that this sets or shows."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name == "setToolTip":
        return call.args[:1]
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return call.args[1:2] if name == "showText" and isinstance(owner, ast.Name) else []


def _is_safe(text: ast.expr) -> bool:
    if isinstance(text, ast.IfExp):
        return _is_safe(text.body) and _is_safe(text.orelse)
    if isinstance(text, ast.Constant):
        return True
    if not isinstance(text, ast.Call):
        return False
    called = text.func
    if isinstance(called, ast.Name):
        return called.id in ESCAPING
    return isinstance(called, ast.Attribute) and called.attr == "tr" and isinstance(text.args[0], ast.Constant)

"""Reads a window as a person does: only what is shown counts."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

W = TypeVar("W", bound=QWidget)


def shown(root: QWidget, kind: type[W]) -> list[W]:
    QApplication.processEvents()  # new parts of a layout are shown by an event
    return [widget for widget in root.findChildren(kind) if widget.isVisible()]


def the(root: QWidget, kind: type[W]) -> W:
    """The one part of this kind."""
    (found,) = root.findChildren(kind)
    return found


def text_of(root: QWidget) -> str:
    """Every text that can be seen, one a line."""
    return "\n".join(label.text() for label in shown(root, QLabel))


def button(root: QWidget, text: str) -> QPushButton:
    """The one button that can be seen and says ``text``."""
    (found,) = [each for each in shown(root, QPushButton) if each.text() == text]
    return found


def buttons(root: QWidget) -> list[str]:
    return [each.text() for each in shown(root, QPushButton)]


def nothing_cut_off(root: QWidget) -> None:
    """Every button and label that can be seen has room for its words."""
    for each in shown(root, QPushButton):
        assert each.width() >= each.sizeHint().width(), each.text()
    for label in shown(root, QLabel):
        if not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
        elif label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()

"""Text of others where Qt, or a desktop, would take it for HTML, which can name files to be opened."""

from html import escape

from PySide6.QtGui import Qt


def tooltip(text: str) -> str:
    """What ``QWidget.setToolTip`` and its like show as ``text``, letter by letter."""
    if not Qt.mightBeRichText(text):
        return text
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<span>{lines}</span>"


def without_marks(text: str) -> str:
    """``text`` with no tags: for the tray, which some desktops read as HTML and others do not."""
    return text.replace("<", "‹").replace(">", "›")

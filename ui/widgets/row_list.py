"""A list whose rows are drawn by ourselves: calm, as wide as its place, moved by pixels."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate


def dress(view: QListView, name: str, delegate: QStyledItemDelegate, model: QAbstractItemModel) -> None:
    """Have ``view``, which a screen reader calls ``name``, show ``model`` so."""
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setItemDelegate(delegate)
    view.setModel(model)

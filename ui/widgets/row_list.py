"""A list whose rows are drawn by ourselves: calm, as wide as its place, moved by pixels."""

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
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


def turn_to(view: QListView, row: int) -> bool:
    """Have this row looked at; False: it is already, and nothing has told so."""
    place = view.model().index(row, 0)
    if place == view.currentIndex():
        return False
    view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    view.scrollTo(place)
    return True

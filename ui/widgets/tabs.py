"""The names of a page's parts in a row, one of which is looked at."""

from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """As wide as its words need: none is cut off, and there are no buttons to scroll by."""

    def __init__(self, name: str) -> None:
        """``name`` tells who cannot see it what it is."""
        super().__init__(drawBase=False, expanding=False, usesScrollButtons=False)
        self.setAccessibleName(name)

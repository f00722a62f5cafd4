"""Garbage of the window, collected by the window's own thread.

Python collects cycles in whichever thread happens to allocate, and the hub has many threads; a widget that is
taken apart outside of the thread it lives in takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 500
"""Between two looks, milliseconds: a look costs nothing, and little garbage comes together meanwhile."""

OLDEST = 2
"""Python's oldest generation: all there is."""


class Collector(QObject):
    """Collects as Python would, by its thresholds, and here only.

    The first look at everything takes 80 ms once the hub is there; what it finds in use (modules, models) is
    not looked at again, so that no later one keeps an answer waiting.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing changes before ``start``."""
        super().__init__(parent)
        self._settled = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Keep all other threads from collecting, from now on."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Have Python collect wherever it wants again, once nothing of the window is left to collect."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])
        if due[-1:] == [OLDEST] and not self._settled:
            self._settled = True
            gc.freeze()

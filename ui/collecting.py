"""Garbage of the window, collected by the window's own thread.

Python collects cycles in whichever thread happens to allocate, and the hub has many threads; a widget that is
taken apart outside of the thread it lives in takes the program with it.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 500
"""Between two looks, milliseconds: a look costs nothing, and little garbage comes together meanwhile."""

QUIET_LOOKS = 20
"""Looks without a newly imported module, after which the program has started: 10 s."""


class Collector(QObject):
    """Collects as Python would, by its thresholds, and here only.

    While the program starts nothing is collected: what comes then (modules, models) stays, and looking at it
    takes 20 to 70 ms each time, 0.3 s for all. It is set aside instead, so that no later look sees it either.
    The 5,000 objects that are garbage among those 430,000 stay, too.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing changes before ``start``."""
        super().__init__(parent)
        self._modules = 0  # at the last look
        self._quiet_looks = 0
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

    def begin_anew(self) -> None:
        """Collect what was set aside and is garbage now, as a hub that another one follows; 0.1 to 0.3 s."""
        gc.unfreeze()
        gc.collect()
        self._quiet_looks = 0  # the next one is set aside as the first was

    def look(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it."""
        if self._starts():
            gc.freeze()
            return
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def _starts(self) -> bool:
        """Whether the program still starts: modules come. Once it has, those that come late change nothing."""
        if self._quiet_looks < QUIET_LOOKS:
            before, self._modules = self._modules, len(sys.modules)
            self._quiet_looks = self._quiet_looks + 1 if self._modules == before else 0
        return self._quiet_looks < QUIET_LOOKS

"""The floor of what a window costs: one without anything in it. Says when it was painted, and stays."""

import asyncio
import json
import sys
import time

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    """Notes its first picture."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, self, lambda: print(json.dumps({"painted": time.monotonic()}), flush=True))  # noqa: T201


async def show() -> None:
    """Until standard input ends."""
    window = Empty()
    window.resize(1120, 720)
    window.show()
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(show())

"""Take pictures of the window's pages, with a scripted hub behind them, to be looked at.

    python scripts/picture.py FOLDER [--languages en ru zh] [--themes light dark] [--scale 1.5]

It needs a display, or QT_QPA_PLATFORM=offscreen. One run has one scale: Qt takes it when it starts.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SETTLE_MS = 200


def main() -> int:
    """Take the pictures."""
    args = _parser().parse_args()
    os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication

    from tests.ui.scenes import SCENES
    from ui import translation
    from ui.theme import DARK, LIGHT, Theme

    app = QApplication([])
    dresser = Theme(app)
    args.folder.mkdir(parents=True, exist_ok=True)
    for language in args.languages:
        for old in app.findChildren(QTranslator):
            app.removeTranslator(old)
            old.setParent(None)
        translation.install(app, language)
        for theme in args.themes:
            dresser.dress(DARK if theme == "dark" else LIGHT)
            for name in args.scenes or SCENES:
                path = args.folder / f"{name}-{language}-{theme}-{args.scale:g}.png"
                _take(name, language, path, args.size)
                print(path)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs="+", default=["en", "ru", "zh"])
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    parser.add_argument("--scenes", nargs="*", default=[])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", nargs=2, type=int, default=(960, 640))
    return parser


def _take(name: str, language: str, path: Path, size: Sequence[int]) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.ui.scenes import SCENES
    from tests.ui.scripted_hub import ScriptedHub
    from ui.bridge import HubBridge
    from ui.main_window import MainWindow

    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat))
        hub = ScriptedHub()
        window.attach(HubBridge(hub))
        window.resize(*size)
        window.show()
        SCENES[name](hub, window, language)
        QTest.qWait(SETTLE_MS)
        shown = QApplication.activeModalWidget() or window
        shown.grab().save(str(path))
        if shown is not window:
            shown.close()
        window.close()
        window.deleteLater()
        QTest.qWait(SETTLE_MS)


if __name__ == "__main__":
    sys.exit(main())

"""``xiaozhi-hub``: the hub with its window or, where no window can be shown, without one."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from hub import __version__
from hub.commands.options import add_serve_options, settings_from
from hub.config import Settings
from hub.errors import EXIT_SETUP, SetupError
from ui.display import why_no_window

if TYPE_CHECKING:
    from ui.desktop import MakeHub


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    try:
        settings = settings_from(_parser().parse_args(argv))
    except SetupError as error:
        _complain(str(error))
        return EXIT_SETUP
    reason = why_no_window()
    return _run_without_window(settings, reason) if reason else _run_with_window(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xiaozhi-hub", description="A home hub for Xiaozhi voice devices, with its window."
    )
    parser.add_argument("--version", action="version", version=f"xiaozhi-hub {__version__}")
    add_serve_options(parser)
    return parser


def _run_without_window(settings: Settings, reason: str) -> int:
    from hub.commands import serve

    _complain(f"Starting without a window: {reason}.")
    return asyncio.run(serve.run(settings))


def _run_with_window(settings: Settings) -> int:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui import translation
    from ui.collecting import Collector
    from ui.desktop import Desktop
    from ui.main_window import MainWindow
    from ui.sound import Loudspeaker
    from ui.theme import Theme

    app = QApplication(sys.argv[:1])
    app.setApplicationName("xiaozhi-hub")
    app.setApplicationDisplayName("Xiaozhi Hub")
    app.setDesktopFileName("xiaozhi-hub")
    app.setQuitOnLastWindowClosed(False)  # the loop must live until the hub has stopped
    translation.install(app, settings.language)
    Theme(app)
    Collector(app).start()
    memory = QSettings(str(settings.data_dir / "window.ini"), QSettings.Format.IniFormat)

    async def run() -> int:
        loudspeaker = Loudspeaker()
        desktop = Desktop(settings, MainWindow(memory, player=loudspeaker), _complain)
        status = await desktop.run(lambda: _load_hub(settings))
        loudspeaker.close()
        if not desktop.threads_ended:
            from hub.commands.serve import leave_at_once

            memory.sync()
            leave_at_once(status)
        return status

    import qasync

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(run())


def _load_hub(settings: Settings) -> "MakeHub":
    from hub.app import Hub
    from hub.commands.serve import configure_logging

    configure_logging(settings)
    return partial(Hub, sounds=True)


def _complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

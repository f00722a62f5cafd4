"""``xiaozhi-hub``: the hub with its window or, where no window can be shown, without one."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hub import __version__
from hub.client.address import hub_url
from hub.commands.hidden import is_own_child, run_hidden
from hub.commands.options import add_serve_options, settings_beside_file, settings_from
from hub.config import Settings
from hub.errors import EXIT_SETUP, SettingError, SetupError
from ui.display import why_no_window

if TYPE_CHECKING:
    from ssl import SSLContext

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui.desktop import MakeHub
    from ui.instance import Instance
    from ui.remote.connection import Connection

ELSEWHERE: Final = "elsewhere"
"""Folder in the data folder for windows of hubs that run elsewhere: what they remember, and their tokens."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    if is_own_child(given := sys.argv[1:] if argv is None else list(argv)):
        return run_hidden()
    args = _parser().parse_args(given)
    try:
        settings, args.refused = _settings(args)
        args.connect = hub_url(args.connect) if args.connect else ""
        args.token = _token(args)
        args.tls = _trusted(args)
    except SetupError as error:
        _complain(str(error))
        return EXIT_SETUP
    reason = why_no_window()
    if reason and args.connect:
        _complain(f"The window cannot be shown: {reason}.")
        return EXIT_SETUP
    return _run_without_window(settings, reason) if reason else _run_with_window(settings, args)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xiaozhi-hub", description="A home hub for Xiaozhi voice devices, with its window."
    )
    parser.add_argument("--version", action="version", version=f"xiaozhi-hub {__version__}")
    parser.add_argument("--minimized", action="store_true", help="begin in the tray, without the window")
    parser.add_argument("--connect", metavar="ADDRESS", help="show a hub that runs elsewhere, and start none")
    parser.add_argument(
        "--token-file", metavar="FILE", type=Path, help="with --connect: read the token there, and ask nobody"
    )
    parser.add_argument(
        "--ca-file", metavar="FILE", type=Path, help="with --connect: the CA of the hub's certificate, in PEM"
    )
    add_serve_options(parser)
    return parser


def _settings(args: argparse.Namespace) -> tuple[Settings, SettingError | None]:
    """The settings; where their file cannot be used, those beside it and what the window says of it.

    Raises:
        SettingError: No window can say so, or it is not the file that is wrong.
    """
    try:
        return settings_from(args), None
    except SettingError as error:
        if args.connect or why_no_window():
            raise
        try:
            return settings_beside_file(args), error
        except SettingError:
            raise error from None


def _token(args: argparse.Namespace) -> str:
    """The token in the named file; empty when none is named. Raises ``SettingError``."""
    if args.token_file is None:
        return ""
    if not args.connect:
        raise SettingError("--token-file is for --connect ADDRESS.")
    from hub.client.token_file import token_in

    return token_in(args.token_file)


def _trusted(args: argparse.Namespace) -> "SSLContext | None":
    """What the named CA vouches for; None when none is named. Raises ``CertificateError``."""
    if args.ca_file is None:
        return None
    from hub.client.trust import trusting

    return trusting(args.ca_file)


def _run_without_window(settings: Settings, reason: str) -> int:
    from hub.commands import serve

    _complain(f"Starting without a window: {reason}.")
    return asyncio.run(serve.run(settings))


def _run_with_window(settings: Settings, args: argparse.Namespace) -> int:
    from PySide6.QtCore import QSettings

    from ui.importing import read_no_sources

    read_no_sources()

    from PySide6.QtWidgets import QApplication

    from ui import translation
    from ui.collecting import Collector
    from ui.instance import Instance, instance_name
    from ui.theme import THEME, Theme

    app = QApplication(sys.argv[:1])
    app.setApplicationName("xiaozhi-hub")
    app.setApplicationDisplayName("Xiaozhi Hub")
    app.setDesktopFileName("xiaozhi-hub")
    app.setQuitOnLastWindowClosed(False)  # the loop must live until the hub has stopped
    instance = Instance(instance_name(settings.data_dir, args.connect))
    if not instance.is_first():
        return 0
    folder = settings.data_dir / ELSEWHERE if args.connect else settings.data_dir
    memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    translation.install(app, str(memory.value(translation.LANGUAGE, "")) or settings.language)
    Theme(app).choose(str(memory.value(THEME, "")))
    Collector(app).start()

    import qasync

    run = _show_elsewhere if args.connect else _show_own
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(run(app, settings, args, memory, instance))


async def _show_own(
    app: "QApplication",
    settings: Settings,
    args: argparse.Namespace,
    memory: "QSettings",
    instance: "Instance",
) -> int:
    """The hub and its window."""
    from hub.awake.choice import system_awake
    from hub.settings_file import PastSettings
    from ui.autostart.base import start_command
    from ui.autostart.choice import system_autostart
    from ui.collecting import Collector
    from ui.desktop import Desktop
    from ui.first_run import FirstRunWhenDue
    from ui.main_window import MainWindow
    from ui.presenters.registry import load_all
    from ui.shell import Shell
    from ui.sound import Loudspeaker
    from ui.startup import Startup

    loudspeaker = Loudspeaker()
    data_dir = settings.data_dir if args.data_dir else None
    startup = Startup(memory, start_command(data_dir, args.config), system_autostart, system_awake)
    window = MainWindow(memory, player=loudspeaker, startup=startup)
    FirstRunWhenDue(window, memory)
    window.lived.connect(startup.show_live)
    startup.noticed.connect(window.show_notice)
    shell = Shell(app, window, memory)
    instance.raise_wanted.connect(shell.bring_back)
    window.closed.connect(instance.close)
    past = PastSettings(settings.origin.file)
    collector = app.findChild(Collector)
    forget = collector.begin_anew if collector is not None else bool
    desktop = Desktop(
        settings,
        window,
        _complain,
        lambda: _settings_again(args),
        past,
        refused=args.refused,
        forget=forget,
    )
    show = partial(shell.open, minimized=args.minimized)
    status = await desktop.run(lambda: _load_hub(settings), show, load_all)
    await startup.close()
    loudspeaker.close()
    if not desktop.threads_ended:
        from hub.commands.serve import leave_at_once

        memory.sync()
        leave_at_once(status)
    return status


async def _show_elsewhere(
    app: "QApplication",
    settings: Settings,
    args: argparse.Namespace,
    memory: "QSettings",
    instance: "Instance",
) -> int:
    """A window of a hub that runs elsewhere. Closing it ends the program: nothing goes on behind it."""
    from ui.desktop import Desktop
    from ui.main_window import MainWindow
    from ui.presenters.registry import load_all
    from ui.remote.connection import Connection
    from ui.remote.tokens import TokenBook
    from ui.shell import Shell

    window = MainWindow(memory, address=args.connect)
    shell = Shell(app, window, memory, has_tray=None)
    instance.raise_wanted.connect(shell.bring_back)
    window.closed.connect(instance.close)
    book = TokenBook(settings.data_dir / ELSEWHERE)
    connection = Connection(window, args.connect, book)
    desktop = Desktop(settings, window, _complain)
    load = partial(_load_elsewhere, settings, args, connection, book.find)
    status = await desktop.run(load, partial(shell.open, minimized=args.minimized), load_all)
    await connection.close()
    return status


def _settings_again(args: argparse.Namespace) -> Settings:
    """The settings as they are now, in the files; raises ``SettingError``."""
    from hub.log_level import set_log_level

    settings = settings_from(args)
    set_log_level(settings)
    return settings


def _load_hub(settings: Settings) -> "MakeHub":
    from hub.app import Hub
    from hub.choices_file import take_over_choices
    from hub.commands.serve import configure_logging
    from hub.logbook import LogBook

    configure_logging(settings)
    book = LogBook()  # of all hubs that this window starts, one after the other
    return lambda present: Hub(take_over_choices(present), sounds=True, logbook=book)


def _load_elsewhere(
    settings: Settings, args: argparse.Namespace, connection: "Connection", find_token: Callable[[str], str]
) -> "MakeHub":
    from hub.client.door import ApiDoor
    from hub.commands.serve import configure_logging
    from ui.remote.hub import RemoteHub

    configure_logging(settings)
    token = args.token or find_token(args.connect)
    door = ApiDoor(args.connect, token, args.tls)

    def make(_settings: Settings) -> RemoteHub:
        hub = RemoteHub(door)
        connection.attach(hub)
        return hub

    return make


def _complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""``python -m hub serve``: the hub without a window."""

import asyncio
import logging
import os
import signal
import sys
from typing import NoReturn

from hub.app import Hub
from hub.config import Settings
from hub.errors import EXIT_SETUP, SetupError

OURS = ("hub", "models", "ui")
"""Packages that log at DEBUG, if that is wanted. Libraries never do: they log what they are given, headers with
tokens, statements with what was said, whole requests."""


def configure_logging(settings: Settings) -> None:
    """Log to standard error; standard output is for what was asked for."""
    wanted = logging.getLevelNamesMapping()[settings.log_level]
    logging.basicConfig(
        level=max(wanted, logging.INFO),
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    for package in OURS:
        logging.getLogger(package).setLevel(wanted)
    for chatty in ("httpx", "httpx2", "httpcore", "httpcore2", "websockets", "faster_whisper", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    for server in ("aiohttp.server", "websockets.server"):
        logging.getLogger(server).addFilter(without_strangers_tracebacks)


def without_strangers_tracebacks(record: logging.LogRecord) -> bool:
    """What a stranger did wrong is a line at INFO, and no traceback: anybody could fill the disk with them."""
    error = record.exc_info[1] if record.exc_info else None
    if told := _strangers_fault(error, record.name):
        record.exc_info = None
        record.msg, record.args = told, (type(error).__name__,)
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True


def _strangers_fault(error: BaseException | None, logger: str) -> str:
    """What to say of an error that the other end made; empty when it did not."""
    if isinstance(error, ConnectionResetError | BrokenPipeError):
        return "a peer left in the middle of its request: %s"
    if type(error).__module__.startswith("aiohttp."):  # its own errors: the message, the body, the peer
        return "a request was no HTTP: %s"
    if logger == "websockets.server" and isinstance(error, AssertionError):
        return "a peer sent more than a handshake, and was gone before its answer: %s"
    return ""


async def run(settings: Settings) -> int:
    """Serve until told to stop; returns the exit status."""
    configure_logging(settings)
    stop = asyncio.Event()
    _on_signals(stop)
    hub = Hub(settings)
    try:
        await hub.start()
    except SetupError as error:
        print(error, file=sys.stderr)
        await hub.stop()
        return EXIT_SETUP
    now = hub.snapshot()
    print(f"ready ota={now.ota_url} ws={now.ws_url}", flush=True)
    await stop.wait()
    await hub.stop()
    if not hub.threads_ended:
        leave_at_once(0)
    return 0


def leave_at_once(status: int) -> NoReturn:
    """End the process without waiting for its threads."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(status)


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))

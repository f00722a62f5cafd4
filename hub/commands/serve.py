"""``python -m hub serve``: the hub without a window."""

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from hub.app import Hub
from hub.choices_file import take_over_choices
from hub.config import Settings
from hub.errors import EXIT_SETUP, SetupError
from hub.log_level import set_log_level

LOADED_S = 30.0
"""Seconds after the start by which all is loaded. It stays, so no look for garbage has to see it any more:
one at those 360,000 objects stops every conversation for 0.1 s, and for longer on a busy machine. Nor is any
looked for until then: while modules come in, Python would look at everything again and again."""


def configure_logging(settings: Settings) -> None:
    """Log to standard error; standard output is for what was asked for."""
    logging.basicConfig(
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    set_log_level(settings)
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
    with nothing_collected_while_loading():
        hub = Hub(take_over_choices(settings))
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


@contextmanager
def nothing_collected_while_loading() -> Iterator[None]:
    """Set aside what is there after ``LOADED_S``, and collect as usual from then on."""

    def loaded() -> None:
        gc.freeze()
        gc.enable()

    gc.disable()
    waiting = asyncio.get_running_loop().call_later(LOADED_S, loaded)
    try:
        yield
    finally:
        waiting.cancel()
        gc.enable()


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

"""``python -m hub serve``: the hub without a window."""

import asyncio
import logging
import os
import signal
import sys
from typing import Final, NoReturn

from hub.app import Hub
from hub.config import Settings
from hub.errors import EXIT_SETUP, SetupError

CHATTY: Final = (
    "httpx", "httpx2", "httpcore", "httpcore2", "websockets", "faster_whisper", "alembic", "aiosqlite",
)  # fmt: skip
"""Libraries that log, at DEBUG or INFO, what they are handed: addresses, headers, statements with their values.
That is tokens, client ids and what was said, so they are heard from at WARNING only."""


def configure_logging(settings: Settings) -> None:
    """Log to standard error; standard output is for what was asked for."""
    logging.basicConfig(
        level=settings.log_level,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.server").addFilter(_without_strangers_tracebacks)


def _without_strangers_tracebacks(record: logging.LogRecord) -> bool:
    """A request that is no HTTP is a stranger's fault: one line, no traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if type(error).__module__.startswith("aiohttp."):  # its own errors: the message, the body, the peer
        record.exc_info = None
        record.msg, record.args = "a request was no HTTP: %s", (type(error).__name__,)
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True


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

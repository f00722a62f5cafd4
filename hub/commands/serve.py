"""``python -m hub serve``: the hub without a window."""

import asyncio
import logging
import signal
import sys

from hub.app import Hub
from hub.config import Settings
from hub.errors import SetupError

EXIT_SETUP = 2


def configure_logging(settings: Settings) -> None:
    """Log to standard error; standard output is for what was asked for."""
    logging.basicConfig(
        level=settings.log_level,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    for chatty in ("httpx", "httpx2", "httpcore", "httpcore2", "websockets", "faster_whisper"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


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
    return 0


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))

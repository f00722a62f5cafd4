"""Lets ``xiaozhi-client`` talk to a hub: ``python -m tests.e2e.clients.client_driver URL FOLDER WAV …``.

It knows no check, only the WebSocket's address, in which its token stands. Its sound goes through
``sounddevice``, for which files stand in here. ``LIBOPUS`` in the environment names the codec's library.
"""

import asyncio
import ctypes.util
import importlib
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import numpy as np

from tests.e2e.clients.driving import Orders, converse, read_orders
from tests.e2e.clients.sound_files import MICROPHONE_RATE, PACKET_S, Loudspeaker, Microphone
from tests.e2e.clients.tape import Tape

LIMIT_S = 5.0
"""Longest wait for the loudspeaker, and for the client to take leave, seconds."""

FULL_SCALE = 32_768

_microphone = Microphone()
_loudspeaker = Loudspeaker()


class InputStream:
    """``sounddevice.InputStream`` as far as the client uses it: calls back every block, in a thread."""

    def __init__(
        self, *, blocksize: int, samplerate: int, callback: Callable[..., None] | None = None, **_: Any
    ) -> None:
        self._block = blocksize
        self._block_s = blocksize / samplerate
        self._callback = callback
        self._over = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Begin to hear."""
        threading.Thread(target=self._hear, daemon=True).start()

    def stop(self) -> None:
        """Hear no more."""
        self._over.set()

    close = stop

    def _hear(self) -> None:
        due = time.monotonic()
        while self._callback is not None and not self._over.wait(max(0.0, due - time.monotonic())):
            sound = _microphone.block(self._block).astype(np.float32) / FULL_SCALE
            self._callback(sound.reshape(-1, 1), self._block, None, None)
            due += self._block_s


class OutputStream:
    """``sounddevice.OutputStream`` as far as the client uses it."""

    def __init__(self, **_: Any) -> None:
        return

    def write(self, sound: Any) -> None:
        """Play."""
        _loudspeaker.play(sound)

    def start(self) -> None:
        """Nothing is to be opened."""

    stop = close = start


def load() -> ModuleType:
    """Import the client, with files for its sound."""
    sounddevice: Any = ModuleType("sounddevice")
    sounddevice.InputStream, sounddevice.OutputStream = InputStream, OutputStream
    sys.modules["sounddevice"] = sounddevice
    ctypes.util.find_library = lambda name: os.environ["LIBOPUS"] if name == "opus" else None
    return importlib.import_module("xiaozhi_client")


async def main(orders: Orders) -> None:
    """Hold the conversation, as the client's own description shows it."""
    library = load()
    tape, answered = Tape(sys.stdout), asyncio.Event()
    tape.listen_in(importlib.import_module("websockets.legacy.client").WebSocketClientProtocol)
    client = library.XiaozhiClient(library.ClientConfig(ws_url=orders.url))
    client.set_device_id(parse_qs(urlsplit(orders.url).query)["device-id"][0])

    async def notice(message: dict[str, Any]) -> None:
        tape.notice(message)
        if (message.get("type"), message.get("state")) == ("tts", "stop"):
            answered.set()

    async def resume(_message: dict[str, Any]) -> None:
        client.resume_voice_input()

    async def save(file: Path) -> None:
        played = round(tape.packets * MICROPHONE_RATE * PACKET_S)
        if not await asyncio.to_thread(_loudspeaker.wait_for, played, LIMIT_S):
            raise SystemExit("the client did not play all that it got")
        _loudspeaker.save(file, MICROPHONE_RATE)

    client.on_message, client.on_tts_end = notice, resume
    await client.connect()
    await client.start_voice_input()
    await converse(orders, _microphone, answered, save)
    async with asyncio.timeout(LIMIT_S):
        await client.close()


if __name__ == "__main__":
    asyncio.run(main(read_orders()))

"""The bundled models as engines: each is loaded once for all tests, and works in a worker of the test's own."""

import asyncio
from functools import cache
from typing import Final

from hub.engines.piper import Piper
from hub.engines.turnstile import Turnstile
from hub.engines.whisper import Whisper
from hub.engines.worker import Worker
from models.store import BUNDLED_FOLDER

VOICE: Final = "en_US-joe-medium"
HEARING: Final = "whisper-base"
THREADS: Final = 1

SEED: Final = 1
"""Of the voice's chance: it says a sentence a little differently each time, and is not always understood."""


async def whisper_in(worker: Worker, name: str = HEARING, languages: tuple[str, ...] = ()) -> Whisper:
    """What hears."""
    return Whisper(name, (await asyncio.to_thread(_whisper, name))._model, languages, worker)


async def piper_in(worker: Worker, *, speed: float = 1.0) -> Piper:
    """What speaks."""
    return Piper(VOICE, (await asyncio.to_thread(_piper))._voice, speed, worker, Turnstile())


@cache
def _whisper(name: str) -> Whisper:
    folder = BUNDLED_FOLDER / name
    return Whisper.load(name, folder, threads=THREADS, languages=(), worker=Worker("loader"))


@cache
def _piper() -> Piper:
    import onnxruntime

    onnxruntime.set_seed(SEED)
    model = BUNDLED_FOLDER / VOICE / f"{VOICE}.onnx"
    return Piper.load(VOICE, model, speed=1.0, threads=THREADS, worker=Worker("loader"))

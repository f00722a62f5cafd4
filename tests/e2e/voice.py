"""The bundled voice, for questions nobody has recorded."""

import numpy as np
import soxr

from hub.engines.base import Pcm
from hub.engines.worker import Worker
from tests.local_engines import piper_in


async def speak(*texts: str) -> list[Pcm]:
    """The texts in the bundled voice, as a microphone hears them."""
    worker = Worker("speaker")
    piper = await piper_in(worker)
    sounds = []
    for text in texts:
        sound = np.concatenate([piece async for piece in piper.synthesize(text)])
        sounds.append(soxr.resample(sound, piper.sample_rate, 16_000))
    await worker.close()
    return sounds

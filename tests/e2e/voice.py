"""The bundled voice, for questions nobody has recorded."""

import numpy as np
import soxr

from hub.engines.base import Pcm
from hub.engines.piper import Piper
from hub.engines.worker import Worker
from models.store import BUNDLED_FOLDER

VOICE = "en_US-joe-medium"


async def speak(*texts: str) -> list[Pcm]:
    """The texts in the bundled voice, as a microphone hears them."""
    worker = Worker("speaker")
    model = BUNDLED_FOLDER / VOICE / f"{VOICE}.onnx"
    piper = await worker.run(Piper.load, VOICE, model, speed=1.0, threads=2, worker=worker)
    sounds = []
    for text in texts:
        sound = np.concatenate([piece async for piece in piper.synthesize(text)])
        sounds.append(soxr.resample(sound, piper.sample_rate, 16_000))
    await worker.close()
    return sounds

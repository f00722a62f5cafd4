"""Speech detection with Silero's network, run by onnxruntime.

The network lies in the ``faster-whisper`` package. Run here, it leaves the interpreter to others, takes many
chunks in one go, and all streams share it.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from hub.engines.base import CHUNK_SAMPLES, Pcm
from hub.errors import ModelMissingError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NETWORK = Path("assets", "silero_vad_v6.onnx")
"""Where it lies in that package."""

CONTEXT_SAMPLES = 64
"""Samples before a chunk that the network is given with it."""

STATE_SHAPE = (1, 1, 128)
"""What the network remembers, twice: a hidden state and a cell state."""


class Silero:
    """One stream's detector. Blocking: 0.15 ms a chunk, 0.06 ms for each of many."""

    def __init__(self) -> None:
        """Begin to listen; the first one loads the network, which takes 10 ms."""
        self._network = _network()
        self._context: npt.NDArray[np.float32] = np.zeros(CONTEXT_SAMPLES, np.float32)
        self._hidden = np.zeros(STATE_SHAPE, np.float32)
        self._cell = np.zeros(STATE_SHAPE, np.float32)

    def probabilities(self, pcm: Pcm) -> Sequence[float]:
        """How likely each chunk of ``pcm`` (16 kHz, whole chunks) is speech, 0…1."""
        sound = np.concatenate((self._context, pcm.astype(np.float32) / 32_768))
        windows = np.lib.stride_tricks.sliding_window_view(sound, CONTEXT_SAMPLES + CHUNK_SAMPLES)
        given = {"input": windows[::CHUNK_SAMPLES], "h": self._hidden, "c": self._cell}
        speech, self._hidden, self._cell = self._network.run(None, given)
        self._context = sound[-CONTEXT_SAMPLES:].astype(np.float32)
        return [float(probability) for probability in np.ravel(speech)]


@cache
def _network() -> "InferenceSession":
    """The network, for all streams: a run changes nothing in it."""
    import onnxruntime

    package = importlib.util.find_spec("faster_whisper")
    file = Path(package.origin).parent / NETWORK if package and package.origin else NETWORK
    if not file.is_file():
        raise ModelMissingError("The speech detector is not part of this installation. Install the hub again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # more make so small a network slower
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

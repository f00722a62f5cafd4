"""From one microphone's Opus packets to an utterance. Blocking: use it in a worker."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hub.audio.endpointing import ONSET_S, Endpointer
from hub.audio.levels import LevelMeter, Levels
from hub.audio.opus import MAX_PACKET_BYTES, OpusDecoder
from hub.engines.base import CHUNK_SAMPLES, HEARING_RATE, Pcm, SpeechDetector
from hub.errors import CodecError

QUIET_PEAK = 64
"""Chunks that never reach this sample value (-54 dBFS) are silence without asking the detector."""

MARGIN_S = 0.3
"""Kept before and after speech: soft consonants lie below the detector's threshold."""

LOOKBACK_S = MARGIN_S + ONSET_S + CHUNK_SAMPLES / HEARING_RATE
"""Kept while nobody speaks: an always-on microphone may be heard for hours."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How far an utterance is."""

    seconds: float  # of sound, silence before speech included
    ended: bool
    speech_from_s: float | None  # where in the sound somebody began to speak
    speech_to_s: float | None  # where the last speech ended
    used_packets: int  # of those just given: none is taken after the end
    broken_packets: int  # of those
    levels: Levels = ()  # of those, where they were measured


class Ear:
    """Decodes, detects speech and keeps the sound of one utterance."""

    def __init__(self, detector: SpeechDetector, *, end_silence_s: float) -> None:
        """Prepare to hear.

        Args:
            detector: Tells speech from other sound.
            end_silence_s: Silence after speech that ends the utterance; infinite when something else does.
        """
        self._decoder = OpusDecoder(HEARING_RATE)
        self._detector = detector
        self._endpointer = Endpointer(end_silence_s)
        self._pieces: deque[Pcm] = deque()
        self._forgotten = 0  # samples before the first piece
        self._undetected = np.zeros(0, np.int16)
        self._samples = 0
        self._meter = LevelMeter(HEARING_RATE)

    def hear(self, packets: Sequence[bytes], *, measured: bool = False) -> Heard:
        """Take the next packets. About 0.2 ms each, 0.15 ms more with sound.

        ``measured``: also how loud it is.
        """
        used = broken = 0
        levels: Levels = ()
        for packet in packets:
            if self._endpointer.ended:
                break
            used += 1
            try:
                pcm = self._decode(packet)
            except CodecError:
                broken += 1
                continue
            self._pieces.append(pcm)
            self._samples += len(pcm)
            if measured:
                levels += self._meter.push(pcm)
            self._detect(pcm)
            self._forget()
        endpointer = self._endpointer
        return Heard(
            seconds=self._samples / HEARING_RATE,
            ended=endpointer.ended,
            speech_from_s=endpointer.speech_from_s,
            speech_to_s=endpointer.speech_to_s,
            used_packets=used,
            broken_packets=broken,
            levels=levels,
        )

    @property
    def kept_s(self) -> float:
        """Seconds of sound that are kept."""
        return (self._samples - self._forgotten) / HEARING_RATE

    def utterance(self) -> Pcm:
        """The sound from just before to just after speech; empty when nobody spoke."""
        begin, end = self._endpointer.speech_from_s, self._endpointer.speech_to_s
        if begin is None or end is None:
            return np.zeros(0, np.int16)
        sound = np.concatenate(self._pieces)
        first = max(0, int((begin - MARGIN_S) * HEARING_RATE) - self._forgotten)
        return sound[first : int((end + MARGIN_S) * HEARING_RATE) - self._forgotten]

    def _forget(self) -> None:
        """Let go of sound in which nobody spoke."""
        if self._endpointer.speech_from_s is not None:
            return
        needed = self._samples - int(LOOKBACK_S * HEARING_RATE)
        while self._pieces and self._forgotten + len(self._pieces[0]) <= needed:
            self._forgotten += len(self._pieces.popleft())

    def _decode(self, packet: bytes) -> Pcm:
        if len(packet) > MAX_PACKET_BYTES:
            raise CodecError("A packet is longer than Opus allows.")
        return self._decoder.decode(packet)

    def _detect(self, pcm: Pcm) -> None:
        sound = np.concatenate((self._undetected, pcm))
        whole = len(sound) - len(sound) % CHUNK_SAMPLES
        self._undetected = sound[whole:]
        chunks = sound[:whole].reshape(-1, CHUNK_SAMPLES)
        loud = np.abs(chunks.astype(np.int32)).max(axis=1, initial=0) >= QUIET_PEAK
        probabilities = np.zeros(len(chunks))
        if loud.any():
            probabilities[loud] = self._detector.probabilities(chunks[loud].ravel())
        for probability in probabilities:
            self._endpointer.push(float(probability), CHUNK_SAMPLES / HEARING_RATE)

"""Sound as a service sends it (raw, WAV or MP3, told apart by what it is) to mono at one rate."""

from typing import Final

import numpy as np

from hub.audio.mp3_stream import Mp3Reader
from hub.audio.resample import Resampler
from hub.audio.wav_stream import Samples, WavReader
from hub.engines.base import Pcm
from hub.errors import SpeechUnusableError

RAW_RATE: Final = 24_000
"""Sample rate of raw sound, Hz: 16 bit, mono (OpenAI's API, ``response_format: pcm``)."""

ENOUGH: Final = 12
"""Bytes by which the kinds are told apart: ``RIFF``, a length, ``WAVE``."""


class SoundStream:
    """Takes one stream in pieces of any size, and gives its sound at ``rate``.

    Blocking: use it in a worker.
    """

    def __init__(self, rate: int, *, asked_for: str, content_type: str) -> None:
        """Prepare.

        Args:
            rate: Sample rate of what comes out, Hz.
            asked_for: ``pcm``, ``wav`` or ``mp3``; what comes may be another.
            content_type: What the service says it is; believed only where the sound does not tell.
        """
        self._rate = rate
        self._raw_is_likely = asked_for == "pcm" and not _is_text(content_type)
        self._says_mp3 = asked_for == "mp3" or "mpeg" in content_type or "mp3" in content_type
        self._start = b""
        self._reader: WavReader | Mp3Reader | _RawReader | None = None
        self._resampler: Resampler | None = None

    def push(self, piece: bytes) -> Pcm:
        """The sound in the next piece.

        Raises:
            SpeechUnusableError: It is no sound, or of a kind that is not known here.
        """
        if self._reader is None:
            self._start += piece
            if len(self._start) < ENOUGH:
                return np.zeros(0, np.int16)
            piece, self._reader = self._start, self._choose()
        return self._convert(self._reader.push(piece))

    def flush(self) -> Pcm:
        """What was held back; the stream is over."""
        rest = self._convert(self._reader.flush()) if isinstance(self._reader, Mp3Reader) else None
        last = [] if rest is None else [rest]
        if self._resampler is not None:
            last.append(self._resampler.flush())
        return np.concatenate([np.zeros(0, np.int16), *last])

    def _choose(self) -> "WavReader | Mp3Reader | _RawReader":
        start = self._start
        if start[:4] == b"RIFF" and start[8:12] == b"WAVE":
            return WavReader()
        if start[:3] == b"ID3" or (self._says_mp3 and _is_mp3_frame(start)):
            return Mp3Reader()
        if self._raw_is_likely and start[:4] not in (b"OggS", b"fLaC"):
            return _RawReader()
        raise SpeechUnusableError("The service sent no sound that is known here: neither WAV, MP3 nor PCM.")

    def _convert(self, sound: Samples) -> Pcm:
        if not len(sound):
            return np.zeros(0, np.int16)
        whole = np.clip(np.rint(sound * 32_768), -32_768, 32_767).astype(np.int16)
        if self._resampler is None:
            if self._rate_in == self._rate:
                return whole
            self._resampler = Resampler(self._rate_in, self._rate)
        return self._resampler.push(whole)

    @property
    def _rate_in(self) -> int:
        if isinstance(self._reader, WavReader) and self._reader.format is not None:
            return self._reader.format.rate
        return self._reader.rate if isinstance(self._reader, Mp3Reader) else RAW_RATE


class _RawReader:
    """Samples of 16 bit that may be cut anywhere."""

    def __init__(self) -> None:
        self._odd = b""

    def push(self, piece: bytes) -> Samples:
        raw = self._odd + piece
        whole = len(raw) // 2 * 2
        self._odd = raw[whole:]
        return np.asarray(np.frombuffer(raw[:whole], "<i2") / np.float32(32_768), np.float32)


def _is_text(content_type: str) -> bool:
    return content_type.startswith("text/") or "json" in content_type or "xml" in content_type


def _is_mp3_frame(start: bytes) -> bool:
    """Whether an MPEG audio frame, layer III, begins here (ISO 11172-3, 2.4.1.3)."""
    header = int.from_bytes(start[:4], "big")
    sync, version, layer = header >> 21, header >> 19 & 3, header >> 17 & 3
    bitrate, rate = header >> 12 & 15, header >> 10 & 3
    return sync == 0x7FF and version != 1 and layer == 1 and bitrate not in (0, 15) and rate != 3  # noqa: PLR2004 - bit fields

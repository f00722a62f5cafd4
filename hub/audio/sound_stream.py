"""Sound as a service sends it (raw, WAV or MP3, told apart by what it is) to mono at one rate."""

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from hub.audio.resample import Resampler
from hub.audio.wav_stream import MOST_CHANNELS, PCM, RATES, Samples, WavFormat, WavReader
from hub.engines.base import Pcm
from hub.errors import SpeechUnusableError

if TYPE_CHECKING:
    from hub.audio.mp3_stream import Mp3Reader

_Reader: TypeAlias = "WavReader | Mp3Reader | _RawReader"

RAW_RATE: Final = 24_000
"""Sample rate of raw sound, Hz: 16 bit, mono (OpenAI's API, ``response_format: pcm``)."""

ENOUGH: Final = 12
"""Bytes by which the kinds are told apart: ``RIFF``, a length, ``WAVE``."""

MP3_HEADER: Final = 4
"""Bytes of the header of an MP3 frame."""

SAME_IN_ALL: Final = 0xFFFE_0C00
"""Bits of that header which are the same in all frames of a stream: sync, version, layer and sample rate."""

KBIT_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBIT_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Layer III's bitrates by number, for MPEG 1 and for MPEG 2 and 2.5 (ISO 11172-3 and 13818-3, 2.4.2.3)."""

MP3_RATES: Final = (44_100, 48_000, 32_000)
"""MPEG 1's sample rates by number, Hz; MPEG 2 has the half of them, 2.5 a quarter."""

RAW_TYPES: Final = ("audio/pcm", "audio/x-pcm", "audio/l16")
"""Media types of raw sound; the last is big-endian (RFC 2586)."""


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
        self._label = content_type.lower()
        says_raw = self._label.partition(";")[0].strip() in RAW_TYPES
        self._raw_is_likely = says_raw or (asked_for == "pcm" and not _is_text(self._label))
        self._says_mp3 = asked_for == "mp3" or "mpeg" in self._label or "mp3" in self._label
        self._start = b""
        self._reader: _Reader | None = None
        self._resampler: Resampler | None = None

    def push(self, piece: bytes) -> Pcm:
        """The sound in the next piece.

        Raises:
            SpeechUnusableError: It is no sound, or of a kind that is not known here.
        """
        if self._reader is None:
            self._start += piece
            if len(self._start) < max(ENOUGH, _mp3_frame_bytes(self._start) + MP3_HEADER):
                return np.zeros(0, np.int16)
            piece, self._reader = self._start, self._choose()
        return self._convert(self._reader.push(piece))

    def flush(self) -> Pcm:
        """What was held back; the stream is over."""
        last = [np.zeros(0, np.int16)]
        if self._reader is None and len(self._start) >= ENOUGH:
            self._reader = self._choose()
            last.append(self._convert(self._reader.push(self._start)))
        if self._reader is not None and not isinstance(self._reader, WavReader | _RawReader):
            last.append(self._convert(self._reader.flush()))
        if self._resampler is not None:
            last.append(self._resampler.flush())
        return np.concatenate(last)

    def _choose(self) -> _Reader:
        start = self._start
        if start[:4] == b"RIFF" and start[8:12] == b"WAVE":
            return WavReader()
        if start[:3] == b"ID3" or _begins_two_frames(start):
            return _mp3_reader()
        if self._raw_is_likely and start[:4] not in (b"OggS", b"fLaC"):
            return _RawReader(self._label)
        if self._says_mp3 and _mp3_frame_bytes(start):  # and the second one is broken
            return _mp3_reader()
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
        if isinstance(self._reader, WavReader | _RawReader):
            return self._reader.format.rate if self._reader.format is not None else RAW_RATE
        return self._reader.rate if self._reader is not None else RAW_RATE


class _RawReader:
    """Samples of 16 bit that may be cut anywhere; how many and how they lie is told by the media type."""

    def __init__(self, label: str) -> None:
        rate, channels = _number(label, "rate"), _number(label, "channels")
        self.format = WavFormat(
            PCM,
            channels if channels in range(1, MOST_CHANNELS + 1) else 1,
            rate if rate in RATES else RAW_RATE,
            16,
        )
        self._big_endian = label.startswith("audio/l16")
        self._rest = b""

    def push(self, piece: bytes) -> Samples:
        raw = self._rest + piece
        whole = len(raw) // self.format.frame_bytes * self.format.frame_bytes
        raw, self._rest = raw[:whole], raw[whole:]
        return self.format.mono(np.frombuffer(raw, ">i2").astype("<i2").tobytes() if self._big_endian else raw)


def _number(label: str, name: str) -> int:
    """The parameter ``name`` of a media type; 0 when there is none."""
    for parameter in label.split(";")[1:]:
        key, _, value = parameter.partition("=")
        digits = value.strip().strip('"')
        if key.strip() == name and digits.isdecimal() and digits.isascii() and len(digits) < 7:  # noqa: PLR2004 - a rate
            return int(digits)
    return 0


def _is_text(content_type: str) -> bool:
    return content_type.startswith("text/") or "json" in content_type or "xml" in content_type


def _mp3_reader() -> "Mp3Reader":
    """Imported when the first MP3 comes: PyAV takes 16 MB, and most services send raw sound or WAV."""
    from hub.audio.mp3_stream import Mp3Reader

    return Mp3Reader()


def _begins_two_frames(start: bytes) -> bool:
    """Whether an MP3 begins here: one header is soon found in any sound, not the second at its place."""
    length = _mp3_frame_bytes(start)
    second = start[length : length + MP3_HEADER]
    if not length or not _mp3_frame_bytes(second):
        return False
    first_bits, second_bits = int.from_bytes(start[:MP3_HEADER], "big"), int.from_bytes(second, "big")
    return first_bits & SAME_IN_ALL == second_bits & SAME_IN_ALL


def _mp3_frame_bytes(start: bytes) -> int:
    """Length of the MPEG audio frame, layer III, that begins here (ISO 11172-3, 2.4.3.1); 0 if none does."""
    if len(start) < MP3_HEADER:
        return 0
    header = int.from_bytes(start[:MP3_HEADER], "big")
    sync, version, layer = header >> 21, header >> 19 & 3, header >> 17 & 3
    bitrate, rate, padding = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    if sync != 0x7FF or version == 1 or layer != 1 or bitrate in (0, 15) or rate == 3:  # noqa: PLR2004 - bit fields
        return 0
    if version == 3:  # noqa: PLR2004 - MPEG 1
        return 144_000 * KBIT_1[bitrate] // MP3_RATES[rate] + padding
    return 72_000 * KBIT_2[bitrate] // (MP3_RATES[rate] // (2 if version == 2 else 4)) + padding  # noqa: PLR2004

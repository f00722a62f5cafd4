"""Reading a WAV stream as it comes: any rate, channels and width, and lengths that are not true."""

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from hub.errors import SpeechUnusableError

Samples = npt.NDArray[np.float32]
"""Mono samples, −1…1, shape (n,)."""

PCM: Final = 1
FLOAT: Final = 3
EXTENSIBLE: Final = 0xFFFE
"""Format tags (Microsoft's RIFF specification); with the last, the real one is in the sub-format."""

RATES: Final = range(4_000, 192_001)
"""Sample rates that sound can have, Hz."""

MOST_CHANNELS: Final = 8

LARGEST_HEADER: Final = 64 * 1024
"""Bytes before the sound that are looked at; nobody's header is larger."""

TRUE_LENGTHS: Final = range(1, 0x7FFF_0000)
"""A stream whose length is not known in advance says 0 or a number near the largest one."""

_FMT_BYTES: Final = 16
_SUB_FORMAT_AT: Final = 24


@dataclass(frozen=True, slots=True)
class WavFormat:
    """What the samples of a WAV stream are."""

    tag: int
    channels: int
    rate: int
    bits: int

    @property
    def frame_bytes(self) -> int:
        """Bytes of one moment in all channels."""
        return self.channels * self.bits // 8

    def mono(self, raw: bytes) -> Samples:
        """Whole frames as mono samples."""
        samples = _samples(raw, self.tag, self.bits)
        return np.asarray(samples.reshape(-1, self.channels).mean(axis=1), np.float32)


class WavReader:
    """Takes a WAV stream in pieces of any size."""

    def __init__(self) -> None:
        self.format: WavFormat | None = None
        self._pending = b""
        self._left: int | None = None  # bytes of sound still to come; None: until the stream ends

    def push(self, piece: bytes) -> Samples:
        """The sound in the next piece, mono.

        Raises:
            SpeechUnusableError: It is no WAV, or of a kind that is not known here.
        """
        self._pending += piece
        if self.format is None:
            self.format = self._read_header()
            if self.format is None:
                return np.zeros(0, np.float32)
        if self._left is not None:
            self._pending = self._pending[: self._left]  # what comes after the sound is no sound
        whole = len(self._pending) // self.format.frame_bytes * self.format.frame_bytes
        raw, self._pending = self._pending[:whole], self._pending[whole:]
        if self._left is not None:
            self._left -= whole
        return self.format.mono(raw)

    def _read_header(self) -> WavFormat | None:
        """The format, once the sound begins; what was read of the header is taken off."""
        raw, at, found = self._pending, 12, None
        while at + 8 <= len(raw):
            name, size = struct.unpack_from("<4sI", raw, at)
            if name == b"data":
                if found is None:
                    raise SpeechUnusableError("The sound has no description of its format.")
                self._left = size if size in TRUE_LENGTHS else None
                self._pending = raw[at + 8 :]
                return found
            if at + 8 + size > len(raw):
                break
            if name == b"fmt ":
                found = _format(raw[at + 8 : at + 8 + size])
            at += 8 + size + size % 2
        if len(raw) > LARGEST_HEADER:
            raise SpeechUnusableError("The sound does not begin.")
        return None


def _format(chunk: bytes) -> WavFormat:
    if len(chunk) < _FMT_BYTES:
        raise SpeechUnusableError("The sound's description is cut off.")
    tag, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", chunk)
    if tag == EXTENSIBLE and len(chunk) >= _SUB_FORMAT_AT + 2:
        (tag,) = struct.unpack_from("<H", chunk, _SUB_FORMAT_AT)
    known = bits in {PCM: (8, 16, 24, 32), FLOAT: (32, 64)}.get(tag, ())
    if not known or not 1 <= channels <= MOST_CHANNELS or rate not in RATES:
        raise SpeechUnusableError(
            f"Sound of this kind is not known: {tag}, {channels} × {bits} bit, {rate} Hz."
        )
    return WavFormat(tag, channels, rate, bits)


def _samples(raw: bytes, tag: int, bits: int) -> Samples:
    """Little-endian samples as −1…1."""
    if tag == FLOAT:
        floats = np.frombuffer(raw, "<f4" if bits == 32 else "<f8").astype(np.float32)  # noqa: PLR2004 - bits
        return np.nan_to_num(np.clip(floats, -1.0, 1.0))
    if bits == 8:  # noqa: PLR2004 - the only width without a sign
        return (np.frombuffer(raw, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128)
    if bits == 24:  # noqa: PLR2004 - numpy has no such integers: the upper three bytes of four
        wide = np.zeros((len(raw) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        return np.asarray(wide.view("<i4")[:, 0] / np.float32(2**31), np.float32)
    integers = np.frombuffer(raw, "<i2" if bits == 16 else "<i4")  # noqa: PLR2004 - bits
    return np.asarray(integers / np.float32(2 ** (bits - 1)), np.float32)

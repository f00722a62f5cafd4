"""The Opus codec: libopus through ``opuslib``. The only place that knows either.

``opuslib`` looks for a system library. The ``av`` package carries libopus for Linux, macOS and
Windows, so that copy is offered to it first and nothing has to be installed.
"""

import ctypes.util
import importlib.util
import threading
from pathlib import Path
from types import ModuleType
from typing import Literal

import numpy as np

from hub.engines.base import Pcm
from hub.errors import CodecError

MAX_PACKET_MS = 120
"""Longest audio one Opus packet can hold (RFC 6716, section 2.1.4)."""

MAX_PACKET_BYTES = 6 * 1275
"""Largest packet: six frames of 20 ms, each as large as one may be (RFC 6716, section 3.2.1)."""

SampleRate = Literal[8000, 12000, 16000, 24000, 48000]

_import_lock = threading.Lock()


def _bundled_libopus() -> str | None:
    """The libopus inside the ``av`` package, or None."""
    spec = importlib.util.find_spec("av")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    for folder in (package.parent / "av.libs", package / ".dylibs"):
        for file in sorted(folder.glob("libopus*")):
            return str(file)
    return None


def _load() -> ModuleType:
    """Import ``opuslib`` so that it finds a libopus."""
    with _import_lock:
        found = ctypes.util.find_library
        bundled = _bundled_libopus()

        def find(name: str) -> str | None:
            return bundled if name == "opus" and bundled else found(name)

        ctypes.util.find_library = find
        try:
            import opuslib
            import opuslib.api.ctl
            import opuslib.api.decoder
            import opuslib.api.encoder
        finally:
            ctypes.util.find_library = found
        module: ModuleType = opuslib
        return module


_opuslib = _load()


class OpusEncoder:
    """Encodes mono speech, one packet at a time; keeps state between packets."""

    def __init__(
        self,
        sample_rate: SampleRate,
        *,
        frame_ms: int = 60,
        complexity: int = 5,
        bitrate: int = 32_000,
        dtx: bool = False,
    ) -> None:
        self.sample_rate = sample_rate
        self.frame_samples = sample_rate * frame_ms // 1000
        self._encoder = _opuslib.Encoder(sample_rate, 1, _opuslib.APPLICATION_VOIP)
        self._encoder.complexity = complexity
        self._encoder.bitrate = bitrate
        if dtx:  # not through opuslib's own property, which calls the getter
            _opuslib.api.encoder.encoder_ctl(self._encoder.encoder_state, _opuslib.api.ctl.set_dtx, 1)

    def encode(self, pcm: Pcm) -> bytes:
        """Encode exactly ``frame_samples`` samples. Blocking: about 0.4 ms for 60 ms at complexity 5."""
        if len(pcm) != self.frame_samples:
            raise ValueError(f"a frame has {self.frame_samples} samples, not {len(pcm)}")
        packet: bytes = self._encoder.encode(pcm.astype("<i2", copy=False).tobytes(), self.frame_samples)
        return packet


class OpusDecoder:
    """Decodes mono packets of any length to one sample rate; keeps state between packets."""

    def __init__(self, sample_rate: SampleRate) -> None:
        self.sample_rate = sample_rate
        self._room = sample_rate * MAX_PACKET_MS // 1000
        self._decoder = _opuslib.Decoder(sample_rate, 1)

    def decode(self, packet: bytes) -> Pcm:
        """Decode one packet. Blocking: about 0.15 ms for 60 ms.

        Raises:
            CodecError: The packet is not Opus.
        """
        if not packet:
            raise CodecError("An empty packet is not Opus.")
        try:
            raw: bytes = self._decoder.decode(packet, self._room)
        except _opuslib.OpusError as error:
            raise CodecError(f"The packet is not Opus: {error}") from error
        return np.frombuffer(raw, dtype="<i2").astype(np.int16, copy=False)

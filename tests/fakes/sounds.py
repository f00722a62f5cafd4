"""Sounds, and the forms in which services send them."""

import io
import struct

import av
import numpy as np

from hub.audio.opus import OpusEncoder
from hub.engines.base import Pcm


def tone(seconds: float, rate: int, hz: float = 440.0) -> Pcm:
    """A clean tone at a third of full scale."""
    return (np.sin(np.arange(int(seconds * rate)) * 2 * np.pi * hz / rate) * 12_000).astype(np.int16)


def loudest_hz(pcm: Pcm, rate: int) -> float:
    """Where most of the sound is."""
    spectrum = np.abs(np.fft.rfft(pcm.astype(float) * np.hanning(len(pcm))))
    return float(np.argmax(spectrum)) * rate / len(pcm)


def as_wav(
    sound: Pcm, rate: int, *, channels: int = 1, bits: int = 16, tag: int = 1, length: int | None = None
) -> bytes:
    """A WAV stream; ``length`` is what it says of its sound instead of the truth."""
    raw = _raw(np.repeat(sound, channels), bits, floats=tag == 3)
    size = len(raw) if length is None else length
    frame = channels * bits // 8
    fmt = struct.pack("<HHIIHH", tag, channels, rate, rate * frame, frame, bits)
    if tag == 0xFFFE:
        fmt += struct.pack(
            "<HHI16s", 22, bits, 0, b"\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"
        )
    riff = min(size + 20 + len(fmt), 0xFFFFFFFF)
    return (
        struct.pack("<4sI4s", b"RIFF", riff, b"WAVE")
        + struct.pack("<4sI", b"fmt ", len(fmt)) + fmt
        + struct.pack("<4sI", b"data", size) + raw
    )  # fmt: skip


def as_mp3(sound: Pcm, rate: int, *, channels: int = 1) -> bytes:
    """An MP3 file with a tag, as encoders write it."""
    file = io.BytesIO()
    layout = "mono" if channels == 1 else "stereo"
    with av.open(file, "w", format="mp3") as out:
        stream = out.add_stream("mp3", rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.repeat(sound, channels)[None], format="s16", layout=layout)
        frame.sample_rate = rate
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()


def _raw(sound: Pcm, bits: int, *, floats: bool) -> bytes:
    if floats:
        return (sound / 32_768).astype("<f4" if bits == 32 else "<f8").tobytes()
    if bits == 8:
        return (sound // 256 + 128).astype(np.uint8).tobytes()
    wide = sound.astype("<i4") << 16
    if bits == 24:
        return wide.view(np.uint8).reshape(-1, 4)[:, 1:].tobytes()
    return sound.astype("<i2").tobytes() if bits == 16 else wide.tobytes()


def voice_packets(*parts: tuple[float, bool], frame_ms: int = 60) -> list[bytes]:
    """Seconds of voice (True) and silence (False)."""
    sound = np.concatenate([np.full(round(seconds * 16_000), 1.0 if loud else 0.0) for seconds, loud in parts])
    moment = np.arange(len(sound)) / 16_000
    voice = (sound * (np.sin(moment * 1_300) + np.sin(moment * 9_000)) * 8_000).astype(np.int16)
    encoder = OpusEncoder(16_000, frame_ms=frame_ms, dtx=True)
    size = encoder.frame_samples
    return [encoder.encode(voice[i : i + size]) for i in range(0, len(voice) - size + 1, size)]

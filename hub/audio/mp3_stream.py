"""Reading an MP3 stream as it comes: through PyAV, which only this place of the hub knows."""

from typing import Final, cast

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.codec import CodecContext

from hub.audio.wav_stream import Samples

TAG_HEADER: Final = 10
"""Bytes of the header of an ID3 tag, which may stand before the sound (id3.org, ID3v2.3)."""


class Mp3Reader:
    """Takes an MP3 stream in pieces of any size. ``rate`` is 0 until the first sound."""

    def __init__(self) -> None:
        self.rate = 0
        self._codec = cast("AudioCodecContext", CodecContext.create("mp3float", "r"))
        self._start: bytes | None = b""  # what came before it is known how long the tag is
        self._skip = 0

    def push(self, piece: bytes) -> Samples:
        """The sound in the next piece, mono; frames that are broken are left out."""
        piece = self._past_tag(piece)
        return self._decode(piece) if piece else np.zeros(0, np.float32)

    def flush(self) -> Samples:
        """What the decoder held back; the stream is over."""
        return self._decode(b"")

    def _past_tag(self, piece: bytes) -> bytes:
        if self._start is not None:
            self._start += piece
            if len(self._start) < TAG_HEADER:
                return b""
            piece, self._start = self._start, None
            if piece.startswith(b"ID3"):
                size = 0
                for byte in piece[6:TAG_HEADER]:  # seven bits of each
                    size = size << 7 | byte & 0x7F
                self._skip = TAG_HEADER + size
        skipped = min(self._skip, len(piece))
        self._skip -= skipped
        return piece[skipped:]

    def _decode(self, piece: bytes) -> Samples:
        sounds = [np.zeros(0, np.float32)]
        packets = self._codec.parse(piece)
        for packet in packets if piece else [*packets, None]:
            try:
                frames = self._codec.decode(packet)
            except av.FFmpegError:
                continue
            for frame in frames:
                self.rate = self.rate or frame.sample_rate
                sounds.append(frame.to_ndarray().mean(axis=0, dtype=np.float32))
        return np.concatenate(sounds)

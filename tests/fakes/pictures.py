"""Pictures as devices send them, and as nobody should."""

import struct
import zlib
from fractions import Fraction
from typing import cast

import av
import numpy as np
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext

SECRET = b"51.5007 N 0.1246 W"
"""What a camera may have written into its photo."""


def pixels(width: int = 320, height: int = 240) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A red left half and a blue right one."""
    drawn = np.zeros((height, width, 3), np.uint8)
    drawn[:, : width // 2, 0] = 220
    drawn[:, width // 2 :, 2] = 220
    return drawn


def jpeg(width: int = 320, height: int = 240) -> bytes:
    """A photo, with a secret in its margin."""
    plain = _encoded("mjpeg", "yuvj420p", width, height)
    comment = b"\xff\xfe" + struct.pack(">H", len(SECRET) + 2) + SECRET
    return plain[:2] + comment + plain[2:]


def png(width: int = 320, height: int = 240, *more: bytes) -> bytes:
    """A screenshot, with more parts in it."""
    plain = _encoded("png", "rgb24", width, height)
    return plain[:33] + b"".join(more) + plain[33:]


def png_part(name: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_of(width: int, height: int, packed: bytes) -> bytes:
    """A PNG that says so of its size, whatever is in it."""
    head = png_part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + png_part(b"IDAT", packed) + png_part(b"IEND", b"")


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG that says so of its size, whatever is in it."""
    plain = bytearray(jpeg())
    at = plain.index(b"\xff\xc0")
    plain[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(plain)


def decoded(content: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The pixels of a JPEG."""
    codec = CodecContext.create("mjpeg", "r")
    (frame,) = [*codec.decode(av.Packet(content)), *codec.decode(None)]
    return cast("np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", frame.to_ndarray(format="rgb24"))


def _encoded(codec: str, form: str, width: int, height: int) -> bytes:
    encoder = cast("VideoCodecContext", CodecContext.create(codec, "w"))
    encoder.width, encoder.height, encoder.pix_fmt = width, height, form
    encoder.time_base = Fraction(1)
    frame = av.VideoFrame.from_ndarray(pixels(width, height), format="rgb24").reformat(format=form)
    frame.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])

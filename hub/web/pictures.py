"""Pictures from strangers, made anew: nothing that was sent is ever shown or passed on as it came.

Decoded and encoded by PyAV, with the decoder that the content's first bytes name and no other. All
functions block.
"""

import struct
import zlib
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, cast

import av
from av.codec import CodecContext
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from hub.errors import NoPictureError, PictureTooLargeError

MEDIA_TYPE: Final = "image/jpeg"
"""Of what ``remade`` gives."""

MAX_PIXELS: Final = 6_000_000
"""Of a picture: the largest camera of the boards (OV5640) has 2,592 × 1,944. Decoded it takes 24 MB."""

MAX_SIDE: Final = 4_096
"""Longest side, pixels: no camera or display of the boards has more."""

MAX_SCANS: Final = 32
"""Passes over a JPEG; usual ones have 1 to 10. Each may be a few bytes and costs a walk over all pixels."""

QUALITY: Final = 3
"""JPEG's quantiser, 2 (best) to 31: the small letters of a screen stay sharp."""

_JPEG: Final = b"\xff\xd8\xff"
_SCAN: Final = b"\xff\xda"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})

_MAX_INFLATED: Final = MAX_PIXELS * 9
"""Bytes of a PNG's pixels: 16 bit in four channels each, and a byte for each line, which may be one pixel."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture has to fit into, pixels. It is made smaller for it, never larger."""

    width: int
    height: int


def remade(content: bytes, frame: Frame | None = None) -> bytes:
    """The picture in ``content``, a JPEG or PNG, as a JPEG of ours, without anything that was not seen in it.

    Decoders of displays take it: they want it baseline, and to begin with a JFIF header.

    Args:
        content: As it was sent.
        frame: What it has to fit into; None leaves its size.

    Raises:
        NoPictureError: It is neither, or too broken, or has too many pixels.
        PictureTooLargeError: It is more work than any device's.
    """
    if content.startswith(_JPEG):
        if content.count(_SCAN) > MAX_SCANS:
            raise PictureTooLargeError(f"The picture is drawn in more than {MAX_SCANS} passes.")
        return _encoded(_decoded("mjpeg", content), frame)
    if content.startswith(_PNG):
        return _encoded(_decoded("png", _bare_png(content)), frame)
    raise NoPictureError("What was sent is no JPEG and no PNG.")


def _bare_png(content: bytes) -> bytes:
    """Only what its pixels need: other parts may unpack to gigabytes. So may pixels; that is looked at here."""
    kept, pixels = bytearray(_PNG), bytearray()
    at = len(_PNG)
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        part = content[at : at + length + 12]
        if name in _PNG_PARTS:
            kept += part
        if name == b"IDAT":
            pixels += part[8:-4]
        at += len(part)
    _require_small(bytes(pixels))
    return bytes(kept)


def _require_small(packed: bytes) -> None:
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(packed, _MAX_INFLATED)
    except zlib.error as error:
        raise NoPictureError("The picture is broken.") from error
    if unpacking.unconsumed_tail:
        raise PictureTooLargeError("The picture unpacks to more than any device sends.")


def _decoded(codec: str, content: bytes) -> VideoFrame:
    decoder = cast("VideoCodecContext", CodecContext.create(codec, "r"))
    decoder.options = {"max_pixels": str(MAX_PIXELS)}
    decoder.thread_count = 1
    try:
        frame = next(iter([*decoder.decode(av.Packet(content)), *decoder.decode(None)]), None)
    except av.FFmpegError as error:
        raise NoPictureError(f"The picture is broken, or has more than {MAX_PIXELS} pixels.") from error
    if frame is None:
        raise NoPictureError("The picture is broken.")
    if max(frame.width, frame.height) > MAX_SIDE:
        raise PictureTooLargeError(f"A side of the picture has more than {MAX_SIDE} pixels.")
    return frame


def _size(picture: VideoFrame, frame: Frame | None) -> tuple[int, int]:
    """Width and height in which ``picture`` fits into ``frame``."""
    if frame is None:
        return picture.width, picture.height
    scale = min(1.0, frame.width / picture.width, frame.height / picture.height)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def _encoded(picture: VideoFrame, frame: Frame | None) -> bytes:
    encoder = CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height = _size(picture, frame)
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = encoder.sample_aspect_ratio = Fraction(1)  # with a ratio, a JFIF header is written
    encoder.flags |= Flags.bitexact  # leaves the encoder's name out
    encoder.qmin = encoder.qmax = QUALITY
    try:
        drawn = picture.reformat(encoder.width, encoder.height, "yuvj420p")
        drawn.pts = 0
        return b"".join(bytes(packet) for packet in [*encoder.encode(drawn), *encoder.encode(None)])
    except (av.FFmpegError, ValueError) as error:
        raise NoPictureError("The picture is of a kind that cannot be shown.") from error

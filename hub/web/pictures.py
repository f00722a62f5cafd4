"""Pictures from strangers, made anew: nothing that was sent is ever shown or passed on as it came.

Here it is looked at before anything decodes it; ``hub.web.redrawing`` decodes and draws. All functions block.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

from hub.errors import NoPictureError, PictureTooLargeError

MEDIA_TYPE: Final = "image/jpeg"
"""Of what ``remade`` gives."""

MAX_PIXELS: Final = 6_000_000
"""Of a picture: the largest camera of the boards (OV5640) has 2,592 × 1,944. Decoded it takes 24 MB."""

MAX_SIDE: Final = 4_096
"""Longest side, pixels: no camera or display of the boards has more."""

MAX_SCANS: Final = 32
"""Passes over a JPEG; usual ones have 1 to 10. Each may be a few bytes and costs a walk over all pixels."""

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
    from hub.web.redrawing import redrawn

    if content.startswith(_JPEG):
        if content.count(_SCAN) > MAX_SCANS:
            raise PictureTooLargeError(f"The picture is drawn in more than {MAX_SCANS} passes.")
        return redrawn("mjpeg", content, frame)
    if content.startswith(_PNG):
        return redrawn("png", _bare_png(content), frame)
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

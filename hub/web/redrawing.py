"""Pictures drawn anew by PyAV: decoded by one decoder and no other, and encoded as a JPEG.

Imported when the first picture comes: PyAV takes 14 MB, and most houses have no camera.
"""

from fractions import Fraction
from typing import Final, cast

import av
from av.codec import CodecContext
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from hub.errors import NoPictureError, PictureTooLargeError
from hub.web.pictures import MAX_PIXELS, MAX_SIDE, Frame

QUALITY: Final = 3
"""JPEG's quantiser, 2 (best) to 31: the small letters of a screen stay sharp."""


def redrawn(codec: str, content: bytes, frame: Frame | None) -> bytes:
    """What the decoder ``codec`` makes of ``content``, as a JPEG that fits into ``frame``.

    Raises:
        NoPictureError: It is too broken, or has too many pixels.
        PictureTooLargeError: One of its sides is too long.
    """
    return _encoded(_decoded(codec, content), frame)


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

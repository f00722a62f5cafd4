"""Pictures made by code: what the camera sees, and what the screen shows. JPEG, 320 × 240."""

from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
from av.codec import CodecContext

from hub.twin.board import SCREEN_HEIGHT, SCREEN_WIDTH

Pixels = npt.NDArray[np.uint8]
"""Red, green and blue, 0…255, shape (height, width, 3)."""

SKY, GRASS, SUN, HOUSE = (90, 170, 240), (60, 150, 60), (250, 220, 60), (200, 40, 40)
"""Colours of the scene before the camera."""

DAY, NIGHT = (245, 245, 245), (20, 20, 20)
"""The screen's background, by theme."""

PHOTO_QUALITY = 80
"""The quality at which the firmware encodes a photo, of 100."""

FINEST, COARSEST = 2, 31
"""The encoder's own scale."""


def photo() -> bytes:
    """A red house on green grass under a blue sky with a yellow sun: a model that sees can tell them."""
    return _jpeg(_scene(), PHOTO_QUALITY)


def screenshot(*, dark: bool, brightness: int, quality: int) -> bytes:
    """The screen: its theme's background, and a bar as long as it is bright (0…100)."""
    seen = np.empty((SCREEN_HEIGHT, SCREEN_WIDTH, 3), np.uint8)
    seen[:] = NIGHT if dark else DAY
    seen[110:130, : SCREEN_WIDTH * brightness // 100] = SUN
    return _jpeg(seen, quality)


def _scene() -> Pixels:
    seen = np.empty((SCREEN_HEIGHT, SCREEN_WIDTH, 3), np.uint8)
    seen[:] = SKY
    seen[160:] = GRASS
    rows, columns = np.ogrid[:SCREEN_HEIGHT, :SCREEN_WIDTH]
    seen[(rows - 50) ** 2 + (columns - 260) ** 2 < 30**2] = SUN
    seen[100:180, 60:150] = HOUSE
    return seen


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    """Encode; ``quality`` from 1 to 100. Takes about 2 ms."""
    coder = CodecContext.create("mjpeg", "w")
    coder.width, coder.height, coder.pix_fmt = SCREEN_WIDTH, SCREEN_HEIGHT, "yuvj420p"
    coder.time_base = Fraction(1, 25)
    coder.qmin = coder.qmax = round(COARSEST - (COARSEST - FINEST) * quality / 100)
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    packets = [*coder.encode(frame.reformat(format="yuvj420p")), *coder.encode(None)]
    return b"".join(bytes(packet) for packet in packets)

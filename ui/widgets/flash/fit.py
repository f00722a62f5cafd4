"""Whether an image may be flashed on a board over USB."""

from enum import StrEnum

from hub.firmware.image import ImageKind
from hub.web.api.firmware_forms import Image
from hub.web.api.usb_forms import Board


class Unfit(StrEnum):
    """Why not."""

    APP = "app"  # it holds the application alone: that is for the air
    CHIP = "chip"  # it is for another chip
    FLASH = "flash"  # it is for more flash than the board has


def unfit(image: Image, board: Board) -> Unfit | None:
    """Why ``image`` cannot be flashed on ``board``; None: it can.

    A board that does not tell how much flash it has is taken to have enough.
    """
    if image.kind is not ImageKind.MERGED:
        return Unfit.APP
    if _plain(image.chip) != _plain(board.chip):
        return Unfit.CHIP
    needed = max(image.size, image.flash_size or 0)
    return Unfit.FLASH if board.flash_size and needed > board.flash_size else None


def by_fit(images: tuple[Image, ...], board: Board, model: str = "") -> list[tuple[Image, Unfit | None]]:
    """Those that fit first; of them, those for the board's ``model``, where that is known, before others."""
    judged = [(image, unfit(image, board)) for image in images]
    return sorted(judged, key=lambda one: (one[1] is not None, bool(model) and one[0].board != model))


def _plain(chip: str) -> str:
    """A chip in any spelling, without what esptool says of its package (``ESP32-S3 (QFN56)``)."""
    return chip.partition("(")[0].lower().replace("-", "").strip()

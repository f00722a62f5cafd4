"""Whether an image may be flashed on a board over USB."""

from enum import StrEnum

from hub.firmware.fitting import same_chip
from hub.firmware.image import ImageKind
from hub.web.api.firmware_forms import Image
from hub.web.api.usb_forms import Board


class Unfit(StrEnum):
    """Why not."""

    CHIP = "chip"  # it is for another chip
    FLASH = "flash"  # it is for more flash than the board has


def unfit(image: Image, board: Board) -> Unfit | None:
    """Why ``image`` cannot be flashed on ``board``; None: it can.

    A board that does not tell how much flash it has is taken to have enough.
    """
    if not same_chip(image.chip, board.chip):
        return Unfit.CHIP
    return Unfit.FLASH if board.flash_size and needed(image) > board.flash_size else None


def needed(image: Image) -> int:
    """How much flash a board must have for it, bytes."""
    return max(image.size, image.flash_size or 0)


def whole(image: Image) -> bool:
    """Whether it is all of a board's flash. Else it is the application alone, and the board keeps the rest."""
    return image.kind is ImageKind.MERGED


def by_fit(images: tuple[Image, ...], board: Board, model: str = "") -> list[tuple[Image, Unfit | None]]:
    """Those that fit first; of them, those for the board's ``model``, where that is known, and whole ones."""
    judged = [(image, unfit(image, board)) for image in images]
    return sorted(judged, key=lambda one: (one[1] is not None, one[0].board != model, not whole(one[0])))

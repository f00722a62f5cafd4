"""What is written where on a board, and whether it may be: decided before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.errors import FirmwareDamagedError
from hub.events.board import DATA, Partition
from hub.firmware.fitting import divided_otherwise, same_chip
from hub.firmware.image import FirmwareImage, ImageKind
from hub.firmware.partitions import NVS, OTA_DATA, first_app, read_table
from hub.firmware.sizes import room
from hub.firmware.usb.orders import SECTOR, BoardFacts, FromFile, Inline, Piece
from hub.firmware.usb.problems import FlashProblem
from hub.firmware.usb.provisioning import SMALLEST, Provision, nvs_image

MAIN_NVS: Final = "nvs"
"""Label of the partition that the firmware opens; others, as ``nvsfactory``, it leaves alone."""


class UnfitError(Exception):
    """The image is not to be written on that board so.

    Attributes:
        problem: Why.
        needs: The chip or the room that the image needs, as ``ESP32-C3`` or ``16 MB``; empty when it is
            neither that is wrong.
        has: The same of the board.
    """

    def __init__(self, problem: FlashProblem, needs: str = "", has: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.needs = needs
        self.has = has


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done.

    Attributes:
        image: What is written.
        file: Its content.
        provision: What the board is told; None keeps its data.
    """

    image: FirmwareImage
    file: Path
    provision: Provision | None


def plan(wanted: Wanted, board: BoardFacts) -> tuple[Piece, ...]:
    """The pieces to write, in their order; what is beside them stays.

    Raises:
        UnfitError: Something would not fit, or would be lost.
    """
    image = wanted.image
    if not same_chip(image.chip, board.chip):
        raise UnfitError(FlashProblem.WRONG_CHIP, image.chip, board.chip)
    needed = max(image.size, *_ends(image.partitions), image.flash_size or 0)
    if board.flash_size and needed > board.flash_size:
        raise _too_large(needed, board.flash_size)
    if wanted.provision is not None:
        return tuple(_fresh(wanted, wanted.provision))
    table = _table(board)
    if image.kind is ImageKind.APP:
        return tuple(_app_alone(wanted, table))
    return tuple(_around_data(wanted, table))


def _fresh(wanted: Wanted, provision: Provision) -> Iterator[Piece]:
    """The image from the beginning of the flash, with what the board is told in its midst."""
    nvs = next((part for part in _nvs_of(wanted.image.partitions) if part.label == MAIN_NVS), None)
    if nvs is None or nvs.size < SMALLEST or nvs.size % SECTOR:
        raise UnfitError(FlashProblem.NO_PLACE_FOR_DATA)
    yield from _from_file(wanted, [nvs])
    yield Inline(address=nvs.address, content=nvs_image(provision, nvs.size))
    yield from _otadata(wanted.image.partitions)


def _around_data(wanted: Wanted, there: Sequence[Partition]) -> Iterator[Piece]:
    """The image's parts around what the board has kept, which has to be where the image looks for it."""
    own = wanted.image.partitions
    kept = list(_nvs_of(own))
    if {(part.label, part.address, part.size) for part in kept} != {
        (part.label, part.address, part.size) for part in _nvs_of(there)
    }:
        raise UnfitError(FlashProblem.DATA_ELSEWHERE)
    yield from _from_file(wanted, kept)
    yield from _otadata(own)


def _app_alone(wanted: Wanted, there: Sequence[Partition]) -> Iterator[Piece]:
    """The application where the board looks for its first one."""
    place = first_app(there)
    if place is None:
        raise UnfitError(FlashProblem.NO_TABLE)
    if divided_otherwise(wanted.image, there):
        raise UnfitError(FlashProblem.DATA_ELSEWHERE)
    if wanted.image.app_size > place.size:
        raise _too_large(wanted.image.app_size, place.size)
    size = min(wanted.image.size, place.size)
    yield FromFile(address=place.address, path=str(wanted.file), start=0, size=size)
    yield from _otadata(there)


def _from_file(wanted: Wanted, around: Iterable[Partition]) -> Iterator[FromFile]:
    """All of the image but what lies in ``around`` and in the choice of an application."""
    left_out = sorted(
        (part.address, part.address + part.size) for part in (*around, *_choice(wanted.image.partitions))
    )
    at = 0
    for start, end in (*left_out, (wanted.image.size, wanted.image.size)):
        stop = min(start, wanted.image.size)
        if stop > at:
            yield FromFile(address=at, path=str(wanted.file), start=at, size=stop - at)
        at = max(at, end)


def _otadata(partitions: Iterable[Partition]) -> Iterator[Piece]:
    """Forget which application was chosen, last of all: the bootloader then takes the first, which is new."""
    for part in _choice(partitions):
        yield Inline(address=part.address, content=b"\xff" * part.size)


def _choice(partitions: Iterable[Partition]) -> Iterator[Partition]:
    return (part for part in partitions if (part.type, part.subtype) == (DATA, OTA_DATA))


def _nvs_of(partitions: Iterable[Partition]) -> Iterator[Partition]:
    return (part for part in partitions if (part.type, part.subtype) == (DATA, NVS))


def _table(board: BoardFacts) -> tuple[Partition, ...]:
    try:
        return read_table(board.table)
    except FirmwareDamagedError:
        raise UnfitError(FlashProblem.NO_TABLE) from None


def _too_large(needed: int, there: int) -> UnfitError:
    return UnfitError(FlashProblem.IMAGE_TOO_LARGE, room(needed), room(there))


def _ends(partitions: Iterable[Partition]) -> Iterator[int]:
    yield 0
    yield from (part.address + part.size for part in partitions)

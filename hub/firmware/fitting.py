"""Whether an image may be given to a device over the air: what a device would not survive is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.events.board import Partition
from hub.firmware.image import FirmwareImage, ImageKind
from hub.firmware.partitions import Generation, generation, slots
from hub.firmware.versions import read_version

SLOTS_NEEDED: Final = 2
"""One runs while the other is written."""

WITH_ASSETS: Final = 2
"""First number of the versions that need the second generation of partition tables."""


WHOLE_FLASH: Final = (
    "It holds the whole flash (merged), which only USB can write; over the air goes the application alone, "
    "which ESP-IDF builds as build/xiaozhi.bin beside it."
)
"""What a person is told who wants to give a merged image over the air."""


class Misfit(StrEnum):
    """Why not."""

    MERGED = "merged"  # it holds the whole flash, and a device takes an application only
    VERSION = "version"  # a device that reads its version starts anew, again and again
    RUNNING_VERSION = "running_version"  # the device's own version is such: it does not survive any offer
    CHIP = "chip"  # it is for another chip
    NO_SLOTS = "no_slots"  # the device has no room for a second application: it is flashed by USB only
    SLOT = "slot"  # it is larger than the device's room for an application
    GENERATION = "generation"  # it needs a flash that is divided in the other way


@dataclass(frozen=True, slots=True)
class Target:
    """What a device told at its check, as far as it told.

    Attributes:
        chip: Its chip, in any spelling (``esp32s3``, ``ESP32-S3``); empty when it is not known.
        version: What it runs; empty when it is not known.
        partitions: How its flash is divided; empty when that is not known.
    """

    chip: str = ""
    version: str = ""
    partitions: tuple[Partition, ...] = ()


def misfits(image: FirmwareImage, target: Target) -> tuple[Misfit, ...]:
    """Why ``image`` is not to be offered to ``target``; nothing when it may be. What is unknown is none."""
    found = [Misfit.MERGED] if image.kind is ImageKind.MERGED else []
    if read_version(image.app.version) is None:
        found.append(Misfit.VERSION)
    if target.version and read_version(target.version) is None:
        found.append(Misfit.RUNNING_VERSION)
    if target.chip and not same_chip(target.chip, image.chip):
        found.append(Misfit.CHIP)
    return (*found, *(_flash_misfits(image, target.partitions) if target.partitions else ()))


def needed_generation(image: FirmwareImage) -> Generation:
    """How the flash has to be divided for ``image``: by its own table, or else by its version."""
    if image.partitions:
        return generation(image.partitions)
    version = read_version(image.app.version)
    if version is None or not version:
        return Generation.OTHER
    return Generation.V2 if version[0] >= WITH_ASSETS else Generation.V1


def divided_otherwise(image: FirmwareImage, partitions: Sequence[Partition]) -> bool:
    """Whether ``image`` needs the flash divided in the other of the two ways."""
    needed, there = needed_generation(image), generation(partitions)
    return Generation.OTHER not in (needed, there) and needed is not there


def same_chip(one: str, other: str) -> bool:
    """Whether both mean one chip, in any spelling: ``esp32s3``, ``ESP32-S3``, ``ESP32-S3 (QFN56)``.

    What esptool says in brackets is the chip's package.
    """
    return _plain(one) == _plain(other)


def other_board(meant: str, told: str) -> bool:
    """Whether what is ``meant`` for one board is not for the one that a device ``told``; empty: not known."""
    return bool(meant and told) and meant != told


def _flash_misfits(image: FirmwareImage, partitions: tuple[Partition, ...]) -> list[Misfit]:
    found = []
    room = slots(partitions)
    if len(room) < SLOTS_NEEDED:
        found.append(Misfit.NO_SLOTS)
    elif image.app_size > min(part.size for part in room):
        found.append(Misfit.SLOT)
    if divided_otherwise(image, partitions):
        found.append(Misfit.GENERATION)
    return found


def _plain(chip: str) -> str:
    return chip.partition("(")[0].lower().replace("-", "").replace(" ", "")

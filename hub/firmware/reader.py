"""Reads an image with esptool's own reader, and sees that it is whole. Blocking; imported when needed.

Formats: esptool's ``bin_image``, ESP-IDF's ``esp_image_format.h``, ``esp_app_desc.h`` and ``secure_boot``.
"""

import functools
import hashlib
import operator
import struct
import zlib
from typing import Any, Final

import numpy as np
from esptool.bin_image import LoadFirmwareImage
from esptool.loader import ESPLoader
from esptool.logger import log
from esptool.targets import ROM_LIST
from esptool.util import FatalError

from hub.errors import (
    FirmwareCutError,
    FirmwareDamagedError,
    FirmwareError,
    FirmwareLockedError,
    NotFirmwareError,
)
from hub.events.board import Partition
from hub.firmware.image import AppDescription, FirmwareImage, ImageKind, Segment
from hub.firmware.partitions import TABLE_OFFSET, TABLE_SIZE, first_app, plain, read_table
from hub.firmware.sizes import MB, check_size

MAGIC: Final = 0xE9
"""First byte of every image."""

BOOTLOADERS: Final = (0x0, 0x1000, 0x2000)
"""Where a chip expects its bootloader."""

HEADER: Final = 24
CHIP_AT: Final = 12
"""Bytes of an image's header, and where in it the chip's number is (16 bit, little-endian)."""

DESCRIPTION: Final = struct.Struct("<II8x32s32s16s16s32s32s")
DESCRIPTION_AT: Final = HEADER + 8
DESCRIBED: Final = 0xABCD_5432
"""An application's description: its form, where it is (first in the first segment), how it begins."""

DIGEST: Final = 32
SECTOR: Final = 4096
SIGNED_V2: Final = b"\xe7\x02"
SIGNED_V1: Final = 68
"""A signature begins a sector of its own; an older one is the last 68 bytes, the first four of them 0."""

ELSE: Final = (b"PK", b"\x1f\x8b", b"7z", b"\xff\xd8", b"\x89PNG", b"%PDF", b"\x7fELF", b"Rar!", b"BZh")
"""How other files begin that look as random as an encrypted image."""

SAMPLE: Final = 65_536
RANDOM: Final = 0.99
"""What is encrypted does not get smaller by packing it: by how much of so many bytes."""

log.set_verbosity("silent")


def read_image(content: bytes, board: str = "") -> FirmwareImage:
    """What ``content`` is. It takes 0.1 s for 16 MB.

    Args:
        content: All of a file.
        board: What its name says it is for.

    Raises:
        FirmwareError: It is no image, or none that is whole and undamaged; the message says what is wrong.
    """
    check_size(len(content))
    partitions = _table_of(content)
    if not partitions:
        _see_that_it_is_one(content)
        return _described(content, content, 0, (), board)
    place = first_app(partitions)
    if place is None:
        raise FirmwareDamagedError("Its partition table has no place for an application.")
    app = content[place.address : place.address + place.size]
    if not app:
        raise FirmwareCutError(f"It ends before its application begins, at {place.address:#x}.")
    if app[0] != MAGIC:
        raise _unreadable(app)
    return _described(content, app, place.address, partitions, board)


def _table_of(content: bytes) -> tuple[Partition, ...]:
    """The partition table of a merged image; nothing when it is none."""
    if _is_app(content) or not any(content[at : at + 1] == bytes([MAGIC]) for at in BOOTLOADERS):
        return ()
    raw = content[TABLE_OFFSET : TABLE_OFFSET + TABLE_SIZE]
    return read_table(raw) if raw[:2] == b"\xaaP" else ()


def _is_app(content: bytes) -> bool:
    begins = content[DESCRIPTION_AT : DESCRIPTION_AT + 4]
    return content[:1] == bytes([MAGIC]) and begins == DESCRIBED.to_bytes(4, "little")


def _see_that_it_is_one(content: bytes) -> None:
    if content[:1] != bytes([MAGIC]):
        raise _unreadable(content)
    if len(content) < DESCRIPTION_AT + DESCRIPTION.size:
        raise FirmwareCutError("It ends within its header.")
    if not _is_app(content):
        raise NotFirmwareError("It does not say what it is: a bootloader by itself, or no image of ESP-IDF's.")


def _unreadable(content: bytes) -> FirmwareError:
    sample = content[:SAMPLE]
    if len(sample) >= SECTOR and not sample.startswith(ELSE):
        packed = len(zlib.compress(sample, 1))
        if packed > RANDOM * len(sample):
            return FirmwareLockedError("It looks encrypted. Only an image that is not can be used here.")
    return NotFirmwareError("It is no firmware image of an ESP32.")


def _described(
    content: bytes, app: bytes, at: int, partitions: tuple[Partition, ...], board: str
) -> FirmwareImage:
    chip, image = _loaded(app)
    size = _size(image)
    _see_that_it_is_whole(image, app[:size], size)
    _see_that_it_is_unsigned(app[size:], size)
    magic, _, version, project, time, date, idf, elf = DESCRIPTION.unpack_from(app, DESCRIPTION_AT)
    if magic != DESCRIBED:
        raise NotFirmwareError("Its application does not say what it is.")
    return FirmwareImage(
        kind=ImageKind.MERGED if partitions else ImageKind.APP,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        chip=chip,
        flash_size=_flash_size(image),
        app=AppDescription(
            plain(project), plain(version), f"{plain(date)} {plain(time)}", plain(idf), elf.hex()
        ),
        app_offset=at,
        app_size=size,
        segments=tuple(Segment(part.addr, len(part.data)) for part in image.segments),
        partitions=partitions,
        board=board,
    )


def _loaded(app: bytes) -> tuple[str, Any]:
    """The chip's name, and what esptool read."""
    number = int.from_bytes(app[CHIP_AT : CHIP_AT + 2], "little")
    chip = next((rom for rom in ROM_LIST if getattr(rom, "IMAGE_CHIP_ID", None) == number), None)
    if chip is None:
        raise NotFirmwareError(f"It is for a chip that is not known here (number {number}).")
    try:
        return chip.CHIP_NAME, LoadFirmwareImage(chip.CHIP_NAME, app)
    except (struct.error, IndexError, TypeError) as error:
        raise FirmwareCutError("It ends too early.") from error
    except FatalError as error:
        if "End of file" in str(error):
            raise FirmwareCutError("It ends in the middle of a segment.") from error
        raise FirmwareDamagedError(f"It cannot be read: {error}") from error
    except (RuntimeError, ValueError) as error:
        raise FirmwareDamagedError("Its header cannot be read.") from error


def _size(image: Any) -> int:
    """Length of the application: header and segments, padded so that the checksum ends 16 bytes, digest."""
    ends: int = HEADER + sum(8 + len(part.data) for part in image.segments)
    return ends + 16 - ends % 16 + (DIGEST if image.append_digest else 0)


def _see_that_it_is_whole(image: Any, app: bytes, size: int) -> None:
    if len(app) < size:
        raise FirmwareCutError("It ends too early.")
    if image.checksum != _checksum(image):
        raise FirmwareDamagedError("Its checksum is wrong.")
    if image.append_digest and image.stored_digest != image.calc_digest:
        raise FirmwareDamagedError("Its SHA-256 is wrong.")


def _checksum(image: Any) -> int:
    """As esptool's ``calculate_checksum``, which takes a second for what this takes a millisecond."""
    parts = (np.frombuffer(part.data, np.uint8) for part in image.segments if part.include_in_checksum)
    sums = (int(np.bitwise_xor.reduce(part)) for part in parts)
    return functools.reduce(operator.xor, sums, int(ESPLoader.ESP_CHECKSUM_MAGIC))


def _see_that_it_is_unsigned(rest: bytes, size: int) -> None:
    """``rest`` is what is behind an application of ``size`` bytes."""
    next_sector = -size % SECTOR
    v1 = len(rest) == SIGNED_V1 and rest[:4] == bytes(4)
    if v1 or rest[next_sector : next_sector + 2] == SIGNED_V2:
        raise FirmwareLockedError("It is signed, for devices that take nothing else.")


def _flash_size(image: Any) -> int | None:
    sizes = {number: name for name, number in image.ROM_LOADER.FLASH_SIZES.items()}
    name = sizes.get(image.flash_size_freq & 0xF0, "")
    return int(name.removesuffix("MB")) * MB if name.endswith("MB") and name[:-2].isdigit() else None

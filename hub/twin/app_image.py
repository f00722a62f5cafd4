"""An application as the bootloader reads it: header, segments, checksum, hash, description.

From ESP-IDF's ``esp_image_format`` and ``esp_app_desc_t`` (device protocol, section 5).
"""

import hashlib
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np

from hub.twin.errors import ImageError

MAGIC: Final = 0xE9
DESCRIPTION_MAGIC: Final = 0xABCD_5432

HEADER: Final = struct.Struct("<BBBBI4xHBHH4xB")
"""Magic, number of segments, mode, size and speed of the flash, entry, chip, three revisions, hash or not."""

SEGMENT: Final = struct.Struct("<II")
"""Where it is loaded to, and its length."""

DESCRIPTION: Final = struct.Struct("<I12x32s32s16s16s32s32s")
"""Magic, version, project, time, date, ESP-IDF, SHA-256 of the ELF file."""

MAX_SEGMENTS: Final = 16
CHECKSUM_SEED: Final = 0xEF
CHECKSUM_ALIGN: Final = 16
HASH_BYTES: Final = 32

DESCRIBED_AT: Final = HEADER.size + SEGMENT.size
"""The description is the beginning of the first segment."""


@dataclass(frozen=True, slots=True)
class App:
    """What an application says of itself; the check tells the same."""

    version: str
    project: str = "xiaozhi"
    compiled: str = "Aug  1 2026T00:00:00Z"
    idf: str = "v5.5"
    elf_sha256: str = "0" * 64


def read_app(content: bytes, chip_id: int) -> App:
    """The application in ``content``, if a chip of that number would start it.

    Raises:
        ImageError: It would not.
    """
    if len(content) < DESCRIBED_AT + DESCRIPTION.size:
        raise ImageError("The image is too short to be an application.")
    magic, segments, *_, chip, _, _, _, hashed = HEADER.unpack_from(content)
    if magic != MAGIC:
        raise ImageError(f"The image begins with 0x{magic:02x}, not 0xe9.")
    if chip != chip_id:
        raise ImageError(f"The image is for chip {chip}, not for chip {chip_id}.")
    end = _checked_segments(content, segments)
    if hashed:
        _check_hash(content, end)
    return _described(content)


def _checked_segments(content: bytes, count: int) -> int:
    """Where the image ends, hash not counted, once its checksum was found right."""
    if count > MAX_SEGMENTS:
        raise ImageError(f"The image has {count} segments.")
    at, sum_ = HEADER.size, CHECKSUM_SEED
    for _ in range(count):
        if at + SEGMENT.size > len(content):
            raise ImageError("The image is cut short.")
        _, length = SEGMENT.unpack_from(content, at)
        at += SEGMENT.size
        if at + length > len(content):
            raise ImageError("The image is cut short.")
        sum_ ^= int(np.bitwise_xor.reduce(np.frombuffer(content, np.uint8, length, at), initial=0))
        at += length
    end = at // CHECKSUM_ALIGN * CHECKSUM_ALIGN + CHECKSUM_ALIGN
    if end > len(content):
        raise ImageError("The image is cut short.")
    if content[end - 1] != sum_:
        raise ImageError("The image's checksum is wrong.")
    return end


def _check_hash(content: bytes, end: int) -> None:
    if hashlib.sha256(content[:end]).digest() != content[end : end + HASH_BYTES]:
        raise ImageError("The image's SHA-256 is wrong.")


def _described(content: bytes) -> App:
    magic, version, project, time, date, idf, elf = DESCRIPTION.unpack_from(content, DESCRIBED_AT)
    if magic != DESCRIPTION_MAGIC:
        raise ImageError("The image holds no application: a bootloader, or all of a flash.")
    return App(_text(version), _text(project), f"{_text(date)}T{_text(time)}Z", _text(idf), elf.hex())


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode(errors="replace")

"""Reads a file of assets, and sees that a device could. Blocking.

The form is that of ESP-IDF's ``esp_mmap_assets``, which the firmware maps into its memory: three numbers (how
many files, a checksum, the length of the rest), a table of the files, then each file behind two letters. The
checksum is the sum of the rest, 16 bits of it.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from hub.errors import AssetsCutError, AssetsDamagedError, AssetsNewerError, NotAssetsError
from hub.firmware.partitions import plain
from hub.firmware.sizes import check_size

HEADER: Final = struct.Struct("<III")
ENTRY: Final = struct.Struct("<32sIIHH")
"""The three numbers; a file's name, size, place behind the table, width and height."""

BEGINS: Final = b"ZZ"
"""In front of every file; the firmware refuses one without it."""

CHECKSUM_BITS: Final = 0xFFFF
"""Those of the sum that the checksum has."""

EMPTY_FLASH: Final = b"\xff"
"""What a partition holds behind its assets, if they were read back from a device."""

MOST_FILES: Final = 2_000
"""Files in one; the largest known has 40."""

INDEX: Final = "index.json"
"""Tells the firmware which file is the font, which the wake words, which a face."""

NEWEST: Final = 1
"""The version of an index that the firmware reads."""

FONT, WAKE_WORDS, FACES = "text_font", "srmodels", "emoji_collection"
"""Names in the index."""


@dataclass(frozen=True, slots=True)
class AssetFile:
    """One file of the assets."""

    name: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Assets:
    """Assets that are whole and undamaged.

    Attributes:
        size: Of what a device is to be given of the file, bytes: without what pads it.
        sha256: Of that, hex.
        files: What is in it.
        font: The name of the font; empty: there is none.
        wake_words: The name of the wake words' models; empty: there are none.
        faces: How many faces the display gets.
    """

    size: int
    sha256: str
    files: tuple[AssetFile, ...]
    font: str = ""
    wake_words: str = ""
    faces: int = 0


def read_assets(content: bytes) -> Assets:
    """What ``content``, all of a file, is.

    Raises:
        FirmwareTooLargeError: It is larger than any flash.
        AssetsError: No device could use it; the message says why.
    """
    check_size(len(content))
    if len(content) < HEADER.size:
        raise NotAssetsError("It is too short for a file of assets.")
    count, checksum, length = HEADER.unpack_from(content)
    if not 0 < count <= MOST_FILES or length < count * ENTRY.size or checksum > CHECKSUM_BITS:
        raise NotAssetsError("It is no file of assets.")
    size = HEADER.size + length
    if len(content) < size:
        raise AssetsCutError(f"It ends too early: {size - len(content)} bytes are missing.")
    if content[size:].strip(EMPTY_FLASH):
        raise AssetsDamagedError("There is something behind its end.")
    content = content[:size]
    rest = np.frombuffer(content, np.uint8, offset=HEADER.size)
    if int(rest.sum(dtype=np.uint64)) & CHECKSUM_BITS != checksum:
        raise AssetsDamagedError("Its checksum is wrong.")
    files = _files(content, count)
    index = _index(files)
    faces = index.get(FACES)
    return Assets(
        size=size,
        sha256=hashlib.sha256(content).hexdigest(),
        files=tuple(AssetFile(name, len(file)) for name, file in files.items()),
        font=_named(index, FONT),
        wake_words=_named(index, WAKE_WORDS),
        faces=len(faces) if isinstance(faces, list) else 0,
    )


def _files(content: bytes, count: int) -> dict[str, memoryview]:
    """The files by name; of two with one name, the firmware uses the last."""
    found: dict[str, memoryview] = {}
    begin = HEADER.size + count * ENTRY.size
    for number in range(count):
        raw, size, offset, _, _ = ENTRY.unpack_from(content, HEADER.size + number * ENTRY.size)
        at = begin + offset
        if content[at : at + len(BEGINS)] != BEGINS or at + len(BEGINS) + size > len(content):
            raise AssetsDamagedError(f"Its file {plain(raw)!r} is not where its table says.")
        found[plain(raw)] = memoryview(content)[at + len(BEGINS) : at + len(BEGINS) + size]
    return found


def _index(files: Mapping[str, memoryview]) -> Mapping[str, Any]:
    if INDEX not in files:
        raise NotAssetsError(f"It has no {INDEX}, which tells a device what is in it.")
    try:
        index = json.loads(bytes(files[INDEX]))
    except (ValueError, RecursionError) as error:
        raise AssetsDamagedError(f"Its {INDEX} cannot be read.") from error
    if not isinstance(index, dict):
        raise AssetsDamagedError(f"Its {INDEX} cannot be read.")
    version = index.get("version")
    if isinstance(version, int | float) and version > NEWEST:
        raise AssetsNewerError("It is of a newer kind than devices know.")
    for name in (_named(index, FONT), _named(index, WAKE_WORDS)):
        if name and name not in files:
            raise AssetsDamagedError(f"Its {INDEX} names the file {name!r}, which is not in it.")
    return index


def _named(index: Mapping[str, Any], what: str) -> str:
    name = index.get(what)
    return name if isinstance(name, str) else ""

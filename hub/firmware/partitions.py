"""The partition table: how a device's flash is divided (ESP-IDF, "Partition Tables")."""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from hub.errors import FirmwareDamagedError
from hub.events.board import APP, Partition

TABLE_OFFSET: Final = 0x8000
"""Where the table is, in stock firmware."""

TABLE_SIZE: Final = 0xC00
"""Bytes it may take: 95 entries and a checksum."""

_ENTRY: Final = struct.Struct("<2sBBII16sI")
_MAGIC: Final = b"\xaaP"
_CHECKSUM: Final = b"\xeb\xeb" + b"\xff" * 14
_END: Final = b"\xff" * _ENTRY.size

FACTORY: Final = 0x00
NVS: Final = 0x02
OTA_DATA: Final = 0x00
"""Their sub-types: of applications, of data."""


class Generation(StrEnum):
    """Which of the firmware's two ways to divide the flash a table is; none leads to the other over the air."""

    V1 = "v1"
    V2 = "v2"  # with a partition for fonts, pictures and wake words
    OTHER = "other"


def read_table(raw: bytes) -> tuple[Partition, ...]:
    """Read the table that ``raw`` begins with.

    Raises:
        FirmwareDamagedError: There is none, or its checksum is wrong.
    """
    found: list[Partition] = []
    for at in range(0, min(len(raw), TABLE_SIZE) - _ENTRY.size + 1, _ENTRY.size):
        entry = raw[at : at + _ENTRY.size]
        if entry.startswith(_CHECKSUM[:2]):
            if entry != _CHECKSUM + hashlib.md5(raw[:at], usedforsecurity=False).digest():
                raise FirmwareDamagedError("The checksum of its partition table is wrong.")
            break
        if entry == _END:
            break
        magic, kind, subtype, address, size, label, _flags = _ENTRY.unpack(entry)
        if magic != _MAGIC:
            raise FirmwareDamagedError("Its partition table cannot be read.")
        found.append(Partition(plain(label), kind, subtype, address, size))
    if not found:
        raise FirmwareDamagedError("There is no partition table in it.")
    return tuple(found)


def slots(partitions: Iterable[Partition]) -> tuple[Partition, ...]:
    """Those that take an application over the air; a device without two of them is flashed by USB only."""
    return tuple(part for part in partitions if part.is_slot)


def first_app(partitions: Iterable[Partition]) -> Partition | None:
    """Where the application is that a merged image holds: it is started first."""
    apps = [part for part in partitions if part.type == APP]
    starts = sorted(apps, key=lambda part: (part.subtype != FACTORY, part.subtype))
    return starts[0] if starts else None


def generation(partitions: Sequence[Partition]) -> Generation:
    """Which way the flash is divided."""
    labels = {part.label for part in partitions}
    if "assets" in labels:
        return Generation.V2
    return Generation.V1 if "model" in labels or "factory" in labels else Generation.OTHER


def plain(raw: bytes) -> str:
    """Text that ends with a zero: plain printable ASCII, as all firmware has it, and ``?`` for the rest."""
    text = raw.partition(b"\0")[0].decode("ascii", "replace")
    return "".join(letter if " " <= letter <= "~" else "?" for letter in text)

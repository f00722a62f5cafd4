"""How a flash is divided, as parts that follow one another without gaps. A value, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.events.board import APP
from hub.firmware.partitions import NVS
from hub.web.api.firmware_forms import FlashPart, ImageFacts

FILES: Final = 0x40
"""Sub-types of data from here on hold files: pictures, fonts, wake words."""


class PartKind(StrEnum):
    """What a part is for."""

    SYSTEM = "system"  # bootloader, partition table, and small data of the system's
    SETTINGS = "settings"  # what a person set: Wi-Fi, the hub's address
    APP = "app"  # an application
    FILES = "files"  # assets or models
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the flash."""

    kind: PartKind
    label: str  # as the table has it; empty for what the table does not name
    address: int
    size: int  # bytes
    used: int = 0  # bytes of it that the image's application takes


def parts_of(facts: ImageFacts) -> tuple[Part, ...]:
    """The whole flash of a merged image, from its beginning; empty for an application alone."""
    found: list[Part] = []
    at = 0
    for each in sorted(facts.partitions, key=lambda one: one.address):
        if each.address > at:
            found.append(Part(PartKind.FREE if found else PartKind.SYSTEM, "", at, each.address - at))
        used = min(each.size, facts.app_size) if each.address == facts.app_offset else 0
        found.append(Part(_kind(each), each.label, each.address, each.size, used))
        at = max(at, each.address + each.size)
    end = facts.flash_size or 0
    if found and end > at:
        found.append(Part(PartKind.FREE, "", at, end - at))
    return tuple(found)


def widths_of(parts: Sequence[Part], width: int, least: int) -> list[int]:
    """How many of ``width`` pixels each takes: by its size, and ``least`` for what is too small to be seen."""
    whole = sum(part.size for part in parts)
    small = [part.size * width < least * whole for part in parts]
    left = width - least * sum(small)
    rest = sum(part.size for part, is_small in zip(parts, small, strict=True) if not is_small)
    if left <= 0 or rest <= 0:
        return [width // max(1, len(parts))] * len(parts)
    return [
        least if is_small else max(least, left * part.size // rest)
        for part, is_small in zip(parts, small, strict=True)
    ]


def _kind(part: FlashPart) -> PartKind:
    if part.type == APP:
        return PartKind.APP
    if part.subtype == NVS:
        return PartKind.SETTINGS
    return PartKind.FILES if part.subtype >= FILES else PartKind.SYSTEM

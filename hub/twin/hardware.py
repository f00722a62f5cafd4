"""Boards as the device can be one: the chip, the flash, and how the flash is divided.

From the device protocol, section 5. A device tells all of it at its check.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from hub.twin.errors import UsageError

APP, DATA = 0, 1
"""Types of partitions (ESP-IDF's ``esp_partition_type_t``)."""

FACTORY, OTA_0, OTA_1 = 0x00, 0x10, 0x11
"""Kinds of application partitions: the one that came over USB, and those that are written over the air."""

OTA_DATA, PHY, NVS, SPIFFS = 0x00, 0x01, 0x02, 0x82
"""Kinds of data partitions; assets and models are said to be ``SPIFFS``."""

KB, MB = 1 << 10, 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A partition; ``address`` and ``size`` in bytes."""

    label: str
    type: int
    subtype: int
    address: int
    size: int

    def told(self) -> dict[str, Any]:
        """Its entry in the check."""
        return {
            "label": self.label,
            "type": self.type,
            "subtype": self.subtype,
            "address": self.address,
            "size": self.size,
        }


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip: its name, its numbers in the check and in images, and what it can (``esp_chip_info_t``)."""

    name: str
    model: int
    image_id: int
    features: int
    cores: int = 2
    revision: int = 2


ESP32: Final = Chip("esp32", 1, 0, 50, revision=301)
S3: Final = Chip("esp32s3", 9, 9, 18)
C3: Final = Chip("esp32c3", 5, 5, 18, cores=1, revision=4)
C6: Final = Chip("esp32c6", 13, 13, 82, cores=1)
P4: Final = Chip("esp32p4", 18, 18, 0, revision=100)


@dataclass(frozen=True, slots=True)
class Hardware:
    """A board: what it calls itself, its chip, its flash in bytes and how that is divided."""

    board: str
    chip: Chip
    flash_size: int
    parts: tuple[Part, ...]

    @property
    def slots(self) -> tuple[Part, ...]:
        """The partitions that an update over the air can be written to: none, or two."""
        return tuple(part for part in self.parts if part.type == APP and part.subtype >= OTA_0)

    @property
    def first(self) -> Part:
        """Where the application is that came over USB."""
        return next(part for part in self.parts if part.type == APP)

    @property
    def assets(self) -> Part | None:
        """Where fonts and wake words are; None on a board without."""
        return next((part for part in self.parts if part.label == "assets"), None)


def _data(label: str, subtype: int, address: int, size: int) -> Part:
    return Part(label, DATA, subtype, address, size)


def _slots(address: int, size: int) -> tuple[Part, Part]:
    return Part("ota_0", APP, OTA_0, address, size), Part("ota_1", APP, OTA_1, address + size, size)


_HEAD: Final = (
    _data("nvs", NVS, 0x9000, 0x4000),
    _data("otadata", OTA_DATA, 0xD000, 0x2000),
    _data("phy_init", PHY, 0xF000, 0x1000),
)

V2_16M: Final = (*_HEAD, *_slots(0x2_0000, 0x3F_0000), _data("assets", SPIFFS, 0x80_0000, 8 * MB))
V2_8M: Final = (*_HEAD, *_slots(0x2_0000, 0x2F_0000), _data("assets", SPIFFS, 0x60_0000, 2 * MB))
V2_4M: Final = (
    _data("nvs", NVS, 0x9000, 0x6000),
    _data("phy_init", PHY, 0xF000, 0x1000),
    Part("factory", APP, FACTORY, 0x1_0000, 0x2F_0000),
    _data("assets", SPIFFS, 0x30_0000, MB),
)
V2_32M: Final = (
    _data("nvsfactory", NVS, 0x9000, 200 * KB),
    _data("nvs", NVS, 0x3_B000, 840 * KB),
    _data("otadata", OTA_DATA, 0x10_D000, 0x2000),
    _data("phy_init", PHY, 0x10_F000, 0x1000),
    *_slots(0x20_0000, 4 * MB),
    _data("assets", SPIFFS, 0xA0_0000, 16 * MB),
)
V1_16M: Final = (*_HEAD, _data("model", SPIFFS, 0x1_0000, 0xF_0000), *_slots(0x10_0000, 6 * MB))

BOARD = "xiaozhi-hub-twin"
"""The board's name unless another is given."""

STOCK: Final = Hardware(BOARD, S3, 16 * MB, V2_16M)
"""The commonest board: an ESP32-S3 with 16 MB."""

HARDWARE: Final = {
    "s3-16m": STOCK,
    "s3-8m": replace(STOCK, flash_size=8 * MB, parts=V2_8M),
    "s3-32m": replace(STOCK, flash_size=32 * MB, parts=V2_32M),
    "s3-4m": replace(STOCK, flash_size=4 * MB, parts=V2_4M),
    "s3-16m-v1": replace(STOCK, parts=V1_16M),
    "esp32-4m": replace(STOCK, chip=ESP32, flash_size=4 * MB, parts=V2_4M),
    "c3-16m": replace(STOCK, chip=C3),
    "c6-16m": replace(STOCK, chip=C6),
    "p4-16m": replace(STOCK, chip=P4),
}
"""Boards by their names on the command line. Those with 4 MB have no room for updates over the air."""


def hardware_named(name: str, board: str = BOARD) -> Hardware:
    """The board of that name, which calls itself ``board``.

    Raises:
        UsageError: There is none.
    """
    known = HARDWARE.get(name)
    if known is None:
        raise UsageError(f"There is no hardware {name!r}: choose one of {', '.join(HARDWARE)}.")
    return replace(known, board=board)

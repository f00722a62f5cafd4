"""Firmware images as a build makes them: esptool writes the applications and bootloaders."""

import hashlib
import random
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from esptool.bin_image import (
    ELFSection,
    ESP32C3FirmwareImage,
    ESP32C6FirmwareImage,
    ESP32FirmwareImage,
    ESP32P4FirmwareImage,
    ESP32S3FirmwareImage,
)

KB, MB = 1 << 10, 1 << 20
TABLE_AT = 0x8000

CHIPS: Final = {
    "ESP32": (ESP32FirmwareImage, 0x3F40_0020, 0x4008_0000, 0x1000),
    "ESP32-S3": (ESP32S3FirmwareImage, 0x3C00_0020, 0x4037_4000, 0x0),
    "ESP32-C3": (ESP32C3FirmwareImage, 0x3C00_0020, 0x4038_0000, 0x0),
    "ESP32-C6": (ESP32C6FirmwareImage, 0x4200_0020, 0x4080_0000, 0x0),
    "ESP32-P4": (ESP32P4FirmwareImage, 0x4000_0020, 0x4FF0_0000, 0x2000),
}
"""How its images are written, where constants and code are mapped, where its bootloader is."""

NVS, OTA_DATA, PHY, SPIFFS = 0x02, 0x00, 0x01, 0x82

Row = tuple[str, int, int, int, int]
"""Label, type, sub-type, address, size."""

_HEAD: Final[tuple[Row, ...]] = (
    ("nvs", 1, NVS, 0x9000, 0x4000),
    ("otadata", 1, OTA_DATA, 0xD000, 0x2000),
    ("phy_init", 1, PHY, 0xF000, 0x1000),
)

V2_16M: Final[tuple[Row, ...]] = (
    *_HEAD,
    ("ota_0", 0, 0x10, 0x2_0000, 0x3F_0000),
    ("ota_1", 0, 0x11, 0x41_0000, 0x3F_0000),
    ("assets", 1, SPIFFS, 0x80_0000, 0x80_0000),
)
V2_8M: Final[tuple[Row, ...]] = (
    *_HEAD,
    ("ota_0", 0, 0x10, 0x2_0000, 0x2F_0000),
    ("ota_1", 0, 0x11, 0x31_0000, 0x2F_0000),
    ("assets", 1, SPIFFS, 0x60_0000, 0x20_0000),
)
V2_4M: Final[tuple[Row, ...]] = (
    ("nvs", 1, NVS, 0x9000, 0x6000),
    ("phy_init", 1, PHY, 0xF000, 0x1000),
    ("factory", 0, 0x00, 0x1_0000, 0x2F_0000),
    ("assets", 1, SPIFFS, 0x30_0000, 0x10_0000),
)
V2_32M: Final[tuple[Row, ...]] = (
    ("nvsfactory", 1, NVS, 0x9000, 200 * KB),
    ("nvs", 1, NVS, 0x3_B000, 840 * KB),
    ("otadata", 1, OTA_DATA, 0x10_D000, 0x2000),
    ("phy_init", 1, PHY, 0x10_F000, 0x1000),
    ("ota_0", 0, 0x10, 0x20_0000, 4 * MB),
    ("ota_1", 0, 0x11, 0x60_0000, 4 * MB),
    ("assets", 1, SPIFFS, 0xA0_0000, 16 * MB),
)
V1_16M: Final[tuple[Row, ...]] = (
    *_HEAD,
    ("model", 1, SPIFFS, 0x1_0000, 0xF_0000),
    ("ota_0", 0, 0x10, 0x10_0000, 6 * MB),
    ("ota_1", 0, 0x11, 0x70_0000, 6 * MB),
)
V1_8M: Final[tuple[Row, ...]] = (
    ("nvs", 1, NVS, 0x9000, 0x6000),
    ("phy_init", 1, PHY, 0xF000, 0x1000),
    ("factory", 0, 0x00, 0x1_0000, 0x7A_0000),
)
V1_32M: Final[tuple[Row, ...]] = (
    *V2_32M[:4],
    ("model", 1, SPIFFS, 0x11_0000, 0xF_0000),
    ("ota_0", 0, 0x10, 0x20_0000, 12 * MB),
    ("ota_1", 0, 0x11, 0xE0_0000, 12 * MB),
)


@dataclass(frozen=True)
class Build:
    """What goes into an application."""

    chip: str = "ESP32-S3"
    version: str = "2.4.2"
    project: str = "xiaozhi"
    flash_mb: int = 16
    size: int = 96 * KB  # of its code, about
    digest: bool = True

    def app(self) -> bytes:
        """The application as ``idf.py build`` leaves it: ``xiaozhi.bin``."""
        return self._image(self._constants())

    def bootloader(self) -> bytes:
        """A second-stage bootloader, which begins with a description of its own."""
        return self._image(b"\x50" + bytes(79) + b"boot" * 64, in_ram=True)

    def merged(self, table: Sequence[Row], *, fill: bytes = b"\xff") -> bytes:
        """All of the flash up to the end of the application, as ``idf.py merge-bin`` makes it."""
        start = next(row for row in table if row[1] == 0)[3]
        boot_at = CHIPS[self.chip][3]
        flash = bytearray(fill * start)
        for at, part in ((boot_at, self.bootloader()), (TABLE_AT, table_of(table)), (start, self.app())):
            flash[at : at + len(part)] = part
        return bytes(flash)

    def _constants(self) -> bytes:
        described = struct.pack(
            "<II8x32s32s16s16s32s32s80x",
            0xABCD_5432,
            0,
            self.version.encode(),
            self.project.encode(),
            b"12:34:56",
            b"Aug 12 2026",
            b"v5.5.1",
            hashlib.sha256(repr(self).encode()).digest(),
        )
        return described + b"constants " * 100

    def _image(self, first: bytes, *, in_ram: bool = False) -> bytes:
        writer, constants_at, code_at, _ = CHIPS[self.chip]
        image = writer()
        image.chip_id = writer.ROM_LOADER.IMAGE_CHIP_ID
        image.flash_size_freq = writer.ROM_LOADER.FLASH_SIZES[f"{self.flash_mb}MB"]
        image.append_digest = self.digest
        code = random.Random(self.version).randbytes(self.size // 4 * 4)  # noqa: S311 - no secret
        image.segments = [
            ELFSection(b".dram0.bootdesc", code_at + 0x8000, first, 0)
            if in_ram
            else ELFSection(b".flash.appdesc", constants_at, first, 0),
            ELFSection(b".iram0.text", code_at, code[: 16 * KB] if in_ram else code, 0),
        ]
        written: bytes = image.save(None)
        return written


def table_of(rows: Sequence[Row]) -> bytes:
    """A partition table as ESP-IDF writes it, with its checksum."""
    entries = b"".join(
        struct.pack("<2sBBII16sI", b"\xaaP", kind, subtype, address, size, label.encode(), 0)
        for label, kind, subtype, address, size in rows
    )
    checksum = b"\xeb\xeb" + b"\xff" * 14 + hashlib.md5(entries, usedforsecurity=False).digest()
    return (entries + checksum).ljust(0xC00, b"\xff")

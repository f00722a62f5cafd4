"""What is known of a firmware image, once it was read."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.board import Partition


class ImageKind(StrEnum):
    """What a file holds."""

    APP = "app"  # the application alone, as a device takes it over the air
    MERGED = "merged"  # all of the flash from its beginning: bootloader, partition table, application


@dataclass(frozen=True, slots=True)
class AppDescription:
    """What the application says of itself (ESP-IDF's ``esp_app_desc_t``)."""

    project: str
    version: str
    built: str  # date and time, as the compiler wrote them
    idf: str  # version of ESP-IDF
    elf_sha256: str  # of the program it was made from, hex; a device names it at its check


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the application, and where it is used."""

    address: int
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class FirmwareImage:
    """An image that is whole and undamaged.

    Attributes:
        kind: The application alone, or the whole flash.
        size: Of all of it, bytes.
        sha256: Of all of it, hex.
        chip: What it runs on, as ``ESP32-S3``.
        flash_size: How large a flash it was made for, bytes; None when it does not say.
        app: What the application says of itself.
        app_offset: Where in the file the application begins, bytes.
        app_size: Its length, bytes, without what pads it.
        segments: Of the application.
        partitions: How the flash is divided; empty for an application alone.
        board: What it is for, by the name of its file; empty when that does not tell.
    """

    kind: ImageKind
    size: int
    sha256: str
    chip: str
    flash_size: int | None
    app: AppDescription
    app_offset: int
    app_size: int
    segments: tuple[Segment, ...]
    partitions: tuple[Partition, ...] = ()
    board: str = ""

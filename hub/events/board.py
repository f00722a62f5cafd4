"""What a board is: its chip, its flash and how that is divided."""

from dataclasses import dataclass
from typing import Final

APP: Final = 0x00
DATA: Final = 0x01
"""Types of partitions (ESP-IDF, "Partition Tables")."""

OTA_0: Final = 0x10
OTA_LAST: Final = 0x1F
"""First and last sub-type of applications that are installed over the air."""


@dataclass(frozen=True, slots=True)
class Partition:
    """One part of the flash."""

    label: str
    type: int
    subtype: int
    address: int
    size: int  # bytes

    @property
    def is_slot(self) -> bool:
        """Whether it takes an application over the air."""
        return self.type == APP and OTA_0 <= self.subtype <= OTA_LAST


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFacts:
    """What a device tells of itself at its check. Nothing here is proven; what is missing is empty or 0."""

    chip: str = ""  # as esp32s3
    flash_size: int = 0  # bytes
    elf_sha256: str = ""  # of the application that runs, hex
    partitions: tuple[Partition, ...] = ()


NO_FACTS: Final = BoardFacts()
"""Of a device that told nothing."""

"""What a device tells of its board at its check, narrowed: all of it is a stranger's, numbers may be texts."""

import re
from typing import Any, Final

from hub.events.board import BoardFacts, Partition
from hub.web.bodies import inner_object, text_at

MAX_PARTITIONS: Final = 32
"""Of a table that is read: stock firmware has at most eight."""

MAX_LABEL: Final = 16
"""Longest label of a partition, characters (ESP-IDF)."""

MAX_CHIP: Final = 32
"""Longest name of a chip that is kept, characters."""

MAX_SIZE: Final = 2**32 - 1
"""Largest address or size, bytes."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_DIGITS: Final = re.compile(r"[0-9]{1,10}")


def read_facts(info: dict[str, Any]) -> BoardFacts:
    """The facts in a check's body. What is no fact is left out; a table of which a part is none, as a whole."""
    elf_sha256 = text_at(inner_object(info, "application"), "elf_sha256").lower()
    return BoardFacts(
        chip=_plain(text_at(info, "chip_model_name"), MAX_CHIP),
        flash_size=_number(info.get("flash_size")) or 0,
        elf_sha256=elf_sha256 if _SHA256.fullmatch(elf_sha256) else "",
        partitions=_table(info.get("partition_table")),
    )


def _table(value: object) -> tuple[Partition, ...]:
    if not isinstance(value, list) or len(value) > MAX_PARTITIONS:
        return ()
    parts = [_partition(item) for item in value]
    return tuple(part for part in parts if part is not None) if None not in parts else ()


def _partition(value: object) -> Partition | None:
    if not isinstance(value, dict):
        return None
    kind, subtype, address, size = (_number(value.get(name)) for name in ("type", "subtype", "address", "size"))
    if kind is None or subtype is None or address is None or size is None:
        return None
    return Partition(_plain(text_at(value, "label"), MAX_LABEL), kind, subtype, address, size)


def _number(value: object) -> int | None:
    """A number from 0 to ``MAX_SIZE``, also as text; None when it is none."""
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_SIZE
    return int(value) if fits and isinstance(value, int) else None


def _plain(text: str, longest: int) -> str:
    return "".join(letter for letter in text if " " <= letter <= "~")[:longest]

"""The keys of the household's devices, by serial number, from a CSV file. Blocking."""

import csv
import re
from pathlib import Path
from typing import Final

from hub.device_id import PLAIN_ID
from hub.errors import SettingError

MAX_FILE_BYTES: Final = 4 * 1024 * 1024
"""Largest file: 40,000 keys."""

_HEX_KEY: Final = re.compile(r"[0-9A-Fa-f]{64}")
"""A key as it is burnt into the eFuse: 32 bytes."""

_TITLES: Final = ("serial", "serial_number")


def read_serial_keys(file: Path) -> dict[str, bytes]:
    """The keys in ``file``: lines of ``serial,key``, the first of which may be a title.

    Raises:
        SettingError: It cannot be read, or a line in it is none of these. No key is in the message.
    """
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise SettingError(f"The file of keys {file} is larger than 4 MB. Is it the right one?")
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"The file of keys {file} cannot be read: {error}.") from error
    return parse_serial_keys(text, str(file))


def parse_serial_keys(text: str, name: str) -> dict[str, bytes]:
    """The same of a file's content; ``name`` is the file's, for the message."""
    keys: dict[str, bytes] = {}
    try:
        rows = list(csv.reader(text.splitlines(), strict=True))
    except csv.Error as error:
        raise SettingError(f"{name} is no CSV file: {error}.") from error
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[0].lower() in _TITLES):
            continue
        if len(cells) != 2 or not PLAIN_ID.match(cells[0]) or not cells[1]:  # noqa: PLR2004 - serial and key
            raise SettingError(f"Line {number} of {name} is not serial,key.")
        if cells[0] in keys:
            raise SettingError(f"Line {number} of {name} has a serial number that was there before.")
        keys[cells[0]] = bytes.fromhex(cells[1]) if _HEX_KEY.fullmatch(cells[1]) else cells[1].encode()
    return keys

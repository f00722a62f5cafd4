"""Versions as the device reads them, with C++'s ``stoi`` and ``getline``."""

import re

from hub.twin.cjson import INT32_MAX, INT32_MIN
from hub.twin.errors import CrashError

_STOI = re.compile(r"[ \t\n\v\f\r]*([+-]?[0-9]+)")
"""What ``stoi`` accepts the beginning of; what follows the digits it ignores."""


def numbers(version: str) -> list[int]:
    """The whole numbers between the dots: ``1.2.3-rc1`` reads as 1, 2, 3, and an empty text as none.

    Raises:
        CrashError: A part begins with no number, or with one that is too large: ``stoi`` throws, and nothing
            catches it.
    """
    parts = version.split(".")
    if not parts[-1]:  # ``getline`` finds nothing after the last dot
        parts.pop()
    return [_stoi(part, version) for part in parts]


def is_newer(offered: str, running: str) -> bool:
    """Whether the device takes ``offered`` for newer: number by number, then the one with more of them.

    Raises:
        CrashError: One of the two cannot be read.
    """
    current, new = numbers(running), numbers(offered)
    for ours, theirs in zip(current, new, strict=False):
        if ours != theirs:
            return theirs > ours
    return len(new) > len(current)


def _stoi(part: str, version: str) -> int:
    found = _STOI.match(part)
    if found is None or not INT32_MIN <= int(found[1]) <= INT32_MAX:
        raise CrashError(f"The version {version[:40]!r} does not parse: a device reboots.")
    return int(found[1])

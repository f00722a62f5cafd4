"""Versions as devices read them: whole numbers between dots, each read as far as it is one."""

import re
from typing import Final

MOST: Final = 2**31 - 1
"""The largest number a device reads; a larger one makes it start anew, as a word does."""

_NUMBER: Final = re.compile(r"[ \t\n\v\f\r]*([+-]?\d+)", re.ASCII)


def read_version(text: str) -> tuple[int, ...] | None:
    """The numbers of ``text``; None when a device would not survive reading it.

    The device splits at dots and reads each part with C++'s ``stoi``, which ignores what follows the digits:
    ``1.2.3-rc1`` is 1.2.3, but ``v1.2.3``, ``1.2.x`` and ``1..2`` make it start anew. A dot at the end begins
    no further part.
    """
    parts = text.split(".")
    if parts[-1] == "":
        parts.pop()
    numbers: list[int] = []
    for part in parts:
        found = _NUMBER.match(part)
        if found is None or not -MOST - 1 <= (number := int(found[1])) <= MOST:
            return None
        numbers.append(number)
    return tuple(numbers) if numbers else None


def is_newer(offered: str, running: str) -> bool:
    """Whether a device that runs ``running`` installs ``offered`` by itself.

    Numbers are compared one by one; of versions that begin alike, the one with more numbers is newer.

    Raises:
        ValueError: One of them is no version that a device can read.
    """
    newer, older = read_version(offered), read_version(running)
    if newer is None or older is None:
        raise ValueError("That is no version a device can read.")
    return newer > older

"""How large an image may be, and how its needs are told."""

from typing import Final

from hub.errors import FirmwareTooLargeError

KB: Final = 1 << 10
MB: Final = 1 << 20

LARGEST: Final = 32 * MB
"""The largest flash of any device, bytes."""


def check_size(size: int) -> None:
    """See that some device has such a flash, bytes; raises ``FirmwareTooLargeError``."""
    if size > LARGEST:
        raise FirmwareTooLargeError(f"It has more than {LARGEST // MB} MB: no device has such a flash.")


def room(size: int) -> str:
    """Room in a flash for people: ``16 MB``, or ``4,120 KB`` where that is no whole number of MB."""
    return f"{-(-size // KB):,} KB" if size % MB else f"{size // MB} MB"

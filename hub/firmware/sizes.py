"""How large an image may be."""

from typing import Final

from hub.errors import FirmwareTooLargeError

MB: Final = 1 << 20

LARGEST: Final = 32 * MB
"""The largest flash of any device, bytes."""


def check_size(size: int) -> None:
    """See that some device has such a flash, bytes; raises ``FirmwareTooLargeError``."""
    if size > LARGEST:
        raise FirmwareTooLargeError(f"It has more than {LARGEST // MB} MB: no device has such a flash.")

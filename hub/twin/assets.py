"""The ``assets`` partition as the device reads it: a header with a sum, a table of names, the files.

From the firmware's ``assets.cc``.
"""

import hashlib
import struct
from typing import Final

import numpy as np

from hub.twin.errors import ImageError
from hub.twin.flash import Assets

HEADER: Final = struct.Struct("<III")
"""Number of files, sum of all bytes after the header modulo 65,536, number of those bytes."""

SUM_MASK: Final = 0xFFFF


def read_assets(content: bytes) -> Assets:
    """What ``content`` is once it has been written.

    Raises:
        ImageError: The device finds no assets in it.
    """
    if len(content) < HEADER.size:
        raise ImageError("The file is too short to be assets.")
    _, stored_sum, length = HEADER.unpack_from(content)
    if length > len(content) - HEADER.size:
        raise ImageError("The assets are cut short.")
    found = int(np.frombuffer(content, np.uint8, length, HEADER.size).sum(dtype=np.uint64)) & SUM_MASK
    if found != stored_sum:
        raise ImageError("The assets' checksum is wrong.")
    return Assets(len(content), hashlib.sha256(content).hexdigest())

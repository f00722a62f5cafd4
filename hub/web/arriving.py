"""Whether a peer has what was handed to the operating system for it: megabytes may still be on their way."""

import asyncio
import struct
import sys
from typing import Any, Final

LOOK_S: Final = 0.05
"""Between two looks at what is on its way, seconds: the system tells nobody when it has arrived."""

_INT: Final = struct.Struct("i")


async def has_arrived(transport: Any) -> bool:
    """Return once the peer has acknowledged all of it, or is gone, and say which.

    Where the system does not tell (outside of Linux), all counts as arrived that was handed to it. It waits
    for as long as the peer is there.
    """
    while transport is not None and not transport.is_closing():
        if _under_way(transport) == 0:
            return True
        await asyncio.sleep(LOOK_S)
    return False


def _under_way(transport: Any) -> int:
    """Bytes that were handed to the system and not acknowledged yet."""
    if sys.platform != "linux":
        return 0
    import fcntl
    import termios

    sock = transport.get_extra_info("socket")
    try:
        return int(_INT.unpack(fcntl.ioctl(sock.fileno(), termios.TIOCOUTQ, bytes(_INT.size)))[0])
    except OSError:  # it is closed already, and the transport is about to notice
        return -1

"""The three framings of a binary message, as the device reads and writes them.

From the device protocol, section 3, "Binary framing"; all numbers are in network byte order. Bytes
only, no I/O.

- v1: the raw Opus packet.
- v2: ``u16 version=2 | u16 type | u32 reserved | u32 timestamp ms | u32 payload_size | payload``
- v3: ``u8 type | u8 reserved | u16 payload_size | payload``
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

from hub.errors import FrameError

_OPUS = 0
"""The type field of sound."""

_V2 = struct.Struct(">HHIII")
_V3 = struct.Struct(">BBH")

_TIMESTAMP_MASK = 0xFFFF_FFFF
"""The timestamp field has 32 bits and wraps after 49 days."""


FRAME_LENGTHS_MS = (20, 40, 60)
"""Lengths of a packet in use; the firmware's own is 60."""


class Framing(IntEnum):
    """The framing, by the number in ``Protocol-Version``."""

    RAW = 1
    STAMPED = 2
    SHORT = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One Opus packet; ``timestamp`` in ms, 0 where the framing has none."""

    packet: bytes
    timestamp: int = 0


def pack(framing: Framing, packet: bytes, timestamp: int = 0) -> bytes:
    """The binary message that carries ``packet``; only v2 carries ``timestamp`` (ms)."""
    match framing:
        case Framing.RAW:
            return packet
        case Framing.STAMPED:
            return _V2.pack(2, _OPUS, 0, timestamp & _TIMESTAMP_MASK, len(packet)) + packet
        case Framing.SHORT:
            return _V3.pack(_OPUS, 0, len(packet)) + packet


def unpack(framing: Framing, message: bytes) -> Frame:
    """The packet in a binary message, whatever its type field says: the device plays them all.

    Stricter than the device in one thing: sizes must fit exactly, where the device would read on
    into memory that is not the packet's.

    Raises:
        FrameError: The message has no complete header, or its size field is wrong.
    """
    match framing:
        case Framing.RAW:
            return Frame(message)
        case Framing.STAMPED:
            version, _, _, timestamp, size = _header(_V2, message)
            if version != Framing.STAMPED:
                raise FrameError(f"The version field of a v2 frame says {version}.")
            return Frame(_payload(message, _V2.size, size), timestamp)
        case Framing.SHORT:
            _, _, size = _header(_V3, message)
            return Frame(_payload(message, _V3.size, size))


def _header(layout: struct.Struct, message: bytes) -> tuple[int, ...]:
    if len(message) < layout.size:
        raise FrameError(f"A header has {layout.size} bytes; the message has {len(message)}.")
    return layout.unpack_from(message)


def _payload(message: bytes, start: int, size: int) -> bytes:
    packet = message[start:]
    if len(packet) != size:
        raise FrameError(f"The size field says {size} bytes; there are {len(packet)}.")
    return packet

"""The three framings of binary messages. Multi-byte numbers are big-endian.

====  ==================================================================================
v1    the Opus packet itself
v2    u16 version 2 · u16 type · u32 reserved · u32 timestamp ms · u32 payload size · payload
v3    u8 type · u8 reserved · u16 payload size · payload
====  ==================================================================================

A device names its framing in the ``Protocol-Version`` header, and plays every binary message as
audio, whatever its type says.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

from hub.errors import FrameError

MAX_PAYLOAD_BYTES = 65_535
"""What a v3 frame can hold, and the largest message a device sends."""

_V2 = struct.Struct(">HHIII")
_V3 = struct.Struct(">BBH")
_TYPE_OPUS = 0
_U32 = 0xFFFF_FFFF


class Framing(IntEnum):
    """A version of the binary framing."""

    V1 = 1  # bare packets
    V2 = 2  # with timestamps, for echo cancellation on the hub
    V3 = 3  # with a short header


@dataclass(frozen=True, slots=True)
class Frame:
    """One binary message.

    ``timestamp_ms`` is 0 where the framing has none, or the device knows none.
    """

    payload: bytes
    timestamp_ms: int = 0


def encode_frame(framing: Framing, frame: Frame) -> bytes:
    """The message for ``frame``.

    Raises:
        FrameError: The payload does not fit.
    """
    size = len(frame.payload)
    if size > MAX_PAYLOAD_BYTES:
        raise FrameError(f"A payload of {size} bytes does not fit into a frame.")
    match framing:
        case Framing.V1:
            return frame.payload
        case Framing.V2:
            return _V2.pack(2, _TYPE_OPUS, 0, frame.timestamp_ms & _U32, size) + frame.payload
        case Framing.V3:
            return _V3.pack(_TYPE_OPUS, 0, size) + frame.payload


def decode_frame(framing: Framing, message: bytes) -> Frame:
    """Read a binary message; an empty one is a frame without payload in every framing.

    Raises:
        FrameError: The header is cut, foreign, or promises more than came.
    """
    if not message or framing is Framing.V1:
        return Frame(message)
    if framing is Framing.V2:
        _check_room(message, _V2.size)
        version, kind, _, timestamp, size = _V2.unpack_from(message)
        if version != Framing.V2:
            raise FrameError(f"A version 2 frame says it is version {version}.")
        return Frame(_payload(message, _V2.size, kind, size), timestamp)
    _check_room(message, _V3.size)
    kind, _, size = _V3.unpack_from(message)
    return Frame(_payload(message, _V3.size, kind, size))


def _check_room(message: bytes, header: int) -> None:
    if len(message) < header:
        raise FrameError(f"A frame of {len(message)} bytes is shorter than its header of {header}.")


def _payload(message: bytes, header: int, kind: int, size: int) -> bytes:
    if kind != _TYPE_OPUS:
        raise FrameError(f"A frame of type {kind} is not audio.")
    if len(message) - header < size:
        raise FrameError(f"A frame promises {size} bytes and has {len(message) - header}.")
    return message[header : header + size]

"""The framings, by the device protocol's own examples."""

import pytest

from hub.errors import FrameError
from hub.twin.frames import Frame, Framing, pack, unpack

PACKET = bytes.fromhex("AABB")
V2 = bytes.fromhex("0002 0000 00000000 000003E8 00000002 AABB")
V3 = bytes.fromhex("00 00 0002 AABB")


@pytest.mark.parametrize(
    ("framing", "message", "timestamp"),
    [(Framing.RAW, PACKET, 0), (Framing.STAMPED, V2, 1000), (Framing.SHORT, V3, 0)],
)
def test_the_examples_go_both_ways(framing: Framing, message: bytes, timestamp: int) -> None:
    assert pack(framing, PACKET, timestamp) == message
    assert unpack(framing, message) == Frame(PACKET, timestamp)


@pytest.mark.parametrize("framing", [Framing.STAMPED, Framing.SHORT])
@pytest.mark.parametrize("cut", [1, 3, 6, -1])
def test_a_cut_frame_is_refused(framing: Framing, cut: int) -> None:
    whole = pack(framing, b"\x01" * 100)
    with pytest.raises(FrameError):
        unpack(framing, whole[:cut])


@pytest.mark.parametrize("framing", [Framing.STAMPED, Framing.SHORT])
def test_bytes_behind_the_payload_are_refused(framing: Framing) -> None:
    with pytest.raises(FrameError):
        unpack(framing, pack(framing, PACKET) + b"\x00")


def test_a_v2_frame_says_that_it_is_one() -> None:
    with pytest.raises(FrameError):
        unpack(Framing.STAMPED, b"\x00\x03" + V2[2:])


def test_every_type_is_played_as_sound() -> None:
    assert unpack(Framing.STAMPED, V2[:2] + b"\x00\x01" + V2[4:]).packet == PACKET
    assert unpack(Framing.SHORT, b"\x01" + V3[1:]).packet == PACKET


def test_the_timestamp_wraps_after_32_bits() -> None:
    assert unpack(Framing.STAMPED, pack(Framing.STAMPED, PACKET, 2**32 + 7)).timestamp == 7


def test_an_empty_packet_keeps_its_header() -> None:
    assert pack(Framing.SHORT, b"") == bytes(4)
    assert unpack(Framing.SHORT, bytes(4)) == Frame(b"")

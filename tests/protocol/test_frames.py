import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import FrameError
from hub.protocol.frames import MAX_PAYLOAD_BYTES, Frame, Framing, decode_frame, encode_frame

VECTORS = [
    (Framing.V1, Frame(b"\xaa\xbb"), "AABB"),
    (Framing.V2, Frame(b"\xaa\xbb", 1000), "0002 0000 00000000 000003E8 00000002 AABB"),
    (Framing.V3, Frame(b"\xaa\xbb"), "00 00 0002 AABB"),
]


@pytest.mark.parametrize(("framing", "frame", "wire"), VECTORS)
def test_the_protocol_s_examples_both_ways(framing: Framing, frame: Frame, wire: str) -> None:
    assert encode_frame(framing, frame) == bytes.fromhex(wire)
    assert decode_frame(framing, bytes.fromhex(wire)) == frame


@given(st.sampled_from(Framing), st.binary(max_size=2_000), st.integers(1, 2**32 - 1))
def test_what_is_encoded_is_decoded(framing: Framing, payload: bytes, timestamp: int) -> None:
    frame = Frame(payload, timestamp if framing is Framing.V2 else 0)
    assert decode_frame(framing, encode_frame(framing, frame)) == frame


@given(st.sampled_from(Framing), st.binary(max_size=200))
def test_strangers_bytes_are_a_frame_or_a_frame_error(framing: Framing, message: bytes) -> None:
    try:
        assert len(decode_frame(framing, message).payload) <= len(message)
    except FrameError:
        assert framing is not Framing.V1


@pytest.mark.parametrize("framing", list(Framing))
def test_an_empty_message_is_a_frame_without_payload(framing: Framing) -> None:
    assert decode_frame(framing, b"") == Frame(b"")


@pytest.mark.parametrize(
    ("framing", "wire", "reason"),
    [
        (Framing.V2, "0002 0000", "shorter than its header"),
        (Framing.V2, "0003 0000 00000000 000003E8 00000002 AABB", "says it is version 3"),
        (Framing.V2, "0002 0001 00000000 000003E8 00000002 AABB", "not audio"),
        (Framing.V2, "0002 0000 00000000 000003E8 FFFFFFFF AABB", "promises"),
        (Framing.V3, "00 00", "shorter than its header"),
        (Framing.V3, "01 00 0002 AABB", "not audio"),
        (Framing.V3, "00 00 0003 AABB", "promises"),
    ],
)
def test_a_broken_frame_is_refused_with_the_reason(framing: Framing, wire: str, reason: str) -> None:
    with pytest.raises(FrameError, match=reason):
        decode_frame(framing, bytes.fromhex(wire))


@pytest.mark.parametrize("framing", list(Framing))
def test_a_payload_that_does_not_fit_is_refused(framing: Framing) -> None:
    with pytest.raises(FrameError, match="does not fit"):
        encode_frame(framing, Frame(bytes(MAX_PAYLOAD_BYTES + 1)))

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.audio.opus import OpusDecoder, OpusEncoder
from hub.audio.packets import DOWNLINK_RATE, Packetizer
from hub.errors import CodecError
from tests.fakes.sounds import loudest_hz, tone


@pytest.mark.parametrize("frame_ms", [20, 40, 60])
def test_a_tone_survives_the_codec_and_a_change_of_rate(frame_ms: int) -> None:
    encoder = OpusEncoder(24_000, frame_ms=frame_ms)
    decoder = OpusDecoder(16_000)
    sound = tone(0.96, 24_000)
    size = encoder.frame_samples
    pieces = [decoder.decode(encoder.encode(sound[i : i + size])) for i in range(0, len(sound), size)]
    assert {len(piece) for piece in pieces} == {16 * frame_ms}
    assert loudest_hz(np.concatenate(pieces)[3_200:], 16_000) == pytest.approx(440, abs=5)


def test_silence_with_dtx_becomes_tiny_packets_that_decode() -> None:
    encoder = OpusEncoder(16_000, dtx=True)
    decoder = OpusDecoder(16_000)
    packets = [encoder.encode(np.zeros(960, np.int16)) for _ in range(20)]
    assert min(len(packet) for packet in packets) <= 3
    assert all(len(decoder.decode(packet)) == 960 for packet in packets)


def test_a_frame_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="960 samples"):
        OpusEncoder(16_000).encode(np.zeros(100, np.int16))


def test_what_is_not_opus_is_refused_and_the_decoder_goes_on() -> None:
    decoder = OpusDecoder(16_000)
    for junk in (b"", b"\xff\xff\xff\xff"):
        with pytest.raises(CodecError):
            decoder.decode(junk)
    good = OpusEncoder(16_000).encode(tone(0.06, 16_000))
    assert len(decoder.decode(good)) == 960


@given(st.binary(max_size=400))
def test_strangers_bytes_are_sound_or_a_codec_error(packet: bytes) -> None:
    with contextlib.suppress(CodecError):
        assert len(OpusDecoder(16_000).decode(packet)) <= 16_000 * 120 // 1000


def test_an_answer_in_pieces_becomes_whole_packets_without_clicks() -> None:
    packetizer = Packetizer(complexity=5, bitrate=32_000)
    sound = tone(1.0, 22_050)
    packets = []
    for start in range(0, len(sound), 1_000):
        packets += packetizer.push(sound[start : start + 1_000], 22_050)
    packets += packetizer.flush()
    assert len(packets) == 17  # 1 s in packets of 60 ms, the last one filled up
    decoder = OpusDecoder(DOWNLINK_RATE)
    heard = np.concatenate([decoder.decode(packet) for packet in packets]).astype(float)[4_800:21_600]
    steepest = 12_000 * 2 * np.pi * 440 / DOWNLINK_RATE  # of a clean tone, a sample
    assert np.abs(np.diff(heard)).max() < steepest * 1.5


def test_a_change_of_voice_in_mid_answer_loses_nothing() -> None:
    packetizer = Packetizer(complexity=5, bitrate=32_000)
    packets = packetizer.push(tone(0.6, 22_050), 22_050)
    packets += packetizer.push(tone(0.6, 16_000), 16_000)
    packets += packetizer.flush()
    assert len(packets) == 20

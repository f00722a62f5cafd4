"""Spoilt sound: packets of a microphone, and streams of a service."""

import contextlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hub.audio.opus import MAX_PACKET_MS, OpusDecoder, OpusEncoder
from hub.audio.sound_stream import SoundStream
from hub.errors import CodecError, SpeechUnusableError
from tests.fakes.anything import quickly, spoilt
from tests.fakes.sounds import as_mp3, as_wav, tone

RATE = 24_000
MOST_FROM_A_BYTE = 1_200
"""Samples: MP3 of 8 kbit/s has 24,000 in 1,000 bytes, and a lying header says 4 kHz of 8 bit."""

PACKET = OpusEncoder(16_000).encode(tone(0.06, 16_000)[:960])
WAVS = [as_wav(tone(0.02, rate), rate) for rate in (8_000, RATE, 48_000)]
MP3 = as_mp3(tone(0.2, RATE), RATE)


@quickly
@given(st.lists(spoilt(st.just(PACKET)), min_size=1, max_size=4))
def test_spoilt_packets_are_sound_or_codec_errors_and_good_ones_are_heard_after(packets: list[bytes]) -> None:
    decoder = OpusDecoder(16_000)
    for packet in packets:
        with contextlib.suppress(CodecError):
            assert len(decoder.decode(packet)) <= 16_000 * MAX_PACKET_MS // 1_000
    assert len(decoder.decode(PACKET)) == 960


@quickly
@given(spoilt(st.sampled_from([*WAVS, MP3])), st.integers(1, 500), st.sampled_from(["wav", "mp3", "pcm"]))
def test_a_spoilt_stream_is_sound_of_a_bounded_length_or_unusable(
    raw: bytes, step: int, asked_for: str
) -> None:
    stream = SoundStream(RATE, asked_for=asked_for, content_type="")
    with contextlib.suppress(SpeechUnusableError):
        pieces = [stream.push(raw[at : at + step]) for at in range(0, len(raw), step)]
        heard = np.concatenate([*pieces, stream.flush()])
        assert heard.dtype == np.int16
        assert len(heard) <= MOST_FROM_A_BYTE * len(raw)


@quickly
@given(st.sampled_from(WAVS), st.integers(1, 500))
def test_it_does_not_matter_where_a_stream_is_cut(raw: bytes, step: int) -> None:
    def heard(size: int) -> bytes:
        stream = SoundStream(RATE, asked_for="wav", content_type="")
        pieces = [stream.push(raw[at : at + size]) for at in range(0, len(raw), size)]
        return np.concatenate([*pieces, stream.flush()]).tobytes()

    assert abs(len(heard(step)) - len(heard(len(raw)))) <= 2

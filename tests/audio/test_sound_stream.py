"""Sound in every form in which services send it, in pieces of any size."""

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.audio.sound_stream import SoundStream
from hub.engines.base import Pcm
from hub.errors import SpeechUnusableError
from tests.fakes.sounds import as_mp3, as_wav, loudest_hz, tone

RATE = 24_000


def through(raw: bytes, *, step: int = 777, asked_for: str = "wav", content_type: str = "") -> Pcm:
    stream = SoundStream(RATE, asked_for=asked_for, content_type=content_type)
    pieces = [stream.push(raw[at : at + step]) for at in range(0, len(raw), step)]
    return np.concatenate([*pieces, stream.flush()])


def check(heard: Pcm, seconds: float = 1.0, *, about: float = 0.01) -> None:
    assert heard.dtype == np.int16
    assert heard.ndim == 1
    assert len(heard) == pytest.approx(seconds * RATE, abs=about * RATE)
    assert loudest_hz(heard, RATE) == pytest.approx(440, abs=4)
    assert 9_000 < np.abs(heard).max() < 15_000


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_wav_of_any_rate_becomes_mono_at_one_rate(rate: int, channels: int) -> None:
    check(through(as_wav(tone(1.0, rate), rate, channels=channels)))


@pytest.mark.parametrize(
    ("bits", "tag"), [(8, 1), (16, 1), (24, 1), (32, 1), (32, 3), (64, 3), (16, 0xFFFE), (24, 0xFFFE)]
)
def test_wav_of_any_width(bits: int, tag: int) -> None:
    check(through(as_wav(tone(1.0, RATE), RATE, bits=bits, tag=tag)))


@pytest.mark.parametrize("length", [0, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF - 36])
def test_a_length_that_is_not_true_is_not_believed(length: int) -> None:
    check(through(as_wav(tone(1.0, RATE), RATE, length=length)))


def test_what_follows_the_sound_is_no_sound() -> None:
    check(through(as_wav(tone(1.0, RATE), RATE) + b"LIST\x10\x27\x00\x00" + b"\x7f\x80" * 5_000), about=0.0)


def test_what_stands_before_the_sound_is_passed_over() -> None:
    wav = as_wav(tone(1.0, RATE), RATE)
    check(through(wav[:12] + b"LIST\x05\x00\x00\x00abcde\x00" + wav[12:]))


@pytest.mark.parametrize("step", [1, 2, 3, 7, 100_000])
@pytest.mark.parametrize("kind", ["pcm", "wav"])
def test_pieces_of_any_size_give_the_same(step: int, kind: str) -> None:
    sound = tone(0.1, RATE)
    raw = sound.astype("<i2").tobytes() if kind == "pcm" else as_wav(sound, RATE)
    assert np.array_equal(through(raw, step=step, asked_for=kind), sound)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_mp3_of_any_rate(rate: int, channels: int) -> None:
    raw = as_mp3(tone(1.0, rate), rate, channels=channels)
    check(through(raw, asked_for="mp3"), about=0.3)  # frames of fixed length, the first and last half empty
    check(through(raw, asked_for="pcm", content_type="audio/mpeg", step=1), about=0.3)


def test_a_long_tag_before_an_mp3_is_passed_over() -> None:
    raw = as_mp3(tone(1.0, RATE), RATE)
    assert raw[:3] == b"ID3"
    untagged = raw[10 + raw[9] :]
    check(through(b"ID3\x04\x00\x00\x00\x00\x02\x00" + b"\xff\xfb\x90\x00" * 64 + untagged), about=0.2)
    check(through(untagged, asked_for="mp3"), about=0.2)


def test_broken_frames_of_an_mp3_are_left_out() -> None:
    raw = as_mp3(tone(2.0, RATE), RATE)
    middle = len(raw) // 2
    heard = through(raw[:middle] + b"\x00\xff\x12" * 200 + raw[middle + 600 :], asked_for="mp3")
    assert len(heard) > 1.5 * RATE
    assert loudest_hz(heard[: RATE // 2], RATE) == pytest.approx(440, abs=8)


@pytest.mark.parametrize(
    "content_type", ["", "audio/wav", "audio/pcm", "application/octet-stream", "audio/mpeg"]
)
@pytest.mark.parametrize("rate", [8_000, 22_050, 24_000, 44_100, 48_000])
def test_an_mp3_without_a_tag_is_known_whatever_it_is_called(rate: int, content_type: str) -> None:
    raw = as_mp3(tone(1.0, rate), rate)
    untagged = raw[10 + raw[9] :]
    assert untagged[0] == 0xFF
    check(through(untagged, asked_for="pcm", content_type=content_type, step=50), about=0.3)


@pytest.mark.parametrize("content_type", ["", "audio/mpeg"])
@pytest.mark.parametrize("seconds", [0.01, 1.0])
def test_only_the_second_header_makes_an_mp3(seconds: float, content_type: str) -> None:
    raw = b"\xff\xfb\x90\x00" + tone(seconds, RATE).tobytes()
    heard = through(raw, asked_for="pcm", content_type=content_type)
    assert np.array_equal(heard, np.frombuffer(raw, "<i2"))


@pytest.mark.parametrize("asked_for", ["pcm", "wav"])
@pytest.mark.parametrize(
    ("content_type", "rate", "channels", "order"),
    [
        ("audio/pcm;rate=16000", 16_000, 1, "<i2"),
        ('audio/PCM; rate="48000"; channels=2', 48_000, 2, "<i2"),
        ("audio/L16; rate=22050", 22_050, 1, ">i2"),
        ("audio/L16;rate=44100;channels=2", 44_100, 2, ">i2"),
        ("audio/pcm; rate=1; channels=99", RATE, 1, "<i2"),
    ],
)
def test_raw_sound_is_read_as_its_label_says(
    content_type: str, rate: int, channels: int, order: str, asked_for: str
) -> None:
    raw = np.repeat(tone(1.0, rate), channels).astype(order).tobytes()
    check(through(raw, asked_for=asked_for, content_type=content_type))


def test_raw_sound_that_happens_to_begin_like_an_mp3_is_raw_sound() -> None:
    raw = b"\xff\xfb\x90\x00" + tone(1.0, RATE).tobytes()
    assert len(through(raw, asked_for="pcm", content_type="application/octet-stream")) == RATE + 2


@pytest.mark.parametrize(
    ("raw", "asked_for", "content_type"),
    [
        (b'{"error": "no such voice"}', "pcm", "application/json"),
        (b"<html><body>Welcome</body></html>", "pcm", "text/html; charset=utf-8"),
        (b"<html><body>Welcome</body></html>", "wav", ""),
        (b"OggS\x00\x02" + bytes(60), "pcm", "audio/ogg"),
        (b"RIFF\x00\x00\x00\x00WAVEdata\x10\x00\x00\x00" + bytes(16), "wav", "audio/wav"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt \x04\x00\x00\x00abcd" + bytes(16), "wav", "audio/wav"),
        (b"RIFF\x00\x00\x00\x00WAVE" + b"junk\x00\x00\x00\x00" * 9_000, "wav", "audio/wav"),
        (as_wav(tone(0.1, RATE), RATE, channels=0), "wav", "audio/wav"),
        (as_wav(tone(0.1, 200), 200), "wav", "audio/wav"),
        (as_wav(tone(0.1, RATE), RATE, tag=0x55), "wav", "audio/wav"),
    ],
)
def test_what_is_no_sound_is_said(raw: bytes, asked_for: str, content_type: str) -> None:
    with pytest.raises(SpeechUnusableError):
        through(raw, asked_for=asked_for, content_type=content_type)


def test_too_little_to_be_anything_is_nothing() -> None:
    assert not len(through(b"RIFF", asked_for="wav"))


@given(st.binary(max_size=300), st.sampled_from(["pcm", "wav", "mp3"]), st.sampled_from([b"", b"ID3", b"wav"]))
def test_strangers_bytes_are_sound_or_unusable(raw: bytes, asked_for: str, start: bytes) -> None:
    head = as_wav(tone(0.001, RATE), RATE)[:20] if start == b"wav" else start
    with contextlib.suppress(SpeechUnusableError):
        assert through(head + raw, asked_for=asked_for, step=50).dtype == np.int16

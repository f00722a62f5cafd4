"""Reading questions and writing answers."""

import wave
from pathlib import Path

import numpy as np
import pytest

from hub.twin.errors import UsageError
from hub.twin.onsets import onsets, to_nearest
from hub.twin.sound import read_sound, write_wav
from tests.twin.sounds import silence, tone


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 48_000])
def test_any_rate_becomes_16_khz(tmp_path: Path, rate: int) -> None:
    file = tmp_path / "question.wav"
    write_wav(file, tone(1.0, rate), rate)
    pcm = read_sound(file)
    assert pcm.dtype == np.int16
    assert len(pcm) == pytest.approx(16_000, abs=40)
    assert np.abs(pcm[1000:-1000]).max() == pytest.approx(8000, rel=0.05)
    assert len(read_sound(file, 24_000)) == pytest.approx(24_000, abs=60)


def test_stereo_becomes_mono(tmp_path: Path) -> None:
    file = tmp_path / "stereo.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(np.repeat(tone(0.5), 2).tobytes())
    assert len(read_sound(file)) == pytest.approx(8000, abs=40)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no sound file .*gone\.wav"):
        read_sound(tmp_path / "gone.wav")


@pytest.mark.parametrize("content", [b"", b"this is no sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_a_file_without_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.wav"
    file.write_bytes(content)
    with pytest.raises(UsageError):
        read_sound(file)


def test_a_file_with_no_samples_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.wav"
    write_wav(file, silence(0.0), 16_000)
    with pytest.raises(UsageError):
        read_sound(file)


def test_an_answer_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_wav(tmp_path / "no" / "answer.wav", tone(0.1), 16_000)


def test_onsets_are_the_start_and_every_return_after_a_pause() -> None:
    pcm = np.concatenate([silence(0.2), tone(0.5), silence(0.05), tone(0.5), silence(0.3), tone(0.2)])
    assert onsets(pcm, 16_000) == pytest.approx([0.2, 1.55], abs=0.011)
    assert onsets(silence(1.0), 16_000) == []
    assert onsets(silence(0.0), 16_000) == []


def test_a_sentence_belongs_to_the_nearest_onset_if_any_is_near() -> None:
    assert to_nearest(1.0, [0.0, 1.1, 3.0]) == pytest.approx(0.1)
    assert to_nearest(1.0, [0.9]) == pytest.approx(-0.1)
    assert to_nearest(5.0, [0.0]) is None
    assert to_nearest(5.0, []) is None

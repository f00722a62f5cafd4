"""Sound files: any of them in, as the microphone would hear it; the answer out, as WAV."""

import wave
from pathlib import Path

import av
import numpy as np

from hub.twin.errors import UsageError
from hub.twin.pcm import Pcm
from hub.twin.rates import MICROPHONE_RATE, UplinkRate

LONGEST_FILE_S = 600
"""A question longer than ten minutes is a mistake, and would be held in memory whole."""


def read_sound(path: Path, rate: UplinkRate = MICROPHONE_RATE) -> Pcm:
    """The first sound track of a file of any rate and channel count, at ``rate`` mono. Blocking.

    Raises:
        UsageError: No such file, no sound in it, or too long.
    """
    if not path.is_file():
        raise UsageError(f"There is no sound file {path}.")
    try:
        pieces = _decode(path, rate)
    except (av.FFmpegError, OSError, IndexError) as error:
        raise UsageError(f"{path} cannot be read as sound: {error}") from error
    pcm = np.concatenate(pieces) if pieces else np.zeros(0, np.int16)
    if not len(pcm):
        raise UsageError(f"There is no sound in {path}.")
    return pcm


def _decode(path: Path, rate: UplinkRate) -> list[Pcm]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
    pieces: list[Pcm] = []
    samples = 0
    with av.open(str(path)) as container:
        for frame in container.decode(container.streams.audio[0]):
            pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
            samples += len(pieces[-1]) if pieces else 0
            if samples > LONGEST_FILE_S * rate:
                raise UsageError(f"{path} is longer than {LONGEST_FILE_S // 60} minutes.")
    return pieces + [piece.to_ndarray()[0] for piece in resampler.resample(None)]


def write_wav(path: Path, pcm: Pcm, rate: int) -> None:
    """Write mono 16-bit WAV. Blocking.

    Raises:
        UsageError: The file cannot be written.
    """
    try:
        with path.open("wb") as file, wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(rate)
            out.writeframes(pcm.astype("<i2", copy=False).tobytes())
    except OSError as error:
        raise UsageError(f"The answer cannot be written to {path}: {error.strerror}.") from error

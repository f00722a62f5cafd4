"""Where sound begins again after a pause: the way to see sentences in a recorded answer."""

import numpy as np

from hub.twin.pcm import Pcm

WINDOW_S = 0.01
"""Loudness is measured in steps of 10 ms."""

PAUSE_S = 0.1
"""Shorter quiet lies within a word."""

QUIET = 0.03
"""Below this share of the loudest window, sound counts as quiet (about −30 dB)."""

FARTHEST_S = 1.0
"""A sentence shown farther than this from any onset belongs to none."""


def onsets(pcm: Pcm, rate: int) -> list[float]:
    """The moments (seconds from the start) at which sound begins, at the start or after a pause."""
    window = round(rate * WINDOW_S)
    count = len(pcm) // window
    if count == 0:
        return []
    peaks = np.abs(pcm[: count * window].astype(np.int32)).reshape(count, window).max(axis=1)
    loud = np.flatnonzero(peaks > max(1.0, QUIET * float(peaks.max())))
    pause = round(PAUSE_S / WINDOW_S)
    quiet_before = np.diff(loud, prepend=-pause - 1) > pause
    return [float(index) * WINDOW_S for index in loud[quiet_before]]


def first_onset(pcm: Pcm, rate: int) -> float:
    """When sound begins, in seconds from the start; 0 when it never does."""
    return next(iter(onsets(pcm, rate)), 0.0)


def to_nearest(at: float, moments: list[float]) -> float | None:
    """Seconds from ``at`` to the nearest moment (negative: it was earlier); None when all are far."""
    distance = min((moment - at for moment in moments), key=abs, default=None)
    return distance if distance is not None and abs(distance) <= FARTHEST_S else None

"""From a turn's timings to the bars of its waterfall: values, without Qt."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Step(StrEnum):
    """What a bar stands for, in the order of the stages; the value is the stage's name in the timings."""

    SILENCE = "silence"  # before the question's end: nothing was said any more
    TRANSCRIBED = "transcribed"  # the question was turned into words
    FIRST_TOKEN = "first_token"  # noqa: S105 - the model's first word, or the skill's answer
    FIRST_SENTENCE = "first_sentence"  # something could be spoken
    FIRST_SOUND = "first_sound"  # the voice gave its first sound
    FIRST_PACKET = "first_packet"  # the device was sent it
    HEARD = "heard"  # playback ended
    TOOL = "tool"  # no stage: a tool was called


SHORTEST_S: Final = 0.05
"""The least that the width stands for, seconds: a turn of no time at all is drawn, too."""

ROOM: Final = 1.3
"""Of the time to the first sound, what the width stands for: the wait is the point, and playback, which may
take a hundred times as long, goes on behind the edge."""

LONGEST_S: Final = 86_400.0
"""Stages later than this, seconds, are of a clock that jumped, and not drawn."""


@dataclass(frozen=True, slots=True)
class Called:
    """A tool's call: when it was over, wall-clock seconds, and how long it took, seconds."""

    tool: str
    at: float
    took: float


@dataclass(frozen=True, slots=True)
class Bar:
    """From when to when, seconds from the question's end."""

    step: Step
    start: float
    end: float
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A turn, to be drawn."""

    bars: tuple[Bar, ...] = ()  # by when they begin
    end: float = SHORTEST_S  # where the width ends, seconds from the question's end
    start: float = 0.0  # where it begins: before the question's end, if there was silence

    def place(self, bar: Bar, width: int) -> tuple[int, int, bool]:
        """Where ``bar`` begins and how wide it is, in pixels, and whether it goes on behind the edge."""
        scale = width / (self.end - self.start)
        left = min(round((bar.start - self.start) * scale), width - SEEN_PX)
        right = min(round((bar.end - self.start) * scale), width)
        return max(0, left), max(SEEN_PX, right - left), bar.end > self.end


SEEN_PX: Final = 2
"""The narrowest bar."""


def chart(
    timings: Mapping[str, float], calls: Iterable[Called] = (), finished_at: float | None = None
) -> Chart:
    """The bars of a turn; none when nothing was measured.

    Tools' calls are drawn where the question's end is known on the wall clock: the answer was heard to its end
    as the turn finished.
    """
    bars, before, silence = [], 0.0, 0.0
    for step in Step:
        moment = timings.get(step.value)
        if moment is None or not math.isfinite(moment) or moment > LONGEST_S:
            continue
        moment = max(0.0, moment)
        if step is Step.SILENCE:
            silence = moment
            continue
        bars.append(Bar(step, min(before, moment), moment))
        before = max(before, moment)
    heard = timings.get(Step.HEARD.value)
    if bars and heard is not None and finished_at is not None:
        zero = finished_at - heard
        bars += [_call(one, zero) for one in calls if one.at - zero <= LONGEST_S]
    if bars and silence:
        bars.append(Bar(Step.SILENCE, -silence, 0.0))
    order = list(Step)
    rows = tuple(sorted(bars, key=lambda bar: (bar.start, order.index(bar.step))))
    return Chart(rows, _end(bars), -silence if bars else 0.0)


def _call(called: Called, zero: float) -> Bar:
    end = max(0.0, called.at - zero)
    return Bar(Step.TOOL, max(0.0, end - called.took), end, called.tool)


def _end(bars: Iterable[Bar]) -> float:
    waits = [bar.end for bar in bars if bar.step not in (Step.HEARD, Step.TOOL, Step.SILENCE)]
    first = [bar.end for bar in bars if bar.step is Step.FIRST_PACKET]
    last = max((bar.end for bar in bars), default=0.0)
    return max(SHORTEST_S, min(last, max(waits) * ROOM) if first else last)

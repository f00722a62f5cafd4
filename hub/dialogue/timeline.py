"""When each stage of a turn was reached."""

import asyncio
from enum import StrEnum


class Stage(StrEnum):
    """Moments of a turn, in the order in which they come."""

    TRANSCRIBED = "transcribed"  # the question is known
    FIRST_TOKEN = "first_token"  # noqa: S105 - the model's first word, or the skill's answer
    FIRST_SENTENCE = "first_sentence"  # something can be spoken
    FIRST_SOUND = "first_sound"  # the voice gave its first sound
    FIRST_PACKET = "first_packet"  # the first packet was sent
    HEARD = "heard"  # playback has ended


class Timeline:
    """Seconds from the end of the question to each stage."""

    def __init__(self) -> None:
        self._now = asyncio.get_running_loop().time
        self._zero = self._now()
        self._reached: dict[Stage, float] = {}

    def question_ended(self) -> None:
        """Count from now."""
        self._zero = self._now()

    def reach(self, stage: Stage, moment: float | None = None) -> None:
        """Note that ``stage`` was reached, now or at ``moment`` (event loop's clock); only once counts."""
        self._reached.setdefault(stage, (self._now() if moment is None else moment) - self._zero)

    def timings(self) -> dict[str, float]:
        """Stage to seconds, rounded to the millisecond."""
        return {stage.value: round(seconds, 3) for stage, seconds in self._reached.items()}

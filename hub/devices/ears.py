"""Makes what listens to a question, as the device's mode wants it."""

import math
from collections.abc import Callable

from hub.audio.ear import Ear
from hub.dialogue.levels_told import HeardLevels, LevelTeller
from hub.dialogue.listening import Listening
from hub.dialogue.parts import TurnParts
from hub.dialogue.tally import Tally
from hub.engines.base import SpeechDetector
from hub.events import Direction
from hub.protocol.messages import ListenMode


def new_listening(
    parts: TurnParts,
    new_detector: Callable[[], SpeechDetector],
    tally: Tally,
    mode: ListenMode,
    whose: tuple[str, str],
) -> Listening:
    """One that has not begun: in manual mode the person decides when the question ends, else silence does.

    ``whose`` are the ids of the device and the session.
    """
    settings = parts.settings.session
    hub_decides_end = mode is not ListenMode.MANUAL
    end_silence_s = settings.end_silence_ms / 1000
    return Listening(
        lambda: Ear(new_detector(), end_silence_s=end_silence_s if hub_decides_end else math.inf),
        parts.hearing_worker,
        tally,
        hub_decides_end=hub_decides_end,
        end_silence_s=end_silence_s,
        longest_s=settings.max_utterance_s,
        levels=HeardLevels(LevelTeller(parts.bus, *whose, Direction.HEARD)),
    )

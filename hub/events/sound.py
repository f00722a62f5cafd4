"""How loud it is, for whoever watches: never the sound itself."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.event import Fleeting


class Direction(StrEnum):
    """Who makes the sound."""

    HEARD = "heard"  # whoever speaks to the device, by its microphone
    SPOKEN = "spoken"  # the hub, by the device's loudspeaker


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundLevels(Fleeting):
    """How loud it was in the last moments; told about four times a second while there is sound.

    ``levels`` go from 0 (60 dB below full scale, or less) to 1 (full scale), the newest last, each of
    ``span_s`` seconds. None at all: it is over. Those of an answer are told as it is heard.
    """

    device_id: str
    session_id: str
    direction: Direction
    levels: tuple[float, ...]
    span_s: float

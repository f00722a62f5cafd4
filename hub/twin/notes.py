"""What the device noted about one question and its answer, as bare facts with their moments.

Nothing is judged here: ``report`` does that. Moments are seconds on the twin's clock.
"""

from dataclasses import dataclass, field

import numpy as np

from hub.twin.messages import Alert
from hub.twin.pcm import Pcm
from hub.twin.player import Arrival
from hub.twin.tool_notes import ToolNotes

KEPT_PACKETS = 10_000
"""Packets of an answer that are kept: ten minutes of 60 ms packets, 30 MB. Later ones are not noted."""

KEPT_REMARKS = 100
"""Sentences, alerts and faults kept of each kind; a hub that sends more is noted up to here."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet that was queued to be played."""

    at: float
    arrival: Arrival
    pcm: Pcm


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that came on the screen; ``queued``: seconds of sound still unheard at that moment."""

    text: str
    at: float
    queued: float


@dataclass(slots=True)
class Notes:
    """The facts so far."""

    question_end: float | None = None
    spoken_s: float | None = None  # seconds of the question that went into the microphone
    cut: bool = False  # the answer switched the microphone off before the question had ended
    stt_at: float | None = None
    transcript: str | None = None
    emotion: str | None = None
    start_at: float | None = None
    start_since: float | None = None  # the earliest moment that can have been; None: that very one
    stop_at: float | None = None
    queued_at_stop: float = 0.0
    abort_at: float | None = None
    spoken_over_at: float | None = None  # somebody began to speak over the answer
    idle_since: float | None = None  # listening, with nobody there who says anything
    closed_at: float | None = None
    last_binary_at: float | None = None  # of any packet, played or not
    received: int = 0
    overflow: int = 0  # dropped: the queue was full
    outside: int = 0  # dropped: not speaking
    cleared: int = 0  # queued, then thrown away by the next tts start
    broken: int = 0  # no Opus
    malformed: int = 0  # no frame
    bad_stamps: int = 0  # v2 timestamps that were 0 or did not rise
    packets: list[Packet] = field(default_factory=list)
    sentences: list[Shown] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    tools: ToolNotes = field(default_factory=ToolNotes)

    @property
    def first_heard(self) -> float | None:
        """When the first packet began to play."""
        return self.packets[0].arrival.slot.start if self.packets else None

    @property
    def last_heard(self) -> float | None:
        """When the last packet has been heard."""
        return self.packets[-1].arrival.slot.end if self.packets else None

    def keep(self, packet: Packet) -> None:
        """Note a packet that will be played."""
        if len(self.packets) < KEPT_PACKETS:
            self.packets.append(packet)

    def unhear(self, now: float) -> None:
        """Forget the packets that were thrown away before they began to play."""
        self.packets = [packet for packet in self.packets if packet.arrival.slot.start <= now]

    def show(self, sentence: Shown) -> None:
        """Note a sentence on the screen."""
        if len(self.sentences) < KEPT_REMARKS:
            self.sentences.append(sentence)

    def alarm(self, alert: Alert) -> None:
        """Note an alert."""
        if len(self.alerts) < KEPT_REMARKS:
            self.alerts.append(alert)

    def fault(self, what: str) -> None:
        """Note something that the hub should not have sent."""
        if len(self.faults) < KEPT_REMARKS:
            self.faults.append(what)

    def recording(self, rate: int) -> Pcm:
        """The answer as it was heard, gaps included, at ``rate`` Hz."""
        if self.first_heard is None or self.last_heard is None:
            return np.zeros(0, np.int16)
        tape = np.zeros(round((self.last_heard - self.first_heard) * rate), np.int16)
        for packet in self.packets:
            at = round((packet.arrival.slot.start - self.first_heard) * rate)
            room = tape[at : at + len(packet.pcm)]
            room[:] = packet.pcm[: len(room)]
        return tape

"""What happened and is not yet on the disk. It is bounded: see ``MAX_TURNS``."""

import io
import wave
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from hub.engines.base import HEARING_RATE, Pcm
from hub.events import Departure, summed
from hub.storage.base import DeviceRecord, SessionRecord, TurnRecord
from hub.storage.books import Books
from hub.storage.plain import plain

MAX_TURNS: Final = 1_000
"""Turns that wait while the disk does not take them, some megabytes; then the oldest is dropped and counted."""

MAX_SOUNDS: Final = 20
"""Questions whose sound waits, 40 MB of the longest ones; then the oldest turn goes without, counted."""

MAX_DEVICES: Final = 2_000
"""Devices that wait to be written or removed; more than that many names at once were invented."""


@dataclass(slots=True)
class Waiting:
    """Each thing once, as it is now.

    Attributes:
        devices: By id; None is to be removed.
        sessions: By id.
        turns: By id; the session of each is among ``sessions``, or on the disk.
        sounds: Of questions, by the turn's id.
        late: What left for turns that were over already, by the turn's id.
        books: What it cost, what left the house and which tools were called.
        dropped: How many turns or sounds made room for others.
    """

    devices: dict[str, DeviceRecord | None] = field(default_factory=dict)
    sessions: dict[str, SessionRecord] = field(default_factory=dict)
    turns: dict[str, TurnRecord] = field(default_factory=dict)
    sounds: dict[str, Pcm] = field(default_factory=dict)
    late: dict[str, tuple[Departure, ...]] = field(default_factory=dict)
    books: Books = field(default_factory=Books)
    dropped: int = 0

    def __bool__(self) -> bool:
        return bool(self.devices or self.sessions or self.turns or self.late or self.books)

    def add_device(self, device_id: str, device: DeviceRecord | None) -> None:
        """Keep, or remove, a device."""
        self.devices.pop(device_id, None)
        self.devices[device_id] = device
        while len(self.devices) > MAX_DEVICES:
            del self.devices[next(iter(self.devices))]

    def add_turn(self, session: SessionRecord, turn: TurnRecord) -> None:
        """Keep a turn and the session it is of."""
        self.sessions[session.session_id] = session
        self.turns.pop(turn.turn_id, None)
        self.turns[turn.turn_id] = turn
        while len(self.turns) > MAX_TURNS:
            self._drop_oldest()

    def add_sound(self, turn_id: str, pcm: Pcm) -> None:
        """Keep the sound of a question."""
        self.sounds[turn_id] = pcm
        while len(self.sounds) > MAX_SOUNDS:
            del self.sounds[next(iter(self.sounds))]
            self.dropped += 1

    def add_late(self, turn_id: str, sent: Iterable[Departure]) -> None:
        """Keep what left for a turn that was over already."""
        self.late[turn_id] = summed((*self.late.pop(turn_id, ()), *sent))
        while len(self.late) > MAX_TURNS:
            del self.late[next(iter(self.late))]
            self.dropped += 1

    def put_back(self, older: "Waiting") -> None:
        """Wait with what could not be written; what came meanwhile is newer."""
        self.devices = older.devices | self.devices
        self.sessions = older.sessions | self.sessions
        self.turns = older.turns | self.turns
        self.sounds = older.sounds | self.sounds
        newer, self.late = self.late, older.late
        for turn_id, sent in newer.items():
            self.add_late(turn_id, sent)
        self.books.put_back(older.books)
        self.dropped += older.dropped
        while len(self.turns) > MAX_TURNS:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        gone = self.turns.pop(next(iter(self.turns)))
        self.sounds.pop(gone.turn_id, None)
        self.dropped += 1
        if all(turn.session_id != gone.session_id for turn in self.turns.values()):
            self.sessions.pop(gone.session_id, None)


def with_plain_texts(turn: TurnRecord) -> TurnRecord:
    """``turn``, fit for a database."""
    return replace(turn, question=plain(turn.question), spoken=plain(turn.spoken), answer=plain(turn.answer))


def as_wav(pcm: Pcm, rate: int = HEARING_RATE) -> bytes:
    """Sound as a file of its own; ``rate`` is its samples a second."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(pcm.itemsize)
        file.setframerate(rate)
        file.writeframes(pcm.tobytes())
    return out.getvalue()

"""From what the bus tells of conversations to what is kept of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from hub.bus import Bus
from hub.engines.base import Pcm
from hub.events import (
    DeviceConnected,
    DeviceDisconnected,
    EmotionShown,
    Outcome,
    PhotoSent,
    SentenceSpoken,
    TranscriptReady,
    TurnEvent,
    TurnFinished,
    TurnStarted,
    summed,
)
from hub.joining import joined
from hub.storage.base import SessionRecord, TurnRecord
from hub.storage.waiting import Waiting, with_plain_texts

UNHEARD: Final = frozenset({Outcome.NOTHING_HEARD, Outcome.INTERRUPTED})
"""How a turn ends in which nobody spoke: in silence, or as the device hangs up."""


class Scribe:
    """Puts each turn into ``waiting``: when its question is known, with each sentence spoken, when it is over.

    A session waits once it holds a turn: a connection costs a stranger nothing. A turn in which nobody
    spoke, and nothing was said, is not kept.
    """

    def __init__(self, bus: Bus, waiting: Callable[[], Waiting], changed: Callable[[], None]) -> None:
        """Follow ``bus``; ``waiting`` is where things go, ``changed`` is called when some have."""
        self._waiting = waiting
        self._changed = changed
        self._sessions: dict[str, SessionRecord] = {}
        self._turns: dict[str, TurnRecord] = {}
        self._sounds: dict[str, Pcm] = {}
        self._kept: set[str] = set()  # open sessions that hold a turn
        bus.subscribe(DeviceConnected, self._connected)
        bus.subscribe(TurnStarted, self._turn_started)
        bus.subscribe(TranscriptReady, self._transcript_ready)
        bus.subscribe(EmotionShown, self._emotion_shown)
        bus.subscribe(SentenceSpoken, self._sentence_spoken)
        bus.subscribe(TurnFinished, self._turn_finished)
        bus.subscribe(PhotoSent, self._photo_sent)
        bus.subscribe(DeviceDisconnected, self._disconnected)

    def hold_sound(self, turn_id: str, pcm: Pcm) -> None:
        """The sound of a question, in case the turn is kept."""
        if turn_id in self._turns:
            self._sounds[turn_id] = pcm

    def open_and_kept(self) -> tuple[str, ...]:
        """Sessions that go on and of which something is kept."""
        return tuple(self._kept)

    def let_go(self, session_id: str) -> None:
        """Nothing is kept of the session any more."""
        self._kept.discard(session_id)

    def let_go_of_device(self, device_id: str) -> None:
        """Keep nothing more of the conversations that go on with the device."""
        for session_id in [key for key, one in self._sessions.items() if one.device_id == device_id]:
            del self._sessions[session_id]
            self._kept.discard(session_id)
        for turn_id in [key for key, one in self._turns.items() if one.device_id == device_id]:
            del self._turns[turn_id]
            self._sounds.pop(turn_id, None)

    def _connected(self, event: DeviceConnected) -> None:
        self._sessions[event.session_id] = SessionRecord(
            session_id=event.session_id,
            device_id=event.device_id,
            client_id=event.client_id,
            started_at=event.at,
        )

    def _turn_started(self, event: TurnStarted) -> None:
        self._turns[event.turn_id] = TurnRecord(
            turn_id=event.turn_id,
            session_id=event.session_id,
            device_id=event.device_id,
            started_at=event.at,
        )

    def _transcript_ready(self, event: TranscriptReady) -> None:
        if event.turn_id in self._turns:
            turn = replace(self._turns[event.turn_id], question=event.text, language=event.language)
            self._turns[event.turn_id] = turn
            pcm = self._sounds.pop(event.turn_id, None)
            if pcm is not None and turn.question:
                self._waiting().add_sound(turn.turn_id, pcm)
            self._keep(turn, event)

    def _emotion_shown(self, event: EmotionShown) -> None:
        turn = self._turns.get(event.turn_id)
        if turn is not None:
            self._turns[event.turn_id] = replace(turn, emotion=event.emotion)

    def _sentence_spoken(self, event: SentenceSpoken) -> None:
        turn = self._turns.get(event.turn_id)
        if turn is not None:
            spoken = joined((turn.spoken, event.text))
            answer = turn.answer if event.aside else joined((turn.answer, event.text))
            self._turns[event.turn_id] = turn = replace(turn, spoken=spoken, answer=answer)
            self._keep(turn, event)

    def _turn_finished(self, event: TurnFinished) -> None:
        turn = self._turns.pop(event.turn_id, None)
        self._sounds.pop(event.turn_id, None)
        if turn is None or (event.outcome in UNHEARD and not turn.question and not event.spoken):
            return
        done = replace(
            turn,
            finished_at=event.at,
            spoken=event.spoken,
            answer=event.answer,
            answer_language=event.language,
            outcome=event.outcome,
            error=event.error,
            timings=dict(event.timings),
            engines={kind.value: name for kind, name in event.engines.items()},
            sent=summed((*turn.sent, *event.sent)),
        )
        self._keep(done, event)

    def _photo_sent(self, event: PhotoSent) -> None:
        """It is part of the turn that asked, whether that goes on elsewhere or is over."""
        turn = self._turns.get(event.turn_id)
        if turn is not None:
            self._turns[event.turn_id] = replace(turn, sent=summed((*turn.sent, *event.sent)))
        elif event.turn_id:
            self._waiting().add_late(event.turn_id, event.sent)
            self._changed()

    def _keep(self, turn: TurnRecord, event: TurnEvent) -> None:
        session = self._sessions.get(event.session_id)
        if session is not None:
            self._kept.add(event.session_id)
            self._waiting().add_turn(session, with_plain_texts(turn))
            self._changed()

    def _disconnected(self, event: DeviceDisconnected) -> None:
        session = self._sessions.pop(event.session_id, None)
        if session is not None and event.session_id in self._kept:
            self._kept.discard(event.session_id)
            ended = replace(session, ended_at=event.at, reason=event.reason)
            self._waiting().sessions[event.session_id] = ended
            self._changed()

"""What is told of a turn: that it began, what was understood, and at its end what came of it."""

import asyncio
import logging

from hub.bus import Bus
from hub.dialogue.composer import Composer
from hub.dialogue.memory import Memory, Notice
from hub.dialogue.parts import TurnIds
from hub.dialogue.speakable import Sentence
from hub.dialogue.speech import Speech
from hub.dialogue.timeline import Stage, Timeline
from hub.engines.account import Account
from hub.engines.base import ChatMessage, Transcript
from hub.events import EngineKind, Outcome, TranscriptReady, TurnFinished, TurnStarted
from hub.joining import joined

log = logging.getLogger(__name__)


class TurnReport:
    """Gathered while the turn runs; told on the bus, in the log, and to the memory of the conversation.

    Attributes:
        timeline: When which stage was reached.
        error: Code of what went wrong first, empty if nothing did.
        engines: What heard, thought and spoke.
        spoken: The sentences that began to be heard.
    """

    def __init__(self, bus: Bus, ids: TurnIds, account: Account) -> None:
        self.timeline = Timeline()
        self.error = ""
        self.engines: dict[EngineKind, str] = {}
        self.spoken: list[Sentence] = []
        self._bus = bus
        self._ids = ids
        self._account = account
        self._question = ""
        self._answer_in = ""
        self._from_outside = False
        self._record: tuple[ChatMessage, ...] = ()
        self._first_packet: float | None = None

    @property
    def sounded_s(self) -> float:
        """For how long something was heard so far, seconds."""
        return 0.0 if self._first_packet is None else asyncio.get_running_loop().time() - self._first_packet

    def begun(self) -> None:
        """The turn began."""
        ids = self._ids
        self._bus.publish(TurnStarted(device_id=ids.device_id, session_id=ids.session_id, turn_id=ids.turn_id))

    def understood(self, transcript: Transcript) -> None:
        """The question's words are known."""
        ids = self._ids
        self._question = transcript.text
        self._bus.publish(
            TranscriptReady(
                device_id=ids.device_id,
                session_id=ids.session_id,
                turn_id=ids.turn_id,
                text=transcript.text,
                language=transcript.language,
            )
        )

    def composed(self, composer: Composer) -> None:
        """An answer to the question was composed, or what there is of it."""
        self.error = composer.error or self.error
        self._from_outside = composer.from_outside
        self._record = tuple(composer.record)
        if composer.model:
            self.engines[EngineKind.LLM] = composer.model

    def uttered(self, speech: Speech, voice: str, language: str) -> None:
        """Something was spoken, by which voice and in which language."""
        self.spoken += speech.spoken
        self._answer_in = language
        if speech.unspoken:
            self.error = self.error or Notice.UNSPOKEN
        if speech.first_sound is not None:
            self.engines[EngineKind.TTS] = voice
            if speech.first_asked is not None:
                self.timeline.waited(speech.first_asked, speech.first_sound)
                self.timeline.reach(Stage.FIRST_SOUND, speech.first_sound)
        if speech.first_packet is not None:
            self._first_packet = speech.first_packet
            self.timeline.reach(Stage.FIRST_PACKET, speech.first_packet)

    def finished(self, outcome: Outcome, memory: Memory) -> None:
        """The turn is over; ``memory`` gets what was asked and heard."""
        ids, timings = self._ids, self.timeline.timings()
        spoken = joined(sentence.text for sentence in self.spoken)
        answer = joined(sentence.text for sentence in self.spoken if not sentence.aside)
        deeds = () if outcome is Outcome.ANSWERED else self._record
        memory.history.add(self._question, answer, deeds=deeds, from_outside=self._from_outside)
        if spoken:
            memory.heard_last = answer or spoken
            memory.heard_from_outside = self._from_outside or not answer  # a reminder is no answer
        if self._account.models:
            self.engines[EngineKind.LLM] = " + ".join(self._account.models)
        stages = ", ".join(f"{stage} {seconds:.3f}" for stage, seconds in timings.items())
        log.info("turn %s: %s %s(%s)", ids.turn_id, outcome, f"{self.error} " if self.error else "", stages)
        self._bus.publish(
            TurnFinished(
                device_id=ids.device_id,
                session_id=ids.session_id,
                turn_id=ids.turn_id,
                outcome=outcome,
                spoken=spoken,
                answer=answer,
                timings=timings,
                error=self.error,
                language=self._answer_in if spoken else "",
                engines=self.engines,
                sent=self._account.sent,
            )
        )

"""One turn: from a question to a spoken answer, or to being told why there is none."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial

from hub.dialogue.composer import Composer
from hub.dialogue.history import History
from hub.dialogue.language import guess_language
from hub.dialogue.listening import Listening
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.reported import ReportedSink
from hub.dialogue.sink import AnswerSink
from hub.dialogue.speech import SentenceQueue, Speech
from hub.dialogue.timeline import Stage, Timeline
from hub.engines.base import TextToSpeech, Transcript
from hub.errors import EngineError, EngineFailedError
from hub.events import Outcome, TranscriptReady, TurnFinished, TurnStarted
from hub.phrases import phrase

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Farewell:
    """Instead of a question: nobody has asked anything for long."""


Question = Listening | str | Farewell


class Turn:
    """Runs once. Interrupting it is cancelling the task it runs in; its end is reported all the same."""

    def __init__(
        self, parts: TurnParts, ids: TurnIds, sink: AnswerSink, history: History, *, language: str
    ) -> None:
        """Prepare a turn.

        Args:
            parts: What all turns share.
            ids: Whose turn it is.
            sink: The device.
            history: The conversation so far; gets this turn when it is over.
            language: The device's, for what is said before the question's language is known.
        """
        self.ids = ids
        self.takes_leave = False
        self._parts = parts
        self._sink = ReportedSink(sink, parts.bus, ids)
        self._history = history
        self._language = language
        self._timeline = Timeline()
        self._question = ""
        self._error = ""
        self._spoken: list[str] = []

    async def run(self, question: Question) -> Outcome:
        """Answer what ``question`` hears, or a typed text, or say farewell; how it ended."""
        self._publish_started()
        outcome = Outcome.INTERRUPTED
        try:
            outcome = await self._answer(question)
        except EngineError as error:
            outcome = await self._give_up(error)
        except Exception as error:  # a fault of ours must not take the conversation down
            log.exception("a turn failed")
            outcome = await self._give_up(EngineFailedError(str(error)))
        finally:
            try:
                await self._sink.stop()
            finally:
                self._finish(outcome)
        return outcome

    def _finish(self, outcome: Outcome) -> None:
        ids, spoken, timings = self.ids, " ".join(self._spoken), self._timeline.timings()
        self._history.add(self._question, spoken)
        stages = ", ".join(f"{stage} {seconds:.3f}" for stage, seconds in timings.items())
        log.info("turn %s: %s %s(%s)", ids.turn_id, outcome, f"{self._error} " if self._error else "", stages)
        self._parts.bus.publish(
            TurnFinished(
                device_id=ids.device_id,
                session_id=ids.session_id,
                turn_id=ids.turn_id,
                outcome=outcome,
                spoken=spoken,
                timings=timings,
                error=self._error,
            )
        )

    async def _answer(self, question: Question) -> Outcome:
        if isinstance(question, Farewell):
            return await self._say_farewell()
        transcript = await self._transcript(question)
        if transcript is None:
            return Outcome.NOTHING_HEARD
        self._question = transcript.text
        if transcript.text:
            self._timeline.reach(Stage.TRANSCRIBED)
            await self._sink.transcript(transcript.text)
            self._publish_transcript(transcript)
        tts = await self._parts.engines.tts()
        self._language = tts.language
        composer = Composer(self._parts, self._history, self._sink, self._timeline, answer_in=tts.language)
        if not transcript.text:
            await self._speak(tts, partial(composer.recite, "nothing_heard"))
            return Outcome.NOTHING_HEARD
        try:
            await self._speak(tts, partial(composer.run, transcript.text, transcript.language))
        finally:
            self._error = composer.error
        self.takes_leave = composer.takes_leave
        self._timeline.reach(Stage.HEARD)
        return Outcome.APOLOGISED if composer.error else Outcome.ANSWERED

    async def _say_farewell(self) -> Outcome:
        self.takes_leave = True
        tts = await self._parts.engines.tts()
        composer = Composer(self._parts, self._history, self._sink, self._timeline, answer_in=tts.language)
        await self._speak(tts, partial(composer.recite, "farewell"))
        return Outcome.ANSWERED

    async def _transcript(self, question: Listening | str) -> Transcript | None:
        """The question's words; None when nobody spoke."""
        if isinstance(question, str):
            return Transcript(question, guess_language(question))
        sound = await question.utterance()
        self._timeline.question_ended()
        if not len(sound):
            return None
        stt = await self._parts.engines.stt()
        return await stt.transcribe(sound)

    async def _speak(
        self, tts: TextToSpeech, compose: Callable[[SentenceQueue], Coroutine[None, None, None]]
    ) -> None:
        """Speak what ``compose`` puts into the queue it is given."""
        await self._sink.start()
        speech = Speech(self._sink, tts, self._parts.speaking_worker, self._parts.settings.audio)
        try:
            async with asyncio.TaskGroup() as stages:
                stages.create_task(compose(speech.sentences), name="composer")
                stages.create_task(speech.run(), name="speech")
        except ExceptionGroup as group:
            raise _cause(group) from group
        finally:
            self._note_speech(speech)

    async def _give_up(self, error: EngineError) -> Outcome:
        """Show on the device what could not be said."""
        self._error = error.code
        log.warning("a turn could not be answered: %s", error)
        await self._sink.alert(phrase(error.code, self._language))
        return Outcome.FAILED

    def _note_speech(self, speech: Speech) -> None:
        self._spoken = speech.spoken
        if speech.first_sound is not None:
            self._timeline.reach(Stage.FIRST_SOUND, speech.first_sound)
        if speech.first_packet is not None:
            self._timeline.reach(Stage.FIRST_PACKET, speech.first_packet)

    def _publish_started(self) -> None:
        ids = self.ids
        self._parts.bus.publish(
            TurnStarted(device_id=ids.device_id, session_id=ids.session_id, turn_id=ids.turn_id)
        )

    def _publish_transcript(self, transcript: Transcript) -> None:
        ids = self.ids
        self._parts.bus.publish(
            TranscriptReady(
                device_id=ids.device_id,
                session_id=ids.session_id,
                turn_id=ids.turn_id,
                text=transcript.text,
                language=transcript.language,
            )
        )


def _cause(group: ExceptionGroup[Exception]) -> Exception:
    """The first real failure in a group of tasks."""
    first = group.exceptions[0]
    return _cause(first) if isinstance(first, ExceptionGroup) else first

"""One turn: from a question to a spoken answer, or to being told why there is none."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial

from hub.audio.chime import LENGTH_S
from hub.dialogue.announcement import Announcement
from hub.dialogue.chime import Chiming
from hub.dialogue.composer import Composer
from hub.dialogue.levels_told import LevelTeller, SpokenLevels
from hub.dialogue.listening import Listening
from hub.dialogue.memory import Memory, Notice
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.reported import ReportedSink
from hub.dialogue.sink import AnswerSink
from hub.dialogue.speech import Speech
from hub.dialogue.timeline import Stage
from hub.dialogue.turn_report import TurnReport
from hub.engines.account import Account
from hub.engines.base import TextToSpeech, Transcript
from hub.engines.language import guess_language, is_written_in, language_code
from hub.errors import EngineError, EngineFailedError, HearingError, NothingSaidError, NotUnderstoodError
from hub.events import Direction, EngineKind, Outcome
from hub.phrases import phrase
from hub.skills.acting import Acting
from hub.storage.personas import Persona

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recital:
    """Instead of a question: the hub itself has something to say, one of its phrases."""

    key: str
    takes_leave: bool = False  # the conversation is over with it
    brings_tidings: bool = False  # what nobody was told yet is told before it


GREETING = Recital("greeting", brings_tidings=True)
FAREWELL = Recital("farewell", takes_leave=True)

Question = Listening | str | Recital | Announcement


class Turn:
    """Runs once. Interrupting it is cancelling the task it runs in; its end is reported all the same."""

    def __init__(self, parts: TurnParts, ids: TurnIds, sink: AnswerSink, memory: Memory) -> None:
        """Prepare a turn.

        Args:
            parts: What all turns share.
            ids: Whose turn it is.
            sink: The device.
            memory: The conversation so far; gets this turn when it is over.
        """
        self.ids = ids
        self.takes_leave = False
        self._parts = parts
        self._sink = ReportedSink(sink, parts.bus, ids, memory.main_task)
        self._memory = memory
        self._notices: list[Notice] = []
        self._acting = Acting()
        self._account = Account(ids.device_id, ids.turn_id)
        self._report = TurnReport(parts.bus, ids, self._account)

    @property
    def acts(self) -> bool:
        """Whether something was done for its question, or is being done: it is not to be asked again."""
        return self._acting.begun

    async def run(self, question: Question) -> Outcome:
        """Answer what ``question`` hears, or a typed text, or say the hub's own; how it ended."""
        with self._parts.accounts.of_turn(self._account):
            return await self._run(question)

    async def _run(self, question: Question) -> Outcome:
        self._report.begun()
        outcome = Outcome.INTERRUPTED
        try:
            outcome = await self._answer(question)
        except (EngineError, HearingError) as error:
            outcome = await self._apologise(error)
        except Exception as error:  # a fault of ours must not take the conversation down
            log.exception("a turn failed")
            outcome = await self._apologise(EngineFailedError(str(error)))
        finally:
            try:
                await self._sink.stop()
            finally:
                self._report.finished(outcome, self._memory)
        return outcome

    async def _answer(self, question: Question) -> Outcome:
        if isinstance(question, Recital):
            return await self._say_unasked(question)
        if isinstance(question, Announcement):
            return await self._announce(question)
        transcript = await self._transcript(question)
        if transcript is None:
            return Outcome.NOTHING_HEARD
        self._memory.language = transcript.language
        self._report.timeline.reach(Stage.TRANSCRIBED)
        self._report.understood(transcript)
        await self._sink.transcript(transcript.text)
        tts = await self._voice(transcript.language)
        expected = self._persona.language or self._persona.voice or tts.language == transcript.language
        if isinstance(question, Listening) and not expected:
            self._notice_once(Notice.OTHER_LANGUAGE)
        composer = self._composer(tts)
        before = self._persona
        try:
            await self._speak(tts, partial(composer.run, transcript, self._notices))
        finally:
            self._note_tidings(composer)
            self._report.composed(composer)
        await self._introduce(before)
        self.takes_leave = composer.takes_leave
        self._report.timeline.reach(Stage.HEARD)
        return Outcome.APOLOGISED if composer.error else Outcome.ANSWERED

    async def _transcript(self, question: Listening | str) -> Transcript | None:
        """The question's words; None when there is nothing to be said about there being none."""
        if isinstance(question, str):
            self._sink.expect()
            return Transcript(question, guess_language(question))
        utterance = await question.utterance()
        self._report.timeline.question_ended(utterance.silence_s)
        if not len(utterance.pcm):
            if question.hub_decides_end:
                return None
            raise NothingSaidError("Nobody spoke while the button was held.")
        self._sink.expect()
        if utterance.cut:
            self._report.error = Notice.CUT
            self._notices.append(Notice.CUT)
        self._parts.keep_sound(self.ids.turn_id, utterance.pcm)
        with self._report.timeline.waiting():
            stt = await self._parts.engines.stt()
            transcript = await stt.transcribe(utterance.pcm)
        self._report.engines[EngineKind.STT] = transcript.engine or stt.name
        if transcript.text:
            self._memory.unclear = 0
            return transcript
        self._memory.unclear += 1
        if question.hub_decides_end and self._memory.unclear > 1:
            return None  # a noise that goes on: it was asked once
        raise NotUnderstoodError("No words were understood.")

    async def _say_unasked(self, recital: Recital) -> Outcome:
        """Greet or take leave; nobody asked for it, so nobody is told when it cannot be said."""
        self.takes_leave = recital.takes_leave
        try:
            own = self._persona.greeting if recital is GREETING else ""
            await self._recite(recital.key, own, tidings=recital.brings_tidings)
        except EngineError as error:
            log.info("%s could not be said: %s", recital.key, error)
            self._report.error = error.code
            return Outcome.FAILED
        return Outcome.ANSWERED

    async def _announce(self, announcement: Announcement) -> Outcome:
        """Say what nobody asked for but is waited for; show it on the device when it cannot be said."""
        language = language_code(announcement.language) or self._memory.language
        try:
            tts = await self._voice(language)
            text = announcement.text(tts.language)
            await self._speak(Chiming(tts), partial(self._composer(tts).tell, text))
        except EngineError as error:
            log.warning("an announcement could not be spoken: %s", error)
            self._report.error = error.code
            await self._sink.alert(announcement.text(language))
            announcement.told = True
            return Outcome.FAILED
        finally:
            announcement.told = announcement.told or self._report.sounded_s > LENGTH_S
        return Outcome.ANSWERED

    async def _recite(self, key: str, own: str = "", *, tidings: bool = False) -> None:
        """Say one of the hub's own phrases, or ``own`` instead; before it the tidings, if wanted."""
        known = self._memory.language
        tts = await self._voice(known if not own or is_written_in(own, known) else guess_language(own))
        composer = self._composer(tts)
        try:
            await self._speak(tts, partial(composer.recite, key, own=own, tidings=tidings))
        finally:
            self._note_tidings(composer)

    async def _introduce(self, before: Persona) -> None:
        """Let who was chosen by this question greet with another voice: no word was said in the one before."""
        now = self._persona
        if not self._report.spoken and (now.language, now.voice) != (before.language, before.voice):
            await self._recite(GREETING.key, now.greeting)

    @property
    def _persona(self) -> Persona:
        """Who speaks, from the moment in which it is chosen."""
        return self._parts.persona_of(self.ids.device_id)

    async def _voice(self, language: str) -> TextToSpeech:
        """What speaks ``language``, unless the persona speaks another or has a voice of its own."""
        return await self._parts.engines.tts(self._persona.language or language, self._persona.voice)

    def _composer(self, tts: TextToSpeech) -> Composer:
        return Composer(
            self._parts,
            self.ids,
            self._memory,
            self._sink,
            self._report.timeline,
            answer_in=tts.language,
            acting=self._acting,
        )

    async def _speak(self, tts: TextToSpeech, compose: Callable[[Speech], Coroutine[None, None, None]]) -> None:
        """Speak what ``compose`` gives to the speech that it is given."""
        self._account.language = tts.language
        with self._report.timeline.waiting():
            await self._sink.start()
        parts = self._parts
        teller = LevelTeller(parts.bus, self.ids.device_id, self.ids.session_id, Direction.SPOKEN)
        levels = SpokenLevels(teller)
        speech = Speech(self._sink, tts, parts.speaking_worker, parts.settings.audio, levels)
        try:
            async with asyncio.TaskGroup() as stages:
                stages.create_task(compose(speech), name="composer")
                stages.create_task(speech.run(), name="speech")
        except ExceptionGroup as group:
            raise _cause(group) from group
        finally:
            levels.end()
            self._report.uttered(speech, tts.name, tts.language)

    async def _apologise(self, error: EngineError | HearingError) -> Outcome:
        """Say what went wrong, or show it on the device when it cannot be said."""
        self._report.error = error.code
        unheard = isinstance(error, HearingError)
        log.log(logging.INFO if unheard else logging.WARNING, "a turn could not be answered: %s", error)
        try:
            await self._recite(error.code)
        except EngineError as failure:
            log.info("an apology could not be spoken: %s", failure)
            return await self._show(error)
        except Exception:
            log.exception("an apology failed")
            return await self._show(error)
        return Outcome.NOTHING_HEARD if unheard else Outcome.APOLOGISED

    async def _show(self, error: EngineError | HearingError) -> Outcome:
        await self._sink.alert(phrase(error.code, self._memory.language))
        return Outcome.FAILED

    def _notice_once(self, notice: Notice) -> None:
        if notice not in self._memory.told:
            self._memory.told.add(notice)
            self._notices.append(notice)

    def _note_tidings(self, composer: Composer) -> None:
        """Those of which all sentences began to be heard need not be told again."""
        heard = {id(sentence) for sentence in self._report.spoken}
        for tiding, sentences in composer.tidings:
            if all(id(sentence) in heard for sentence in sentences):
                self._parts.tidings.told(tiding)


def _cause(group: ExceptionGroup[Exception]) -> Exception:
    """The first real failure in a group of tasks."""
    first = group.exceptions[0]
    return _cause(first) if isinstance(first, ExceptionGroup) else first

"""Hearing and speaking by a service, with an engine of this machine to stand in for it."""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

from hub.audio.resample import Resampler
from hub.engines.base import Pcm, SpeechToText, TextToSpeech, Transcript, closing
from hub.engines.trust import Trust
from hub.engines.worker import Worker
from hub.errors import EngineError, EngineFailedError

StandInHearing = Callable[[], Awaitable[SpeechToText]]
"""What hears on this machine; raises ``EngineError`` when nothing does."""

StandInVoice = Callable[[str], Awaitable[TextToSpeech]]
"""What speaks a language on this machine, or another one; raises ``EngineError`` when nothing does."""


class ServedHearing:
    """Speech to text by a service; when it fails, by this machine at once, and for a while."""

    def __init__(self, service: SpeechToText, stand_in: StandInHearing, trust: Trust) -> None:
        self.name = service.name
        self._service = service
        self._stand_in = stand_in
        self._trust = trust

    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        """Transcribe ``pcm``; see ``SpeechToText``. Without a stand-in the error is the service's."""
        if not self._trust.deserved and (local := await self._local()):
            return await _heard_by(local, pcm, language)
        try:
            with self._trust.attempt():
                return await self._service.transcribe(pcm, language)
        except EngineFailedError:
            if (local := await self._local()) is None:
                raise
        return await _heard_by(local, pcm, language)

    async def _local(self) -> SpeechToText | None:
        try:
            return await self._stand_in()
        except EngineError:
            return None  # it was told when it was loaded


async def _heard_by(local: SpeechToText, pcm: Pcm, language: str | None) -> Transcript:
    return replace(await local.transcribe(pcm, language), engine=local.name)


class ServedVoice:
    """Text to speech by a service, for one answer in one language.

    When it fails before a sentence is heard, this machine speaks that sentence and the rest of the answer; in
    the middle of one, the sentence is cut. What this machine cannot speak is the service's error.
    """

    def __init__(
        self, language: str, service: TextToSpeech, stand_in: StandInVoice, trust: Trust, worker: Worker
    ) -> None:
        """A voice for text in ``language``; in ``worker`` the stand-in's sound gets the service's rate."""
        self.name = service.name
        self.sample_rate = service.sample_rate
        self.language = language
        self.begins_late = service.begins_late
        self._service = service
        self._stand_in = stand_in
        self._trust = trust
        self._worker = worker
        self._speakers: list[str] = []  # who has spoken so far
        self._local: TextToSpeech | None = None  # who speaks from now on, once the service is not to
        self._probing = False  # a sentence of this answer tries the service
        self._settled = asyncio.Event()  # it is known who speaks the newest sentence
        self._settled.set()

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``; see ``TextToSpeech``."""
        before, settled = self._settled, asyncio.Event()
        self._settled = settled
        try:
            async with closing(self._sounds(text, due, before)) as sounds:
                async for sound in sounds:
                    settled.set()
                    yield sound
        finally:
            settled.set()

    async def _sounds(self, text: str, due: float, before: asyncio.Event) -> AsyncIterator[Pcm]:
        """The sound of one sentence; ``before`` is set once it is known who speaks the one before."""
        if not (self._trust.deserved or self._probing):
            await self._give_up()
        if self._local is None:
            begun = False
            try:
                async with closing(self._served(text, due, before)) as sounds:
                    async for sound in sounds:
                        begun = True
                        self._note_speaker(self._service)
                        yield sound
            except EngineFailedError:
                if not begun:
                    await self._give_up()
                if begun or self._local is None:
                    raise
            if begun:
                return
        if self._local is not None:
            await before.wait()
            async with closing(self._spoken_by(self._local, text, due)) as sounds:
                async for sound in sounds:
                    self._note_speaker(self._local)
                    yield sound

    async def _served(self, text: str, due: float, before: asyncio.Event) -> AsyncIterator[Pcm]:
        """The service's sound; none if the sentence before it is spoken by this machine."""
        with self._trust.attempt() as probes:
            self._probing = self._probing or probes
            try:
                async with closing(self._service.synthesize(text, due=due)) as sounds:
                    async for sound in sounds:
                        await before.wait()
                        if self._local is not None:
                            return
                        yield sound
            finally:
                self._probing = self._probing and not probes

    def _note_speaker(self, voice: TextToSpeech) -> None:
        if voice.name not in self._speakers:
            self._speakers.append(voice.name)
            self.name = " + ".join(self._speakers)

    async def _give_up(self) -> None:
        """Let the stand-in speak from now on if it speaks this language: in another it would be noise."""
        if self._local is not None:
            return
        try:
            voice = await self._stand_in(self.language)
        except EngineError:
            return  # it was told when it was loaded
        if voice.language == self.language:
            self._local = voice
            self.begins_late = voice.begins_late

    async def _spoken_by(self, local: TextToSpeech, text: str, due: float) -> AsyncIterator[Pcm]:
        """The stand-in's sound at this voice's rate."""
        resampler = Resampler(local.sample_rate, self.sample_rate)
        async with closing(local.synthesize(text, due=due)) as sounds:
            async for sound in sounds:
                if len(converted := await self._worker.run(resampler.push, sound)):
                    yield converted
        if len(rest := await self._worker.run(resampler.flush)):
            yield rest


class ServedVoices:
    """The voices of a hub that lets a service speak."""

    def __init__(
        self,
        service: TextToSpeech,
        languages: tuple[str, ...],
        stand_in: StandInVoice,
        trust: Trust,
        worker: Worker,
        *,
        called: Callable[[str], TextToSpeech] | None = None,
    ) -> None:
        """Put them together.

        Args:
            service: Its usual voice.
            languages: What the service's voices speak; empty: any.
            stand_in: What speaks on this machine.
            trust: Whether the service is to be asked now.
            worker: Gives the stand-in's sound the service's rate.
            called: Gives the service's voice of a name; None: it has the usual one alone.
        """
        self._service = service
        self._called = called
        self._languages = languages
        self._stand_in = stand_in
        self._trust = trust
        self._worker = worker

    async def choose(self, language: str, voice: str = "") -> TextToSpeech:
        """A voice for an answer to a question in ``language``: the service's ``voice``, if one is named.

        While the service rests it is one of this machine, even in another language: an answer is composed in
        its voice's. Of what the service does not speak, too, if this machine does.
        """
        speaks = not self._languages or language in self._languages
        if not (speaks and self._trust.deserved):
            try:
                local = await self._stand_in(language)
            except EngineError:
                pass  # it was told when it was loaded; so the service, whatever becomes of it
            else:
                if not speaks and local.language != language and self._trust.deserved:
                    return self._voice(self._languages[0], voice)
                return local
        return self._voice(language if speaks else self._languages[0], voice)

    def _voice(self, language: str, voice: str) -> ServedVoice:
        service = self._called(voice) if voice and self._called else self._service
        return ServedVoice(language, service, self._stand_in, self._trust, self._worker)

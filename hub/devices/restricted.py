"""A conversation with a device that may not talk: it is told one thing, and hears no more.

Nothing is heard, thought or kept of what it sends.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hub.audio.packets import DOWNLINK_FRAME_MS, DOWNLINK_RATE
from hub.devices.admission import Entry
from hub.devices.flow import Flow
from hub.devices.modest_voice import ModestVoice
from hub.devices.wire import Connection, ConnectionGoneError, Wire
from hub.dialogue.parts import TurnParts
from hub.dialogue.speakable import Sentence
from hub.dialogue.speech import Speech
from hub.engines.base import TextToSpeech
from hub.errors import EngineError, EngineFailedError, FloodError, MessageError
from hub.phrases import nearest_language, phrase
from hub.protocol.messages import Hello, parse_message

log = logging.getLogger(__name__)

LONGEST_S: Final = 45.0
"""Longest such conversation, seconds: a hello, ten seconds' wait for a voice, and a sentence of fifteen."""

VOICE_S: Final = 10.0
"""Longest wait for a voice that is still loading, seconds; then the sentence is shown instead."""

SETTLE_S: Final = 1.0
"""Longest wait after hello for what a client says first, seconds: one that begins to listen would otherwise
miss the beginning."""

MESSAGES_PER_S, MESSAGES_AT_ONCE = 100.0, 1_000
"""Messages that are taken and thrown away: a microphone with the shortest frames sends 50 a second, and some
clients stream at once."""

CLOSE_NORMAL: Final = 1000
CLOSE_POLICY: Final = 1008

_PHRASES: Final = {Entry.WAITING: "enrolment.waiting", Entry.OUTDATED: "enrolment.outdated"}


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said.

    ``code``: digits that are shown together and spoken one by one; empty when there are none.
    """

    entry: Entry
    language: str  # the device's, a tag
    code: str = ""

    def sentence(self, language: str) -> Sentence:
        """The sentence in ``language``, as it is shown and as it is spoken."""
        key = _PHRASES[self.entry]
        return Sentence(
            phrase(key, language, code=self.code), phrase(key, language, code=", ".join(self.code)), aside=True
        )


class RestrictedSession:
    """Says its message once the device has said hello, and closes."""

    def __init__(
        self,
        session_id: str,
        wire: Wire,
        connection: Connection,
        parts: TurnParts,
        message: Message,
        *,
        voice: asyncio.Lock,
        may_speak: Callable[[], bool] = lambda: True,
    ) -> None:
        """Prepare.

        Args:
            session_id: What it is called.
            wire: The device, as what is said sees it.
            connection: The same, as what it says comes.
            parts: What speaks.
            message: What is to be said.
            voice: Shared by all such sessions: one piece of sound is made for them at a time.
            may_speak: Asked once; if not, the message is shown only.
        """
        self._session_id = session_id
        self._wire = wire
        self._connection = connection
        self._parts = parts
        self._message = message
        self._voice = voice
        self._may_speak = may_speak
        self._flow = Flow(MESSAGES_PER_S, MESSAGES_AT_ONCE)

    async def run(self) -> str:
        """Talk until all is said or the device is gone; returns why it ended."""
        code, reason = CLOSE_NORMAL, self._message.entry.value
        try:
            async with asyncio.timeout(LONGEST_S):
                await self._greet()
                await self._tell()
        except ConnectionGoneError:
            return "the device hung up"
        except TimeoutError:
            code, reason = CLOSE_POLICY, "took too long"
        except FloodError as error:
            code, reason = CLOSE_POLICY, str(error)
        await self._connection.close(code, reason)
        return reason

    async def _greet(self) -> None:
        async with asyncio.timeout(self._parts.settings.session.hello_s):
            while not _is_hello(await self._receive()):
                pass
        await self._wire.hello(sample_rate=DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                await self._receive()

    async def _tell(self) -> None:
        """Say it, while what the device sends is thrown away."""
        saying = asyncio.create_task(self._say(), name=f"restricted {self._session_id}")
        ignoring = asyncio.create_task(self._ignore_all(), name=f"ignoring {self._session_id}")
        try:
            done, _ = await asyncio.wait({saying, ignoring}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in (saying, ignoring):
                task.cancel()
            await asyncio.gather(saying, ignoring, return_exceptions=True)
        if self._message.entry is Entry.OUTDATED:
            await self._wire.reboot()

    async def _say(self) -> None:
        if not self._may_speak():
            await self._show("the voice has others to speak for")
            return
        try:
            async with asyncio.timeout(VOICE_S):
                voice = await self._parts.engines.tts(nearest_language(self._message.language))
            await self._speak(ModestVoice(voice, self._voice))
        except (EngineError, TimeoutError) as error:
            await self._show(str(error))

    async def _show(self, reason: str) -> None:
        log.info("session %s: shown, not spoken: %s", self._session_id, reason)
        await self._wire.alert(self._message.sentence(self._message.language).text)

    async def _speak(self, voice: TextToSpeech) -> None:
        speech = Speech(self._wire, voice, self._parts.speaking_worker, self._parts.settings.audio)
        await speech.sentences.put(self._message.sentence(voice.language))
        await speech.sentences.put(None)
        await self._wire.start()
        try:
            await speech.run()
        except ExceptionGroup as group:
            raise EngineFailedError(str(group.exceptions[0])) from group
        finally:
            await self._wire.stop()

    async def _ignore_all(self) -> None:
        while True:
            await self._receive()

    async def _receive(self) -> str | bytes:
        message = await self._connection.receive()
        await asyncio.sleep(0)  # what is buffered waits for nothing, and would hold the event loop
        self._flow.take()
        return message


def _is_hello(message: str | bytes) -> bool:
    try:
        return isinstance(message, str) and isinstance(parse_message(message), Hello)
    except MessageError:
        return False

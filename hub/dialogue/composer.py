"""What is answered: a skill's words, else the language model's, cut into sentences."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from hub.dialogue.ahead import SentenceQueue
from hub.dialogue.apologies import apology
from hub.dialogue.emotion import Emotion, take_emotion
from hub.dialogue.memory import Memory, Notice
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.persona import system_message
from hub.dialogue.sentences import SentenceSplitter
from hub.dialogue.sink import AnswerSink
from hub.dialogue.speakable import SpeakableText
from hub.dialogue.timeline import Stage, Timeline
from hub.engines.base import ChatMessage, Role, TextDelta, Transcript, closing
from hub.errors import EngineError
from hub.phrases import phrase
from hub.skills.asked import Asked


class Composer:
    """Writes one answer.

    Attributes:
        error: The code of what went wrong and was apologised for; empty when nothing did.
        takes_leave: The answer ends the conversation.
        model: The language model that was asked; empty when a skill knew the answer.
    """

    def __init__(
        self,
        parts: TurnParts,
        ids: TurnIds,
        memory: Memory,
        sink: AnswerSink,
        timeline: Timeline,
        *,
        answer_in: str,
    ) -> None:
        """Prepare an answer in the language ``answer_in``, the voice's: another would not be understood."""
        self.error = ""
        self.takes_leave = False
        self.model = ""
        self._parts = parts
        self._ids = ids
        self._memory = memory
        self._sink = sink
        self._timeline = timeline
        self._answer_in = answer_in
        self._speakable = SpeakableText()
        self._face_shown = False

    async def run(self, question: Transcript, notices: Sequence[Notice], out: SentenceQueue) -> None:
        """Put the notices and the answer's sentences into ``out`` as they become known, then None."""
        for notice in notices:
            await self._say_all(phrase(notice, self._answer_in), out, aside=True)
        ready = await self._parts.skills.answer(self._asked(question))
        if ready is not None:
            self._timeline.reach(Stage.FIRST_TOKEN)
            self.takes_leave = ready.takes_leave
            await self._answer(ready.text, out, aside=False)
        else:
            try:
                await self._think(question.text, out)
                self._memory.apologised = ""
            except EngineError as error:
                self.error = error.code
                key = apology(error.code, self._memory)
                await self._answer(phrase(key, self._answer_in), out, aside=True)
        await out.put(None)

    async def recite(self, key: str, out: SentenceQueue) -> None:
        """Put the sentences of one of the hub's own phrases into ``out``, then None."""
        await self._answer(phrase(key, self._answer_in), out, aside=True)
        await out.put(None)

    async def _think(self, question: str, out: SentenceQueue) -> None:
        with self._timeline.waiting():
            llm = await self._parts.engines.llm()
        self.model = llm.name
        splitter = SentenceSplitter()
        broken: EngineError | None = None
        try:
            reply = llm.reply(self._messages(question))
            async with closing(reply), closing(self._deltas(reply)) as deltas:
                async for delta in deltas:
                    for raw in splitter.feed(delta):
                        await self._show_face(raw)
                        await self._say(raw, out)
        except EngineError as error:
            broken = error
        for raw in splitter.flush():  # of an answer that broke off, too
            await self._show_face(raw)
            await self._say(raw, out)
        if broken is not None:
            raise broken

    async def _deltas(self, items: AsyncIterator[object]) -> AsyncIterator[str]:
        async with closing(self._timeline.awaited(items)) as awaited:
            async for item in awaited:
                if isinstance(item, TextDelta):
                    self._timeline.reach(Stage.FIRST_TOKEN)
                    yield item.text

    def _asked(self, question: Transcript) -> Asked:
        return Asked(
            text=question.text,
            language=question.language,
            answer_in=self._answer_in,
            device_id=self._ids.device_id,
            turn_id=self._ids.turn_id,
            heard_last=self._memory.heard_last,
            tools=self._memory.tools,
        )

    def _messages(self, question: str) -> list[ChatMessage]:
        instructions = self._parts.settings.llm.instructions
        return [
            system_message(self._parts.local_time(), self._answer_in, instructions),
            *self._memory.history.messages(),
            ChatMessage(Role.USER, question),
        ]

    async def _answer(self, text: str, out: SentenceQueue, *, aside: bool) -> None:
        await self._show_face(text)
        await self._say_all(text, out, aside=aside)

    async def _say_all(self, text: str, out: SentenceQueue, *, aside: bool) -> None:
        splitter = SentenceSplitter()
        for raw in (*splitter.feed(text), *splitter.flush()):
            await self._say(raw, out, aside=aside)

    async def _say(self, raw: str, out: SentenceQueue, *, aside: bool = False) -> None:
        sentence = self._speakable.feed(raw)
        if sentence.speech:
            self._timeline.reach(Stage.FIRST_SENTENCE)
            await out.put(replace(sentence, aside=aside))

    async def _show_face(self, raw: str) -> None:
        """The answer's first sentence decides; one without an emoji is neutral."""
        if not self._face_shown:
            self._face_shown = True
            await self._sink.emotion(take_emotion(raw) or Emotion.NEUTRAL)

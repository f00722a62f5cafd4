"""What is answered: a skill's words, else the language model's, cut into sentences."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from hub.dialogue.allowed_tools import AllowedTools
from hub.dialogue.apologies import apology
from hub.dialogue.emotion import Emotion, take_emotion
from hub.dialogue.fillers import Fillers
from hub.dialogue.guard import Guard
from hub.dialogue.judging import Judge
from hub.dialogue.memory import Memory, Notice
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.persona import system_message
from hub.dialogue.sentences import SentenceSplitter
from hub.dialogue.sink import AnswerSink
from hub.dialogue.speakable import Sentence, SpeakableText
from hub.dialogue.speech import Speech
from hub.dialogue.thinking import Thinking
from hub.dialogue.timed_tools import TimedTools
from hub.dialogue.timeline import Stage, Timeline
from hub.dialogue.toolbox import Toolbox
from hub.engines.base import ChatMessage, Role, Transcript
from hub.engines.language import is_written_in
from hub.errors import EmptyAnswerError, EngineError
from hub.events import ToolCalled
from hub.phrases import phrase
from hub.skills.acting import Acting
from hub.skills.asked import Asked
from hub.skills.tidings import Tiding
from hub.storage.personas import Persona
from hub.tools import Caller, Tool, ToolResult
from hub.tools_told import told


class Composer:
    """Writes one answer.

    Attributes:
        error: The code of what went wrong and was apologised for; empty when nothing did.
        takes_leave: The answer ends the conversation.
        model: The language model that was asked; empty when a skill knew the answer.
        tidings: What is told before the answer, each with its sentences.
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
        acting: Acting,
    ) -> None:
        """Prepare an answer in the language ``answer_in``, the voice's: another would not be understood.

        ``acting`` is told of what is done for it.
        """
        self.error = ""
        self.takes_leave = False
        self.model = ""
        self.tidings: list[tuple[Tiding, Sequence[Sentence]]] = []
        self._parts = parts
        self._ids = ids
        self._memory = memory
        self._sink = sink
        self._timeline = timeline
        self._answer_in = answer_in
        self._speakable = SpeakableText()
        self._face_shown = False
        self._said = False
        self._acting = acting
        self._tools = TimedTools(memory.tools, timeline, acting)
        self._toolbox: Toolbox | None = None
        self._guard: Guard | None = None
        self._quotes = False  # a skill's answer does

    @property
    def _persona(self) -> Persona:
        """Who speaks, from the moment in which it is chosen."""
        return self._parts.persona_of(self._ids.device_id)

    @property
    def from_outside(self) -> bool:
        """Whether the answer may hold words that nobody in this conversation said."""
        return self._quotes or (self._guard is not None and self._guard.wary)

    @property
    def record(self) -> Sequence[ChatMessage]:
        """The model's calls for the answer and what came of them, where its words do not tell of them."""
        return self._toolbox.record if self._toolbox else ()

    async def run(self, question: Transcript, notices: Sequence[Notice], speech: Speech) -> None:
        """Put the notices and the answer's sentences into ``speech`` as they become known, and end it."""
        for notice in notices:
            await self._say_all(phrase(notice, self._answer_in), speech, aside=True)
        await self._bring_tidings(speech)
        ready = await self._parts.skills.answer(self._asked(question, speech))
        if ready is not None:
            self._timeline.reach(Stage.FIRST_TOKEN)
            self.takes_leave = ready.takes_leave
            self._quotes = ready.from_outside
            await self._answer(ready.text, speech, aside=False)
        else:
            try:
                await self._think(question.text, speech)
                self._memory.apologised = ""
            except EngineError as error:
                self.error = error.code
                key = apology(error.code, self._memory)
                await self._answer(phrase(key, self._answer_in), speech, aside=True)
        await speech.end()

    async def recite(self, key: str, speech: Speech, *, own: str = "", tidings: bool = False) -> None:
        """Put the tidings, if wanted, and a phrase of the hub, or ``own`` for it, into ``speech``; end it."""
        if tidings:
            await self._bring_tidings(speech)
        readable = (
            own and is_written_in(own, self._answer_in) and self._persona.language in ("", self._answer_in)
        )
        await self.tell(own if readable else phrase(key, self._answer_in), speech)

    async def tell(self, text: str, speech: Speech) -> None:
        """Put the sentences of what the hub itself has to say into ``speech``, and end it."""
        await self._answer(text, speech, aside=True)
        await speech.end()

    async def _bring_tidings(self, speech: Speech) -> None:
        for tiding in self._parts.tidings.untold(self._ids.device_id, self._answer_in):
            self.tidings.append((tiding, await self._say_all(tiding.text, speech, aside=True)))

    async def _think(self, question: str, speech: Speech) -> None:
        self._toolbox = toolbox = self._new_toolbox(question, speech)
        thinking = Thinking(self._parts.engines, toolbox, self._timeline, partial(self._say_piece, speech))
        try:
            with suppress(EmptyAnswerError):
                await thinking.run(*self._messages(question))
        except EngineError:
            if key := toolbox.deeds.phrase():  # who asks again because of the failure is to know
                await self._answer(phrase(key, self._answer_in), speech, aside=False)
            raise
        finally:
            self.model = thinking.model
        if not self._said:
            await self._answer(self._wordless(toolbox), speech, aside=False)

    def _wordless(self, toolbox: Toolbox) -> str:
        """What is said when the model said nothing: what came of its calls, if it called something."""
        if not (key := toolbox.deeds.phrase()):
            raise EmptyAnswerError("The model's answer had no words.")
        return phrase(key, self._answer_in)

    def _new_toolbox(self, question: str, speech: Speech) -> Toolbox:
        asked = (one.text for one in self._memory.history.messages() if one.role is Role.USER)
        judge = Judge(self._parts.engines, (*asked, question), self._timeline)
        self._guard = Guard(judge.asked_for, wary=self._memory.history.from_outside)
        allowed = AllowedTools(self._tools, self._persona.allows)
        return Toolbox(
            allowed, self._guard, self._fillers(speech), self._report_unasked, turn_id=self._ids.turn_id
        )

    def _fillers(self, speech: Speech) -> Fillers:
        async def say(text: str) -> None:
            await self._say_all(text, speech, aside=True)

        return Fillers(speech, say, self._answer_in, self._ids.turn_id)

    def _report_unasked(self, tool: Tool, arguments: Mapping[str, Any], result: ToolResult) -> None:
        self._parts.bus.publish(
            ToolCalled(
                device_id=self._ids.device_id,
                session_id=self._ids.session_id,
                turn_id=self._ids.turn_id,
                tool=tool.name,
                caller=Caller.MODEL,
                outcome=result.outcome,
                arguments=told(arguments),
                took=0.0,
            )
        )

    def _asked(self, question: Transcript, speech: Speech) -> Asked:
        fillers = self._fillers(speech)
        return Asked(
            text=question.text,
            language=question.language,
            answer_in=self._answer_in,
            device_id=self._ids.device_id,
            turn_id=self._ids.turn_id,
            heard_last=self._memory.heard_last,
            heard_from_outside=self._memory.heard_from_outside,
            tools=self._tools,
            before_slow=fillers.before_slow,
            while_waiting=fillers.for_a_tool,
            acting=self._acting,
        )

    def _messages(self, question: str) -> tuple[ChatMessage, Sequence[ChatMessage]]:
        """What the model is told, and the conversation up to the question."""
        instructions = self._parts.settings.llm.instructions
        system = system_message(self._parts.local_time(), self._answer_in, instructions, self._persona)
        return system, (*self._memory.history.messages(), ChatMessage(Role.USER, question))

    async def _say_piece(self, speech: Speech, raw: str) -> None:
        await self._show_face(raw)
        await self._say(raw, speech)

    async def _answer(self, text: str, speech: Speech, *, aside: bool) -> None:
        await self._show_face(text)
        await self._say_all(text, speech, aside=aside)

    async def _say_all(self, text: str, speech: Speech, *, aside: bool) -> Sequence[Sentence]:
        """Say it; the sentences of it that are to be heard."""
        splitter = SentenceSplitter()
        said = [await self._say(raw, speech, aside=aside) for raw in (*splitter.feed(text), *splitter.flush())]
        return [sentence for sentence in said if sentence.speech]

    async def _say(self, raw: str, speech: Speech, *, aside: bool = False) -> Sentence:
        sentence = replace(self._speakable.feed(raw), aside=aside)
        if sentence.speech:
            self._timeline.reach(Stage.FIRST_SENTENCE)
            self._said = self._said or not aside
            await speech.say(sentence)
        return sentence

    async def _show_face(self, raw: str) -> None:
        """The answer's first sentence decides; one without an emoji is neutral."""
        if not self._face_shown:
            self._face_shown = True
            await self._sink.emotion(take_emotion(raw) or Emotion.NEUTRAL)

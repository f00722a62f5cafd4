"""The language model's part of an answer: rounds of words and calls, until it calls nothing any more."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Final

from hub.dialogue.parts import Engines
from hub.dialogue.sentences import SentenceSplitter
from hub.dialogue.timeline import Stage, Timeline
from hub.dialogue.told import PICTURES, without_pictures
from hub.dialogue.toolbox import Toolbox
from hub.engines.ability import TASK, unable
from hub.engines.base import (
    ChatMessage,
    Function,
    LanguageModel,
    ReplyItem,
    Role,
    TextDelta,
    ToolCall,
    closing,
)
from hub.errors import CannotSeeError, EngineError

MOST_ROUNDS: Final = 5
"""Rounds in which the model may call something; in one more it has to answer with what it knows."""

Say = Callable[[str], Awaitable[None]]
"""Takes a piece of the answer, as the splitter gave it out."""


class Thinking:
    """Thinks once.

    Attributes:
        model: The language model that was asked last; empty before.
    """

    def __init__(self, engines: Engines, toolbox: Toolbox, timeline: Timeline, say: Say) -> None:
        """``say`` gets the answer, piece by piece."""
        self.model = ""
        self._engines = engines
        self._toolbox = toolbox
        self._timeline = timeline
        self._say = say
        self._messages: list[ChatMessage] = []
        self._looks = False

    async def run(self, system: ChatMessage, conversation: Sequence[ChatMessage]) -> None:
        """Answer the last message of ``conversation``.

        Raises:
            EngineError: There is no answer, or one that broke off.
        """
        functions = await self._toolbox.functions(conversation[-1].text)
        if functions:
            system = ChatMessage(Role.SYSTEM, f"{system.text}\n{TASK}".strip())
        self._messages = [system, *conversation]
        for _ in range(MOST_ROUNDS if functions else 0):
            words, calls = await self._round(functions)
            if not calls:
                return
            await self._carry_out(words, calls)
        self._messages = unable(self._messages)
        await self._round(())

    async def _carry_out(self, words: str, calls: Sequence[ToolCall]) -> None:
        carried_out = await self._toolbox.carry_out(calls)
        self._messages.append(ChatMessage(Role.ASSISTANT, words, calls=carried_out.calls))
        self._messages += carried_out.answers
        if carried_out.pictures:
            self._looks = True
            self._messages.append(ChatMessage(Role.USER, PICTURES, carried_out.pictures))

    async def _round(self, functions: Sequence[Function]) -> tuple[str, Sequence[ToolCall]]:
        """One reply: its words, which have been said, and what is to be called."""
        if self._looks:
            try:
                return await self._reply(await self._engines.seeing(), functions)
            except CannotSeeError:
                self._look_away()
        with self._timeline.waiting():
            llm = await self._engines.llm()
        return await self._reply(llm, functions)

    def _look_away(self) -> None:
        """Go on without pictures, and tell the model so: nothing was said yet when they are refused."""
        self._looks = False
        self._messages = [kept for one in self._messages if (kept := without_pictures(one)) is not None]

    async def _reply(self, llm: LanguageModel, functions: Sequence[Function]) -> tuple[str, Sequence[ToolCall]]:
        self.model = llm.name
        splitter = SentenceSplitter()
        words: list[str] = []
        calls: list[ToolCall] = []
        broken: EngineError | None = None
        try:
            reply = llm.reply(self._messages, functions)
            async with closing(reply), closing(self._items(reply)) as items:
                async for item in items:
                    if isinstance(item, ToolCall):
                        calls.append(item)
                    elif isinstance(item, TextDelta):
                        words.append(item.text)
                        await self._say_all(splitter.feed(item.text))
        except EngineError as error:
            broken = error
        await self._say_all(splitter.flush())  # of an answer that broke off, too
        if broken is not None:
            raise broken
        return "".join(words), calls

    async def _say_all(self, pieces: Sequence[str]) -> None:
        for piece in pieces:
            await self._say(piece)

    async def _items(self, reply: AsyncIterator[ReplyItem]) -> AsyncIterator[ReplyItem]:
        """The words and calls; the wait for each is noted."""
        async with closing(self._timeline.awaited(reply)) as awaited:
            async for item in awaited:
                if isinstance(item, TextDelta | ToolCall):
                    self._timeline.reach(Stage.FIRST_TOKEN)
                    yield item

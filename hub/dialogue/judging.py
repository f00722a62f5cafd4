"""Whether a person asked for something: the model is asked anew, and is shown the person's words alone.

What it is shown is no word that a tool gave out, so nothing in such words can persuade it.
"""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hub.dialogue.functions import described
from hub.dialogue.parts import Engines
from hub.dialogue.plain_results import are_plain
from hub.dialogue.timeline import Timeline
from hub.engines.base import ChatMessage, Role, TextDelta, closing
from hub.errors import EngineError
from hub.tools import Tool

TASK: Final = """\
You check whether a person asked for something. You get JSON: what the person said to a small speaker at home,
oldest first, and an action that the speaker could take now.
Answer with one word. Say yes only if the last thing they said asks for this action, or cannot be done without
it. Otherwise, and when in doubt, say no.
"""

WORDS_BACK: Final = 3
"""Things said before the last one that are shown: "the other one, too" needs them."""

JUDGED_IN_S: Final = 6.0
"""Longest wait for the word, seconds; none is a no."""

_YES = re.compile(r"\W*yes\b", re.IGNORECASE)


class Judge:
    """Judges for one turn."""

    def __init__(self, engines: Engines, said: Sequence[str], timeline: Timeline) -> None:
        """``said`` is what the person said, oldest first."""
        self._engines = engines
        self._timeline = timeline
        self._said = said[-WORDS_BACK - 1 :]

    async def asked_for(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """Whether the person asked to have ``tool`` called; no when that cannot be found out."""
        action = {"name": tool.name, "does": described(tool), "arguments": _shown(tool, arguments)}
        question = json.dumps({"said": self._said, "action": action}, ensure_ascii=False)
        messages = (ChatMessage(Role.SYSTEM, TASK), ChatMessage(Role.USER, question))
        try:
            with self._timeline.waiting():
                async with asyncio.timeout(JUDGED_IN_S):
                    return bool(_YES.match(await self._answer(messages)))
        except (TimeoutError, EngineError):
            return False

    async def _answer(self, messages: Sequence[ChatMessage]) -> str:
        llm = await self._engines.llm()
        async with closing(llm.reply(messages)) as items:
            return "".join([item.text async for item in items if isinstance(item, TextDelta)])


def _shown(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that the tool has, without texts that could together hold words out of a tool."""
    has = tool.schema.get("properties")
    known = {name: value for name, value in arguments.items() if isinstance(has, Mapping) and name in has}
    texts = [value for value in known.values() if not isinstance(value, bool | int | float)]
    return {
        name: value if isinstance(value, bool | int | float) or are_plain(texts) else "…"
        for name, value in known.items()
    }

"""Somebody who speaks to a hub in virtual time, and hears its answers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.answering import understood
from hub.skills.asked import Asked
from hub.skills.handling import Handler
from hub.skills.open_questions import OpenQuestions
from hub.skills.requests import Intent
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import KITCHEN, Home, NotingBell, RunningHub


class Speaker:
    """Speaks on a device; each answer is what the device said last when the next request comes.

    Attributes:
        heard_from_outside: The last answer may quote what nobody in this conversation said.
    """

    def __init__(self, handlers: Mapping[Intent, Handler], language: str = "en") -> None:
        self._handlers = handlers
        self._language = language
        self._heard_last = ""
        self._open = OpenQuestions(asyncio.get_running_loop().time)
        self.heard_from_outside = False

    async def say(self, text: str, *, on: str = KITCHEN, answer_in: str = "") -> str:
        """The answer; empty when it is the language model's."""
        language = self._language
        request = understood(text, language, self._open.take(on))
        if request is None:
            return ""
        asked = Asked(
            text=text,
            language=language,
            answer_in=answer_in or language,
            device_id=on,
            heard_last=self._heard_last,
        )
        answer = await self._handlers[request.intent](request, asked)
        assert answer is not None
        assert answer.intent is request.intent
        if answer.asks_back:
            self._open.put(on, answer.lacking or request)
        self._heard_last = answer.text
        self.heard_from_outside = answer.from_outside
        return answer.text


def at_home(
    test: Callable[[Home, RunningHub, Speaker], Awaitable[None]],
    language: str = "en",
    *,
    near: bool = False,
    sounds: bool = True,
) -> None:
    """Run ``test`` from 13:00 on Friday, 27 March 2026.

    Args:
        test: Speaks in the kitchen.
        language: In which.
        near: The kitchen's channel stays open.
        sounds: The computer is heard when something rings.
    """

    async def run() -> None:
        home = Home()
        async with home.hub(NotingBell(open={KITCHEN} if near else set())) as hub:
            handlers = AlertsByVoice(hub.alerts, hub.ringer.expected, sounds=sounds).handlers()
            await test(home, hub, Speaker(handlers, language))

    run_virtual(run())

"""Tells what the hub can do by itself, as far as the device has the tools for it, and what it cannot."""

from collections.abc import Awaitable, Callable, Collection, Mapping

from hub.phrases import phrase, words
from hub.skills import saying
from hub.skills.asked import Asked
from hub.skills.calling_tools import find_tool, offered
from hub.skills.device import camera
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.levels import BRIGHTNESS, VOLUME, Scale
from hub.skills.requests import Intent, Request
from hub.skills.switchables import switchables
from hub.skills.tool_schema import Kind


class Abilities:
    """Names them, few enough to be listened to."""

    def __init__(self, carried_out: Collection[Intent], lacking: Callable[[], Awaitable[str]]) -> None:
        """Make the skill.

        Args:
            carried_out: What the other skills carry out.
            lacking: Why there is no language model to ask everything else; empty: there is one.
        """
        self._carried_out = frozenset(carried_out)
        self._lacking = lacking

    def handlers(self) -> Mapping[Intent, Handler]:
        """Of what can be done."""
        return {Intent.ABILITIES: self._tell}

    async def _tell(self, request: Request, asked: Asked) -> SkillAnswer:
        thinks = not await self._lacking()
        can = [words(f"can.{key}", asked.answer_in)[0] for key in await self._keys(asked, thinks=thinks)]
        key = "talk.abilities" if thinks else "talk.abilities.alone"
        text = phrase(key, asked.answer_in, things=saying.listed(can, asked.answer_in))
        return SkillAnswer(text, request.intent)

    async def _keys(self, asked: Asked, *, thinks: bool) -> list[str]:
        """What works now, by the keys of the words for it."""
        by_itself = {Intent.TIME: "clock", Intent.TIMER_SET: "timers", Intent.LIST_ADD: "lists"}
        keys = [key for intent, key in by_itself.items() if intent in self._carried_out]
        keys += ["volume"] if await _has(asked, VOLUME) else []
        keys += ["screen"] if await _has(asked, BRIGHTNESS) else []
        keys += ["lights"] if switchables(await offered(asked)) else []
        return keys + (["see"] if thinks and await camera(asked) else [])


async def _has(asked: Asked, scale: Scale) -> bool:
    return await find_tool(asked, scale.tool, scale.argument, Kind.INTEGER) is not None

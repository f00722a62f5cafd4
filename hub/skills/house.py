"""Switches lights, fans and sockets through whatever tools the device has for them.

Only what is clear is done here: one thing that is meant, or all of them. Everything else is the model's.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.calling_tools import call_tool, excuse, offered, succeeded
from hub.skills.device import nothing_lacking
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.house_words import EVERYWHERE, GENERIC, HERE, family_of, kind_of, room_of
from hub.skills.percent import spoken_percent
from hub.skills.requests import Intent, Request
from hub.skills.switchables import Call, Switchable, switchables
from hub.skills.talk import Describe

DIMMED: Final = 30
"""Percent that "dim the light" is: enough to see, and not to read by."""

MOST_AT_ONCE: Final = 8
"""Things that are switched together: a device does one after another, and somebody waits for the answer."""


class House:
    """What is switched in the rooms."""

    def __init__(self, describe: Describe, lacking: Callable[[], Awaitable[str]] = nothing_lacking) -> None:
        """Make the skill.

        Args:
            describe: Tells in which room a device is: its light is meant when no room is named.
            lacking: Why there is no language model for what is not clear here, by an error's code; empty:
                there is one.
        """
        self._describe = describe
        self._lacking = lacking

    def handlers(self) -> Mapping[Intent, Handler]:
        """Of what is switched and dimmed."""
        return {Intent.SWITCH_ON: self._switch, Intent.SWITCH_OFF: self._switch, Intent.DIM: self._dim}

    async def _switch(self, request: Request, asked: Asked) -> SkillAnswer | None:
        on = request.intent is Intent.SWITCH_ON
        every = switchables(await offered(asked))
        able = [thing for thing in every if (thing.on if on else thing.off)]
        meant = self._meant(able, request, asked)
        calls = [call for thing in meant if (call := thing.on if on else thing.off)]
        if not calls:
            return await self._none_known(every, request, asked)
        spoken_of = f"{meant[0].family}s" if len(meant) > 1 else meant[0].family
        said = phrase(f"house.{spoken_of}.{'on' if on else 'off'}", asked.answer_in)
        return await _do(calls, said, request, asked)

    async def _dim(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """How bright a light is, no tool tells reliably: "by ten percent" is for the model."""
        if request.step is not None:
            return None
        percent = DIMMED if request.level is None else request.level
        every = switchables(await offered(asked))
        able = [thing for thing in every if thing.dimmer]
        meant = [thing for thing in self._meant(able, request, asked) if thing.family == GENERIC]
        calls = [thing.dimmer.call(percent) for thing in meant if thing.dimmer]
        said = phrase("house.dimmed", asked.answer_in, percent=spoken_percent(percent, asked.answer_in))
        return (
            await _do(calls, said, request, asked) if calls else await self._none_known(every, request, asked)
        )

    async def _none_known(
        self, every: Sequence[Switchable], request: Request, asked: Asked
    ) -> SkillAnswer | None:
        """That nothing of the kind is known here; None while a model can be asked, or one of them is known."""
        kind = kind_of(request.target) if request.target else GENERIC
        family = family_of(kind) if kind else ""
        if not family or any(thing.family == family for thing in every) or not await self._lacking():
            return None
        return SkillAnswer(phrase(f"house.{family}.none", asked.answer_in), request.intent)

    def _meant(self, able: Sequence[Switchable], request: Request, asked: Asked) -> Sequence[Switchable]:
        """The one of ``able`` that is meant, or all of them; none when that is not clear."""
        kind = kind_of(request.target) if request.target else GENERIC
        room = room_of(request.room) if request.room else ""
        if not kind or (request.room and not room):
            return ()
        of_kind = [thing for thing in able if _is(thing, kind)]
        whole = request.all or room == EVERYWHERE
        named = "" if room in (EVERYWHERE, HERE) else room
        found = _in_room(of_kind, named, self._room(asked), whole=whole)
        return found if len(found) == 1 or (whole and len(found) <= MOST_AT_ONCE) else ()

    def _room(self, asked: Asked) -> str:
        """The room of the device; empty when it is in none that is known."""
        record = self._describe(asked.device_id) if asked.device_id else None
        return room_of(record.room) if record is not None and record.room else ""


def _is(thing: Switchable, kind: str) -> bool:
    return thing.family == GENERIC if kind == GENERIC else kind in thing.kinds


def _in_room(things: Sequence[Switchable], room: str, own_room: str, *, whole: bool) -> Sequence[Switchable]:
    """Those in ``room``; when none is named, those nearest: one without a room is the device's own."""
    own = [thing for thing in things if not thing.rooms]
    if room:
        return [thing for thing in things if room in thing.rooms] or (own if room == own_room else ())
    if whole or len(things) == 1:
        return things
    return [thing for thing in things if own_room in thing.rooms] or own


async def _do(calls: Sequence[Call], said: str, request: Request, asked: Asked) -> SkillAnswer:
    """Make the calls, one after another; what is said then."""
    for call in calls:
        result = await call_tool(asked, call.tool, call.arguments)
        if not succeeded(result):
            return SkillAnswer(excuse(result, asked.answer_in), request.intent)
    return SkillAnswer(said, request.intent)

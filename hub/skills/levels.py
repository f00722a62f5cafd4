"""Makes the device louder and quieter, and its screen brighter and darker."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.calling_tools import call_tool, excuse, find_tool, lack, succeeded
from hub.skills.device_status import DeviceStatus, ask_status
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.percent import spoken_percent
from hub.skills.requests import Intent, Request
from hub.skills.tool_schema import Kind, least_percent, scaled
from hub.tools import Tool

STEP: Final = 10
"""Percent that "louder" is, as on the buttons of a device."""

AUDIBLE: Final = 50
"""Percent to which a muted device goes back of which the level before is not known: heard in a room, and no
shock at night."""

MOST_MUTED: Final = 200
"""Devices of which the level before is known; the one muted longest ago is forgotten."""

_FULL: Final = 100  # percent


@dataclass(frozen=True, slots=True)
class Scale:
    """Something of a device that has a level. ``key`` begins the keys of its phrases."""

    key: str
    tool: str
    argument: str
    present: Callable[[DeviceStatus], int | None]


VOLUME: Final = Scale("device.volume", "self.audio_speaker.set_volume", "volume", lambda told: told.volume)
BRIGHTNESS: Final = Scale(
    "device.brightness", "self.screen.set_brightness", "brightness", lambda told: told.brightness
)


class Levels:
    """The volume, and the brightness of the screen."""

    def __init__(self) -> None:
        self._before: OrderedDict[str, int] = OrderedDict()  # being muted, by device id; percent

    def handlers(self) -> Mapping[Intent, Handler]:
        """Of the volume and the brightness."""
        return {
            Intent.VOLUME_SET: self._handler(VOLUME, _set),
            Intent.VOLUME_UP: self._handler(VOLUME, _raise),
            Intent.VOLUME_DOWN: self._handler(VOLUME, _lower),
            Intent.VOLUME_MUTE: self._handler(VOLUME, self._mute),
            Intent.VOLUME_UNMUTE: self._handler(VOLUME, self._unmute),
            Intent.VOLUME_LEVEL: _teller(VOLUME),
            Intent.BRIGHTNESS_SET: self._handler(BRIGHTNESS, _set),
            Intent.BRIGHTNESS_UP: self._handler(BRIGHTNESS, _raise),
            Intent.BRIGHTNESS_DOWN: self._handler(BRIGHTNESS, _lower),
            Intent.BRIGHTNESS_LEVEL: _teller(BRIGHTNESS),
        }

    def _handler(self, scale: Scale, move: "_Move") -> Handler:
        async def handle(request: Request, asked: Asked) -> SkillAnswer:
            tool = await find_tool(asked, scale.tool, scale.argument, Kind.INTEGER)
            if tool is None:
                return SkillAnswer(await lack(asked, f"{scale.key}.none"), request.intent)
            return SkillAnswer(await move(_Level(scale, tool, asked), request), request.intent)

        return handle

    async def _mute(self, level: "_Level", _request: Request) -> str:
        present = await level.present()
        if present:
            self._remember(level.asked.device_id, present)
        return await level.go_to(0, said=phrase("device.volume.muted", level.asked.answer_in))

    async def _unmute(self, level: "_Level", _request: Request) -> str:
        present = await level.present()
        if present:
            return level.tell(present)
        return await level.go_to(self._before.pop(level.asked.device_id, AUDIBLE))

    def _remember(self, device_id: str, percent: int) -> None:
        if device_id:
            self._before[device_id] = percent
            self._before.move_to_end(device_id)
        if len(self._before) > MOST_MUTED:
            self._before.popitem(last=False)


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of one device."""

    scale: Scale
    tool: Tool
    asked: Asked

    async def present(self) -> int | None:
        """How it is, percent; None when the device does not tell."""
        return self.scale.present(await ask_status(self.asked))

    async def go_to(self, percent: int, said: str = "") -> str:
        """Set it; what is said then: ``said``, else how it is now."""
        possible = max(percent, least_percent(self.tool, self.scale.argument))
        value = scaled(self.tool, self.scale.argument, possible)
        result = await call_tool(self.asked, self.tool.name, {self.scale.argument: value})
        return (said or self.tell(possible)) if succeeded(result) else excuse(result, self.asked.answer_in)

    def tell(self, percent: int) -> str:
        """A sentence that says how it is."""
        return _told(self.scale, percent, self.asked.answer_in)

    async def step(self, by: int) -> str:
        """Change it by so many percent."""
        told = await ask_status(self.asked)
        present = self.scale.present(told)
        if present is None:
            language = self.asked.answer_in
            return (
                excuse(told.failure, language)
                if told.failure
                else phrase(f"{self.scale.key}.unknown", language)
            )
        least = least_percent(self.tool, self.scale.argument)
        wanted = min(max(present + by, least), _FULL)
        if wanted == present:
            return phrase(f"{self.scale.key}.{'most' if by > 0 else 'least'}", self.asked.answer_in)
        return await self.go_to(wanted)


_Move = Callable[[_Level, Request], Awaitable[str]]


async def _set(level: _Level, request: Request) -> str:
    return await level.go_to(request.level or 0)


async def _raise(level: _Level, request: Request) -> str:
    return await level.step(request.step or STEP)


async def _lower(level: _Level, request: Request) -> str:
    return await level.step(-(request.step or STEP))


def _teller(scale: Scale) -> Handler:
    """Says how it is, and changes nothing."""

    async def handle(request: Request, asked: Asked) -> SkillAnswer:
        status = await ask_status(asked)
        present = scale.present(status)
        if present is not None:
            text = _told(scale, present, asked.answer_in)
        elif status.failure:
            text = excuse(status.failure, asked.answer_in)
        else:
            text = await lack(asked, f"{scale.key}.untold")
        return SkillAnswer(text, request.intent)

    return handle


def _told(scale: Scale, percent: int, language: str) -> str:
    return phrase(scale.key, language, percent=spoken_percent(percent, language))

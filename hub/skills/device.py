"""The device itself: the theme of its screen, its battery, its camera."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from hub.errors import BudgetError, KeyMissingError
from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.calling_tools import call_tool, excuse, find_tool, lack, read_json, succeeded
from hub.skills.device_status import ask_status
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.percent import spoken_percent
from hub.skills.requests import Intent, Request
from hub.skills.tool_schema import Kind
from hub.tools import Tool, ToolResult

THEME_TOOL: Final = "self.screen.set_theme"
PHOTO_TOOL: Final = "self.camera.take_photo"

MOST_SEEN: Final = 1_500
"""Characters of what is said of a photo, about two minutes of speech: a model that sees says less."""


LASTING: Final = frozenset({KeyMissingError.code, BudgetError.code})
"""Why nobody looks at photos, for as long as a person does nothing about it: none is taken then."""


async def nothing_lacking() -> str:
    """There is a language model."""
    return ""


class Device:
    """What the device shows, and tells of itself."""

    def __init__(self, lacking: Callable[[], Awaitable[str]] = nothing_lacking) -> None:
        """``lacking`` tells why there is no language model, by an error's code; empty: there is one."""
        self._lacking = lacking

    def handlers(self) -> Mapping[Intent, Handler]:
        """Of the theme, the battery and the camera."""
        return {Intent.THEME_SET: _set_theme, Intent.BATTERY: _tell_battery, Intent.PHOTO: self._look}

    async def _look(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """Where there is no camera, that is said: a language model could not see either.

        Bare pictures are its.
        """
        tool = await camera(asked)
        if tool is None:
            return SkillAnswer(await lack(asked, "device.camera.none"), request.intent)
        if (why := await self._lacking()) in LASTING:
            return SkillAnswer(phrase(why, asked.answer_in), request.intent)
        result = await call_tool(asked, tool.name, {"question": asked.text}, slow=True)
        said = _seen(result)
        if not said and result.pictures:
            return None  # the device leaves the looking to who sees
        return SkillAnswer(said or excuse(result, asked.answer_in), request.intent, from_outside=bool(said))


async def camera(asked: Asked) -> Tool | None:
    """The tool that takes a photo and says what is on it."""
    return await find_tool(asked, PHOTO_TOOL, "question", Kind.STRING)


async def _set_theme(request: Request, asked: Asked) -> SkillAnswer:
    tool = await find_tool(asked, THEME_TOOL, "theme", Kind.STRING)
    if tool is None:
        return SkillAnswer(await lack(asked, "device.theme.none"), request.intent)
    result = await call_tool(asked, tool.name, {"theme": request.theme})
    done = phrase(f"device.theme.{request.theme}", asked.answer_in)
    return SkillAnswer(done if succeeded(result) else excuse(result, asked.answer_in), request.intent)


async def _tell_battery(request: Request, asked: Asked) -> SkillAnswer:
    language = asked.answer_in
    told = await ask_status(asked)
    if told.failure:
        return SkillAnswer(excuse(told.failure, language), request.intent)
    if told.battery is None:
        return SkillAnswer(await lack(asked, "device.battery.none"), request.intent)
    key = "device.battery.charging" if told.charging else "device.battery"
    return SkillAnswer(phrase(key, language, percent=spoken_percent(told.battery, language)), request.intent)


def _seen(result: ToolResult) -> str:
    """What was seen, or why nothing was, in the words of who looked; empty when nothing is said of it."""
    if not result.done:
        return ""
    told = read_json(result.text)
    if isinstance(told, dict):
        said = told.get("response") if told.get("success") is not False else told.get("message")
    else:
        said = result.text if told is None else ""
    return " ".join(said.split())[:MOST_SEEN] if isinstance(said, str) else ""

"""A house in which things ring, with a device in memory, in virtual time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

from hub.bus import Bus
from hub.devices.bell import DeviceBell
from hub.devices.conversation import Conversation
from hub.dialogue.parts import TurnParts
from hub.events import AlertChange, AlertChanged, AlertKind
from hub.running import run_part
from hub.skills.alert_book import AlertBook
from hub.skills.alerts import After, Alerts
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.asked import Asked
from hub.skills.handling import SkillAnswer
from hub.skills.own_tools import OwnTools
from hub.skills.recognition import recognise
from hub.skills.ringing import Ringer
from hub.skills.tidings import AlertTidings
from hub.skills.timer_tools import TimerTools
from hub.storage.alerts import Alert
from hub.storage.keeping import Keeping
from tests.devices.scene import Scene, session
from tests.fakes.engines import ScriptedEngines, ScriptedHearing
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import KITCHEN, Home

DONE = "The pasta timer is done."


class House:
    """Alerts that ring, and the conversation that is held, if any."""

    def __init__(self) -> None:
        self.home = Home()
        self.bus = Bus()
        self.conversation: Conversation | None = None
        self.bell = DeviceBell(self._reach, lambda: datetime.fromisoformat("2026-03-27T13:05"))
        self.keeping = Keeping("timers", self.home.disk.opened)
        self.book = AlertBook(self.bus, self.keeping, self.home.clocks)
        self.alerts = Alerts(self.book)
        self.ringer = Ringer(self.bus, self.book, self.bell)
        self.by_voice = AlertsByVoice(self.alerts, self.ringer.expected, sounds=True)
        self.changes: list[AlertChange] = []
        self.bus.subscribe(AlertChanged, lambda event: self.changes.append(event.change))

    def _reach(self, device_id: str) -> Conversation | None:
        return self.conversation if device_id == KITCHEN else None

    async def answer(self, asked: Asked) -> SkillAnswer | None:
        """What a skill answers, as the hub has it."""
        request = recognise(asked.text, asked.language)
        handler = self.by_voice.handlers().get(request.intent) if request is not None else None
        return await handler(request, asked) if request is not None and handler is not None else None

    def furnish(self, parts: TurnParts) -> TurnParts:
        tidings = AlertTidings(self.alerts, self.bell.rings)
        return replace(parts, skills=self, tidings=tidings, own_tools=self._tools)

    def _tools(self, device_id: str, session_id: str, language: Callable[[], str]) -> OwnTools:
        timers = TimerTools(self.alerts, self.ringer, device_id=device_id, language=language, sounds=True)
        return OwnTools(self.bus, timers.tools(), device_id=device_id, session_id=session_id)

    def timer(self, seconds: float, name: str = "pasta", device_id: str = KITCHEN) -> Alert:
        return self.alerts.set(AlertKind.TIMER, After(seconds), device_id=device_id, language="en", name=name)

    @asynccontextmanager
    async def talk(self, heard: str = "Why is the sky blue?", **settings: object) -> AsyncIterator[Scene]:
        """A conversation that the kitchen's device opens; all that is said to it is understood as ``heard``."""
        engines = ScriptedEngines(hearing=ScriptedHearing(text=heard))
        scene = Scene(engines, change_parts=self.furnish, **settings)  # type: ignore[arg-type]  # settings
        async with session(scene):
            self.conversation = scene.session.conversation
            try:
                yield scene
            finally:
                self.conversation = None


def in_house(test: Callable[[House], Awaitable[None]]) -> None:
    """Run ``test`` while things ring."""

    async def run() -> None:
        house = House()
        await house.book.load()
        parts = [asyncio.create_task(run_part(part)) for part in (house.ringer.run, house.keeping.run)]
        try:
            await test(house)
        finally:
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)

    run_virtual(run())


def sentences(scene: Scene) -> Sequence[str]:
    """What the device showed, in order."""
    return [str(one["text"]) for one in scene.device.texts() if one.get("state") == "sentence_start"]


async def listen(scene: Scene, mode: str = "auto") -> None:
    scene.device.say(type="listen", state="start", mode=mode)
    await asyncio.sleep(1.5)


async def abort(scene: Scene) -> None:
    scene.device.say(type="abort")


async def press(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="manual")


async def call(scene: Scene) -> None:
    scene.device.say(type="abort", reason="wake_word_detected")
    scene.device.say(type="listen", state="start", mode="auto")


async def ask(scene: Scene, text: str) -> str:
    """What is answered to it."""
    before = len(sentences(scene))
    scene.device.say(type="listen", state="detect", text=text)
    await scene.device.until("tts sentence_start", before + 1)
    await asyncio.sleep(2)
    return sentences(scene)[before]

"""Which languages are spoken here: what is recognised in them is ready before anybody speaks."""

import locale
import os
from typing import Final

from hub.bus import Bus
from hub.config import Settings
from hub.devices.registry import Registry
from hub.events import DeviceConnected, DeviceState
from hub.languages import NAMES
from hub.skills.answering import Answering

NAMED_BY: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that say what language a person wants, the strongest first (POSIX, "Locale")."""


class SpokenHere:
    """Has the skills learn the languages of the house, and not all there are."""

    def __init__(self, settings: Settings, bus: Bus, registry: Registry, skills: Answering) -> None:
        self._settings = settings
        self._registry = registry
        self._skills = skills
        bus.subscribe(DeviceConnected, lambda event: skills.expect(registry.language(event.device_id)))

    async def load(self) -> None:
        """Have what is known at the start learned."""
        await self._skills.load(self.languages())

    def languages(self) -> frozenset[str]:
        """The tags: what is to be heard, what devices speak, and what the window is written in."""
        devices = (one for one in self._registry.records() if one.state is DeviceState.APPROVED)
        spoken = (self._registry.language(one.device_id) for one in devices)
        window = self._settings.language
        chosen = system_language() if window == "auto" else window
        return frozenset({*self._settings.stt.languages, *spoken, chosen})


def system_language() -> str:
    """The language of this computer, as a tag (``ru``, ``zh``), or whatever the system calls it."""
    told = next((os.environ[name] for name in NAMED_BY if os.environ.get(name)), "")
    name = (told or locale.getlocale()[0] or "").partition("_")[0].partition(".")[0].lower()
    return NAMES.get(name, name)  # Windows says "Russian_Russia"

"""Which languages are spoken here: what is recognised in them is ready before anybody speaks."""

from hub.bus import Bus
from hub.config import Settings
from hub.devices.registry import Registry
from hub.events import DeviceConnected, DeviceState
from hub.phrases import FALLBACK
from hub.skills.answering import Answering


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
        return frozenset({*self._settings.stt.languages, *spoken, FALLBACK if window == "auto" else window})

"""Who speaks on which device, from the store to the spoken request, as the hub starts and stops it."""

from hub.bus import Bus
from hub.skills.persona_skills import PersonaSkills
from hub.skills.persona_templates import load_templates
from hub.skills.personas import Personas
from hub.storage.keeping import Keeping
from hub.storage.store import Store

FLUSH_S = 1.0
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""


class Casting:
    """All of it.

    Attributes:
        personas: Which there are, and where they speak.
        skills: What of it can be asked for by voice.
    """

    def __init__(self, bus: Bus, store: Store) -> None:
        self._worker = store.worker
        self._keeping = Keeping("personas", store.personas)
        self.personas = Personas(bus, self._keeping)
        self.skills = PersonaSkills(self.personas)

    async def load(self) -> None:
        """Know what is kept; raises ``DataFolderError``."""
        await self._worker.run(load_templates)
        await self.personas.load()

    async def run(self) -> None:
        """Keep what changes."""
        await self._keeping.run()

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time; ``run`` has ended."""
        await self._keeping.finish(FLUSH_S)

    async def forget(self, device_id: str) -> None:
        """Keep no longer who speaks on the device; raises ``DataFolderError``."""
        self.personas.release(device_id)
        await self.personas.kept()

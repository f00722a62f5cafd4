"""The offline skills behind a worker: nothing here holds the event loop."""

from datetime import datetime

from hub.engines.worker import Worker
from hub.skills.asked import Asked
from hub.skills.intents import OfflineSkills, SkillAnswer
from hub.skills.spoken_forms import LANGUAGES


class Answering:
    """Answers what needs no language model."""

    def __init__(self) -> None:
        self._worker = Worker("skills")
        self._skills = OfflineSkills(now=lambda: datetime.now().astimezone())

    async def load(self) -> None:
        """Read the sentences of the usual languages."""
        await self._worker.run(self._skills.load, LANGUAGES)

    async def answer(self, asked: Asked) -> SkillAnswer | None:
        """The answer, or None when it is not one of the skills."""
        return await self._worker.run(self._skills.answer, asked.text, asked.language, asked.answer_in)

    async def close(self) -> bool:
        """End the thread; whether it ended in time."""
        return await self._worker.close()

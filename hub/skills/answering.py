"""The offline skills behind a worker: nothing here holds the event loop."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from hub.engines.worker import Worker
from hub.phrases import has_phrases
from hub.skills import recognition
from hub.skills.asked import Asked
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.intents import OfflineSkills
from hub.skills.requests import Intent
from hub.skills.spoken_forms import LANGUAGES

WORDLESS: Final = frozenset({Intent.PERSONA_SET, Intent.PERSONA_RESET})
"""Intents that are carried out even where nothing can be said about it: from a voice of a language in which the
hub has no phrases, there would be no way back."""

NO_SKILLS: Final[Mapping[Intent, Handler]] = MappingProxyType({})


class Answering:
    """Answers what needs no language model."""

    def __init__(self, skills: Mapping[Intent, Handler] = NO_SKILLS) -> None:
        """``skills`` carry out what they are named for."""
        self._handlers = skills
        self._worker = Worker("skills")
        self._skills = OfflineSkills(now=lambda: datetime.now().astimezone())

    async def load(self) -> None:
        """Read the sentences of the usual languages."""
        await self._worker.run(self._skills.load, LANGUAGES)

    async def answer(self, asked: Asked) -> SkillAnswer | None:
        """The answer, or None when it is not one of the skills."""
        request = await self._worker.run(recognition.recognise, asked.text, asked.language)
        handler = self._handlers.get(request.intent) if request is not None else None
        if request is not None and handler is not None:
            carried_out = has_phrases(asked.answer_in) or request.intent in WORDLESS
            return await handler(request, asked) if carried_out else None
        return await self._worker.run(self._skills.answer, asked.text, asked.language, asked.answer_in)

    async def close(self) -> bool:
        """End the thread; whether it ended in time."""
        return await self._worker.close()

"""Personas by voice: who is to speak on this device, who does, and who could."""

from collections.abc import Mapping, Sequence
from typing import Final

from hub.engines.language import is_written_in
from hub.errors import DataFolderError, PersonaError
from hub.joining import joined
from hub.phrases import has_phrases, phrase
from hub.skills import saying
from hub.skills.asked import Asked
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.persona_templates import Template
from hub.skills.personas import Personas, name_in
from hub.skills.requests import Intent, Request
from hub.storage.personas import HOUSE, Persona

MOST_NAMES: Final = 5
"""That are said one after the other: nobody keeps more in mind."""


class PersonaSkills:
    """Acts on the device that asks, and on no other."""

    def __init__(self, personas: Personas) -> None:
        self._personas = personas

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which intent."""
        return {
            Intent.PERSONA_SET: self._set,
            Intent.PERSONA_RESET: self._reset,
            Intent.PERSONA_LIST: self._list,
            Intent.PERSONA_WHICH: self._which,
        }

    async def _set(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """Have another persona speak. What may be no persona's name ("be quick") is the model's then."""
        language = asked.language if has_phrases(asked.language) else asked.answer_in
        found = self._personas.find(request.persona or request.name, language)
        if not found and not request.persona:
            return None
        if not asked.device_id:
            return _told("persona.nameless", request, asked)
        if len(found) != 1:
            names = self._spoken(found or self._personas.known(asked.answer_in), asked.answer_in)
            return _told("persona.not_found", request, asked, names=names)
        before = self._personas.of(asked.device_id)
        try:
            chosen = self._personas.use(self._made(found[0], language).persona_id, asked.device_id)
        except PersonaError as error:
            return _told(error.code, request, asked)
        return await self._confirmed(before, chosen, request, asked)

    async def _reset(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """Have the persona speak that speaks on all devices. "Stop being silly" is the model's."""
        if request.name and not self._personas.find(request.name, asked.answer_in):
            return None
        before = self._personas.of(asked.device_id)
        return await self._confirmed(before, self._personas.release(asked.device_id), request, asked)

    async def _list(self, request: Request, asked: Asked) -> SkillAnswer:
        """Say which there are."""
        names = self._spoken(self._personas.known(asked.answer_in), asked.answer_in)
        return SkillAnswer(phrase("persona.list", asked.answer_in, names=names), request.intent)

    async def _which(self, request: Request, asked: Asked) -> SkillAnswer:
        """Say who speaks."""
        persona = self._personas.of(asked.device_id)
        if _is_usual(persona):
            return SkillAnswer(phrase("persona.which_usual", asked.answer_in), request.intent)
        name = name_in(persona, asked.answer_in)
        return SkillAnswer(phrase("persona.which", asked.answer_in, name=name), request.intent)

    def _made(self, found: Persona | Template, language: str) -> Persona:
        """The persona; a template becomes one of the household."""
        if isinstance(found, Persona):
            return found
        return self._personas.make_from(found.template_id, language)

    async def _confirmed(self, before: Persona, now: Persona, request: Request, asked: Asked) -> SkillAnswer:
        """What is said once it is on the disk; or that the disk does not take it.

        Nothing where another voice speaks from now on: the turn lets that one greet.
        """
        same_voice = (before.language, before.voice) == (now.language, now.voice)
        said = _confirmation(now, asked.answer_in) if same_voice else ""
        try:
            await self._personas.kept()
        except DataFolderError:  # it is told where the disk is told of, too
            said = joined([said, phrase("persona.not_kept", asked.answer_in)]) if said else ""
        return SkillAnswer(said, request.intent)

    def _spoken(self, known: Sequence[Persona | Template], language: str) -> str:
        names = [name_in(one, language) if isinstance(one, Persona) else one.name for one in known]
        return saying.listed(names[:MOST_NAMES], language, others=len(names) - MOST_NAMES)


def _told(key: str, request: Request, asked: Asked, **values: str) -> SkillAnswer | None:
    """The phrase; None in a language in which the hub has none: then the model says something."""
    if not has_phrases(asked.answer_in):
        return None
    return SkillAnswer(phrase(key, asked.answer_in, **values), request.intent)


def _confirmation(persona: Persona, language: str) -> str:
    """Its greeting, where the voice that answers now can read it; else who it is, if that can be said."""
    if not has_phrases(language):
        return ""
    reads = persona.language in ("", language) and is_written_in(persona.greeting, language)
    if persona.greeting and reads:
        return persona.greeting
    if _is_usual(persona):
        return phrase("persona.usual", language)
    return phrase("persona.set", language, name=name_in(persona, language))


def _is_usual(persona: Persona) -> bool:
    return persona.persona_id == HOUSE and not persona.name

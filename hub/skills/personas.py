"""The household's personas: which there are, and which of them speaks on which device."""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypedDict

from hub.bus import Bus
from hub.engines.language import is_written_in
from hub.errors import (
    PersonaGreetingError,
    PersonaNameError,
    TooManyPersonasError,
    UnknownPersonaError,
)
from hub.events import PersonaChange, PersonaChanged
from hub.phrases import LANGUAGES
from hub.skills.matching import best_matches, same
from hub.skills.persona_templates import Template, spoken_names, template_of, templates
from hub.storage.keeping import Keeping
from hub.storage.personas import HOUSE, USUAL, Length, Persona

MAX_PERSONAS: Final = 50
"""More are not made: nobody remembers their names."""

ID_BYTES: Final = 4
"""Random bytes of a persona's id: it needs only to be told from fifty others."""


class Traits(TypedDict, total=False):
    """What of a persona a person decides."""

    name: str
    instructions: str
    language: str
    voice: str
    greeting: str
    tools: tuple[str, ...]
    length: Length
    template: str


class Personas:
    """Has the personas in memory. What changes is on the disk a moment later, or when ``kept`` returns.

    Methods that are given a persona's id raise ``UnknownPersonaError``.
    """

    def __init__(self, bus: Bus, keeping: Keeping[Persona], now: Callable[[], float] = time.time) -> None:
        """``now`` is the wall clock."""
        self.kept = keeping.kept
        self._bus = bus
        self._keeping = keeping
        self._now = now
        self._personas: dict[str, Persona] = {HOUSE: USUAL}

    async def load(self) -> None:
        """Know what is kept; raises ``DataFolderError``."""
        self._personas = {HOUSE: USUAL} | {one.persona_id: one for one in await self._keeping.load()}

    def all(self) -> Sequence[Persona]:
        """Every persona: the hub's own first, the others as they were made."""
        return sorted(self._personas.values(), key=lambda one: (one.persona_id != HOUSE, one.created_at))

    def get(self, persona_id: str) -> Persona:
        """One persona."""
        try:
            return self._personas[persona_id]
        except KeyError:
            raise UnknownPersonaError(
                "There is no persona with that id. List them to see which there are."
            ) from None

    @property
    def everywhere(self) -> Persona:
        """Who speaks on devices that have no persona of their own."""
        return next((one for one in self.all() if one.everywhere), self._personas[HOUSE])

    def own(self, device_id: str) -> Persona | None:
        """The device's own persona; None when it has the one for all."""
        return next((one for one in self.all() if device_id in one.devices), None)

    def of(self, device_id: str) -> Persona:
        """Who speaks on the device."""
        return self.own(device_id) or self.everywhere

    def make(self, traits: Traits) -> Persona:
        """A new persona.

        Raises:
            PersonaNameError: One is called so.
            PersonaGreetingError: Its voice cannot read the greeting.
            TooManyPersonasError: There are as many as there may be.
        """
        self._require_free(traits.get("name", ""))
        _require_readable(traits.get("greeting", ""), traits.get("language", ""))
        if len(self._personas) >= MAX_PERSONAS:
            raise TooManyPersonasError(f"There are {MAX_PERSONAS} personas already. Delete one first.")
        made = Persona(persona_id=secrets.token_hex(ID_BYTES), created_at=self._now(), **traits)
        return self._put(made, PersonaChange.MADE)

    def make_from(self, template_id: str, language: str, traits: Traits | None = None) -> Persona:
        """A new persona, as the template in ``language`` has it where ``traits`` do not say otherwise.

        Raises:
            UnknownTemplateError: There is no such template.
            PersonaNameError, PersonaGreetingError, TooManyPersonasError: As ``make`` does.
        """
        template = template_of(template_id, language)
        as_usual = Traits(
            name=template.name,
            instructions=template.instructions,
            language=template.language,
            greeting=template.greeting,
            tools=template.tools,
            length=template.length,
            template=template_id,
        )
        chosen = traits or Traits()
        wanted = as_usual | chosen
        if "greeting" not in chosen and not _is_readable(wanted["greeting"], wanted["language"]):
            wanted["greeting"] = ""  # the template's, and not in the language that is wanted
        return self.make(wanted)

    def change(self, persona_id: str, traits: Traits) -> Persona:
        """Make it otherwise; it acts from the next question on. Raises as ``make`` does."""
        self._require_free(traits.get("name", ""), besides=persona_id)
        changed = replace(self.get(persona_id), **traits)
        if "greeting" in traits or "language" in traits:
            _require_readable(changed.greeting, changed.language)
        return self._put(changed, PersonaChange.CHANGED)

    def delete(self, persona_id: str) -> None:
        """Away with it; its devices have the one for all again. The hub's own is as it was at first."""
        self.get(persona_id)
        del self._personas[persona_id]
        self._personas.setdefault(HOUSE, USUAL)
        self._keeping.put(persona_id, None)
        self._tell(persona_id, PersonaChange.DELETED)

    def use(self, persona_id: str, device_id: str) -> Persona:
        """Have it speak on the device from the next question on."""
        self.get(persona_id)
        self._leave(device_id)
        chosen = self.get(persona_id)
        self._keep(replace(chosen, devices=(*chosen.devices, device_id)))
        self._tell(persona_id, PersonaChange.CHOSEN, device_id)
        return self.get(persona_id)

    def use_everywhere(self, persona_id: str) -> Persona:
        """Have it speak on all devices that have no persona of their own."""
        self.get(persona_id)
        for one in self.all():
            if one.everywhere != (one.persona_id == persona_id):
                self._keep(replace(one, everywhere=not one.everywhere))
        self._tell(persona_id, PersonaChange.CHOSEN)
        return self.get(persona_id)

    def release(self, device_id: str) -> Persona:
        """Let the device have the persona for all again; which that is."""
        had = self._leave(device_id)
        if had is not None:
            self._tell(had.persona_id, PersonaChange.RELEASED, device_id)
        return self.everywhere

    def find(self, name: str, language: str) -> tuple[Persona | Template, ...]:
        """What ``name`` could mean, as people say it in any language; several if it could be each of them.

        Templates, in ``language``, are looked at as long as no persona was made from them, and come behind
        personas of the same name.
        """
        called = [(name_of_it, one) for one in self.known(language) for name_of_it in _names(one)]
        found = [one for _, one in best_matches(name, called, lambda pair: pair[0])]
        personas = [one for one in found if isinstance(one, Persona)]
        return tuple({_id_of(one): one for one in personas or found}.values())

    def known(self, language: str) -> Sequence[Persona | Template]:
        """All that may be asked for: the personas, then templates from which none was made."""
        made = {one.template for one in self._personas.values()}
        return [*self.all(), *(one for one in templates(language) if one.template_id not in made)]

    def _leave(self, device_id: str) -> Persona | None:
        """Have none for the device alone; which there was."""
        had = self.own(device_id)
        for one in self.all():
            if device_id in one.devices:
                self._keep(replace(one, devices=tuple(other for other in one.devices if other != device_id)))
        return had

    def _put(self, changed: Persona, change: PersonaChange) -> Persona:
        self._keep(changed)
        self._tell(changed.persona_id, change)
        return changed

    def _keep(self, changed: Persona) -> None:
        self._personas[changed.persona_id] = changed
        self._keeping.put(changed.persona_id, changed)

    def _tell(self, persona_id: str, change: PersonaChange, device_id: str = "") -> None:
        self._bus.publish(PersonaChanged(persona_id=persona_id, change=change, device_id=device_id))

    def _require_free(self, name: str, besides: str = "") -> None:
        if name and any(same(name, one.name) for one in self.all() if one.persona_id != besides):
            raise PersonaNameError("Another persona is called so. Choose another name.")


def _require_readable(greeting: str, language: str) -> None:
    if not _is_readable(greeting, language):
        raise PersonaGreetingError(
            f"A voice for {language} cannot read this greeting. Write it in that language, or leave it empty."
        )


def _is_readable(greeting: str, language: str) -> bool:
    return not (greeting and language) or is_written_in(greeting, language)


def name_in(persona: Persona, language: str) -> str:
    """What the persona is called: its own name; what it has from its template, in words that can be read."""
    of_template = _template_names(persona.template)
    is_own = persona.name and not any(same(persona.name, name) for name in of_template)
    if not of_template or is_own or (persona.name and is_written_in(persona.name, language)):
        return persona.name
    return template_of(persona.template, language).name


def _template_names(template_id: str) -> tuple[str, ...]:
    """What a persona of that template is called where nobody has given it a name of its own."""
    called = (
        one.name for language in LANGUAGES for one in templates(language) if one.template_id == template_id
    )
    return tuple(dict.fromkeys((*spoken_names(template_id), *called)))


def _names(one: Persona | Template) -> tuple[str, ...]:
    """All that people may call it."""
    template_id = one.template if isinstance(one, Persona) else one.template_id
    return tuple(dict.fromkeys(name for name in (one.name, *spoken_names(template_id)) if name))


def _id_of(one: Persona | Template) -> str:
    return one.persona_id if isinstance(one, Persona) else one.template_id

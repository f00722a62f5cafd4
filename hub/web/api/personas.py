"""See, make, change and choose personas: how the hub answers, and on which device."""

from hub.device_id import normal_device_id
from hub.errors import (
    PersonaGreetingError,
    PersonaNameError,
    TooManyPersonasError,
    UnknownDeviceError,
    UnknownPersonaError,
    UnknownTemplateError,
)
from hub.skills.persona_templates import templates
from hub.storage import personas as kept
from hub.storage.personas import HOUSE
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Call, Endpoint, Nothing, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.persona_forms import (
    Choice,
    InLanguage,
    NewPersona,
    Persona,
    PersonaChanges,
    PersonaList,
    PersonaTemplate,
    TemplateList,
    shown,
)

PATH = f"{ROOT}/personas"
ONE = f"{PATH}/{{persona_id}}"
ON_DEVICE = f"{ROOT}/devices/{{device_id}}/persona"
FOR_ALL = f"{ROOT}/default-persona"

UNKNOWN = UnknownPersonaError.code
NO_DEVICE = UnknownDeviceError.code


class PersonaEndpoints:
    """What is answered is on the disk, too."""

    def __init__(self, parts: ApiParts) -> None:
        self._personas = parts.personas
        self._devices = parts.devices

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        traits = (PersonaNameError.code, PersonaGreetingError.code)
        made = (*traits, TooManyPersonasError.code, UnknownTemplateError.code)
        control = Scope.CONTROL
        return (
            Endpoint("GET", PATH, Topic.PERSONAS, "All personas", self.list_personas),
            Endpoint(
                "POST",
                PATH,
                Topic.PERSONAS,
                "Make one",
                self.make_persona,
                scope=control,
                status=201,
                faults=made,
            ),
            Endpoint("GET", ONE, Topic.PERSONAS, "One persona", self.get_persona, faults=(UNKNOWN,)),
            Endpoint(
                "PATCH",
                ONE,
                Topic.PERSONAS,
                "Have it otherwise, from the next question on",
                self.change_persona,
                scope=control,
                faults=(UNKNOWN, *traits),
            ),
            Endpoint(
                "DELETE",
                ONE,
                Topic.PERSONAS,
                "Delete it; the hub's own is as it was at first",
                self.delete_persona,
                scope=control,
                faults=(UNKNOWN,),
            ),
            Endpoint(
                "GET",
                f"{ROOT}/persona-templates",
                Topic.PERSONAS,
                "What a persona can be made from",
                self.list_persona_templates,
            ),
            *self._choices(),
        )

    def _choices(self) -> tuple[Endpoint, ...]:
        control = Scope.CONTROL
        return (
            Endpoint(
                "GET", FOR_ALL, Topic.PERSONAS, "Who speaks where none is chosen", self.get_default_persona
            ),
            Endpoint(
                "PUT",
                FOR_ALL,
                Topic.PERSONAS,
                "Have it speak on all devices that have none of their own",
                self.choose_default_persona,
                scope=control,
                faults=(UNKNOWN,),
            ),
            Endpoint(
                "DELETE",
                FOR_ALL,
                Topic.PERSONAS,
                "Have the hub's own speak there again",
                self.drop_default_persona,
                scope=control,
            ),
            Endpoint(
                "GET",
                ON_DEVICE,
                Topic.PERSONAS,
                "Who speaks on the device",
                self.get_device_persona,
                faults=(NO_DEVICE,),
            ),
            Endpoint(
                "PUT",
                ON_DEVICE,
                Topic.PERSONAS,
                "Have it speak on the device, from the next question on",
                self.choose_device_persona,
                scope=control,
                faults=(NO_DEVICE, UNKNOWN),
            ),
            Endpoint(
                "DELETE",
                ON_DEVICE,
                Topic.PERSONAS,
                "Have the one for all speak there again",
                self.drop_device_persona,
                scope=control,
                faults=(NO_DEVICE,),
            ),
        )

    async def list_personas(self, call: Call[Nothing, Nothing]) -> PersonaList:
        """All of them."""
        return self.personas()

    async def make_persona(self, call: Call[Nothing, NewPersona]) -> Persona:
        """A new one."""
        new = call.body
        if new.template:
            made = self._personas.make_from(new.template, new.template_language, new.traits())
        else:
            made = self._personas.make(new.traits())
        return await self._kept(made)

    async def get_persona(self, call: Call[Nothing, Nothing]) -> Persona:
        """One of them."""
        return self._shown(self._personas.get(call.path["persona_id"]))

    async def change_persona(self, call: Call[Nothing, PersonaChanges]) -> Persona:
        """Otherwise."""
        return await self._kept(self._personas.change(call.path["persona_id"], call.body.traits()))

    async def delete_persona(self, call: Call[Nothing, Nothing]) -> None:
        """Away with it."""
        self._personas.delete(call.path["persona_id"])
        await self._personas.kept()

    async def list_persona_templates(self, call: Call[InLanguage, Nothing]) -> TemplateList:
        """What there is to begin with."""
        found = templates(call.query.language)
        return TemplateList(templates=tuple(map(PersonaTemplate.model_validate, found)))

    async def get_default_persona(self, call: Call[Nothing, Nothing]) -> Persona:
        """The one for all."""
        return self._shown(self._personas.everywhere)

    async def choose_default_persona(self, call: Call[Nothing, Choice]) -> Persona:
        """Another for all."""
        return await self._kept(self._personas.use_everywhere(call.body.persona_id))

    async def drop_default_persona(self, call: Call[Nothing, Nothing]) -> None:
        """The hub's own for all."""
        self._personas.use_everywhere(HOUSE)
        await self._personas.kept()

    async def get_device_persona(self, call: Call[Nothing, Nothing]) -> Persona:
        """The device's own, or the one for all."""
        return self._shown(self._personas.of(self._device(call.path["device_id"])))

    async def choose_device_persona(self, call: Call[Nothing, Choice]) -> Persona:
        """Another for the device."""
        device_id = self._device(call.path["device_id"])
        return await self._kept(self._personas.use(call.body.persona_id, device_id))

    async def drop_device_persona(self, call: Call[Nothing, Nothing]) -> None:
        """None of its own."""
        self._personas.release(self._device(call.path["device_id"]))
        await self._personas.kept()

    def personas(self) -> PersonaList:
        """All of them, as they are now."""
        return PersonaList(personas=tuple(map(self._shown, self._personas.all())))

    def _device(self, asked: str) -> str:
        """A device that is known, written one way."""
        device_id = normal_device_id(asked)
        if self._devices.record(device_id) is None:
            raise UnknownDeviceError("The hub knows no device with that id.")
        return device_id

    async def _kept(self, persona: kept.Persona) -> Persona:
        await self._personas.kept()
        return self._shown(persona)

    def _shown(self, persona: kept.Persona) -> Persona:
        return shown(persona, self._personas.everywhere)

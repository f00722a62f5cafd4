"""The settings: those in use, those that are wanted, changing them, and the language models' keys."""

from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, SecretStr, StringConstraints, model_validator

from hub.config.describing import Kind, SettingFacts, all_facts, value_at
from hub.config.origin import Source
from hub.errors import SettingError, SettingFixedError
from hub.logbook import CREDENTIALS
from hub.secrets import KEY, KeyPlace
from hub.storage.tokens import Scope
from hub.tuning import Standing, Tuning
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, Flaw, RequestError
from hub.web.api.reading import MAX_FLAWS

MOST: Final = 200
"""Settings that are changed at once: more than there are."""

SettingName = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class Setting(Told):
    """One setting. A secret is never shown, only whether there is one."""

    name: str = Field(description="As in config.toml, with dots between levels.")
    section: str = Field(description="The group it is in; empty: in none.")
    kind: Kind
    value: Any = Field(description="What is in use; null for a secret.")
    wanted: Any = Field(description="What acts once the hub is started anew; else the same as value.")
    default: Any
    description: str
    secret: bool
    given: bool = Field(description="Whether what is wanted differs from the default.")
    source: Source = Field(description="Who decides what is wanted.")
    variable: str = Field(description="Of the environment, where that decides it; else empty.")
    writable: bool = Field(description="Whether it can be changed here, if nothing wins over the file.")
    restart: bool = Field(description="Whether a change acts only after a restart of the hub.")
    choices: tuple[str, ...]
    least: float | None
    most: float | None
    above: float | None = Field(description="It is more than that.")
    below: float | None = Field(description="It is less than that.")
    pattern: str = Field(description="Of a text, or of each text of a list; empty: any.")
    longest: int | None = Field(description="Characters of a text, or entries of a list.")
    optional: bool = Field(description="Whether it may be null, too.")


class SettingList(Told):
    """All settings."""

    settings: tuple[Setting, ...]
    file: str = Field(description="Where changes are written, on the hub's computer.")
    problem: str = Field(description="Why that file cannot be used now, in English; else empty.")
    waiting: tuple[str, ...] = Field(description="Names of those whose change acts after a restart.")


class SettingChanges(Asked):
    """What is to be otherwise."""

    values: dict[SettingName, Any] = Field(
        {}, max_length=MOST, description="By name, as JSON; null sets a setting back to its default."
    )
    reset: tuple[SettingName, ...] = Field((), max_length=MOST, description="Names to be set back.")

    @model_validator(mode="after")
    def _says_something(self) -> "SettingChanges":
        if not (self.values or self.reset):
            raise ValueError("name at least one setting")
        return self


class Which(Asked):
    """Of the settings' two services that think."""

    service: Literal["first", "second"] = "first"

    @property
    def is_second(self) -> bool:
        """Whether the one that stands in is meant."""
        return self.service == "second"


class LlmKey(Told):
    """Where the language model's key in use is kept: what is in the environment or config.toml wins."""

    place: KeyPlace = Field(description="Empty when there is none.")


def sendable(key: SecretStr) -> SecretStr:
    """``key``, if a header can carry it; raises ``ValueError``."""
    if not KEY.fullmatch(key.get_secret_value()):
        raise ValueError("a key is one word of ASCII letters, digits and signs, without blanks around it")
    return key


class NewLlmKey(Asked):
    """A key for the language model."""

    key: Annotated[
        SecretStr,
        StringConstraints(min_length=1, max_length=1_000),
        AfterValidator(sendable),
        Field(json_schema_extra={"pattern": KEY.pattern}),
    ]


class SettingEndpoints:
    """Look at settings and change them, and keep keys."""

    def __init__(self, parts: ApiParts) -> None:
        self._hub = parts.hub
        self._tuning = parts.tuning

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        key = f"{ROOT}/settings/llm-key"
        return (
            Endpoint(
                "GET",
                f"{ROOT}/settings",
                Topic.SETTINGS,
                "All settings: in use, wanted, and who decides them",
                self.list_settings,
            ),
            Endpoint(
                "PATCH",
                f"{ROOT}/settings",
                Topic.SETTINGS,
                "Change settings in config.toml, all of them or none",
                self.change_settings,
                scope=Scope.ADMIN,
                faults=(SettingFixedError.code,),
            ),
            Endpoint(
                "GET",
                key,
                Topic.SETTINGS,
                "Where the language model's key is kept",
                self.get_llm_key,
            ),
            Endpoint(
                "PUT",
                key,
                Topic.SETTINGS,
                "Keep a key for the language model on this machine, and use it at once",
                self.set_llm_key,
                scope=Scope.ADMIN,
                faults=(Fault.NOT_KEPT,),
            ),
            Endpoint(
                "DELETE",
                key,
                Topic.SETTINGS,
                "Forget the key that is kept on this machine",
                self.forget_llm_key,
                scope=Scope.ADMIN,
                faults=(Fault.NOT_KEPT,),
            ),
        )

    async def list_settings(self, call: Call[Nothing, Nothing]) -> SettingList:
        """All settings; secrets and passwords in addresses are left out."""
        return listed(await self._tuning.standing(), self._tuning)

    async def change_settings(self, call: Call[Nothing, SettingChanges]) -> SettingList:
        """Write them, and have those act at once that can; all settings as they are then.

        Raises:
            SettingFixedError: One is decided by the environment or the command line, or is a secret.
            RequestError: A value is not acceptable.
            DataFolderError: The file cannot be written.
        """
        try:
            standing = await self._tuning.change(call.body.values, call.body.reset)
        except SettingFixedError:
            raise
        except SettingError as error:
            flaws = tuple(Flaw(at=at, message=message) for at, message in error.flaws[:MAX_FLAWS])
            raise RequestError(Fault.INVALID, str(error), flaws) from error
        return listed(standing, self._tuning)

    async def get_llm_key(self, call: Call[Which, Nothing]) -> LlmKey:
        """Where the key in use is kept, never the key."""
        return LlmKey(place=self._hub.key_place(second=call.query.is_second))

    async def set_llm_key(self, call: Call[Which, NewLlmKey]) -> LlmKey:
        """Keep the key on this machine and use it from the next turn on; where it is kept.

        Raises:
            DataFolderError: It cannot be kept; the one that was kept before still is.
            RequestError: There is no second service.
        """
        return await self._set_key(call.body.key.get_secret_value(), second=call.query.is_second)

    async def forget_llm_key(self, call: Call[Which, Nothing]) -> LlmKey:
        """Remove the key that is kept on this machine; one in the environment or config.toml stays in use.

        Raises:
            DataFolderError: It cannot be removed.
            RequestError: There is no second service.
        """
        return await self._set_key("", second=call.query.is_second)

    async def _set_key(self, key: str, *, second: bool) -> LlmKey:
        try:
            await self._hub.set_llm_key(key, second=second)
        except SettingError as error:
            raise RequestError(Fault.NOT_KEPT, str(error)) from error
        return LlmKey(place=self._hub.key_place(second=second))


def listed(standing: Standing, tuning: Tuning) -> SettingList:
    """All settings, as the API tells them."""
    settings = tuple(_told(one, standing, tuning) for one in all_facts())
    return SettingList(
        settings=settings,
        file=str(tuning.file),
        problem=standing.problem,
        waiting=tuple(one.name for one in settings if _waits(one.name, standing)),
    )


def _waits(name: str, standing: Standing) -> bool:
    return bool(value_at(standing.in_use, name) != value_at(standing.wanted, name))


def _told(facts: SettingFacts, standing: Standing, tuning: Tuning) -> Setting:
    value, wanted = (_shown(value_at(one, facts.name)) for one in (standing.in_use, standing.wanted))
    if not _waits(facts.name, standing):
        value = wanted
    source, variable = standing.sources.get(facts.name, (Source.DEFAULT, ""))
    same = {
        name: getattr(facts, name)
        for name in Setting.model_fields
        if name not in {"value", "wanted", "given", "source", "variable", "restart"}
    }
    return Setting(
        **same,
        value=None if facts.secret else value,
        wanted=None if facts.secret else wanted,
        given=wanted != facts.default,
        source=source,
        variable=variable,
        restart=not tuning.acts_at_once(facts.name),
    )


def _shown(value: Any) -> Any:
    """The value as JSON has it; an address without the name and password that may be in it."""
    if isinstance(value, str):
        return CREDENTIALS.sub("", value)
    if isinstance(value, (list, tuple)):
        return [_shown(part) for part in value]
    return value if isinstance(value, (bool, int, float, dict, type(None))) else str(value)

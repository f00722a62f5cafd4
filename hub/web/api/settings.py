"""The settings in use, and the one that can be changed while the hub runs: the language model's key."""

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, SecretStr, StringConstraints

from hub.secrets import KEY, KeyPlace
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.parts import ApiParts

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*@")


class Setting(Told):
    """One setting. A secret is never shown, only whether there is one."""

    name: str = Field(description="As in config.toml, with dots between levels.")
    value: Any = Field(description="What is in use; null for a secret.")
    description: str
    secret: bool
    given: bool = Field(description="Whether it differs from the default.")


class SettingList(Told):
    """All settings, as the hub was started with them."""

    settings: tuple[Setting, ...]


class LlmKey(Told):
    """Where the language model's key in use is kept: what is in the environment or config.toml wins."""

    place: KeyPlace = Field(description="Empty when there is none.")


def _sendable(key: SecretStr) -> SecretStr:
    if not KEY.fullmatch(key.get_secret_value()):
        raise ValueError("a key is one word of ASCII letters, digits and signs, without blanks around it")
    return key


class NewLlmKey(Asked):
    """A key for the language model."""

    key: Annotated[
        SecretStr,
        StringConstraints(min_length=1, max_length=1_000),
        AfterValidator(_sendable),
        Field(json_schema_extra={"pattern": KEY.pattern}),
    ]


class SettingEndpoints:
    """Look at settings, and set the key."""

    def __init__(self, parts: ApiParts) -> None:
        self._hub = parts.hub

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        key = f"{ROOT}/settings/llm-key"
        return (
            Endpoint(
                "GET",
                f"{ROOT}/settings",
                Topic.SETTINGS,
                "All settings in use",
                self.list_settings,
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
            ),
            Endpoint(
                "DELETE",
                key,
                Topic.SETTINGS,
                "Forget the key that is kept on this machine",
                self.forget_llm_key,
                scope=Scope.ADMIN,
            ),
        )

    async def list_settings(self, call: Call[Nothing, Nothing]) -> SettingList:
        """All settings as the hub was started with them; secrets and passwords in addresses are left out."""
        return SettingList(settings=tuple(_listed(self._hub.settings)))

    async def get_llm_key(self, call: Call[Nothing, Nothing]) -> LlmKey:
        """Where the key in use is kept, never the key."""
        return LlmKey(place=self._hub.key_place())

    async def set_llm_key(self, call: Call[Nothing, NewLlmKey]) -> LlmKey:
        """Keep the key on this machine and use it from the next turn on; where it is kept.

        Raises:
            DataFolderError: It cannot be kept; the one that was kept before still is.
        """
        await self._hub.set_llm_key(call.body.key.get_secret_value())
        return LlmKey(place=self._hub.key_place())

    async def forget_llm_key(self, call: Call[Nothing, Nothing]) -> LlmKey:
        """Remove the key that is kept on this machine; one in the environment or config.toml stays in use.

        Raises:
            DataFolderError: It cannot be removed.
        """
        await self._hub.set_llm_key("")
        return LlmKey(place=self._hub.key_place())


def _listed(section: BaseModel, above: str = "") -> Iterator[Setting]:
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        if isinstance(value, BaseModel):
            yield from _listed(value, f"{above}{name}.")
            continue
        secret = "SecretStr" in str(field.annotation)
        yield Setting(
            name=f"{above}{name}",
            value=None if secret else _shown(value),
            description=field.description or "",
            secret=secret,
            given=value != field.get_default(call_default_factory=True),
        )


def _shown(value: Any) -> Any:
    """The value as JSON has it; an address without the name and password that may be in it."""
    if isinstance(value, str):
        return _CREDENTIALS.sub("", value)
    if isinstance(value, (list, tuple)):
        return [_shown(part) for part in value]
    return value if isinstance(value, (bool, int, float, dict, type(None))) else str(value)

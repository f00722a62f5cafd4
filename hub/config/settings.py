"""All settings, where they come from, and where the hub's folders are.

A value is taken from the command line, else from ``HUB_…`` in the environment (``__`` between
levels), else from the TOML file, where the window writes what a person chooses, else its default.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from hub.config.conversation import AudioSettings, SessionSettings
from hub.config.house import EnrolmentSettings, FileSettings, StoreSettings
from hub.config.limits import LimitSettings
from hub.config.network import DiscoverySettings, ServerSettings, TlsSettings
from hub.config.origin import LEVELS, PREFIX, Origin
from hub.config.ports import clashes
from hub.config.services import is_grok
from hub.config.speech import LanguageModelSettings, SpeechToTextSettings, TextToSpeechSettings
from hub.config.usb import UsbSettings
from hub.errors import SettingError

APP_NAME = "xiaozhi-hub"
CONFIG_FILE_NAME = "config.toml"

SERVICE_KEY_VARIABLE = "XAI_API_KEY"
"""Where xAI's own tools look for the key."""


class Settings(BaseSettings):
    """All settings."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=LEVELS,
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path(APP_NAME, appauthor=False),
        description="Folder for everything the hub keeps.",
    )
    language: Literal["auto", "en", "ru", "zh"] = Field(
        "auto", description="Language of the window; auto: the system's."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    server: ServerSettings = ServerSettings()
    tls: TlsSettings = TlsSettings()
    discovery: DiscoverySettings = DiscoverySettings()
    stt: SpeechToTextSettings = SpeechToTextSettings()
    tts: TextToSpeechSettings = TextToSpeechSettings()
    llm: LanguageModelSettings = Field(default_factory=LanguageModelSettings, validate_default=True)
    audio: AudioSettings = AudioSettings()
    session: SessionSettings = SessionSettings()
    store: StoreSettings = StoreSettings()
    files: FileSettings = FileSettings()
    enrolment: EnrolmentSettings = EnrolmentSettings()
    usb: UsbSettings = UsbSettings()
    limits: LimitSettings = LimitSettings()
    _origin: Origin | None = PrivateAttr(None)

    @property
    def origin(self) -> Origin:
        """What they were read from, and where changes are written."""
        return self._origin or _origin_in(self.data_dir, None, {"data_dir": self.data_dir})

    @field_validator("llm", mode="after")
    @classmethod
    def _key_of_the_service(cls, value: LanguageModelSettings) -> LanguageModelSettings:
        found = grok_key() if is_grok(value.base_url) else None
        given = value.api_key is not None and value.api_key.get_secret_value()
        return value.model_copy(update={"api_key": found}) if found and not given else value

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()


def grok_key() -> SecretStr | None:
    """Grok's key, if it is where xAI's own tools look for it."""
    found = os.environ.get(SERVICE_KEY_VARIABLE)
    return SecretStr(found) if found else None


def load_settings(config: Path | None = None, overrides: dict[str, Any] | None = None) -> Settings:
    """Read the settings.

    Args:
        config: The TOML file; when None, ``config.toml`` in the data folder, if it is there.
        overrides: Values that win over all others, nested as the settings are.

    Raises:
        SettingError: A value is not acceptable, or the file cannot be read.
    """
    given = overrides or {}
    if config is not None and not config.is_file():
        raise SettingError(f"The settings file {config} does not exist.")
    content = {} if config is None else read_content(config)
    folder = settings_of(content, Origin(Path(), overrides=given)).data_dir
    origin = _origin_in(folder, config, given)
    return settings_of(read_content(origin.file), origin)


def load_settings_beside_file(config: Path | None = None, overrides: dict[str, Any] | None = None) -> Settings:
    """The settings with nothing of a file that cannot be used, but for its data folder, if that is told.

    Raises:
        SettingError: It is not the file that is wrong.
    """
    given = overrides or {}
    if config is not None and not config.is_file():
        raise SettingError(f"The settings file {config} does not exist.")
    told = {} if config is None else _data_folder_in(config)
    folder = settings_of(told, Origin(Path(), overrides=given)).data_dir
    return settings_of(told, _origin_in(folder, config, given))


def _data_folder_in(file: Path) -> Mapping[str, Any]:
    try:
        content = read_content(file)
    except SettingError:
        return {}
    return {name: value for name, value in content.items() if name == "data_dir" and isinstance(value, str)}


def _origin_in(folder: Path, config: Path | None, overrides: Mapping[str, Any]) -> Origin:
    """Of settings whose data folder this is."""
    return Origin(config or folder / CONFIG_FILE_NAME, overrides)


def read_content(file: Path) -> Mapping[str, Any]:
    """What is in the settings file; nothing when there is none. Blocking.

    Raises:
        SettingError: It cannot be read.
    """
    return parse_content(read_text(file))


def read_text(file: Path) -> str:
    """The settings file's text; empty when there is none. Blocking.

    Raises:
        SettingError: It cannot be read.
    """
    try:
        return file.read_bytes().decode("utf-8") if file.is_file() else ""
    except (OSError, ValueError) as error:
        raise SettingError(f"The settings file cannot be read: {error}") from error


def parse_content(text: str) -> Mapping[str, Any]:
    """What a settings file with this text says; raises ``SettingError``."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # malformed TOML
        raise SettingError(f"The settings file cannot be read: {error}") from error


def settings_of(content: Mapping[str, Any], origin: Origin) -> Settings:
    """The settings when ``content`` is in the file.

    Raises:
        SettingError: A value is not acceptable; ``flaws`` says which.
    """
    try:
        settings = _with_content(content)(**origin.overrides)
    except ValidationError as error:
        raise SettingError(_describe(error), _flaws(error)) from error
    except SettingsError as error:
        raise SettingError(f'{error}. Lists are written as JSON, for example ["en"].') from error
    except (OSError, ValueError, RecursionError) as error:
        raise SettingError(f"The settings cannot be read: {error}") from error
    if flaws := clashes(settings):
        raise SettingError("The setting {} is not acceptable: {}.".format(*flaws[0]), flaws)
    settings._origin = origin  # noqa: SLF001 - its own
    return settings


def _with_content(content: Mapping[str, Any]) -> type[Settings]:
    class SettingsWithFile(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, env_settings, InitSettingsSource(settings_cls, dict(content))

    return SettingsWithFile


def _flaws(error: ValidationError) -> tuple[tuple[str, str], ...]:
    """What is wrong with which setting; values are left out, one could be a secret."""
    return tuple(
        (".".join(map(str, one["loc"])), one["msg"])
        for one in error.errors(include_input=False, include_url=False)
    )


def _describe(error: ValidationError) -> str:
    """One line that names the first bad setting; values are left out, one could be a secret."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or "settings"
    return f"The setting {name} is not acceptable: {first['msg']}."

"""All settings, where they come from, and where the hub's folders are.

A value is taken from the command line, else from ``HUB_…`` in the environment (``__`` between
levels), else from the TOML file, else its default.
"""

import os
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from hub.config.conversation import AudioSettings, SessionSettings
from hub.config.house import EnrolmentSettings, FileSettings, StoreSettings
from hub.config.limits import LimitSettings
from hub.config.network import DiscoverySettings, ServerSettings, TlsSettings
from hub.config.speech import LanguageModelSettings, SpeechToTextSettings, TextToSpeechSettings
from hub.errors import SettingError

APP_NAME = "xiaozhi-hub"
CONFIG_FILE_NAME = "config.toml"

SERVICE_KEY_VARIABLE = "XAI_API_KEY"
"""Where xAI's own tools look for the key."""


class Settings(BaseSettings):
    """All settings."""

    model_config = SettingsConfigDict(
        env_prefix="HUB_",
        env_nested_delimiter="__",
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
    limits: LimitSettings = LimitSettings()

    @field_validator("llm", mode="after")
    @classmethod
    def _key_of_the_service(cls, value: LanguageModelSettings) -> LanguageModelSettings:
        found = os.environ.get(SERVICE_KEY_VARIABLE)
        given = value.api_key is not None and value.api_key.get_secret_value()
        if found and not given:
            return value.model_copy(update={"api_key": SecretStr(found)})
        return value

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()


def load_settings(config: Path | None = None, overrides: dict[str, Any] | None = None) -> Settings:
    """Read the settings.

    Args:
        config: The TOML file; when None, ``config.toml`` in the data folder, if it is there.
        overrides: Values that win over all others, nested as the settings are.

    Raises:
        SettingError: A value is not acceptable, or the file cannot be read.
    """
    given = overrides or {}
    try:
        if config is not None:
            if not config.is_file():
                raise SettingError(f"The settings file {config} does not exist.")
            return _with_file(config)(**given)
        settings = Settings(**given)
        default_file = settings.data_dir / CONFIG_FILE_NAME
        return _with_file(default_file)(**given) if default_file.is_file() else settings
    except ValidationError as error:
        raise SettingError(_describe(error)) from error
    except SettingsError as error:
        raise SettingError(f'{error}. Lists are written as JSON, for example ["en"].') from error
    except (OSError, ValueError, RecursionError) as error:  # unreadable or malformed TOML
        raise SettingError(f"The settings file cannot be read: {error}") from error


def _with_file(path: Path) -> type[Settings]:
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
            return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, path)

    return SettingsWithFile


def _describe(error: ValidationError) -> str:
    """One line that names the first bad setting; values are left out, one could be a secret."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or "settings"
    return f"The setting {name} is not acceptable: {first['msg']}."

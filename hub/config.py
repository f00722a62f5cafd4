"""The settings, where they come from, and where the hub's folders are.

A value is taken from the command line, else from ``HUB_…`` in the environment (``__`` between
levels), else from the TOML file, else its default.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from hub.errors import SettingError
from hub.languages import HEARD

APP_NAME = "xiaozhi-hub"
CONFIG_FILE_NAME = "config.toml"
DEFAULT_LLM_URL = "https://api.x.ai/v1"
DEFAULT_SPEECH_URL = "https://api.openai.com/v1"
KEYLESS = "none"
"""Sent as the key to a service of the household's own, which mostly wants none."""

SERVICE_KEY_VARIABLE = "XAI_API_KEY"
"""Where xAI's own tools look for the key."""

WAKE_WORDS = (
    "你好小智", "小智", "小智小智", "你好小鑫", "你好小明", "小爱同学", "小龙小龙", "小宇同学", "小美同学",
    "喵喵同学", "你好小益", "小滨小滨", "小酥肉", "小鱼同学", "小豆包",
    "ni hao xiao zhi", "nihao xiaozhi", "xiaozhi", "xiao zhi", "hi esp", "hi, esp", "hi lexin", "hi xiaozhi",
    "hey xiaozhi", "hey wanda", "hey ivy", "hey willow", "hey printer", "hi m five", "hi jason", "hi joy",
    "hi jolly", "hi wall e", "hi telly", "hi fairy", "jarvis", "computer", "alexa", "sophia", "mycroft",
    "astrolabe", "blue chip",
)  # fmt: skip
"""The words that ESP-SR, the wake word library of the devices, brings models for."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ServerSettings(_Section):
    """Where the hub listens."""

    host: str = Field(
        "0.0.0.0",  # noqa: S104 - devices on the LAN must reach it
        min_length=1,
        description="Address to listen on; 0.0.0.0 is every IPv4 one.",
    )
    http_port: int = Field(8003, ge=0, le=65535, description="HTTP: the device's check. 0 picks a free one.")
    names: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$")], ...] = (
        Field(
            (),
            max_length=20,
            description="Other names under which programs reach the hub, for example a reverse proxy's; IP "
            "addresses, localhost and the .local name need not be among them.",
        )
    )
    ws_port: int = Field(8000, ge=0, le=65535, description="WebSocket: the conversation. 0 picks a free one.")


class DiscoverySettings(_Section):
    """How the hub is found on the LAN."""

    mdns: bool = Field(True, description="Announce the hub by mDNS.")
    name: str = Field(
        "xiaozhi-hub",
        pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        description="The host name before .local, in lower case.",
    )


class SpeechServiceSettings(_Section):
    """An OpenAI-compatible service that hears or speaks instead of this machine."""

    base_url: str = Field(
        DEFAULT_SPEECH_URL, pattern=r"^https?://", description="openai: the service's address."
    )
    api_key: SecretStr | None = Field(
        None, description="openai: the key; unset: none, as a service of one's own mostly wants it."
    )
    retry_s: float = Field(
        30.0, ge=0, le=3600, description="openai: after it failed, this machine does all work so long, seconds."
    )


class SpeechToTextSettings(SpeechServiceSettings):
    """How the hub hears: by Whisper on this machine, or by any OpenAI-compatible service."""

    provider: Literal["whisper", "openai"] = Field("whisper", description="Who hears.")
    model: str = Field(
        "",
        description="whisper: a model's id in models/catalog.toml, or a folder; unset: fallback_model. "
        "openai: its name at the service; unset: whisper-1.",
    )
    fallback_model: str = Field(
        "whisper-base", description="openai: what hears on this machine when the service fails; empty: nothing."
    )
    patience_s: float = Field(8.0, gt=0, le=120, description="openai: longest wait for the words, seconds.")
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = Field(
        (), description="Languages spoken here (ISO 639-1), one of which is recognised; empty: any."
    )
    threads: int = Field(
        0, ge=0, le=64, description="Processor threads; 0: as many as there are cores, at most 4."
    )

    @property
    def local_model(self) -> str:
        """The model that hears on this machine; empty when none does."""
        return self.fallback_model if self.provider == "openai" else self.model or self.fallback_model

    @field_validator("languages")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for code in value:
            if code not in HEARD:
                raise ValueError(f"{code} is not the code of a language that can be heard (Chinese is zh)")
        return value

    @property
    def service_model(self) -> str:
        """The model's name at the service."""
        return self.model or "whisper-1"


class TextToSpeechSettings(SpeechServiceSettings):
    """How the hub speaks: by Piper on this machine, or by any OpenAI-compatible service."""

    provider: Literal["piper", "openai"] = Field("piper", description="Who speaks.")
    model: str = Field("tts-1", min_length=1, description="openai: the model's name at the service.")
    voice: str = Field(
        "",
        description="piper: a voice's id in models/catalog.toml, or its .onnx file; unset: fallback_voice. "
        "openai: its name at the service; unset: alloy.",
    )
    fallback_voice: str = Field(
        "en_US-joe-medium",
        description="openai: what speaks on this machine when the service fails; empty: nothing.",
    )
    first_sound_s: float = Field(
        4.0, gt=0, le=60, description="openai: longest wait for a sentence's first sound, seconds."
    )
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = Field(
        (), description="openai: languages (ISO 639-1) that the service's voice speaks; empty: any."
    )
    voices: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], str] = Field(
        {},
        description="Voices on this machine for other languages (ISO 639-1) than that voice's; "
        "unset: any that is installed.",
    )
    speed: float = Field(1.0, ge=0.5, le=2.0, description="1.0 is the voice's own pace, 2.0 twice as fast.")

    @property
    def local_voice(self) -> str:
        """The usual voice of this machine; empty when it does not speak."""
        return self.fallback_voice if self.provider == "openai" else self.voice or self.fallback_voice

    @property
    def service_voice(self) -> str:
        """The voice's name at the service."""
        return self.voice or "alloy"


class LanguageModelSettings(_Section):
    """How the hub thinks. Any OpenAI-compatible chat service will do."""

    base_url: str = Field(DEFAULT_LLM_URL, pattern=r"^https?://", description="The service's address.")
    api_key: SecretStr | None = Field(
        None, description="The key; unset: XAI_API_KEY, else the key saved on this machine."
    )
    model: str = Field(
        "grok-4-1-fast-non-reasoning", min_length=1, description="The model's name at the service."
    )
    first_token_s: float = Field(8.0, gt=0, le=120, description="Longest wait for the first word, seconds.")
    max_tokens: int = Field(600, ge=16, le=8192, description="Longest answer, tokens.")
    instructions: str = Field(
        "", max_length=8000, description="Added to what the model is told about its task."
    )


class AudioSettings(_Section):
    """How the answer is sent."""

    lead_ms: int = Field(
        300, ge=60, le=1200, description="How far sending runs ahead of playback, milliseconds."
    )
    complexity: int = Field(5, ge=0, le=10, description="Opus encoder's effort.")
    bitrate: int = Field(32_000, ge=8_000, le=128_000, description="Opus bits per second.")


class SessionSettings(_Section):
    """Limits of one conversation."""

    hello_s: float = Field(10.0, gt=0, le=60, description="Longest wait for the device's hello, seconds.")
    idle_s: float = Field(
        30.0, ge=5, lt=120, description="Silence after which the hub ends a conversation, seconds."
    )
    max_utterance_s: float = Field(60.0, ge=5, le=300, description="Longest question, seconds.")
    end_silence_ms: int = Field(700, ge=200, le=3000, description="Silence that ends a question, milliseconds.")
    wake_words: tuple[Annotated[str, Field(min_length=1, max_length=100)], ...] = Field(
        WAKE_WORDS, max_length=100, description="What devices are called by; such a text is no question."
    )
    greets: bool = Field(False, description="Greet who says the wake word, instead of listening silently.")
    history_tokens: int = Field(
        2_000,
        ge=0,
        le=100_000,
        description="Earlier questions and answers the model is told, tokens (estimated, rather too many).",
    )


class EnrolmentSettings(_Section):
    """How devices are let in. Without any of this, a person approves each by its code."""

    pairing_window_s: float = Field(
        0.0,
        ge=0,
        le=86_400,
        description="New devices that come so soon after the hub's start are let in by themselves, seconds.",
    )
    serial_keys: Path | None = Field(
        None,
        description="CSV file with a line serial,key for each device with a key of its own: 64 hexadecimal "
        "digits, or another text as it is.",
    )
    trust_serial_keys: bool = Field(
        False, description="Let a device in by itself once it has proven that it has its key in that file."
    )

    @field_validator("serial_keys")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value.expanduser().absolute() if value else None


class StoreSettings(_Section):
    """What is kept, where, and for how long."""

    url: str = Field(
        "",
        pattern=r"^(sqlite:///.+)?$",
        description="sqlite:///FILE keeps everything in that file, which is looked for from the data folder; "
        "empty: devices in devices.json, conversations in hub.db.",
    )
    keep_days: int = Field(365, ge=0, le=36_500, description="Days a conversation is kept; 0: for ever.")
    keep_audio: bool = Field(False, description="Keep the sound of questions, too.")
    keep_audio_days: int = Field(30, ge=1, le=36_500, description="Days the sound of a question is kept.")


class FileSettings(_Section):
    """What devices send."""

    keep_days: int = Field(30, ge=0, le=36_500, description="Days a screenshot is kept; 0: for ever.")


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
    discovery: DiscoverySettings = DiscoverySettings()
    stt: SpeechToTextSettings = SpeechToTextSettings()
    tts: TextToSpeechSettings = TextToSpeechSettings()
    llm: LanguageModelSettings = Field(default_factory=LanguageModelSettings, validate_default=True)
    audio: AudioSettings = AudioSettings()
    session: SessionSettings = SessionSettings()
    store: StoreSettings = StoreSettings()
    files: FileSettings = FileSettings()
    enrolment: EnrolmentSettings = EnrolmentSettings()

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
    except (OSError, ValueError) as error:  # unreadable or malformed TOML
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

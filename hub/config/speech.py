"""Settings of what hears, thinks and speaks."""

from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator

from hub.config.section import Section
from hub.languages import HEARD

DEFAULT_LLM_URL = "https://api.x.ai/v1"
DEFAULT_SPEECH_URL = "https://api.openai.com/v1"
KEYLESS = "none"
"""Sent as the key to a service of the household's own, which mostly wants none."""


class SpeechServiceSettings(Section):
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


class LanguageModelSettings(Section):
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
    vision_model: str = Field(
        "", description="A model at the same service that looks at photos; empty: model, which sees."
    )
    vision_detail: Literal["low", "high", "auto"] = Field(
        "high", description="How closely it looks: low costs least, high reads small print."
    )
    vision_s: float = Field(
        25.0,
        gt=0,
        le=28,
        description="Longest a photo takes from its arrival to its answer, seconds; devices give up at 30.",
    )
    instructions: str = Field(
        "", max_length=8000, description="Added to what the model is told about its task."
    )

"""Settings of what hears, thinks and speaks."""

from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator

from hub.config.section import Section
from hub.languages import HEARD

DEFAULT_LLM_URL = "https://api.x.ai/v1"
DEFAULT_SPEECH_URL = "https://api.openai.com/v1"
MOST_MONEY = 1e9
"""More than anything costs, in any currency."""

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


class SecondModelSettings(Section):
    """Another OpenAI-compatible chat service, which thinks while the first one cannot: Ollama, LM Studio."""

    base_url: str = Field(
        "",
        pattern=r"^(https?://.+)?$",
        description="Its address, for example http://127.0.0.1:11434/v1; empty: there is none.",
    )
    api_key: SecretStr | None = Field(
        None, description="Its key; unset: none, as a service of one's own mostly wants it."
    )
    model: str = Field("", description="The model's name there.")
    vision_model: str = Field("", description="A model there that looks at photos; empty: model.")
    tools: bool = Field(
        True, description="Whether the model can use tools; without, it is asked as if there were none."
    )
    first_token_s: float = Field(
        20.0,
        gt=0,
        le=120,
        description="Longest wait for the first word, seconds: it may have to load its model.",
    )
    retry_s: float = Field(
        30.0,
        ge=0,
        le=3600,
        description="After the first service failed, this one does all work so long, seconds.",
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.base_url and not self.model:
            raise ValueError("model: name the model at that address")
        return self

    @property
    def given(self) -> bool:
        """Whether there is one."""
        return bool(self.base_url)


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
    price_in: float = Field(
        0.20,
        ge=0,
        le=MOST_MONEY,
        description="What a million tokens of questions cost: the usual model's price; set that of another.",
    )
    price_cached: float = Field(
        0.05, ge=0, le=MOST_MONEY, description="The same for those that the service has read before."
    )
    price_out: float = Field(0.50, ge=0, le=MOST_MONEY, description="What a million tokens of answers cost.")
    vision_price_in: float | None = Field(
        None,
        ge=0,
        le=MOST_MONEY,
        description="price_in of vision_model; unset: the same for the same model, "
        "for another the dearer of it and 3.00, the price of Grok 4.",
    )
    vision_price_cached: float | None = Field(
        None, ge=0, le=MOST_MONEY, description="The same of price_cached; for another model 0.75 at least."
    )
    vision_price_out: float | None = Field(
        None, ge=0, le=MOST_MONEY, description="The same of price_out; for another model 15.00 at least."
    )
    monthly_cap: float = Field(
        0.0,
        ge=0,
        le=MOST_MONEY,
        description="Most that is spent on it in a month; then it is not asked until the next. 0: no limit.",
    )
    currency: str = Field("USD", pattern=r"^[A-Z]{3}$", description="What prices and the limit are in.")
    second: SecondModelSettings = SecondModelSettings()

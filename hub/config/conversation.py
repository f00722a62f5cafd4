"""Settings of a conversation."""

from typing import Annotated

from pydantic import Field

from hub.config.section import Section

WAKE_WORDS = (
    "你好小智", "小智", "小智小智", "你好小鑫", "你好小明", "小爱同学", "小龙小龙", "小宇同学", "小美同学",
    "喵喵同学", "你好小益", "小滨小滨", "小酥肉", "小鱼同学", "小豆包",
    "ni hao xiao zhi", "nihao xiaozhi", "xiaozhi", "xiao zhi", "hi esp", "hi, esp", "hi lexin", "hi xiaozhi",
    "hey xiaozhi", "hey wanda", "hey ivy", "hey willow", "hey printer", "hi m five", "hi jason", "hi joy",
    "hi jolly", "hi wall e", "hi telly", "hi fairy", "jarvis", "computer", "alexa", "sophia", "mycroft",
    "astrolabe", "blue chip",
)  # fmt: skip
"""The words that ESP-SR, the wake word library of the devices, brings models for."""


class AudioSettings(Section):
    """How the answer is sent."""

    lead_ms: int = Field(
        300, ge=60, le=1200, description="How far sending runs ahead of playback, milliseconds."
    )
    complexity: int = Field(5, ge=0, le=10, description="Opus encoder's effort.")
    bitrate: int = Field(32_000, ge=8_000, le=128_000, description="Opus bits per second.")


class SessionSettings(Section):
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

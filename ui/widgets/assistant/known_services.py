"""Services that think, which the window knows by name."""

from dataclasses import dataclass, field
from typing import Final

from hub.config import DEFAULT_LLM_URL


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service and a model there, as a person chose them."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)  # typed now; empty: the one that is kept, if any


@dataclass(frozen=True, slots=True)
class KnownService:
    """One that has a name."""

    name: str
    base_url: str


GROK: Final = KnownService("Grok (xAI)", DEFAULT_LLM_URL)
OLLAMA: Final = KnownService("Ollama", "http://127.0.0.1:11434/v1")
LM_STUDIO: Final = KnownService("LM Studio", "http://127.0.0.1:1234/v1")


def name_of(base_url: str) -> str:
    """What the service is called; its address, where the window does not know it."""
    return next((one.name for one in (GROK, OLLAMA, LM_STUDIO) if one.base_url == base_url), base_url)

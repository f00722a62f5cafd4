"""The settings: each group in a file of its own, all of them in ``settings``."""

from hub.config.conversation import AudioSettings, SessionSettings
from hub.config.house import EnrolmentSettings, FileSettings, StoreSettings
from hub.config.limits import LimitSettings
from hub.config.network import DiscoverySettings, ServerSettings, TlsSettings
from hub.config.services import is_grok, is_outside, place_of, service_of
from hub.config.settings import Settings, load_settings
from hub.config.speech import (
    DEFAULT_LLM_URL,
    KEYLESS,
    LanguageModelSettings,
    SecondModelSettings,
    SpeechServiceSettings,
    SpeechToTextSettings,
    TextToSpeechSettings,
)
from hub.config.usb import UsbSettings

__all__ = [
    "DEFAULT_LLM_URL",
    "KEYLESS",
    "AudioSettings",
    "DiscoverySettings",
    "EnrolmentSettings",
    "FileSettings",
    "LanguageModelSettings",
    "LimitSettings",
    "SecondModelSettings",
    "ServerSettings",
    "SessionSettings",
    "Settings",
    "SpeechServiceSettings",
    "SpeechToTextSettings",
    "StoreSettings",
    "TextToSpeechSettings",
    "TlsSettings",
    "UsbSettings",
    "is_grok",
    "is_outside",
    "load_settings",
    "place_of",
    "service_of",
]

"""What personas, languages and lengths of answers are called."""

from PySide6.QtCore import QCoreApplication, QLocale

from hub.storage.personas import Length
from hub.web.api.persona_forms import Persona

translate = QCoreApplication.translate


def persona_name(persona: Persona) -> str:
    """Its name; the hub's own has none until it is given one."""
    return persona.name or translate("Personas", "The hub's own")


def length_name(length: Length) -> str:
    """How long answers are."""
    return {
        Length.BRIEF: translate("Personas", "Brief: a sentence or two"),
        Length.USUAL: translate("Personas", "Usual: up to three sentences"),
        Length.DETAILED: translate("Personas", "Detailed: up to ten sentences"),
    }[length]


def language_name(code: str) -> str:
    """What the language (ISO 639-1) calls itself."""
    locale = QLocale(code)
    own = locale.nativeLanguageName() if locale.language() is not QLocale.Language.C else ""
    return f"{own[:1].upper()}{own[1:]}" if own else code

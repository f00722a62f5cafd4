"""The window's language: which one, and the translators that bring it."""

import logging
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from ui.resources import TRANSLATIONS

log = logging.getLogger(__name__)

Language = Literal["en", "ru", "zh"]

_LOCALES: Final[dict[str, Language]] = {"en": "en", "ru": "ru", "zh": "zh"}
_QT_FILES: Final[dict[Language, str]] = {"en": "qtbase_en", "ru": "qtbase_ru", "zh": "qtbase_zh_CN"}


def choose(setting: str, system: list[str]) -> Language:
    """The language for a setting; for ``auto`` the first of the system's that the window speaks.

    Args:
        setting: ``auto`` or one of ours.
        system: What the person prefers, best first, as the system names it (``ru-RU``, ``zh-Hans-CN``).
    """
    for name in [setting, *system]:
        code = name.replace("_", "-").partition("-")[0].lower()
        if code in _LOCALES:
            return _LOCALES[code]
    return "en"


LANGUAGE: Final = "window/language"
"""Where the window remembers the language that was chosen in it; it wins over the settings."""

OWN_NAMES: Final[dict[str, str]] = {"en": "English", "ru": "Русский", "zh": "中文"}
"""What each language calls itself."""


def change(app: QCoreApplication, setting: str) -> Language:
    """Speak another language from now on; everything that is shown is told."""
    for old in app.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly):
        app.removeTranslator(old)
        old.deleteLater()
    if setting == "auto":
        QLocale.setDefault(QLocale.system())
    return install(app, setting)


def install(app: QCoreApplication, setting: str) -> Language:
    """Translate ``app``, dates and numbers included. English needs a translator too: for its plurals."""
    language = choose(setting, QLocale.system().uiLanguages())
    if setting != "auto" or _is_unset(QLocale.system()):
        QLocale.setDefault(QLocale(language))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((_QT_FILES[language], qt_folder), (f"ui_{language}", str(TRANSLATIONS))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
        else:
            log.warning("the translation %s cannot be loaded", name)
    return language


def _is_unset(system: QLocale) -> bool:
    """Whether the system has no language (``LANG=C``): its dates are for programs, and nobody reads them."""
    return system.language() is QLocale.Language.C


def code() -> Language:
    """The language that the window speaks now."""
    return choose("auto", [tag()])


def tag() -> str:
    """The person's language as devices tell theirs (BCP 47); a system without one speaks English."""
    locale = QLocale()
    return "en" if locale.language() is QLocale.Language.C else locale.bcp47Name()

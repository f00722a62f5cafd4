"""Looks at every page and dialog, in one language and theme after the other."""

from PySide6.QtWidgets import QApplication, QMenu

from tests.e2e.desktop import house
from tests.e2e.desktop.person import Person

LANGUAGES = ("en", "ru", "zh")
"""In the order of the list on the page Settings, behind the system's."""

THEMES = ("light", "dark")

SECTIONS = (
    "Network",
    "Devices and access",
    "Speech",
    "Thinking",
    "Conversations",
    "Privacy and keeping",
    "Limits",
    "Window",
    "About",
)


class Walk:
    """Where everything is that there is to be seen."""

    def __init__(self, person: Person) -> None:
        self.person = person

    async def speak(self, language: str) -> None:
        """Choose a language on the page Settings."""
        person = self.person
        await person.press("Settings")
        await person.row("Sections", "Window")
        await person.choose("Language", 1 + LANGUAGES.index(language))
        person.wording.language = language
        await person.read("These act at once, in this window only.")

    async def wear(self, theme: str) -> None:
        """Choose a theme there."""
        person = self.person
        await person.press("Settings")
        await person.row("Sections", "Window")
        await person.choose("Theme", 1 + THEMES.index(theme))

    async def all_pages(self) -> None:
        """Every page, and what can be opened in it."""
        await self._home()
        await self._devices()
        await self._sessions()
        await self._voices()
        await self._assistant()
        await self._others()
        await self._settings()

    async def _home(self) -> None:
        person = self.person
        await person.press("Home")
        await person.picture("home")
        await person.press("%1 key…")
        await person.picture("key-dialog")
        await person.press("Cancel")
        await person.key("F1")
        await person.until(QApplication.activeModalWidget, "the shortcuts")
        await person.picture("shortcuts")
        await person.key("Escape")
        await person.until(lambda: QApplication.activeModalWidget() is None, "the window")
        await self._tray_menu()

    async def _tray_menu(self) -> None:
        """There is no tray here: its menu is opened over the window."""
        person = self.person
        menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]
        same = person.wording.same
        menu = next(menu for menu in menus if any(same("Stop talking", one.text()) for one in menu.actions()))
        menu.popup(person.eyes.window().mapToGlobal(person.eyes.window().rect().center()))
        await person.picture("tray-menu")
        menu.close()

    async def _devices(self) -> None:
        person = self.person
        await person.press("Devices")
        await person.row("Devices", house.KITCHEN)
        await person.tab("About")
        await person.picture("devices-about")
        await person.press("Forget…")
        await person.picture("devices-forget-question")
        await person.press("Back")
        await person.tab("Control")
        await person.picture("devices-control")
        await person.press("Restart…")
        await person.picture("devices-restart-question")
        await person.press("Back")
        await person.press("Run")
        await person.picture("devices-tool")
        await person.tab("History")
        await person.picture("devices-history")

    async def _sessions(self) -> None:
        person = self.person
        await person.press("Sessions")
        await person.row("Conversations", house.QUESTION)
        await person.read(house.QUESTION)
        await person.picture("sessions")
        await person.press("Export…")
        await person.picture("sessions-export")
        await person.key("Escape")
        await person.press("Delete all…")
        await person.picture("sessions-delete")
        await person.press("Back")
        await person.press("Talk")
        await person.picture("talk")

    async def _voices(self) -> None:
        person = self.person
        await person.press("Voices and models")
        await person.tab("Hearing")
        await person.picture("voices-hearing")
        await person.tab("Speaking")
        await person.picture("voices-speaking")

    async def _assistant(self) -> None:
        person = self.person
        await person.press("Assistant")
        for part in ("Service", "Personas", "Costs"):
            await person.tab(part)
            await person.picture(f"assistant-{part.lower()}")

    async def _others(self) -> None:
        person = self.person
        await person.press("Logs")
        await person.picture("logs")

    async def _settings(self) -> None:
        person = self.person
        await person.press("Settings")
        for number, section in enumerate(SECTIONS, 1):
            await person.row("Sections", section)
            await person.picture(f"settings-{number}-{section.lower().replace(' ', '-')}")

"""Settings: what is changed is written by the hub, what it refuses is said at the field."""

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from hub import __version__
from hub.errors import HubError, ToldNoError
from hub.events import HubState
from hub.web.api.network import Network, Reached
from hub.web.api.problems import DOCS, Fault
from hub.web.api.settings import SettingList
from hub.web.api.status import Status
from ui import setting_words, translation, words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.first_run import open_first_run
from ui.live import Live
from ui.motion import LESS_MOTION, wants_less_motion
from ui.pages.settings import SettingsPage
from ui.presenters.presenter import Presenter, Surroundings
from ui.startup import Startup
from ui.theme import THEME, Theme, ThemeChoice
from ui.widgets.settings.sections import Section
from ui.widgets.settings.startup import StartupCard

PROJECT: Final = "https://github.com/78/xiaozhi-esp32"

WEB: Final = ("http", "https")


class SettingsPresenter(Presenter):
    """A value that goes together with another is held until that one is given, too."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.page: SettingsPage = SettingsPage()
        self._told: SettingList | None = None
        self._version = __version__
        self._held: dict[str, Any] = {}  # refused for what others of the group are
        self._asked = False
        page = self.page
        page.change_wanted.connect(self._change)
        page.reset_wanted.connect(self._reset)
        page.restart_wanted.connect(self.restart_wanted)
        page.network.check_wanted.connect(self._check)
        page.window_part.language_wanted.connect(self._speak)
        page.window_part.theme_wanted.connect(self._wear)
        page.window_part.first_run_wanted.connect(self._open_first_run)
        page.window_part.less_motion_wanted.connect(self._move)
        if around.startup is not None:
            self._join_startup(around.startup)
        page.about.folder_wanted.connect(self._open_folder)
        page.about.api_wanted.connect(self._open_api)
        page.about.project_wanted.connect(lambda: QDesktopServices.openUrl(QUrl(PROJECT)))

    def _join_startup(self, startup: Startup) -> None:
        card = StartupCard()
        card.autostart_wanted.connect(startup.set_autostart)
        card.awake_wanted.connect(startup.set_awake)
        startup.changed.connect(card.show_startup)
        self.page.add_card(Section.WINDOW, card)

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on: it is asked once it has started."""
        super().attach(bridge)
        self._ask_anew()

    def enter(self) -> None:
        """Ask anew: the file may have been changed by hand."""
        self._ask_anew()
        if self.around.startup is not None:
            self.around.startup.look()

    def place(self) -> str:
        """The section."""
        return self.page.section.value

    def return_to(self, place: str) -> None:
        """Show that section."""
        if place:
            self.page.show_section(Section(place))

    def show_live(self, live: Live) -> None:
        """Ask once the hub is ready."""
        super().show_live(live)
        if live.state is HubState.READY and not self._asked:
            self._asked = True
            label = self.tr("Reading the settings")
            self.ask(lambda client: client.get("/settings", SettingList), self._show, label)
            self.ask(lambda client: client.get("/network", Network), self.page.show_network, label)
            self.ask(lambda client: client.get("/status", Status), self._show_about, label)

    def _ask_anew(self) -> None:
        self._asked = False
        self._held.clear()
        self.page.forget_refused()

    def _show(self, told: SettingList) -> None:
        self._told = told
        self.page.show_settings(told, restarts=not self.around.address)
        memory = self.around.memory
        in_settings = next(one.wanted for one in told.settings if one.name == "language")
        self.page.window_part.show_choices(
            str(memory.value(translation.LANGUAGE, "")) or str(in_settings),
            str(memory.value(THEME, ThemeChoice.SYSTEM.value)),
            less_motion=wants_less_motion(memory),
        )
        self._show_facts(told)

    def _show_about(self, status: Status) -> None:
        self._version = status.version
        if self._told is not None:
            self._show_facts(self._told)

    def _show_facts(self, told: SettingList) -> None:
        same = self._version == __version__
        said = self.tr("%1 (this window: %2)").replace("%2", __version__)
        version = __version__ if same else said.replace("%1", self._version)
        folder = self._setting("data_dir")
        self.page.about.show_facts(version, folder, told.file, here=not self.around.address)

    def _setting(self, name: str) -> str:
        if self._told is None:
            return ""
        return next((str(one.value) for one in self._told.settings if one.name == name), "")

    def _change(self, name: str, value: Any) -> None:
        self._held.pop(name, None)
        self._send({name: value}, name)

    def _reset(self, name: str) -> None:
        self._change(name, None)

    def _send(self, values: dict[str, Any], name: str) -> None:
        """Ask for them; None sets one back. ``name`` is the one that the person changed."""
        label = self.tr("Changing “%1”").replace("%1", setting_words.title(name))
        self.ask(
            lambda client: client.send("PATCH", "/settings", SettingList, {"values": values}),
            lambda told: self._changed(told, values),
            label,
            lambda error: self._not_changed(error, values, name, label),
        )

    def _changed(self, told: SettingList, values: dict[str, Any]) -> None:
        for name in values:
            self._held.pop(name, None)
        self.page.show_refused(dict.fromkeys(values, ""))
        self._show(told)

    def _not_changed(self, error: HubError, values: dict[str, Any], name: str, label: str) -> None:
        if not (isinstance(error, ToldNoError) and error.code == Fault.INVALID):
            self.page.show_refused({name: words.problem(error.code)})
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
            return
        if _may_go_together(error, name):
            others, self._held[name] = self._others(name), values[name]
            if others and len(values) == 1:
                self._send({**others, **values}, name)
                return
        reasons = {
            sent: reason
            for at, reason in error.fields
            for sent in values
            if f"{sent}.".startswith(f"{at}.") or f"{at}.".startswith(f"{sent}.")
        }
        reasons.setdefault(name, error.detail)
        self.page.show_refused({sent: setting_words.refusal(reason) for sent, reason in reasons.items()})

    def _others(self, name: str) -> dict[str, Any]:
        """What is held of the same group."""
        group = _group(name)
        return {other: held for other, held in self._held.items() if _group(other) == group and other != name}

    def _check(self) -> None:
        label = self.tr("Checking the address")
        self.ask(
            lambda client: client.send("POST", "/network/check", Reached),
            self.page.show_reached,
            label,
            lambda error: self._not_checked(error, label),
        )

    def _not_checked(self, error: HubError, label: str) -> None:
        self.page.network.show_unchecked()
        self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))

    def _speak(self, language: str) -> None:
        self.around.memory.setValue(translation.LANGUAGE, language)
        app = QCoreApplication.instance()
        if app is not None:
            translation.change(app, language)

    def _wear(self, choice: str) -> None:
        self.around.memory.setValue(THEME, choice)
        theme = QApplication.instance().findChild(Theme)  # type: ignore[union-attr]
        if theme is not None:
            theme.choose(choice)

    def _open_first_run(self) -> None:
        open_first_run(self.page.window(), self.bridge, self.around.memory, self.page_wanted.emit)

    def _move(self, less: bool) -> None:
        """Home is told when it is looked at again."""
        self.around.memory.setValue(LESS_MOTION, less)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._setting("data_dir")))

    def _open_api(self) -> None:
        address = QUrl(self.live.ota_url)
        address.setPath(DOCS)
        if address.scheme() in WEB:  # else a hub elsewhere would have other programs opened
            QDesktopServices.openUrl(address)


def _group(name: str) -> str:
    return name.rpartition(".")[0]


def _may_go_together(error: ToldNoError, name: str) -> bool:
    """Whether the value was refused for what others of its group are, not for what it is itself."""
    return any(at == _group(name) for at, _reason in error.fields)

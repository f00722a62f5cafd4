"""When the first run is due, and what its steps do: joins the dialog to the hub."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtWidgets import QWidget

from hub.events import EngineKind, EngineState, Event, HubState
from hub.snapshot import HubSnapshot
from ui import translation
from ui.bridge import HubBridge
from ui.dialogs.first_run import FirstRunDialog
from ui.key_keeping import KeyKeeping
from ui.late import WhileThere
from ui.live import Live
from ui.pages.names import PageName
from ui.voice_getting import VoiceGetting

if TYPE_CHECKING:
    from ui.main_window import MainWindow

log = logging.getLogger(__name__)

DONE: Final = "first_run/done"
"""Among what is remembered: it was gone through, or skipped."""

NAME: Final = "discovery.name"
"""The setting with the hub's name on the network."""


FIXED_BY: Final = frozenset({"environment", "command line"})
"""Where a setting is decided that cannot be changed in the window."""


class _Setting(BaseModel):
    """A setting, as far as it matters here. One that says nothing of ``writable`` cannot be changed."""

    name: str
    value: object = None
    wanted: object = None
    writable: bool = False
    source: str = ""


class _Settings(BaseModel):
    settings: tuple[_Setting, ...]


def open_first_run(
    parent: QWidget, bridge: HubBridge, memory: QSettings, go: Callable[[PageName], object]
) -> FirstRunDialog:
    """Go through the first run, once more if it was gone through before.

    Args:
        parent: The window that it opens over.
        bridge: To the hub.
        memory: Remembers that it was gone through, and the language.
        go: Has the person look at another page.
    """
    run = FirstRun(parent, bridge, memory, go)
    run.dialog.open()
    bridge.refresh()  # the dialog hears, as the window does, what is true now
    run.ask_name()
    return run.dialog


class FirstRunWhenDue(QObject):
    """Opens it once, when a hub is ready that knows no device and was never set up in this window."""

    def __init__(self, window: "MainWindow", memory: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._bridge: HubBridge | None = None
        self._opened = False
        window.attached.connect(self._attach)

    def _attach(self, bridge: HubBridge) -> None:
        self._bridge = bridge
        bridge.pictured.connect(self._picture)

    def _picture(self, snapshot: HubSnapshot) -> None:
        if self._opened or self._bridge is None or snapshot.state is not HubState.READY:
            return
        self._opened = True
        known = bool(Live().pictured(snapshot).let_in)
        if not known and not self._memory.value(DONE, defaultValue=False, type=bool):
            open_first_run(self._window, self._bridge, self._memory, self._window.go)


class FirstRun(QObject):
    """One run of it, as long as its dialog is open."""

    def __init__(
        self, parent: QWidget, bridge: HubBridge, memory: QSettings, go: Callable[[PageName], object]
    ) -> None:
        self.dialog = FirstRunDialog(_live(bridge).assistant, parent)
        super().__init__(self.dialog)
        self._bridge = bridge
        self._memory = memory
        self._while_there = WhileThere(self)
        self._live = Live()
        self._ws_port = 0
        self._asking: asyncio.Task[None] | None = None
        dialog = self.dialog
        dialog.language_chosen.connect(self._speak)
        dialog.name_entered.connect(self._rename)
        self._keeping = KeyKeeping(dialog, bridge, self._keep_key, self)
        dialog.approve_wanted.connect(self._approve)
        dialog.reject_wanted.connect(self._reject)
        dialog.block_wanted.connect(self._block)
        dialog.names_wanted.connect(self._name_device)
        dialog.talk_wanted.connect(lambda: go(PageName.TALK))
        dialog.usb_wanted.connect(self._flash)
        dialog.finished.connect(self._finish)
        bridge.pictured.connect(self._picture)
        bridge.published.connect(self._receive)
        bridge.key_changed.connect(dialog.show_place)
        dialog.show_place(bridge.key_place())
        self._voice: VoiceGetting | None = None
        dialog.voice_wanted.connect(self._get_voice)
        dialog.voice_unwanted.connect(self._cancel_voice)
        dialog.retold.connect(self._look_for_voice)

    def ask_name(self) -> None:
        """Find out whether the hub's name can be changed here; if not, it is not asked for."""
        if self._bridge.door() is not None:
            self._asking = self._bridge.ask(
                lambda client: client.get("/settings", _Settings),
                self._while_there(self._show_name),
                self.tr("Reading the settings"),
                lambda error: log.info("the settings cannot be read: %s", error.code),
            )

    def _picture(self, snapshot: HubSnapshot) -> None:
        self._live = self._live.pictured(snapshot)
        self._ws_port = urlsplit(snapshot.ws_url).port or 0 if snapshot.ws_url else 0
        self._show_live()
        if self._voice is None:
            self._look_for_voice()

    def _look_for_voice(self) -> None:
        """Home does the same behind this dialog, and has a voice used that has come."""
        speaks = self._live.engine_state(EngineKind.TTS) not in (None, EngineState.LOADING)
        if speaks and self._bridge.door() is not None:
            if self._voice is not None:
                self._voice.changed.disconnect(self.dialog.show_missing_voice)
                self._voice.deleteLater()
            self._voice = VoiceGetting(translation.code(), self, uses=False)
            self._voice.changed.connect(self.dialog.show_missing_voice)
            self._voice.read(self._bridge)

    def _get_voice(self) -> None:
        if self._voice is not None:
            self._voice.get()

    def _cancel_voice(self) -> None:
        if self._voice is not None:
            self._voice.cancel()

    def _receive(self, event: Event) -> None:
        self._live = self._live.after(event)
        if self._voice is not None:
            self._voice.receive(event)
        self._show_live()

    def _show_live(self) -> None:
        self.dialog.show_live(self._live, self._ws_port)

    def _speak(self, language: str) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            self._memory.setValue(translation.LANGUAGE, language)
            translation.change(app, language)

    def _show_name(self, told: _Settings) -> None:
        for setting in told.settings:
            if setting.name == NAME and setting.writable and setting.source not in FIXED_BY:
                self.dialog.show_name(str(setting.wanted or setting.value))

    def _rename(self, name: str) -> None:
        label = self.tr("Changing the name of the hub")
        change = {"values": {NAME: name}}
        self._bridge.ask(lambda client: client.do("PATCH", "/settings", change), lambda _: None, label)

    def _keep_key(self, key: str, kept: Callable[[], object], failed: Callable[[str], object]) -> None:
        self._bridge.set_key(key, self.tr("Keeping the key"), kept, failed)

    def _approve(self, code: str) -> None:
        self._bridge.approve(code, self.tr("Letting the device in"))

    def _reject(self, code: str) -> None:
        self._bridge.reject(code, self.tr("Turning the device away"))

    def _block(self, device_id: str) -> None:
        self._bridge.block(device_id, self.tr("Blocking the device"))

    def _name_device(self, device_id: str, name: str, room: str) -> None:
        names, path = {"name": name, "room": room}, f"/devices/{quote(device_id, safe='')}"
        label, refresh = self.tr("Naming the device"), self._bridge.refresh
        self._bridge.ask(lambda client: client.do("PATCH", path, names), lambda _: refresh(), label)

    def _flash(self) -> None:
        from ui.presenters.flashing import open_flash_wizard  # what it needs is loaded by now

        open_flash_wizard(self.dialog, self._bridge)

    def _finish(self) -> None:
        self._memory.setValue(DONE, True)
        self.dialog.trial_unwanted.emit()
        if self._asking is not None:
            self._asking.cancel()
        self.dialog.deleteLater()


def _live(bridge: HubBridge) -> Live:
    """What is true now."""
    pictures: list[HubSnapshot] = []
    bridge.pictured.connect(pictures.append)
    bridge.refresh()
    bridge.pictured.disconnect(pictures.append)
    return Live().pictured(pictures[-1])

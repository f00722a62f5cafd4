"""Home: commands for what waits, rings and is said, and the language model's key."""

from PySide6.QtCore import Signal

from hub.events import EngineKind, EngineState, Event, HubState, TurnEvent, TurnsDeleted
from hub.snapshot import Reach
from ui import translation, words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.api_key import ApiKeyDialog
from ui.key_keeping import KeyKeeping
from ui.live import Live
from ui.motion import wants_less_motion
from ui.pages.home import HomePage
from ui.presenters.presenter import Presenter, Surroundings
from ui.voice_getting import VoiceGetting


class HomePresenter(Presenter):
    """Also shows why a hub could not start: then there is nothing else to be shown."""

    retry_wanted = Signal()
    back_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.page: HomePage = HomePage(around.now)
        self._voice = VoiceGetting(translation.code(), self)
        self._voice_read = False
        self._voice.changed.connect(self.page.voice.show_missing)
        self._voice.noticed.connect(self.noticed)
        self.page.voice.get_wanted.connect(self._voice.get)
        self.page.voice.cancel_wanted.connect(self._voice.cancel)
        page = self.page
        page.show_address(around.address)
        page.stop_wanted.connect(lambda: self.bridge.interrupt(self.tr("Stopping the conversation")))
        page.key_wanted.connect(self._ask_key)
        page.approve_wanted.connect(lambda code: self.bridge.approve(code, self.tr("Letting the device in")))
        page.reject_wanted.connect(lambda code: self.bridge.reject(code, self.tr("Turning the device away")))
        page.block_wanted.connect(lambda one: self.bridge.block(one, self.tr("Blocking the device")))
        page.dismiss_wanted.connect(lambda one: self.bridge.dismiss(one, self.tr("Silencing what rings")))
        page.snooze_wanted.connect(lambda one: self.bridge.snooze(one, self.tr("Putting off what rings")))
        page.levels_wanted.connect(self._want_levels)
        page.window_wanted.connect(self._open_window)
        page.window_unwanted.connect(self._close_window)
        page.retry_wanted.connect(self.retry_wanted)
        page.back_wanted.connect(self.back_wanted)
        page.close_wanted.connect(self.close_wanted)

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on."""
        super().attach(bridge)
        self._voice_read = False
        self.page.hide_problem()
        bridge.key_changed.connect(self._key_changed)
        bridge.levels.connect(self.page.hear)
        self._want_levels(on=self.page.isVisible())

    def enter(self) -> None:
        """The person may have wanted less to move since."""
        self.page.move_less(on=wants_less_motion(self.around.memory))

    def show_live(self, live: Live) -> None:
        """Show what is true now."""
        super().show_live(live)
        self._look_for_voice(live)
        self.page.call(self._title)
        self.page.show_live(live, self._bridge.key_place() if self._bridge else "")

    def receive(self, event: Event) -> None:
        """Show what is said, under the name of the device."""
        if isinstance(event, TurnEvent):
            self.page.receive(event, self._title(event.device_id))
        elif isinstance(event, TurnsDeleted):
            self.page.forget(event)
        else:
            self._voice.receive(event)

    def _look_for_voice(self, live: Live) -> None:
        """Once what speaks is loaded: before, nobody knows which language it speaks."""
        speaks = live.engine_state(EngineKind.TTS) not in (None, EngineState.LOADING)
        here = live.state is HubState.READY and live.reach is Reach.HERE
        if speaks and here and not self._voice_read and self._bridge is not None and self._bridge.door():
            self._voice_read = True
            self._voice.read(self._bridge)

    def _title(self, device_id: str) -> str:
        """The name that people gave it; without one, its board and its id tell it from others."""
        known = self.live.devices.get(device_id)
        named = (known.name,) if known and known.name else (self.live.board(device_id), device_id)
        return " · ".join(name for name in named if name)

    def _want_levels(self, on: bool) -> None:
        if self._bridge is not None:
            self._bridge.want_levels(on=on)

    def _open_window(self, seconds: float) -> None:
        self.bridge.open_window(seconds, self.tr("Letting new devices in"))

    def _close_window(self) -> None:
        self.bridge.close_window(self.tr("Asking about new devices again"))

    def _ask_key(self) -> None:
        if self._bridge is None:
            return
        bridge, keeping, forgetting = self._bridge, self.tr("Keeping the key"), self.tr("Forgetting the key")
        place, elsewhere = bridge.key_place(), bool(self.around.address)
        dialog = ApiKeyDialog(self.live.assistant, place, self.page.window(), elsewhere=elsewhere)
        KeyKeeping(dialog, bridge, lambda key, kept, failed: bridge.set_key(key, keeping, kept, failed), dialog)
        dialog.key_forgotten.connect(lambda: bridge.set_key("", forgetting))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _key_changed(self, place: str) -> None:
        self.show_live(self.live)
        said = self.tr("The key is kept %1.").replace("%1", words.key_place(place))
        forgotten = self.tr("The key is forgotten.")
        self.noticed.emit(Notice(NoticeKind.DONE, said if place else forgotten))

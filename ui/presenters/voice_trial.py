"""Tries a voice: has it speak a sentence, and plays that."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hub.client.client import part
from hub.errors import HubError
from ui.bridge import Notice, NoticeKind
from ui.sound import WavPlayer

if TYPE_CHECKING:
    from ui.presenters.voices import VoicesPresenter


class VoiceTrial(QObject):
    """One voice at a time; another one silences it."""

    def __init__(self, presenter: "VoicesPresenter", player: WavPlayer) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._player = player
        self._voice = ""  # that is asked for, or plays
        self._asking: asyncio.Task[None] | None = None
        player.ended.connect(self._over)
        player.failed.connect(self._unheard)

    def begin(self, voice: str) -> None:
        """Let it speak."""
        self.stop()
        self._show(voice)
        path, label = f"/models/{part(voice)}/try", self._label(voice)
        self._asking = self._presenter.ask(
            lambda client: client.whole(path, method="POST", body={}),
            lambda sound: self._player.play(voice, sound),
            label,
            lambda error: self._failed(label, error),
        )

    def stop(self) -> None:
        """Be silent."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._player.stop()
        self._show("")

    def _label(self, voice: str) -> str:
        return self.tr("Trying %1").replace("%1", self._presenter.title(voice))

    def _show(self, voice: str) -> None:
        self._voice = voice
        self._presenter.page.detail.show_speaking(voice)

    def _over(self, voice: str) -> None:
        if voice == self._voice:
            self._show("")

    def _unheard(self, voice: str) -> None:
        if voice == self._voice:
            self._show("")
            self._presenter.noticed.emit(Notice(NoticeKind.FAILED, self._label(voice), "sound.silent"))

    def _failed(self, label: str, error: HubError) -> None:
        self._show("")
        self._presenter.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))

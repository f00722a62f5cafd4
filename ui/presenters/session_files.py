"""What leaves the Sessions page: sound to the loudspeaker, conversations into files."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from hub.client.client import HubClient, Query, part
from hub.errors import DataFolderError, DiskFullError, HubError
from ui import words
from ui.bridge import HubBridge
from ui.dialogs.save_as import ask_where
from ui.late import WhileThere
from ui.pages.sessions import SessionsPage
from ui.saving import save
from ui.sound import WavPlayer
from ui.widgets.sessions.export_button import Form

HOW: Final[Mapping[Form, Query]] = {
    Form.MARKDOWN: {"format": "markdown"},
    Form.JSON: {"format": "json"},
    Form.ZIP: {"format": "json", "sound": True},
}
"""What the API is asked for."""


class SessionFiles(QObject):
    """Plays one recording and writes one file at a time."""

    def __init__(
        self, page: SessionsPage, player: WavPlayer, bridge: Callable[[], HubBridge], parent: QObject
    ) -> None:
        """``bridge`` gives the one of the hub that is shown."""
        super().__init__(parent)
        self._page = page
        self._player = player
        self._bridge = bridge
        self._while_there = WhileThere(self)
        self._playing = ""  # a turn's id
        self._fetching: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None
        player.ended.connect(self._ended)
        player.failed.connect(self._unheard)
        page.talk.turns.play_wanted.connect(self.play)
        page.talk.turns.stop_wanted.connect(self.silence)
        page.talk.turns.sound_wanted.connect(self.save_sound)
        page.saving.cancel_wanted.connect(self.cancel)

    def play(self, turn_id: str) -> None:
        """Play the recorded question of a turn."""
        self.silence()
        self._fetching = self._bridge().ask(
            lambda client: client.whole(_sound_of(turn_id)),
            self._while_there(lambda content: self._play(turn_id, content)),
            self.tr("Playing the recorded question"),
        )

    def silence(self) -> None:
        """Play nothing."""
        if self._fetching is not None:
            self._fetching.cancel()
            self._fetching = None
        if self._playing:
            self._player.stop()
            self._show_playing("")

    def save_sound(self, turn_id: str) -> None:
        """Let the person say where to, and save the recorded question."""
        self._choose_file(
            f"question.{Form.WAV.value}", lambda target: self._save(_sound_of(turn_id), {}, target)
        )

    def export(self, form: Form, query: Query) -> None:
        """Let the person say where to, and save what fits."""
        asked = {**query, **HOW[form]}
        self._choose_file(f"conversations.{form.value}", lambda target: self._save("/export", asked, target))

    def cancel(self) -> None:
        """Write no further; nothing is left of what was written."""
        if self._saving is not None and not self._saving.done():
            self._saving.cancel()
            self._page.saving.show_cancelled()

    def _choose_file(self, name: str, then: Callable[[Path], object]) -> None:
        ask_where(self._page.window(), name, then)

    def _save(self, path: str, query: Query, target: Path) -> None:
        self.cancel()
        bar = self._page.saving
        bar.show_begun(target.name)
        while_there = WhileThere(bar)  # made anew in another language, while saving goes on
        progress = while_there(bar.show_written)

        async def written(client: HubClient) -> int:
            return await save(client.pieces(path, query), target, progress)

        self._saving = self._bridge().ask(
            written,
            while_there(bar.show_done),
            self.tr("Saving a file"),
            while_there(self._could_not_save),
        )

    def _could_not_save(self, error: HubError) -> None:
        elsewhere = isinstance(error, DataFolderError) and not isinstance(error, DiskFullError)
        chosen = self.tr("A file cannot be written there. Choose another folder.")
        self._page.saving.show_failed(chosen if elsewhere else words.problem(error.code))

    def _play(self, turn_id: str, content: bytes) -> None:
        self._show_playing(turn_id)
        self._player.play(turn_id, content)

    def _ended(self, turn_id: str) -> None:
        if turn_id == self._playing:
            self._show_playing("")

    def _unheard(self, turn_id: str) -> None:
        if turn_id == self._playing:
            self._show_playing("")
            self._page.talk.turns.show_unheard(turn_id)

    def _show_playing(self, turn_id: str) -> None:
        self._playing = turn_id
        self._page.talk.turns.show_playing(turn_id)


def _sound_of(turn_id: str) -> str:
    return f"/turns/{part(turn_id)}/audio"

"""Files that a person gives: each is looked at by the hub, and kept if the person says so."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from hub.client.client import HubClient, part
from hub.errors import (
    FirmwareBusyError,
    FirmwareFullError,
    FirmwareSlowError,
    HubAwayError,
    HubError,
    NotFirmwareError,
)
from hub.firmware.filed import MEDIA_TYPE
from hub.firmware.records import MAX_NAME
from hub.web.api.firmware_forms import Image, ImageChanges, ImageFacts
from ui.bridge import HubBridge
from ui.late import WhileThere
from ui.pages.firmware import FirmwarePage
from ui.presenters.local_file import UnreadFileError, content_of, why_refused
from ui.widgets.firmware.image_form import Said

T = TypeVar("T")

PATH: Final = "/firmware"

ASSETS: Final = ".bin"
"""Ending of files that may hold assets."""

LATER: Final = frozenset({FirmwareBusyError.code, FirmwareSlowError.code, FirmwareFullError.code})
"""Codes of refusals that say nothing against the file."""


class FirmwareIntake(QObject):
    """One file at a time is looked at; the others wait in ``files``, the first of which it is."""

    kept = Signal(object)  # Image
    assets_given = Signal(object)  # Path: a file that is to be kept as assets instead

    def __init__(
        self, page: FirmwarePage, files: list[Path], bridge: Callable[[], HubBridge], parent: QObject
    ) -> None:
        """Make it.

        Args:
            page: Shows what is looked at.
            files: That wait; it outlives the page.
            bridge: Gives the one of the hub that is shown.
            parent: It ends with this.
        """
        super().__init__(parent)
        self._page = page
        self._files = files
        self._bridge = bridge
        self._number = 1  # of the file that is looked at, since there was none
        self._task: asyncio.Task[None] | None = None
        self._running: list[asyncio.Task[None]] = []  # that task, for when Qt deletes this
        self._content = b""  # of that file
        self._while_there = WhileThere(self)
        running = self._running
        self.destroyed.connect(lambda: _cancel(running))
        card = page.candidate
        card.keep_wanted.connect(self._keep)
        card.leave_wanted.connect(self._leave)
        card.leave_all_wanted.connect(self._leave_all)
        card.retry_wanted.connect(self._look)
        card.assets_wanted.connect(self._hand_over)

    def take(self, files: list[Path]) -> None:
        """Look at these, behind those that wait."""
        self._files += [file for file in dict.fromkeys(files) if file not in self._files]
        if self._files:
            self._page.show_candidate(on=True)
            self._show_place()

    def go_on(self) -> None:
        """Look at the first that waits, unless one is looked at."""
        if self._files and self._task is None:
            self._page.show_candidate(on=True)
            self._look()

    def stop(self) -> None:
        """Another hub is asked from now on: begin anew with the file that is looked at."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show_place(self) -> None:
        """Say how many wait, if none of them is decided about yet."""
        if self._task is None:
            self._show_file()
        else:
            self._page.candidate.show_count(self._number, self._number + len(self._files) - 1)

    def _show_file(self) -> None:
        count = self._number + len(self._files) - 1
        self._page.candidate.show_file(self._files[0].name, self._number, count)

    def _look(self) -> None:
        self._show_file()
        self._content = b""
        file, sent = self._files[0], self._while_there(self._sent)
        taken = self._while_there(self._take)

        async def look(client: HubClient) -> ImageFacts:
            content = await content_of(file)
            taken(content)
            return await client.upload(
                f"{PATH}/inspect", ImageFacts, content, MEDIA_TYPE, {"name": file.name[-MAX_NAME:]}, sent=sent
            )

        self._ask(look, self._show_facts)

    def _keep(self, said: Said) -> None:
        content, file, sent = self._content, self._files[0], self._while_there(self._sent)
        query = {"name": file.name[-MAX_NAME:], "channel": said.channel.value, "board": said.board}

        async def keep(client: HubClient) -> Image:
            image = await client.upload(PATH, Image, content, MEDIA_TYPE, query, sent=sent)
            if not said.notes:
                return image  # they may be too long for a query
            changes = ImageChanges(notes=said.notes)
            return await client.send("PATCH", f"{PATH}/{part(image.image_id)}", Image, changes)

        self._page.candidate.show_keeping()
        self._ask(keep, self._is_kept)

    def _ask(self, question: Callable[[HubClient], Awaitable[T]], then: Callable[[T], object]) -> None:
        self._task = self._bridge().ask(
            question,
            self._while_there(then),
            self.tr("Taking a file in"),
            self._while_there(self._refused),
        )
        self._running[:] = [self._task]

    def _take(self, content: bytes) -> None:
        self._content = content

    def _sent(self, sent: int) -> None:
        self._page.candidate.show_sent(sent, len(self._content))

    def _show_facts(self, facts: ImageFacts) -> None:
        known = self._page.list.rows.image(facts.sha256) is not None
        self._page.candidate.show_facts(facts, known=known)

    def _is_kept(self, image: Image) -> None:
        self._next()
        self.kept.emit(image)

    def _refused(self, error: HubError) -> None:
        again = error.code in LATER or isinstance(error, HubAwayError | UnreadFileError)
        assets = error.code == NotFirmwareError.code and self._files[0].suffix.lower() == ASSETS
        self._page.candidate.show_refused(why_refused(error), again=again, assets=assets)

    def _hand_over(self) -> None:
        file = self._files[0]
        self._leave()
        self.assets_given.emit(file)

    def _leave(self) -> None:
        """Leave this file out, whatever is done with it now."""
        self.stop()
        self._next()

    def _leave_all(self) -> None:
        self.stop()
        del self._files[1:]
        self._next()

    def _next(self) -> None:
        self._content, self._task = b"", None
        del self._files[:1]
        if self._files:
            self._number += 1
            self._look()
        else:
            self._number = 1
            self._page.show_candidate(on=False)


def _cancel(running: list[asyncio.Task[None]]) -> None:
    for task in running:
        task.cancel()

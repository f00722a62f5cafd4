"""Assets: reads what is kept and offered, and has files added, offered, taken back, saved and deleted."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hub.client.client import HubClient, part
from hub.errors import HubError
from hub.events import AssetOfferChanged, Event
from hub.firmware.filed import MEDIA_TYPE
from hub.firmware.records import MAX_NAME
from hub.web.api.asset_forms import Asset, AssetChanges, AssetList, AssetOfferList, OfferedTo
from ui import words
from ui.bridge import Notice, NoticeKind
from ui.late import WhileThere
from ui.pages.firmware import FirmwarePage, View
from ui.presenters.file_saving import FileSaving
from ui.presenters.local_file import content_of
from ui.presenters.questions import Asks, Questions
from ui.widgets.firmware.image_form import Said

PATH: Final = "/assets"

RENEW_MS: Final = 200
"""After something changed, until they are read again."""


class AssetDesk(QObject):
    """Joins the assets' part of the page to the hub. Files go one after the other."""

    noticed = Signal(object)  # Notice

    def __init__(self, page: FirmwarePage, ask: Asks, saving: FileSaving, parent: QObject) -> None:
        """``ask`` asks the hub that is shown."""
        super().__init__(parent)
        self._page = page
        self._view = page.assets
        self._ask = ask
        self._saving = saving
        self._questions = Questions(ask)
        self._while_there = WhileThere(self)
        self._files: list[Path] = []
        self._task: asyncio.Task[None] | None = None
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self.read)
        self._connect()

    def read(self) -> None:
        """Read what is kept, and what devices are offered."""

        async def both(client: HubClient) -> tuple[AssetList, AssetOfferList]:
            return await client.get(PATH, AssetList), await client.get(f"{PATH}/offers", AssetOfferList)

        self._questions.ask(
            "assets",
            both,
            lambda told: self._view.show_assets(told[0].assets, told[1].offers),
            self.tr("Reading the assets"),
            lambda error: self._view.show_unread(words.problem(error.code)),
        )

    def receive(self, event: Event) -> None:
        """A device got on, and somebody looks."""
        if isinstance(event, AssetOfferChanged):
            self._renewing.start()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._renewing.stop()

    def take(self, files: list[Path]) -> None:
        """Keep these, one after the other."""
        self._page.show_view(View.ASSETS)
        self._files += files
        if self._task is None:
            self._next()

    def stop(self) -> None:
        """Send nothing more."""
        self._files.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._view.sending.hide()

    def _next(self) -> None:
        self._task = None
        if not self._files:
            return
        file, bar = self._files.pop(0), self._view.sending
        bar.show_begun(file.name)
        sent = self._while_there(bar.show_sent)

        async def keep(client: HubClient) -> Asset:
            content = await content_of(file)
            query = {"name": file.name[-MAX_NAME:]}
            size = len(content)
            return await client.upload(
                PATH, Asset, content, MEDIA_TYPE, query, sent=lambda gone: sent(gone, size)
            )

        self._task = self._ask(keep, self._kept, self.tr("Keeping assets"), self._refused)

    def _kept(self, asset: Asset) -> None:
        self._view.sending.hide()
        self._view.look_at(asset.asset_id)
        self._tell(self.tr("%1 is in the library.").replace("%1", asset.name))
        self.read()
        self._next()

    def _refused(self, error: HubError) -> None:
        self._view.sending.show_refused(words.problem(error.code))
        self._files.clear()  # what is wrong is read before anything follows it
        self._task = None

    def _connect(self) -> None:
        view, detail = self._view, self._view.detail
        view.retry_wanted.connect(self.read)
        view.sending.cancel_wanted.connect(self.stop)
        detail.offer_wanted.connect(self._offer)
        detail.cancel_wanted.connect(self._cancel)
        detail.change_wanted.connect(self._change)
        detail.save_wanted.connect(self._save)
        detail.delete_wanted.connect(self._delete)

    def _offer(self, asset_id: str, device_ids: tuple[str, ...], reboot: bool) -> None:
        path, body = f"{PATH}/{part(asset_id)}/offers", OfferedTo(device_ids=device_ids, reboot=reboot)
        self._act(lambda client: client.do("POST", path, body), self.tr("Offering the assets"))

    def _cancel(self, device_id: str) -> None:
        path = f"{PATH}/offers/{part(device_id)}"
        self._act(lambda client: client.do("DELETE", path), self.tr("Taking the offer back"))

    def _change(self, asset_id: str, said: Said) -> None:
        path, body = f"{PATH}/{part(asset_id)}", AssetChanges(board=said.board, notes=said.notes)
        self._act(
            lambda client: client.do("PATCH", path, body),
            self.tr("Changing what is known of assets"),
            self.tr("The changes are kept."),
        )

    def _save(self, asset_id: str) -> None:
        asset = self._view.rows.asset(asset_id)
        name = Path(asset.name).stem if asset and asset.name else "assets"
        self._saving.save(f"{name}.bin", f"{PATH}/{part(asset_id)}/content")

    def _delete(self, asset_id: str) -> None:
        path = f"{PATH}/{part(asset_id)}"
        self._act(lambda client: client.do("DELETE", path), self.tr("Deleting the assets"))

    def _act(self, deed: Callable[[HubClient], Awaitable[None]], label: str, said: str = "") -> None:
        """Do it and read anew; ``said`` is told then, if anything is."""

        def failed(error: HubError) -> None:
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
            self.read()

        def done(_done: None) -> None:
            if said:
                self._tell(said)
            self.read()

        self._ask(deed, done, label, failed)

    def _tell(self, said: str) -> None:
        self.noticed.emit(Notice(NoticeKind.DONE, said))

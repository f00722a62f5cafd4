"""One file of assets: what is in it, which devices are offered it, and how far those are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hub.firmware.fitting import other_board
from hub.firmware.records import Channel
from hub.web.api.asset_forms import Asset, AssetOfferTold
from ui.live import Live
from ui.tab_order import put_behind
from ui.theme import UNIT, mark
from ui.widgets.card import scrolled
from ui.widgets.facts import Facts
from ui.widgets.firmware import wording
from ui.widgets.firmware.image_form import Said
from ui.widgets.firmware.offer_row import OfferRow
from ui.widgets.firmware.said_card import SaidCard
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text


class AssetDetail(QFrame):
    """A card. Its signals carry the assets' id first, where they concern them."""

    offer_wanted = Signal(str, object, bool)  # the devices' ids, whether they restart for it
    cancel_wanted = Signal(str)  # a device's id
    change_wanted = Signal(str, object)  # Said
    save_wanted = Signal(str)
    delete_wanted = Signal(str)  # it was asked about

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._asset: Asset | None = None
        self._offers: tuple[AssetOfferTold, ...] = ()
        self._live = Live()
        self._title = Text(role="heading", wrap=True)
        self._facts = Facts()
        self._said = SaidCard(channel=False)
        self._devices = QWidget()
        self._boxes: dict[str, QCheckBox] = {}
        self._nobody = Text(self.tr("No device is let in yet."), "muted", wrap=True)
        self._restart = QCheckBox(self.tr("Restart them for it"))
        self._offer = QPushButton(self.tr("Offer to these devices"))
        self._save, self._delete = QPushButton(self.tr("Save as…")), QPushButton(self.tr("Delete…"))
        self._question = RowQuestion()
        self._rows: dict[str, OfferRow] = {}
        self._offered = Text(self.tr("Who is offered it"), "strong", wrap=True)
        self._stack = QWidget()
        self._lay_out()
        self._offer.clicked.connect(self._tell)
        self._said.change_wanted.connect(lambda said: self.change_wanted.emit(self.asset_id, said))
        self._save.clicked.connect(lambda: self.save_wanted.emit(self.asset_id))
        self._delete.clicked.connect(self._ask)
        self._question.answered.connect(self._answered)

    @property
    def asset_id(self) -> str:
        """Of the assets that are shown; empty: none are."""
        return self._asset.asset_id if self._asset else ""

    def show_asset(self, asset: Asset | None, offers: Sequence[AssetOfferTold]) -> None:
        """Show these, and how far devices are with them; None: there are none."""
        if asset is None or asset.asset_id != self.asset_id:
            self._question.hide()
            self._delete.show()
            for box in self._boxes.values():
                box.setChecked(False)
        self._asset, self._offers = asset, tuple(offers)
        self._area.setVisible(asset is not None)
        if asset is None:
            return
        self._title.setText(asset.name or asset.asset_id)
        self._said.show_said(asset.asset_id, Said(Channel.OWN, asset.board, asset.notes))
        for name, value in self._told(asset).items():
            self._facts.show_fact(name, value)
        self._show_devices()
        self._show_offers()

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self._live = live
        self._said.show_live(live)
        ids = [one.device_id for one in live.let_in]
        for device_id in self._boxes.keys() - set(ids):
            _drop(self._boxes.pop(device_id))
        for device_id in ids:
            if device_id not in self._boxes:
                box = self._boxes[device_id] = QCheckBox()
                box.toggled.connect(self._changed)
                self._column.addWidget(box)
        last: QWidget = self._area
        for device_id in ids:
            QWidget.setTabOrder(last, self._boxes[device_id])
            last = self._boxes[device_id]
        self._nobody.setVisible(not ids)
        self._show_devices()
        self._show_offers()

    def _show_devices(self) -> None:
        """Who can be chosen: not those of another board."""
        meant, names = self._asset.board if self._asset else "", self._live.all_called()
        for device in self._live.let_in:
            box, name = self._boxes[device.device_id], names[device.device_id]
            fits = not other_board(meant, device.board)
            if not fits:
                box.setChecked(False)
                name = self.tr("%1 has another board: %2").replace("%2", device.board).replace("%1", name)
            box.setEnabled(fits)
            box.setText(name.replace("&", "&&"))
            box.setAccessibleName(name)
        self._changed()

    def _show_offers(self) -> None:
        mine = [one for one in self._offers if one.asset_id == self.asset_id]
        for device_id in self._rows.keys() - {one.device_id for one in mine}:
            _drop(self._rows.pop(device_id))
        names = self._live.all_called()
        for offer in mine:
            if offer.device_id not in self._rows:
                row = self._rows[offer.device_id] = OfferRow()
                row.cancel_wanted.connect(self.cancel_wanted)
                self._offers_column.addWidget(row)
            name = names.get(offer.device_id) or offer.name or offer.device_id
            self._rows[offer.device_id].show_offer(offer, name)
        put_behind(self._offer, self._stack)
        self._offered.setVisible(bool(mine))

    def _changed(self) -> None:
        self._offer.setEnabled(any(box.isChecked() for box in self._boxes.values()))

    def _tell(self) -> None:
        chosen = tuple(device_id for device_id, box in self._boxes.items() if box.isChecked())
        self.offer_wanted.emit(self.asset_id, chosen, self._restart.isChecked())

    def _ask(self) -> None:
        text = self.tr("Delete %1 from the hub? Devices that have it keep it.")
        self._question.ask("delete", text.replace("%1", self._title.text()), self.tr("Yes, delete it"))
        self._delete.hide()

    def _answered(self, what: str) -> None:
        self._question.hide()
        self._delete.show()
        if what:
            self.delete_wanted.emit(self.asset_id)

    def _told(self, asset: Asset) -> dict[str, str]:
        return {
            self.tr("Size"): wording.size(asset.size),
            self.tr("Font"): asset.font,
            self.tr("Wake words"): asset.wake_words,
            self.tr("Faces"): str(asset.faces) if asset.faces else "",
            self.tr("Files"): str(len(asset.files)),
        }

    def _lay_out(self) -> None:
        mark(self._offer, "kind", "primary")
        mark(self._delete, "kind", "stop")
        self._column = QVBoxLayout(self._devices)
        self._offers_column = QVBoxLayout(self._stack)
        for column in (self._column, self._offers_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(UNIT)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self._save)
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        offer = QHBoxLayout()
        offer.addWidget(self._offer)
        offer.addStretch(1)
        inside = QWidget()
        inside.setObjectName("plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(Text(self.tr("Offer it to"), "strong", wrap=True))
        column.addWidget(self._nobody)
        column.addWidget(self._devices)
        erases = self.tr("A device erases its old assets before it fetches new ones, so leave it on meanwhile.")
        column.addWidget(Text(erases, "small", wrap=True))
        column.addWidget(self._restart)
        column.addLayout(offer)
        column.addWidget(self._offered)
        column.addWidget(self._stack)
        column.addSpacing(UNIT)
        column.addWidget(self._said)
        column.addSpacing(UNIT)
        column.addLayout(buttons)
        column.addWidget(self._question)
        self._area = scrolled(self.tr("The assets"), inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, UNIT)
        whole.addWidget(self._area)


def _drop(part: QWidget) -> None:
    """Take it away for good."""
    part.hide()
    part.deleteLater()

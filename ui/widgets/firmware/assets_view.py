"""The second part of the library: assets, and who is offered which."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.asset_forms import Asset, AssetOfferTold
from ui.live import Live
from ui.tab_order import put_behind
from ui.theme import UNIT, mark
from ui.widgets.card import Card
from ui.widgets.firmware.asset_detail import AssetDetail
from ui.widgets.firmware.asset_rows import AssetDelegate, AssetRows
from ui.widgets.firmware.record_rows import RECORD
from ui.widgets.firmware.sending_bar import SendingBar
from ui.widgets.line import line_of
from ui.widgets.row_list import dress, turn_to
from ui.widgets.text import Text
from ui.widgets.unread_card import UnreadCard


class AssetsView(QWidget):
    """``detail`` and ``sending`` are public: the presenter joins them to the hub."""

    add_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.detail = AssetDetail()
        self.sending = SendingBar()
        self.rows = AssetRows()
        self._delegate = AssetDelegate()
        self._offers: tuple[AssetOfferTold, ...] = ()
        self._wanted = ""
        self._body = QStackedWidget()
        self._view = QListView()
        self._unread = UnreadCard(self.tr("The assets cannot be read"))
        self._unread.retry_wanted.connect(self.retry_wanted)
        self._lay_out()
        self._view.selectionModel().currentChanged.connect(self._show_current)
        self.sending.appeared.connect(lambda: put_behind(self._body, self.sending))

    def show_assets(self, assets: Sequence[Asset], offers: Sequence[AssetOfferTold]) -> None:
        """All that there are now; what is looked at stays so."""
        before, self._wanted = self._wanted or self.detail.asset_id, ""
        self._offers = tuple(offers)
        self.rows.show_records(assets)
        self._body.setCurrentIndex(0 if assets else 1)
        if assets:
            turn_to(self._view, max(0, self.rows.row_of(before)))
        self._show_current()

    def show_unread(self, why: str) -> None:
        """They cannot be read."""
        self._unread.show_why(why)
        self._body.setCurrentIndex(2)

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self.detail.show_live(live)

    def look_at(self, asset_id: str) -> None:
        """Have the person look at these, as soon as they are told."""
        self._wanted = asset_id

    def _show_current(self) -> None:
        asset = self._view.currentIndex().data(RECORD)
        self.detail.show_asset(asset if isinstance(asset, Asset) else None, self._offers)

    def _lay_out(self) -> None:
        """From the outside to the inside: what is put into a place takes its style anew, with all in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._body, 1)
        column.addWidget(self.sending)
        work = QWidget()
        self._body.addWidget(work)
        self._body.addWidget(self._make_empty())
        self._body.addWidget(self._unread)
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        listed = QFrame()
        mark(listed, "role", "card")
        row.addWidget(listed, 1)
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.addWidget(self._view)
        row.addWidget(self.detail, 1)
        dress(self._view, self.tr("Assets"), self._delegate, self.rows)

    def _make_empty(self) -> QWidget:
        add = QPushButton(self.tr("Choose a file…"))
        mark(add, "kind", "primary")
        add.clicked.connect(self.add_wanted)
        card = Card(self.tr("No assets yet"))
        about = self.tr(
            "Assets are the fonts, faces and wake words of a device, in a file such as assets.bin. Add one, "
            "and offer it to devices: each fetches it when it starts next."
        )
        card.add(Text(about, wrap=True), line_of(add))
        card.column.addStretch(1)
        return card

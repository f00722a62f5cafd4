"""Voices and models: what hears and what speaks, to be got, tried, chosen and removed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hub.web.api.model_forms import Decided, Download, Measuring, SpeechModel
from models.catalog import ModelKind
from ui import words
from ui.pages.names import PageName
from ui.tab_order import put_behind
from ui.theme import UNIT
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text
from ui.widgets.unread_card import UnreadCard
from ui.widgets.voices.measure_card import MeasureCard
from ui.widgets.voices.model_detail import ModelDetail
from ui.widgets.voices.model_list import ModelList
from ui.widgets.voices.offline_bar import OfflineBar

DETAIL_WIDTH: Final = 344
"""Of the column with the model that is looked at, pixels."""


class VoicesPage(QWidget):
    """Two lists, one for each kind, and beside them the model that is looked at."""

    check_wanted = Signal()  # whether the model service answers now
    retry_wanted = Signal()  # to read the models again
    measure_wanted = Signal()
    measure_unwanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tabs = Tabs(self.tr("Kinds of models"))
        self._lists = QStackedWidget()
        self._kinds = (ModelList(ModelKind.STT), ModelList(ModelKind.TTS))
        self.detail = ModelDetail()
        self._measure = MeasureCard()
        self._served: tuple[ModelKind, ...] = ()
        self._service = Text(role="muted", wrap=True)
        self._offline = OfflineBar()
        self._unread = UnreadCard(self.tr("The models cannot be read"))
        self._unread.retry_wanted.connect(self.retry_wanted)
        self._body = QStackedWidget()
        self._pace: Measuring | None = None
        self._lay_out()
        self._show_service()
        self._tabs.currentChanged.connect(self._show_kind)
        for each in self._kinds:
            each.chosen.connect(self._chosen)
        self._offline.check_wanted.connect(self.check_wanted)
        self._measure.measure_wanted.connect(self.measure_wanted)
        self._measure.cancel_wanted.connect(self.measure_unwanted)

    def show_models(
        self,
        models: Sequence[SpeechModel],
        measuring: Measuring | None,
        served: tuple[ModelKind, ...] = (),
        usual_decided: Decided | None = None,
    ) -> None:
        """All that there is now, how far it is to measure, what a service does instead, and what is decided."""
        for each in self._kinds:
            each.show_models(models)
        self._served = served
        self._show_service()
        self._pace = measuring
        self._show_pace()
        self._body.setCurrentIndex(0)
        self.detail.show_usual(usual_decided)
        self._chosen()

    def show_unread(self, why: str) -> None:
        """The models cannot be read."""
        self._unread.show_why(why)
        self._body.setCurrentIndex(1)

    def show_download(self, model_id: str, download: Download | None) -> None:
        """How far a download is; None: it is over."""
        for each in self._kinds:
            each.show_download(model_id, download)
        shown = self._list.current
        if shown is not None and shown.id == model_id:
            self.detail.show_model(shown)

    def show_measuring(self, measuring: Measuring) -> None:
        """How far it is to measure."""
        self._pace = measuring
        self._show_pace()

    def show_offline(self, *, offline: bool) -> None:
        """Whether nothing can be downloaded now."""
        self._offline.setVisible(offline)
        put_behind(self._body, self._offline)

    def model(self, model_id: str) -> SpeechModel | None:
        """One of those that are shown."""
        return next((one for each in self._kinds if (one := each.rows.model(model_id))), None)

    def look_at(self, model_id: str) -> None:
        """Have the person look at this one."""
        for at, each in enumerate(self._kinds):
            if each.rows.model(model_id):
                self._tabs.setCurrentIndex(at)
                each.look_at(model_id)

    @property
    def _list(self) -> ModelList:
        return self._kinds[max(0, self._tabs.currentIndex())]

    def _chosen(self) -> None:
        self.detail.show_model(self._list.current)

    def _show_kind(self, at: int) -> None:
        self._lists.setCurrentIndex(at)
        self._show_service()
        self._measure.setVisible(self._list.kind is ModelKind.STT)
        self._chosen()

    def _show_service(self) -> None:
        kind = self._list.kind
        texts = {
            ModelKind.STT: self.tr("A service hears. The model in use here stands in when it fails."),
            ModelKind.TTS: self.tr("A service speaks. The voices in use here stand in when it fails."),
        }
        self._service.setText(texts[kind])
        self._service.setVisible(kind in self._served)

    def _show_pace(self) -> None:
        known = (model.measured for model in self._kinds[0].rows.models() if model.measured)
        self._measure.show_pace(self._pace, next(known, None))

    def _lay_out(self) -> None:
        """From the outside to the inside: what is put into a place takes its style anew, with all in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(self._make_head())
        column.addWidget(self._service)
        column.addWidget(self._body, 1)
        column.addWidget(self._offline)
        work, side = QWidget(), QWidget()
        self._body.addWidget(work)
        self._body.addWidget(self._unread)
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._lists, 1)
        row.addWidget(side)
        for each in self._kinds:
            self._lists.addWidget(each)
        side.setFixedWidth(DETAIL_WIDTH)
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(2 * UNIT)
        cards.addWidget(self.detail, 1)
        cards.addWidget(self._measure)

    def _make_head(self) -> QHBoxLayout:
        for title in (self.tr("Hearing"), self.tr("Speaking")):
            self._tabs.addTab(title)
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(Text(words.page_title(PageName.VOICES), "title"))
        head.addStretch(1)
        head.addWidget(self._tabs)
        return head

"""What is told on every page: how commands ended, and what rings."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.bridge import Notice
from ui.live import Live
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.overlay import FOOT, Overlay
from ui.widgets.ringing_bar import RingingBar

MOVED: Final = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize})
"""After these a foot is elsewhere."""


class Told(Overlay):
    """Lies over the pages, and above whatever a page has at its foot."""

    dismiss_wanted = Signal(str)  # an alert's id
    snooze_wanted = Signal(str)  # an alert's id

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        self._notices = NoticeBar()
        self._ringing = RingingBar()
        self._ringing.dismiss_wanted.connect(self.dismiss_wanted)
        self._ringing.snooze_wanted.connect(self.snooze_wanted)
        self.add(self._notices)
        self.add(self._ringing)
        pages.currentChanged.connect(self._watch_feet)

    def show_notice(self, notice: Notice) -> None:
        """Tell it."""
        self._notices.show_notice(notice)

    def show_live(self, live: Live, *, rings: bool) -> None:
        """Show what rings; not ``rings``: the page that is looked at does."""
        self._ringing.show_live(live, wanted=rings)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go out of a foot's way, also when it appears or grows while something is told."""
        if event.type() in MOVED and watched.objectName() == FOOT:
            self._spare_feet()
        return super().eventFilter(watched, event)

    def _watch_feet(self) -> None:
        for foot in self._feet():
            foot.installEventFilter(self)
        self._spare_feet()

    def _spare_feet(self) -> None:
        tops = [foot.mapTo(self._pages, QPoint()).y() for foot in self._feet() if _is_seen(foot)]
        self.spare(self._pages.height() - min(tops) if tops else 0)

    def _feet(self) -> list[QWidget]:
        page = self._pages.currentWidget()
        return page.findChildren(QWidget, FOOT) if page is not None else []


def _is_seen(foot: QWidget) -> bool:
    """Whether there is anything of it, once its page is looked at."""
    return not foot.isHidden() and foot.height() > 0


def reach_last(window: QWidget, *bars: QWidget) -> None:
    """Tab leads through the pages' names, then the page, then what is told."""
    for bar in bars:
        for widget in bar.findChildren(QWidget):
            last = window.previousInFocusChain()
            if last is not None and widget is not last and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)

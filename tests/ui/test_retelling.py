"""Another language: every page is made anew, and nothing of the old ones lives on."""

import gc
from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication

from ui.presenters.presenter import Surroundings
from ui.presenters.registry import PRESENTERS


def left(app: QApplication) -> Counter[str]:
    """Our own objects that there are once what was let go of is gone."""
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    objects = (one for one in gc.get_objects() if isinstance(one, QObject))
    return Counter(str(kind) for one in objects if (kind := type(one)).__module__.startswith("ui."))


def test_pages_leave_nothing_behind(qapp: QApplication, memory: QSettings) -> None:
    def make_all_and_let_go() -> None:
        for make in PRESENTERS.values():
            presenter = make(Surroundings(memory))
            presenter.page.deleteLater()
            presenter.deleteLater()

    make_all_and_let_go()
    before = left(qapp)
    make_all_and_let_go()
    assert left(qapp) - before == Counter()

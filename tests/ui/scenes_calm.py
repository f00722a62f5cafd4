"""What lies over the pages, and pages that wait for the hub."""

from collections.abc import Callable

from tests.ui import scripted_hub as script
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.scripted_reminding import rung
from ui.bridge import Notice, NoticeKind
from ui.main_window import MainWindow
from ui.pages.names import PageName


def page_waits(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    window.go(PageName.SESSIONS)


def rings_elsewhere(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    window.go(PageName.TALK)
    hub.reminding.rings(*rung(language))
    window.show_notice(Notice(NoticeKind.FAILED, window.tr("Stopping the conversation")))


CALM_SCENES: dict[str, Callable[[ScriptedHub, MainWindow, str], None]] = {
    scene.__name__: scene for scene in (page_waits, rings_elsewhere)
}

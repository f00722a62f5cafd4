"""What is around the pages: the frame, its notices and dialogs, and a hub elsewhere that cannot be asked."""

from collections.abc import Callable
from dataclasses import replace

from hub.client.reach import SnapshotRead
from hub.snapshot import Reach
from tests.ui import scripted_hub as script
from tests.ui.reading import the
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.spoken import SPOKEN
from ui.bridge import Notice, NoticeKind
from ui.dialogs.hub_token import HubTokenDialog
from ui.main_window import MainWindow
from ui.widgets.connection_bar import ConnectionBar

ADDRESS = "http://192.168.1.20:8003"

Scene = Callable[[ScriptedHub, MainWindow, str], None]


def in_use(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    """A hub with a device, in the middle of an answer, and one device that waits."""
    hub.key_is_kept = "keyring"
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    question, _, sentences = SPOKEN[language][0]
    turn = script.Turn("t1")
    hub.happen(turn.start(), turn.heard(question), *map(turn.said, sentences))
    hub.enrolment.comes(applicant())


def wide(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    in_use(hub, window, language)
    window.resize(1280, 800)


def reach(hub: ScriptedHub, window: MainWindow, language: str, where: Reach) -> None:
    in_use(hub, window, language)
    the(window, ConnectionBar).show_address(ADDRESS)
    hub.happen(script.Turn("t1").over())
    hub.picture = replace(hub.picture, reach=where)
    hub.bus.publish(SnapshotRead())


def unreachable(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    reach(hub, window, language, Reach.AWAY)


def wants_token(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    reach(hub, window, language, Reach.REFUSED)


def connecting(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    the(window, ConnectionBar).show_address(ADDRESS)
    hub.picture = replace(hub.picture, reach=Reach.CONNECTING)
    hub.bus.publish(SnapshotRead())


def connect_again(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    HubTokenDialog(ADDRESS, refused=True, parent=window).open()


def notices(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    in_use(hub, window, language)
    window.show_notice(Notice(NoticeKind.FAILED, window.tr("Stopping the conversation"), "asking.away"))
    window.show_notice(
        Notice(NoticeKind.FAILED, window.tr("Conversations cannot be kept for now"), "disk.full")
    )
    window.show_notice(Notice(NoticeKind.DONE, window.tr("Conversations are kept again.")))


def shortcuts(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    in_use(hub, window, language)
    window.show_shortcuts()


SHELL_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        wide,
        unreachable,
        wants_token,
        connecting,
        connect_again,
        notices,
        shortcuts,
    )
}

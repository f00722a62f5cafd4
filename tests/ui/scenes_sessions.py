"""What the Sessions page may have to show, for pictures."""

from collections.abc import Callable
from unittest.mock import patch

from PySide6.QtWidgets import QLineEdit

from hub.events import Outcome
from hub.web.api.kept import Count, Session, Turn
from tests.ui import scripted_hub as script
from tests.ui.kept_talks import call, session, turn
from tests.ui.reading import the
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.spoken import SPOKEN
from ui.main_window import MainWindow
from ui.pages.names import PageName
from ui.pages.sessions import SessionsPage
from ui.presenters.session_deletion import Deletion
from ui.presenters.sessions import SessionsPresenter


def sessions_empty(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _page(hub, window)


def sessions_talk(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    talks = _talks(language)
    page.list.show_first(talks, more=True)
    page.talk.show_session(talks[0], "esp32-s3-box-3")
    page.list.mark_chosen("s1")
    turns = _turns(language, talks[0])
    turns[0] = turns[0].model_copy(update={"audio": True, "emotion": "happy"})
    page.talk.show_turns(talks[0], turns[::-1], [call(turns[0])], more=True, text="")


def sessions_failed(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    talks = _talks(language)
    page.list.show_first(talks, more=False)
    page.talk.show_session(talks[0], "esp32-s3-box-3")
    page.list.mark_chosen("s1")
    turns = _turns(language, talks[0])
    said: dict[str, object] = {"spoken": "", "answer": ""}
    early = {"transcribed": 0.4}
    failed = {**said, "outcome": Outcome.FAILED, "error": "llm.down", "timings": early}
    stopped = {"outcome": Outcome.INTERRUPTED, "timings": {**early, "first_token": 2.1, "tools": 1.1}}
    shown = [turns[0].model_copy(update=failed), turns[1].model_copy(update=stopped)]
    page.talk.show_turns(talks[0], shown[::-1], [call(shown[1], outcome="late")], more=False, text="")


def sessions_nothing_found(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    with patch.object(SessionsPresenter, "read"):
        the(window, QLineEdit).setText("zeppelin")
        the(window, QLineEdit).returnPressed.emit()
    page.list.show_first([], more=False)


def sessions_delete(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    sessions_talk(hub, window, language)
    page = the(window, SessionsPage)
    page.saving.show_begun("conversations.zip")
    page.saving.show_written(48_230_000)
    presenter = window.current
    assert isinstance(presenter, SessionsPresenter)
    presenter.deletion.ask_about(Deletion("/turns", {"q": "x"}), Count(sessions=12, turns=41))


def sessions_delete_one(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    sessions_talk(hub, window, language)
    presenter = window.current
    assert isinstance(presenter, SessionsPresenter)
    presenter.deletion.ask_about(Deletion("/sessions/s1", {}, session_id="s1"), Count(sessions=1, turns=1))


def _page(hub: ScriptedHub, window: MainWindow) -> SessionsPage:
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    hub.happen(*script.device(script.HALL, "bread-compact-wifi"))
    with patch.object(SessionsPresenter, "enter"):
        window.go(PageName.SESSIONS)
    page = the(window, SessionsPage)
    page.show_keeping(30, sound=False)
    return page


def _talks(language: str) -> list[Session]:
    lines = [question for question, _, _ in SPOKEN[language]]
    return [session(n, line=lines[(n - 1) % len(lines)], turns=n, open=n == 3) for n in range(1, 13)]


def _turns(language: str, of: Session) -> list[Turn]:
    return [
        turn(number, of, question=question, spoken=" ".join(sentences))
        for number, (question, _, sentences) in enumerate(SPOKEN[language], 1)
    ]


SESSION_SCENES: dict[str, Callable[[ScriptedHub, MainWindow, str], None]] = {
    scene.__name__: scene
    for scene in (
        sessions_empty,
        sessions_talk,
        sessions_failed,
        sessions_nothing_found,
        sessions_delete,
        sessions_delete_one,
    )
}

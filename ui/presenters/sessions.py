"""Sessions: reads conversations as they are scrolled to, follows the one that goes on, has them deleted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer

from hub.client.client import HubClient, Query
from hub.errors import HubError
from hub.events import DeviceDisconnected, Event, HubState, TranscriptReady, TurnEvent, TurnFinished
from hub.snapshot import Reach
from hub.web.api.kept import Sessions
from hub.web.api.settings import SettingList
from ui import words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.live import Live
from ui.pages.names import PageName
from ui.pages.sessions import SessionsPage
from ui.presenters.presenter import Presenter, Surroundings
from ui.presenters.questions import Questions, ignore
from ui.presenters.session_deletion import DELETE, SessionDeletion
from ui.presenters.session_files import SessionFiles
from ui.presenters.session_talk import SessionTalk
from ui.sound import Recordings, WavPlayer
from ui.widgets.sessions.filters import Period, Wanted

PAGE: Final = 50
"""Conversations that are read at once: more than are seen, and 3 ms of the window's time."""

RENEW_MS: Final = 700
"""After something was said, until the list is read again: what was said is on the disk then."""

BACK: Final[Mapping[Period, timedelta]] = {
    Period.TODAY: timedelta(0),
    Period.WEEK: timedelta(days=6),
    Period.MONTH: timedelta(days=29),
}
"""How many days before today a period begins."""


class SessionsPresenter(Presenter):
    """Of each kind of question one is on its way at a time: a newer one takes its place."""

    def __init__(self, around: Surroundings, player: WavPlayer | None = None) -> None:
        """``player`` plays recorded questions; None: the computer's loudspeaker."""
        super().__init__(around)
        self.page: SessionsPage = SessionsPage(around.now)
        self._wanted = Wanted()
        self._cursor: str | None = None  # of the list's next page
        self._read = False  # the list is what the hub told
        self._failed = False  # it could not be read
        self._questions = Questions(self.ask)
        self._names: dict[str, str] = {}
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self._renew)
        player = player or Recordings()
        self.files = SessionFiles(self.page, player, lambda: self.bridge, self)
        self._talk = SessionTalk(self.page.talk, self._questions, self._called, self)
        self.deletion = SessionDeletion(self.page, self._questions, self)
        self._connect()

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on."""
        super().attach(bridge)
        self.deletion.withdraw()
        self._read = False
        self.page.talk.show_nothing()

    def enter(self) -> None:
        """Read what there is now."""
        self._questions.ask("settings", _settings, self._show_settings, self.tr("Reading the settings"), ignore)
        if self._read:
            self._renew()
        else:
            self.read()

    def leave(self) -> None:
        """Be silent, and wait for nothing more but what is being deleted: that is told wherever one looks."""
        self.files.silence()
        self.deletion.withdraw()
        self._questions.cancel(but=DELETE)
        self.page.list.model.could_not_add()

    def show_live(self, live: Live) -> None:
        """Call devices as they are called now."""
        answers = _answers(live) and not _answers(self.live)
        super().show_live(live)
        if answers and self._failed:
            self.read()
        names = live.all_called()
        if names != self._names:
            self._names = names
            self.page.list.filters.show_devices({one.device_id: names[one.device_id] for one in live.let_in})
            self.page.list.name_by(self._called)

    def receive(self, event: Event) -> None:
        """Show what is said, and soon where it is kept."""
        if isinstance(event, TurnEvent):
            self._talk.receive(event)
        if isinstance(event, TranscriptReady | TurnFinished | DeviceDisconnected) and self.page.isVisible():
            self._renewing.start()

    def read(self) -> None:
        """Read the newest conversations that fit."""
        query, self._read = self._query(), False
        self.page.list.show_reading()
        self._questions.ask(
            "list",
            lambda client: client.get("/sessions", Sessions, {**query, "limit": PAGE}),
            self._show_first,
            self.tr("Reading the conversations"),
            self._show_unread,
        )

    def _connect(self) -> None:
        page = self.page
        page.list.changed.connect(self._look_for)
        page.list.chosen.connect(self._choose)
        page.list.more_wanted.connect(self._read_more)
        page.list.retry_wanted.connect(self.read)
        page.list.delete_wanted.connect(lambda: self.deletion.ask_about_found(self._query()))
        page.list.export_wanted.connect(lambda form: self.files.export(form, self._query()))
        page.talk.export_wanted.connect(lambda form: self.files.export(form, {"session": page.talk.session_id}))
        page.settings_wanted.connect(lambda: self.page_wanted.emit(PageName.SETTINGS))
        self.deletion.began.connect(self.files.silence)
        self.deletion.done.connect(self.noticed)
        self.deletion.done.connect(self.read)
        self._talk.changed.connect(self.deletion.withdraw)

    def _called(self, device_id: str) -> str:
        return self._names.get(device_id, device_id)

    def _query(self) -> Query:
        """What is looked for, as the API is asked for it."""
        wanted = self._wanted
        since = None
        if wanted.period in BACK:
            today = datetime.fromtimestamp(self.around.now()).astimezone()
            midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
            since = (midnight - BACK[wanted.period]).timestamp()
        return {
            "device": wanted.device_id or None,
            "since": since,
            "outcome": wanted.outcome.value if wanted.outcome else None,
            "q": wanted.text or None,
        }

    def _look_for(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.deletion.withdraw()
        self._talk.look_for(wanted.text)
        self.read()

    def _choose(self, session_id: str) -> None:
        self.files.silence()
        if session_id != self.page.talk.session_id:
            self.deletion.withdraw()
        self._talk.choose(session_id)

    def _show_first(self, answer: Sessions) -> None:
        self._read, self._failed, self._cursor = True, False, answer.next
        self.page.list.show_first(answer.sessions, more=answer.next is not None)
        self.page.list.mark_chosen(self.page.talk.session_id)
        for session in answer.sessions:
            self._talk.renew(session)

    def _show_unread(self, error: HubError) -> None:
        self._read, self._failed = False, True
        self.page.list.show_unread(words.problem(error.code))

    def _read_more(self) -> None:
        query, cursor = self._query(), self._cursor
        self._questions.ask(
            "list",
            lambda client: client.get("/sessions", Sessions, {**query, "limit": PAGE, "cursor": cursor}),
            self._show_more,
            self.tr("Reading the conversations"),
            self._could_not_read_more,
        )

    def _show_more(self, answer: Sessions) -> None:
        self._cursor = answer.next
        self.page.list.add(answer.sessions, more=answer.next is not None)

    def _could_not_read_more(self, error: HubError) -> None:
        self.page.list.model.could_not_add()
        self._tell_failure(self.tr("Reading the conversations"), error)

    def _renew(self) -> None:
        if not self._read:
            return
        query = self._query()
        self._questions.ask(
            "news",
            lambda client: client.get("/sessions", Sessions, {**query, "limit": PAGE}),
            self._show_news,
            self.tr("Reading the conversations"),
            ignore,
        )

    def _show_news(self, answer: Sessions) -> None:
        self.page.list.renew(answer.sessions)
        for session in answer.sessions:
            self._talk.renew(session)

    def _show_settings(self, answer: SettingList) -> None:
        found = {one.name: one.value for one in answer.settings}
        days = found.get("store.keep_days")
        self.page.show_keeping(int(days or 0), sound=bool(found.get("store.keep_audio")))

    def _tell_failure(self, label: str, error: HubError) -> None:
        self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))


def _answers(live: Live) -> bool:
    """Whether the hub can be asked: it runs, and is not out of reach."""
    return live.state is HubState.READY and live.reach is Reach.HERE


async def _settings(client: HubClient) -> SettingList:
    return await client.get("/settings", SettingList)

"""Voices and models: reads what there is, follows downloads, and has models got, tried, used and removed."""

from typing import Any, Final

from PySide6.QtCore import QTimer

from hub.client.client import part
from hub.errors import DamagedFileError, DataFolderError, DiskFullError, HubError
from hub.events import (
    DownloadState,
    EngineChanged,
    Event,
    HubState,
    HubStateChanged,
    MeasuringChanged,
    ModelDownloadChanged,
    ModelsChanged,
)
from hub.web.api.model_forms import Download, Measuring, ModelService, SpeechModels
from models.errors import OfflineError
from ui import words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.pages.voices import VoicesPage
from ui.presenters.presenter import Presenter, Surroundings
from ui.presenters.voice_trial import VoiceTrial
from ui.sound import Recordings, WavPlayer
from ui.widgets.voices import wording

RENEW_MS: Final = 200
"""After something changed, until the models are read again: several changes come at once."""

NOT_KEPT: Final = frozenset({DataFolderError.code, DiskFullError.code, DamagedFileError.code})
"""Codes of errors after which a model is used all the same, but not after a restart."""


class VoicesPresenter(Presenter):
    """Downloads go on while another page is looked at; how they end is told then, too."""

    def __init__(self, around: Surroundings, player: WavPlayer | None = None) -> None:
        """``player`` plays voices that are tried; None: the computer's loudspeaker."""
        super().__init__(around)
        self.page: VoicesPage = VoicesPage()
        self._looked_at = False
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self._read)
        self._trial = VoiceTrial(self, player or Recordings())
        self._connect()

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on."""
        super().attach(bridge)
        self.page.detail.show_loading("")

    def enter(self) -> None:
        """Read what there is, and see whether more can be had."""
        self._looked_at = True
        self._read()
        self._check()

    def leave(self) -> None:
        """Be silent."""
        self._looked_at = False
        self._renewing.stop()
        self._trial.stop()

    def receive(self, event: Event) -> None:
        """Follow downloads and what is measured; read all again when others are here or in use."""
        if isinstance(event, ModelDownloadChanged):
            self._follow(event)
        elif isinstance(event, MeasuringChanged):
            self.page.show_measuring(Measuring.model_validate(event))
        elif isinstance(event, ModelsChanged | EngineChanged):
            self._renew()
        elif isinstance(event, HubStateChanged) and event.state is HubState.READY and self._looked_at:
            self.enter()

    def _connect(self) -> None:
        page, detail = self.page, self.page.detail
        page.check_wanted.connect(self._check)
        page.retry_wanted.connect(self._read)
        page.measure_wanted.connect(self._measure)
        page.measure_unwanted.connect(self._stop_measuring)
        detail.download_wanted.connect(self._download)
        detail.pause_wanted.connect(self._pause)
        detail.cancel_wanted.connect(self._cancel)
        detail.use_wanted.connect(self._use)
        detail.usual_wanted.connect(self._make_usual)
        detail.release_wanted.connect(self._release)
        detail.remove_wanted.connect(self._remove)
        detail.try_wanted.connect(self._trial.begin)
        detail.stop_wanted.connect(self._trial.stop)

    def title(self, model_id: str) -> str:
        """What a model is called."""
        model = self.page.model(model_id)
        return wording.title(model) if model else model_id

    def _renew(self) -> None:
        if self._looked_at:
            self._renewing.start()

    def _read(self) -> None:
        label = self.tr("Reading the models")
        self.ask(lambda client: client.get("/models", SpeechModels), self._show, label, self._unread)

    def _show(self, told: SpeechModels) -> None:
        self.page.show_models(told.models, told.measuring, told.served, told.usual_decided)

    def _unread(self, error: HubError) -> None:
        self.page.show_unread(words.problem(error.code))

    def _check(self) -> None:
        label = self.tr("Looking for the model service")
        question = "/models/service"
        self.ask(lambda client: client.get(question, ModelService), self._show_service, label, lambda _: None)

    def _show_service(self, service: ModelService) -> None:
        self.page.show_offline(offline=not service.reachable)

    def _follow(self, event: ModelDownloadChanged) -> None:
        over = event.state in (DownloadState.DONE, DownloadState.CANCELLED)
        self.page.show_download(event.model_id, None if over else Download.model_validate(event))
        title = self.title(event.model_id)
        if event.state is DownloadState.DONE:
            self._tell(self.tr("%1 was downloaded.").replace("%1", title))
        elif event.state is DownloadState.FAILED:
            label = self.tr("Downloading %1").replace("%1", title)
            self.noticed.emit(Notice(NoticeKind.FAILED, label, event.error))
        if event.error == OfflineError.code:
            self.page.show_offline(offline=True)
        elif event.done and event.state is DownloadState.RUNNING:
            self.page.show_offline(offline=False)
        if over:
            self._renew()

    def _download(self, model_id: str) -> None:
        label = self.tr("Downloading %1").replace("%1", self.title(model_id))
        self._do(model_id, "download", label)

    def _pause(self, model_id: str) -> None:
        self._do(model_id, "pause", self.tr("Putting the download off"))

    def _do(self, model_id: str, action: str, label: str) -> None:
        path = f"/models/{part(model_id)}/{action}"
        self.ask(lambda client: client.send("POST", path, Download), lambda _: None, label)

    def _cancel(self, model_id: str) -> None:
        label = self.tr("Stopping the download")
        path = f"/models/{part(model_id)}/cancel"
        self.ask(lambda client: client.do("POST", path), lambda _: self._renew(), label)

    def _remove(self, model_id: str) -> None:
        title = self.title(model_id)
        label = self.tr("Removing %1").replace("%1", title)
        done = self.tr("%1 was removed.").replace("%1", title)
        path = f"/models/{part(model_id)}"
        self.ask(lambda client: client.do("DELETE", path), lambda _: self._tell(done), label)

    def _use(self, model_id: str) -> None:
        model = self.page.model(model_id)
        if model is None:
            return
        path, name = ("/engines/tts", "voice") if model.kind == "tts" else ("/engines/stt", "model")
        self._put(model_id, path, {name: model_id}, self.tr("%1 is used from now on."))

    def _make_usual(self, model_id: str) -> None:
        said = self.tr("%1 is the usual voice from now on.")
        self._put(model_id, "/engines/tts", {"voice": model_id, "usual": True}, said)

    def _put(self, model_id: str, path: str, body: dict[str, Any], done: str) -> None:
        title = self.title(model_id)
        label = self.tr("Loading %1").replace("%1", title)
        self.page.detail.show_loading(model_id)
        self.ask(
            lambda client: client.do("PUT", path, body),
            lambda _: self._used(done.replace("%1", title)),
            label,
            lambda error: self._not_used(title, label, error),
        )

    def _used(self, said: str) -> None:
        self.page.detail.show_loading("")
        self._tell(said)
        self._renew()

    def _release(self, model_id: str) -> None:
        model = self.page.model(model_id)
        for code in model.languages_used if model else ():
            self._give_back(code)

    def _give_back(self, language: str) -> None:
        path, label = f"/engines/tts/{part(language)}", self.tr("Letting the usual voice speak")
        self.ask(lambda client: client.do("DELETE", path), lambda _: self._renew(), label)

    def _not_used(self, title: str, label: str, error: HubError) -> None:
        self.page.detail.show_loading("")
        if error.code in NOT_KEPT:
            said = self.tr(
                "%1 is used until the hub restarts; the choice cannot be written to the settings file"
            )
            label = said.replace("%1", title)
        self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))

    def _measure(self) -> None:
        label = self.tr("Measuring how fast the hub is")
        question = "/models/measure"
        self.ask(lambda client: client.send("POST", question, Measuring), self.page.show_measuring, label)

    def _stop_measuring(self) -> None:
        label = self.tr("Stopping the measurement")
        self.ask(lambda client: client.do("DELETE", "/models/measure"), lambda _: self._renew(), label)

    def _tell(self, said: str) -> None:
        self.noticed.emit(Notice(NoticeKind.DONE, said))

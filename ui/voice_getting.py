"""Finds out whether a voice speaks the language of the window, and gets one that does."""

from dataclasses import dataclass, replace

from pydantic import BaseModel
from PySide6.QtCore import QObject, Signal

from hub.events import DownloadState, Event, ModelDownloadChanged, ModelsChanged
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.late import WhileThere

SPEAKS = "tts"
"""The kind of models that are voices."""

GOOD = "medium"
"""In the name of a voice that sounds good, and speaks in time on any machine."""


COMES = (DownloadState.WAITING, DownloadState.RUNNING)
"""A download in one of these goes on by itself."""


class _Download(BaseModel):
    """A download, as far as it matters here. Sizes are bytes."""

    state: str
    done: int = 0
    total: int = 0


class _Model(BaseModel):
    """A model, as far as it matters here."""

    id: str
    kind: str = ""
    languages: tuple[str, ...] = ()
    languages_used: tuple[str, ...] = ()
    installed: bool = False
    size: int = 0
    fits: str = ""
    decided: object = None
    download: _Download | None = None

    @property
    def coming(self) -> _Download | None:
        """Its download, while it goes on."""
        return self.download if self.download is not None and self.download.state in COMES else None


class _Models(BaseModel):
    models: tuple[_Model, ...]
    served: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingVoice:
    """A language that nothing here speaks, and the voice that would. Sizes are bytes."""

    language: str
    model_id: str
    size: int
    installed: bool = False
    done: int | None = None  # has been downloaded; None: it is not being downloaded
    loading: bool = False  # it is here, and about to be used


class VoiceGetting(QObject):
    """Follows one language. It lives as long as its parent."""

    changed = Signal(object)  # MissingVoice; None: nothing is missing
    noticed = Signal(object)  # Notice

    def __init__(self, language: str, parent: QObject, *, uses: bool = True) -> None:
        """``language`` is an ISO 639-1 code; ``uses``: a voice for it that has come is used at once."""
        super().__init__(parent)
        self._language = language
        self._uses = uses
        self._missing: MissingVoice | None = None
        self._speakers: frozenset[str] = frozenset()
        self._bridge: HubBridge | None = None
        self._while_there = WhileThere(self)

    def read(self, bridge: HubBridge) -> None:
        """Find out what there is. To be called once what speaks is loaded."""
        self._bridge = bridge
        label = self.tr("Reading the models")
        show = self._while_there(self._show)
        bridge.ask(lambda client: client.get("/models", _Models), show, label, lambda _: None)

    def receive(self, event: Event) -> None:
        """Follow the download; read again when other voices are here or in use."""
        if isinstance(event, ModelsChanged) and self._bridge is not None:
            self.read(self._bridge)
        elif isinstance(event, ModelDownloadChanged) and event.model_id in self._speakers:
            self._follow(event)

    def get(self) -> None:
        """Download the voice, or use it where it is here already."""
        missing, bridge = self._missing, self._bridge
        if missing is None or bridge is None:
            return
        if missing.installed:
            self._use(missing.model_id)
            return
        self._tell(replace(missing, done=0))
        label = self.tr("Downloading a voice")
        bridge.ask(
            lambda client: client.do("POST", f"/models/{missing.model_id}/download"),
            lambda _: None,
            label,
            self._while_there(lambda error: self._stop(label, error.code)),
        )

    def cancel(self) -> None:
        """Stop the download."""
        missing, bridge = self._missing, self._bridge
        if missing is not None and bridge is not None:
            path, label = f"/models/{missing.model_id}/cancel", self.tr("Stopping the download")
            bridge.ask(lambda client: client.do("POST", path), lambda _: None, label, lambda _: None)

    def _show(self, told: _Models) -> None:
        voices = [model for model in told.models if model.kind == SPEAKS]
        ours = [model for model in voices if self._language in model.languages]
        self._speakers = frozenset(model.id for model in ours)
        spoken = SPEAKS in told.served or any(self._language in model.languages_used for model in voices)
        choices = [model for model in ours if model.decided is None and model.fits != "memory"]
        if spoken or not choices:
            self._tell(None)
            return
        best = min(choices, key=lambda model: (not model.installed, not model.coming, GOOD not in model.id))
        self._tell(_missing(self._language, best))

    def _follow(self, event: ModelDownloadChanged) -> None:
        missing = self._missing
        if missing is None:
            return
        if event.state is DownloadState.DONE:
            self._tell(replace(missing, model_id=event.model_id, done=None, installed=True, loading=True))
            if self._uses:
                self._use(event.model_id)
        elif event.state in COMES:
            self._tell(replace(missing, model_id=event.model_id, done=event.done, size=event.total))
        elif event.state is DownloadState.FAILED and self._uses:
            self._stop(self.tr("Downloading a voice"), event.error)
        else:
            self._tell(replace(missing, done=None))

    def _use(self, model_id: str) -> None:
        missing, bridge = self._missing, self._bridge
        if missing is None or bridge is None:
            return
        self._tell(replace(missing, done=None, loading=True))
        label, body = self.tr("Loading a voice"), {"voice": model_id}
        bridge.ask(
            lambda client: client.do("PUT", "/engines/tts", body),
            self._while_there(self._used),
            label,
            self._while_there(lambda error: self._stop(label, error.code)),
        )

    def _used(self, _: object) -> None:
        self._tell(None)
        self.noticed.emit(Notice(NoticeKind.DONE, self.tr("The voice speaks from the next answer on.")))

    def _stop(self, label: str, code: str) -> None:
        if self._missing is not None:
            self._tell(replace(self._missing, done=None, loading=False))
        self.noticed.emit(Notice(NoticeKind.FAILED, label, code))

    def _tell(self, missing: MissingVoice | None) -> None:
        self._missing = missing
        self.changed.emit(missing)


def _missing(language: str, model: _Model) -> MissingVoice:
    """How far it is to get that one, as the hub says."""
    if model.coming is None:
        return MissingVoice(language, model.id, model.size, model.installed)
    return MissingVoice(language, model.id, model.coming.total, model.installed, model.coming.done)

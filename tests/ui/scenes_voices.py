"""What the Voices and models page may have to show, for pictures."""

from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

from hub.config.origin import Source
from hub.events import DownloadState, MeasuringState
from hub.speech_models.machine import memory_of
from hub.speech_models.pace import PATIENT_S, Fit
from hub.web.api.model_forms import Decided, Download, Measuring, Pace, SpeechModel
from models.catalog import Model, ModelKind, load_catalog
from tests.ui import scripted_hub as script
from tests.ui.scripted_hub import ScriptedHub
from ui.main_window import MainWindow
from ui.pages.names import PageName
from ui.pages.voices import VoicesPage
from ui.presenters.voices import VoicesPresenter
from ui.widgets.row_question import RowQuestion

JOE = "en_US-joe-medium"
IRINA = "ru_RU-irina-medium"
BASE = "whisper-base"
SMALL = "whisper-small"
TURBO = "whisper-large-v3-turbo"

PACE = Pace(model_id=BASE, took_s=0.62, cpu="Intel Core i5-8250U, 8 cores", at=1_790_000_000.0)


def shown(model: Model, *, measured: bool = True) -> SpeechModel:
    """As a hub of 8 GB with the bundled models tells it."""
    takes_s = PACE.took_s * model.cost if measured and model.cost else None
    fits = Fit.GOOD if takes_s is None else Fit.SLOW if takes_s > PATIENT_S else Fit.GOOD
    if takes_s is None and model.kind is ModelKind.STT:
        fits = Fit.UNKNOWN
    return SpeechModel(
        id=model.id,
        kind=model.kind,
        title=model.title,
        languages=model.languages,
        licence=model.licence,
        bundled=model.bundled,
        installed=model.bundled,
        size=model.size,
        memory=memory_of(model),
        in_use=model.id in (BASE, JOE),
        languages_used=("en",) if model.id == JOE else (),
        usual=model.id == JOE,
        fits=Fit.MEMORY if model.id == "whisper-large-v3" else fits,
        takes_s=takes_s,
        measured=PACE if measured and model.cost else None,
        download=None,
    )


def models(*, measured: bool = True) -> list[SpeechModel]:
    """The whole catalogue."""
    return [shown(model, measured=measured) for model in load_catalog().models]


def download(state: DownloadState, done: int = 0, total: int = 1_622_000_000, **more: Any) -> Download:
    """How far one is."""
    told = {"speed": 0.0, "left_s": None, "error": "", "detail": "", **more}
    return Download(state=state, done=done, total=total, **told)


def changed(all_of_them: Sequence[SpeechModel], model_id: str, **more: Any) -> list[SpeechModel]:
    """The same with one that is otherwise."""
    return [one.model_copy(update=more) if one.id == model_id else one for one in all_of_them]


def voices_installed(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models([one for one in models() if one.installed], None)
    page.look_at(JOE)


def voices_catalogue(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(changed(models(), IRINA, installed=True, in_use=True, languages_used=("ru",)), None)
    page.look_at("ru_RU-dmitri-medium")


def voices_decided(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    by = Decided(source=Source.ENVIRONMENT, variable="HUB_TTS__VOICES__RU")
    usual = Decided(source=Source.ENVIRONMENT, variable="HUB_TTS__VOICE")
    page.show_models(changed(models(), IRINA, installed=True, decided=by), None, (), usual)
    page.look_at(IRINA)


def voices_second(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(changed(models(), IRINA, installed=True, in_use=True, languages_used=("ru",)), None)
    page.look_at(IRINA)


def voices_removing(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(changed(models(), IRINA, installed=True), None)
    page.look_at(IRINA)
    page.detail._ask()
    assert page.detail.findChild(RowQuestion)


def voices_models(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(changed(models(), SMALL, installed=True), None)
    page.look_at(SMALL)


def voices_downloading(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    running = download(DownloadState.RUNNING, 648_800_000, speed=11_400_000.0, left_s=85.0)
    told = changed(models(), TURBO, download=running)
    page.show_models(changed(told, SMALL, download=download(DownloadState.WAITING, 0, 486_000_000)), None)
    page.look_at(TURBO)


def voices_paused(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(changed(models(), TURBO, download=download(DownloadState.PAUSED, 648_800_000)), None)
    page.look_at(TURBO)


def voices_failed(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    failed = download(DownloadState.FAILED, 324_000_000, error="model.no_space")
    page.show_models(changed(models(), TURBO, download=failed), None)
    page.look_at(TURBO)


def voices_offline(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    failed = download(DownloadState.FAILED, 22_000_000, 63_200_000, error="model.offline")
    page.show_models(changed(models(), IRINA, download=failed), None)
    page.show_offline(offline=True)
    page.look_at(IRINA)


def voices_unmeasured(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(models(measured=False), None)


def voices_measuring(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_models(models(measured=False), Measuring(state=MeasuringState.RUNNING, done=2, steps=4, error=""))


def voices_unread(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _page(hub, window)
    page.show_unread("")


def _page(hub: ScriptedHub, window: MainWindow) -> VoicesPage:
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    with patch.object(VoicesPresenter, "enter"):
        window.go(PageName.VOICES)
    page = window.current.page
    assert isinstance(page, VoicesPage)
    return page


VOICES_SCENES: dict[str, Callable[[ScriptedHub, MainWindow, str], None]] = {
    scene.__name__: scene
    for scene in (
        voices_installed,
        voices_catalogue,
        voices_decided,
        voices_second,
        voices_removing,
        voices_models,
        voices_downloading,
        voices_paused,
        voices_failed,
        voices_offline,
        voices_unmeasured,
        voices_measuring,
        voices_unread,
    )
}

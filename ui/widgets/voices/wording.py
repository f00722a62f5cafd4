"""Speech models in words: what they are called, how large, how fast, and what becomes of them."""

import math
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from hub.events import DownloadState
from hub.speech_models.pace import QUESTION_S, Fit
from hub.web.api.model_forms import Decided, Download, SpeechModel
from models.catalog import ModelKind
from ui import setting_words

translate = QCoreApplication.translate

PLAIN_NAMES: Final = {"en": "English", "es": "Español", "fr": "Français", "pt": "Português", "zh": "中文"}
"""Of languages for which Qt names the country, too."""

MINUTE_S: Final = 60
HOUR_S: Final = 3600

GIGABYTE: Final = 1e9

LONG_S: Final = 10.0
"""Nobody cares for tenths of what takes longer, seconds."""

UNDER_WAY: Final = frozenset({DownloadState.WAITING, DownloadState.RUNNING})
"""Downloads that go on by themselves."""

HALTED: Final = frozenset({DownloadState.PAUSED, DownloadState.FAILED})
"""Downloads that wait for a person."""


def title(model: SpeechModel) -> str:
    """Its name, without its language."""
    return model.title.rpartition(", ")[0] or model.title


def language(code: str) -> str:
    """What people who speak it call a language; the code where that is not known."""
    name = PLAIN_NAMES.get(code) or QLocale(code).nativeLanguageName() or code
    return name[:1].upper() + name[1:]


def languages(model: SpeechModel) -> str:
    """What it hears or speaks."""
    if not model.languages:
        return translate("Models", "Many languages")
    if model.kind is ModelKind.STT:
        return translate("Models", "English only")
    return ", ".join(map(language, model.languages))


def what(model: SpeechModel) -> str:
    """A line about it: where a voice is from, how good, how large."""
    if model.kind is ModelKind.STT:
        return " · ".join((languages(model), size(model.size)))
    locale, _, rest = model.id.partition("-")
    country = QLocale(locale).nativeTerritoryName() if "_" in locale else ""
    grade = quality(rest.rpartition("-")[2])
    return " · ".join(filter(None, (country, grade, size(model.size))))


def quality(grade: str) -> str:
    """How good a voice sounds, by the last part of its id; empty if it has none."""
    words = {
        "x_low": translate("Models", "plain quality"),
        "low": translate("Models", "simple quality"),
        "medium": translate("Models", "good quality"),
        "high": translate("Models", "best quality"),
    }
    return words.get(grade, "")


def size(count: float) -> str:
    """So many bytes."""
    digits = 1 if count >= GIGABYTE else 0
    return QLocale().formattedDataSize(round(count), digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def percent(download: Download) -> int:
    """How much has come."""
    return min(100, 100 * download.done // download.total) if download.total else 0


def state(model: SpeechModel) -> tuple[str, str]:
    """How it is, and in which mood that is said; empty for one that could be downloaded."""
    download = model.download
    if download is not None:
        return _downloading(download)
    if model.in_use:
        return translate("Models", "In use"), "good"
    return (translate("Models", "Installed"), "busy") if model.installed else ("", "off")


def _downloading(download: Download) -> tuple[str, str]:
    match download.state:
        case DownloadState.WAITING:
            return translate("Models", "In line"), "busy"
        case DownloadState.PAUSED:
            return _with_percent(translate("Models", "Paused, %1"), download), "warn"
        case DownloadState.FAILED:
            return translate("Models", "Not downloaded"), "bad"
        case _:
            return _with_percent("%1", download), "busy"


def _with_percent(text: str, download: Download) -> str:
    return text.replace("%1", f"{percent(download)}\N{NO-BREAK SPACE}%")


def progress(download: Download) -> str:
    """How a download goes, in a line."""
    here = (
        translate("Models", "%1 of %2").replace("%1", size(download.done)).replace("%2", size(download.total))
    )
    match download.state:
        case DownloadState.WAITING:
            return translate("Models", "Waits until the one before has come")
        case DownloadState.RUNNING if download.done >= download.total > 0:
            return translate("Models", "Everything has come. Checking it…")
        case DownloadState.RUNNING:
            return " · ".join(filter(None, (here, speed(download.speed), left(download.left_s))))
        case _:
            return here


def speed(per_second: float) -> str:
    """So many bytes a second; empty while that is not known (0)."""
    return translate("Models", "%1 a second").replace("%1", size(per_second)) if per_second else ""


def left(seconds: float | None) -> str:
    """How long it will take still; empty while that is not known."""
    if seconds is None:
        return ""
    whole = math.ceil(seconds)
    if whole < MINUTE_S:
        return translate("Models", "%1 s left").replace("%1", str(whole))
    if whole < HOUR_S:
        return translate("Models", "%1 min left").replace("%1", str(math.ceil(whole / MINUTE_S)))
    return translate("Models", "%1 h left").replace("%1", str(math.ceil(whole / HOUR_S)))


def decided(by: Decided) -> str:
    """Why it cannot be chosen here, and where it can."""
    return setting_words.decided(by.source, by.variable)


def fit(model: SpeechModel) -> tuple[str, str]:
    """Whether it is any good on the hub's machine, and in which mood that is said."""
    match model.fits:
        case Fit.MEMORY:
            return translate("Models", "Too little memory is free"), "bad"
        case Fit.UNKNOWN:
            return translate("Models", "Not measured yet"), "off"
        case _ if model.takes_s is None:
            return translate("Models", "Fits"), "good"
        case Fit.SLOW:
            return _time(
                translate("Models", "Too slow for talk: about %1 s for a question"), model.takes_s
            ), "warn"
        case _:
            return _time(translate("Models", "About %1 s for a question"), model.takes_s), "good"


def how_measured(model: SpeechModel) -> str:
    """Where the time comes from; empty where there is none."""
    measured = model.measured
    if measured is None:
        return ""
    text = translate(
        "Models",
        "A question of %1 seconds. Measured with %2, which took %3 s on this processor: %4. "
        "The times of other models are reckoned from that.",
    )
    text = _time(text.replace("%1", f"{QUESTION_S:g}").replace("%2", measured.model_id), measured.took_s, "%3")
    return text.replace("%4", measured.cpu)


def _time(text: str, seconds: float, place: str = "%1") -> str:
    digits = 1 if seconds < LONG_S else 0
    return text.replace(place, QLocale().toString(seconds, "f", digits))

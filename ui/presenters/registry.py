"""Which presenter shows which page. Each is loaded after the first picture, at the latest when looked at."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final

from ui.pages.names import PageName
from ui.presenters.presenter import Presenter, Surroundings

Make = Callable[[Surroundings], Presenter]


def _home(around: Surroundings) -> Presenter:
    from ui.presenters.home import HomePresenter

    return HomePresenter(around)


def _devices(around: Surroundings) -> Presenter:
    from ui.presenters.devices import DevicesPresenter

    return DevicesPresenter(around)


def _firmware(around: Surroundings) -> Presenter:
    from ui.presenters.firmware import FirmwarePresenter

    return FirmwarePresenter(around)


def _sessions(around: Surroundings) -> Presenter:
    from ui.presenters.sessions import SessionsPresenter

    return SessionsPresenter(around)


def _talk(around: Surroundings) -> Presenter:
    from ui.presenters.talk import TalkPresenter

    return TalkPresenter(around)


def _voices(around: Surroundings) -> Presenter:
    from ui.presenters.voices import VoicesPresenter

    return VoicesPresenter(around)


def _assistant(around: Surroundings) -> Presenter:
    from ui.presenters.assistant import AssistantPresenter

    return AssistantPresenter(around)


def _settings(around: Surroundings) -> Presenter:
    from ui.presenters.settings import SettingsPresenter

    return SettingsPresenter(around)


def _logs(around: Surroundings) -> Presenter:
    from ui.presenters.logs import LogsPresenter

    return LogsPresenter(around)


PRESENTERS: Final[Mapping[PageName, Make]] = {
    PageName.HOME: _home,
    PageName.DEVICES: _devices,
    PageName.FIRMWARE: _firmware,
    PageName.SESSIONS: _sessions,
    PageName.TALK: _talk,
    PageName.VOICES: _voices,
    PageName.ASSISTANT: _assistant,
    PageName.SETTINGS: _settings,
    PageName.LOGS: _logs,
}
"""In the order of the navigation."""


AHEAD: Final = ("hub.client.client", *(f"ui.presenters.{name}" for name in PRESENTERS))
"""What pages need, and the first picture does not."""


def load_all() -> None:
    """Load all presenters, so that no first visit waits for imports. For a thread: it takes 0.3 s."""
    for name in AHEAD:
        import_module(name)

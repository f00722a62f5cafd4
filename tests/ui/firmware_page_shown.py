"""The Firmware page, in a house with two devices, for pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from unittest.mock import patch

from tests.ui import scripted_hub as script
from tests.ui.scripted_hub import HALL, KITCHEN, ScriptedHub
from ui.main_window import MainWindow
from ui.pages.firmware import FirmwarePage
from ui.pages.names import PageName
from ui.presenters.firmware import FirmwarePresenter

BOX = "esp32-s3-box-3"
COMPACT = "bread-compact-wifi"
ROOMS = {"en": ("Kitchen", "Hall"), "ru": ("Кухня", "Прихожая"), "zh": ("厨房", "门厅")}
Scene = Callable[[ScriptedHub, MainWindow, str], None]


def page_of(hub: ScriptedHub, window: MainWindow, language: str) -> FirmwarePage:
    """The page, in a house with two devices."""
    hub.happen(script.ready(), *script.all_engines(), *script.device(), *script.device(HALL, COMPACT))
    called(hub, dict(zip((KITCHEN, HALL), ROOMS[language], strict=True)))
    hub.happen(script.ready())
    with patch.object(FirmwarePresenter, "enter"):
        window.go(PageName.FIRMWARE)
    page = window.current.page
    assert isinstance(page, FirmwarePage)
    return page


def called(hub: ScriptedHub, names: Mapping[str, str]) -> None:
    """Call devices so, as its snapshot tells from now on."""
    devices = (replace(one, name=names.get(one.device_id, "")) for one in hub.picture.devices)
    hub.picture = replace(hub.picture, devices=tuple(devices))

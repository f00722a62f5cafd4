"""What the assets' part of the Firmware page may have to show, for pictures."""

from typing import Any

from hub.events import AssetOfferState
from hub.web.api.asset_forms import Asset, AssetOfferTold
from tests.ui.firmware_page_shown import BOX, Scene, page_of
from tests.ui.scripted_hub import HALL, KITCHEN, NINE, ScriptedHub
from ui.main_window import MainWindow
from ui.pages.firmware import View


def asset(**more: Any) -> Asset:
    """Assets for the box, unless told otherwise."""
    told: dict[str, Any] = {
        "asset_id": "a1",
        "name": "assets-winter.bin",
        "board": BOX,
        "notes": "",
        "added_at": NINE,
        "size": 3_300_000,
        "files": tuple({"name": f"face{number}.gif", "size": 9_000} for number in range(21)),
        "font": "font_puhui_common_20_4.bin",
        "wake_words": "srmodels.bin",
        "faces": 21,
        "devices": (),
    }
    return Asset.model_validate(told | more)


def asset_offer(device_id: str, state: AssetOfferState, **more: Any) -> AssetOfferTold:
    """A device that is offered them."""
    told: dict[str, Any] = {
        "name": "",
        "asset_id": "a1",
        "reason": "",
        "tries": 1,
        "told_at": NINE,
        "reboot": False,
    }
    return AssetOfferTold.model_validate({**told, "device_id": device_id, "state": state, **more})


ASSETS = (asset(), asset(asset_id="a2", name="faces.bin", font="", wake_words="", board="", size=900_000))
OFFERS = (
    asset_offer(KITCHEN, AssetOfferState.TOLD, reason="cut"),
    asset_offer(HALL, AssetOfferState.FAILED, reason="too_small"),
)


def assets_none(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.assets.show_assets((), ())
    page.show_view(View.ASSETS)


def assets_offered(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.assets.show_assets(ASSETS, OFFERS)
    page.show_view(View.ASSETS)
    page.let_usb_be_used(possible=True)


def assets_sending(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.assets.show_assets(ASSETS[1:], ())
    page.show_view(View.ASSETS)
    page.assets.sending.show_begun("assets-winter.bin")
    page.assets.sending.show_sent(1_200_000, 3_300_000)


ASSET_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        assets_none,
        assets_offered,
        assets_sending,
    )
}

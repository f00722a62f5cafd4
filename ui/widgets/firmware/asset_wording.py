"""Assets in words: what is in them, and how far devices are with them."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from hub.events import AssetOfferReason, AssetOfferState
from hub.web.api.asset_forms import Asset, AssetOfferTold
from ui.widgets.firmware import wording

translate = QCoreApplication.translate

_Words = Mapping[str, Callable[[], str]]

UNDER_WAY: Final = frozenset({AssetOfferState.WAITING, AssetOfferState.TOLD, AssetOfferState.FETCHED})
"""States of offers that can be taken back; the others are over."""


def what(asset: Asset) -> str:
    """What is in them, in a line."""
    said = [wording.size(asset.size)]
    if asset.font:
        said.append(translate("Assets", "font"))
    if asset.wake_words:
        said.append(translate("Assets", "wake words"))
    if asset.faces:
        said.append(translate("Assets", "faces: %1").replace("%1", QLocale().toString(asset.faces)))
    return " · ".join((*said, asset.board) if asset.board else said)


def state(of: AssetOfferState) -> tuple[str, str]:
    """How far a device is, and in which mood that is said."""
    return {
        AssetOfferState.WAITING: (translate("Assets", "Waiting"), "off"),
        AssetOfferState.TOLD: (translate("Assets", "Told"), "busy"),
        AssetOfferState.FETCHED: (translate("Assets", "Installing"), "busy"),
        AssetOfferState.INSTALLED: (translate("Assets", "Installed"), "good"),
        AssetOfferState.FAILED: (translate("Assets", "Failed"), "bad"),
        AssetOfferState.CANCELLED: (translate("Assets", "Taken back"), "off"),
    }[of]


def what_next(offer: AssetOfferTold) -> str:
    """Why it is so, and what comes next; empty when there is nothing to say."""
    reason = _REASONS[offer.reason]() if offer.reason in _REASONS else ""
    if offer.state is AssetOfferState.WAITING and offer.reboot:
        after = translate("Assets", "It is told in its next conversation, and restarts at the end of it.")
    else:
        after = _NEXT[offer.state]() if offer.state in _NEXT else ""
    return " ".join(filter(None, (reason, after)))


_NEXT: Final[_Words] = {
    AssetOfferState.WAITING: lambda: translate(
        "Assets", "It is told in its next conversation, and fetches them when it starts next."
    ),
    AssetOfferState.TOLD: lambda: translate("Assets", "It fetches them when it starts next."),
    AssetOfferState.FETCHED: lambda: translate("Assets", "All of them were sent; it writes them down."),
}

_REASONS: Final[_Words] = {
    AssetOfferReason.BOARD: lambda: translate("Assets", "They are for another board."),
    AssetOfferReason.NO_PARTITION: lambda: translate("Assets", "Its flash has no room for assets."),
    AssetOfferReason.TOO_SMALL: lambda: translate("Assets", "Its room for assets is smaller than these are."),
    AssetOfferReason.NO_TOOL: lambda: translate("Assets", "Its firmware cannot be told where assets are."),
    AssetOfferReason.REFUSED: lambda: translate("Assets", "It was told, and said that it failed."),
    AssetOfferReason.NOT_FETCHED: lambda: translate("Assets", "It started, and did not come for them."),
    AssetOfferReason.CUT: lambda: translate(
        "Assets", "The download broke off: until it gets them whole, it has no assets."
    ),
}

"""The collections of firmware; what their records are, ``hub.firmware`` says."""

from typing import Final

from hub.storage.documents import DocumentKind

FIRMWARE: Final = DocumentKind("firmware")

ASSETS: Final = DocumentKind("assets")

ASSET_OFFERS: Final = DocumentKind("asset_offers")

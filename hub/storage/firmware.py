"""The collections about firmware; what a record is, ``hub.firmware`` says."""

from typing import Final

from hub.storage.documents import DocumentKind

FIRMWARE: Final = DocumentKind("firmware")
ROLLOUTS: Final = DocumentKind("rollouts")
ASSETS: Final = DocumentKind("assets")
ASSET_OFFERS: Final = DocumentKind("asset_offers")

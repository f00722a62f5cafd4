"""What devices are offered here, and what the computer is kept awake for meanwhile."""

from hub.events import AssetOfferReason, AssetOfferState
from hub.firmware.assets.container import Assets
from hub.firmware.assets.records import KeptAssets

MAC, FILE = "aa:bb:cc:dd:ee:01", "f1"
HOME = "http://hub:8003/"
STATE, REASON = AssetOfferState, AssetOfferReason

KEPT = KeptAssets(
    asset_id="a" * 64,
    file_id=FILE,
    name="assets.bin",
    board="",
    notes="",
    added_at=1.0,
    assets=Assets(size=4_096, sha256="a" * 64, files=()),
)


class Stay:
    """Notes what the computer is kept awake for."""

    def __init__(self) -> None:
        self.reasons: set[str] = set()

    def hold(self, reason: str) -> None:
        self.reasons.add(reason)

    def release(self, reason: str) -> None:
        self.reasons.discard(reason)

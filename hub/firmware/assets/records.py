"""Assets that are kept, as values and as documents."""

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from hub.firmware.assets.container import Assets
from hub.firmware.records import Board, Notes
from hub.storage.store import Store
from hub.storage.stored import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAssets:
    """Assets in the library.

    Attributes:
        asset_id: Their SHA-256, hex: the same are kept once.
        file_id: Under which the shelf has their content.
        name: Of the file that was given.
        board: What they are for; empty when nobody said.
        notes: What people want to remember of them.
        added_at: When, wall-clock seconds.
        assets: What they are.
    """

    asset_id: str
    file_id: str
    name: str
    board: Board
    notes: Notes
    added_at: float
    assets: Assets


_RECORD: Final = TypeAdapter(KeptAssets)


async def stored_assets_of(store: Store) -> Stored[KeptAssets]:
    """Where ``store`` keeps them; raises ``DataFolderError``."""
    documents, file = await store.assets()
    return Stored(documents, file, _RECORD, id_name="asset_id", what="A file of assets")

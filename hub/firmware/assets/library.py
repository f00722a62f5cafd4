"""The assets the household keeps: each file once, with what it is for."""

from typing import Final

from hub.errors import AssetsFullError, AssetsInUseError, UnknownAssetsError
from hub.firmware.assets.container import read_assets
from hub.firmware.assets.records import KeptAssets
from hub.firmware.filed import Filed, shown_name
from hub.storage.file_records import FileKind

MAX_ASSETS: Final = 100
"""Files of assets at most; 8 MB each take 0.8 GB."""


class AssetsLibrary(Filed[KeptAssets]):
    """Files of assets by their SHA-256.

    The errors of ``Filed`` are ``UnknownAssetsError``, ``AssetsFullError`` and, of what a device is offered and
    has not got yet, ``AssetsInUseError``.
    """

    kind = FileKind.ASSETS
    most = MAX_ASSETS

    async def add(self, content: bytes, name: str, *, board: str = "", notes: str = "") -> KeptAssets:
        """Keep what is in a file called ``name``; what is kept already stays as it is.

        Args:
            content: All of the file.
            name: What it is called.
            board: What it is for; empty: nobody said.
            notes: What people want to remember of it.

        Raises:
            FirmwareError: It is none that a device could use, or there are as many as there may be.
        """
        assets = await self._worker.run(read_assets, content)

        def kept(file_id: str) -> KeptAssets:
            return KeptAssets(
                asset_id=assets.sha256,
                file_id=file_id,
                name=shown_name(name),
                board=board,
                notes=notes,
                added_at=self._now(),
                assets=assets,
            )

        return await self._keep(assets.sha256, content[: assets.size], kept)

    async def change(self, asset_id: str, *, board: str | None = None, notes: str | None = None) -> KeptAssets:
        """Change what is known of it; None leaves what there is. Raises ``UnknownAssetsError``."""
        return await self._change(asset_id, board=board, notes=notes)

    def _id_of(self, record: KeptAssets) -> str:
        return record.asset_id

    def _unknown(self) -> UnknownAssetsError:
        return UnknownAssetsError("There are no assets with that id. List them to see which there are.")

    def _full(self) -> AssetsFullError:
        return AssetsFullError(f"There are {self.most} files of assets already. Delete one first.")

    def _used(self) -> AssetsInUseError:
        return AssetsInUseError("A device is offered these assets now. Take that back first.")

    def _read_now(self) -> AssetsInUseError:
        return self._used()

"""The models on this machine: find, check, download, remove.

All of it blocks: call it from an executor. The first folder is the person's own and receives downloads;
the others are only read, by default the one that the set-up fills.
"""

import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.catalog import BundledSource, Catalog, FileFact, Model, load_catalog
from models.download import WAITING_FOLDER, Download, Progress, Wish, read_manifest
from models.errors import (
    BundledModelError,
    DamagedError,
    DownloadCancelled,
    FolderError,
    NotInstalledError,
    UnknownModelError,
)
from models.files import check, complete
from models.service import PublicService, Service

BUNDLED_FOLDER = Path(__file__).with_name("bundled")
USER_FOLDER_NAME = "models"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model whose files are here."""

    model: Model
    path: Path  # the folder of its files
    files: tuple[FileFact, ...]

    @property
    def main(self) -> Path:
        """What an engine opens: a Piper voice's ``.onnx`` file, otherwise the folder."""
        voice = self.path / f"{self.model.id}.onnx"
        return voice if self.model.family == "piper" else self.path


def open_store(data_dir: Path) -> "Store":
    """The store of a hub that keeps its things in ``data_dir``."""
    return Store((data_dir / USER_FOLDER_NAME, BUNDLED_FOLDER))


class Store:
    """The models in ``folders``, looked up in this order."""

    def __init__(
        self, folders: Sequence[Path], *, catalog: Catalog | None = None, service: Service | None = None
    ) -> None:
        self._folders = tuple(folders)
        self._catalog = catalog or load_catalog()
        self._service = service or PublicService()

    @property
    def catalog(self) -> Catalog:
        """What there is."""
        return self._catalog

    def find(self, model_id: str) -> InstalledModel | None:
        """The model if all its files are here with their sizes; None as well for an unknown id."""
        model = self._catalog.get(model_id)
        if model is None:
            return None
        for folder in self._folders:
            facts = _facts(model, folder / model.id)
            if facts and complete(folder / model.id, facts):
                return InstalledModel(model, folder / model.id, facts)
        return None

    def require(self, model_id: str) -> InstalledModel:
        """The model if all its files are here with their sizes.

        Raises:
            UnknownModelError: The catalogue has no such model.
            NotInstalledError: It is not here.
            DamagedError: A file is missing or has not the right size.
        """
        model = self._known(model_id)
        installed = self.find(model_id)
        if installed is not None:
            return installed
        if any((folder / model.id).is_dir() for folder in self._folders):
            raise DamagedError(f"Files of {model_id} are missing or have not the right size; {_remedy(model)}.")
        raise NotInstalledError(f"{model_id} is not on this machine; {_remedy(model)}.")

    def installed(self) -> tuple[InstalledModel, ...]:
        """All models that are here, in the catalogue's order."""
        found = (self.find(model.id) for model in self._catalog.models)
        return tuple(model for model in found if model is not None)

    def verify(
        self,
        model_id: str,
        progress: Progress = lambda _done, _total: None,
        cancel: threading.Event | None = None,
    ) -> InstalledModel:
        """Read all files and compare their checksums; `find` compares sizes only.

        Raises:
            UnknownModelError: The catalogue has no such model.
            NotInstalledError: It is not here.
            DamagedError: A file is missing or is not what it must be.
            DownloadCancelled: ``cancel`` was set.
        """
        installed = self.require(model_id)
        total = sum(fact.size for fact in installed.files)
        done = 0

        def read(count: int) -> None:
            nonlocal done
            if cancel is not None and cancel.is_set():
                raise DownloadCancelled(f"The check of {model_id} was stopped.")
            done += count
            progress(done, total)

        try:
            check(installed.path, installed.files, read)
        except DamagedError as error:
            raise DamagedError(f"{error} Delete {installed.path}, then {_remedy(installed.model)}.") from error
        return installed

    def download(
        self,
        model_id: str,
        progress: Progress = lambda _done, _total: None,
        wish: Wish | None = None,
    ) -> InstalledModel:
        """Bring the model from the service; at once if it is here already.

        Args:
            model_id: An id of the catalogue.
            progress: Called from this thread with the bytes here and in all.
            wish: What is set of it from another thread stops it: a cancelled download leaves nothing behind,
                a paused one what has come.

        Raises:
            ModelStoreError: As in `models.errors`. After `OfflineError` and `DownloadPaused` a second call
                goes on from what has come.
        """
        model = self._known(model_id)
        if installed := self.find(model_id):
            return installed
        if isinstance(model.source, BundledSource):
            raise BundledModelError(f"{model_id} comes with the hub: run `make setup` to get it again.")
        download = Download(model, self._folders[0], self._service, progress, wish or Wish())
        download.run(model.source)
        return self._must_find(model_id)

    def remove(self, model_id: str) -> None:
        """Delete a downloaded model, and what is left of a download that broke off.

        Raises:
            UnknownModelError: The catalogue has no such model.
            BundledModelError: It belongs to the hub's own set-up.
            NotInstalledError: There is nothing of it.
            FolderError: It cannot be deleted.
        """
        model = self._known(model_id)
        if model.bundled:
            raise BundledModelError(f"{model_id} comes with the hub and is not removed alone.")
        waiting = self._folders[0] / WAITING_FOLDER / model.id
        present = [path for path in (self._folders[0] / model.id, waiting) if path.exists()]
        if not present:
            raise NotInstalledError(f"{model_id} is not on this machine.")
        try:
            for path in present:
                shutil.rmtree(path)
        except OSError as error:
            raise FolderError(f"{model_id} cannot be removed: {error}.") from error

    def waiting(self, model_id: str) -> int | None:
        """Bytes that have come of a download that is not complete; None when there is none."""
        folder = self._folders[0] / WAITING_FOLDER / self._known(model_id).id
        if not folder.is_dir():
            return None
        return sum(path.stat().st_size for path in folder.iterdir())

    def reachable(self) -> bool:
        """Whether the model service answers."""
        return self._service.reachable()

    def _known(self, model_id: str) -> Model:
        model = self._catalog.get(model_id)
        if model is None:
            raise UnknownModelError(
                f"There is no model {model_id!r}; `python -m hub models list` shows all there are."
            )
        return model

    def _must_find(self, model_id: str) -> InstalledModel:
        installed = self.find(model_id)
        if installed is None:
            raise NotInstalledError(f"{model_id} was removed while it was installed; try again.")
        return installed


def _remedy(model: Model) -> str:
    if model.bundled:
        return "run `make setup` to get it again"
    return f"`python -m hub models download {model.id}` gets it"


def _facts(model: Model, folder: Path) -> tuple[FileFact, ...] | None:
    if isinstance(model.source, BundledSource):
        return tuple(file.fact for file in model.source.files)
    return read_manifest(folder)

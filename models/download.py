"""One download: into a folder beside the models, checked, then moved into place in one step.

A cut connection leaves what has come in the waiting folder, named by its checksum; the next attempt goes
on from there. So does a pause. A stop by the person removes it, and so does a disk that becomes full.
"""

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hub.errors import DISK_FULL
from models.catalog import FileFact, Model, ServiceSource
from models.errors import (
    DamagedError,
    DownloadCancelled,
    DownloadPaused,
    FolderError,
    NoSpaceError,
    OfflineError,
)
from models.files import git_blob_id, sha256
from models.service import RemoteFile, Service

WAITING_FOLDER = ".waiting"
MANIFEST_NAME = "manifest.json"
SPARE_BYTES = 64 << 20  # left free on the disk, for everything else that writes

Progress = Callable[[int, int], None]  # bytes here, bytes in all


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants of a download that is under way; set from another thread."""

    cancel: threading.Event = field(default_factory=threading.Event)
    pause: threading.Event = field(default_factory=threading.Event)

    def heed(self, model_id: str) -> None:
        """Raise ``DownloadCancelled`` or ``DownloadPaused`` when it is not to go on."""
        if self.cancel.is_set():
            raise DownloadCancelled(f"The download of {model_id} was stopped.")
        if self.pause.is_set():
            raise DownloadPaused(f"The download of {model_id} waits to be resumed.")


class Download:
    """Brings one model from the service into ``folder``; used once."""

    def __init__(self, model: Model, folder: Path, service: Service, progress: Progress, wish: Wish) -> None:
        self._model = model
        self._target = folder / model.id
        self._waiting = folder / WAITING_FOLDER / model.id
        self._ready = folder / WAITING_FOLDER / f"{model.id}.ready"
        self._service = service
        self._progress = progress
        self._wish = wish
        self._total = 0

    def run(self, source: ServiceSource) -> Path:
        """Download, check and install; the folder of the model.

        Raises:
            ModelStoreError: As in `models.errors`; nothing half is left in place.
        """
        try:
            return self._run(source)
        except DownloadCancelled:
            self._forget_all()
            raise
        except OSError as error:
            if error.errno in DISK_FULL:
                self._forget_all()
                needed = _megabytes(self._total + SPARE_BYTES)
                raise NoSpaceError(
                    f"The disk became full: {self._model.id} needs {needed} MB in {self._target.parent}; "
                    "make room and try again."
                ) from error
            raise FolderError(f"The model cannot be written: {error}.") from error

    def _run(self, source: ServiceSource) -> Path:
        self._stop_if_wished()
        files = self._service.list_files(source)
        self._waiting.mkdir(parents=True, exist_ok=True)
        parts = {self._waiting / _part_name(file): file for file in files}
        self._forget_others(parts)
        self._total = sum(file.size for file in files)
        self._require_space(parts)
        self._progress(_here(parts), self._total)
        for part, file in parts.items():
            self._fetch(part, file)
        facts = [self._checked(part, file) for part, file in parts.items()]
        self._stop_if_wished()
        self._install(parts, facts)
        return self._target

    def _forget_all(self) -> None:
        """Remove what has come."""
        for folder in (self._waiting, self._ready):
            shutil.rmtree(folder, ignore_errors=True)

    def _forget_others(self, parts: Iterable[Path]) -> None:
        """Remove what waits from an older state of the repository."""
        wanted = set(parts)
        for path in self._waiting.iterdir():
            if path not in wanted:
                path.unlink()

    def _require_space(self, parts: Iterable[Path]) -> None:
        missing = self._total - _here(parts)
        free = shutil.disk_usage(self._waiting).free
        if free < missing + SPARE_BYTES:
            raise NoSpaceError(
                f"{self._model.id} needs {_megabytes(missing + SPARE_BYTES)} MB more on the disk of "
                f"{self._target.parent}, {_megabytes(free)} MB are free; make room and try again."
            )

    def _fetch(self, part: Path, file: RemoteFile) -> None:
        """Get the whole file; a broken connection is taken up again as long as bytes keep coming."""
        while (before := _size(part)) < file.size:
            try:
                self._receive(part, file, before)
            except OfflineError:
                if _size(part) <= before:
                    raise
            if _size(part) <= before:
                raise OfflineError(f"The model service sends nothing of {file.name}; try again later.")

    def _receive(self, part: Path, file: RemoteFile, start: int) -> None:
        with self._service.open(file, start) as body, part.open("r+b" if part.exists() else "wb") as out:
            out.truncate(body.start)
            out.seek(body.start)
            for chunk in body.chunks:
                self._stop_if_wished()
                if out.tell() + len(chunk) > file.size:
                    out.truncate(0)
                    raise DamagedError(f"The model service sent too much of {file.name}; try again.")
                out.write(chunk)
                self._progress(self._before(part) + out.tell(), self._total)

    def _checked(self, part: Path, file: RemoteFile) -> FileFact:
        self._stop_if_wished()
        digest = sha256(part, lambda _: self._stop_if_wished())
        if digest != file.sha256 if file.sha256 else git_blob_id(part) != file.blob_id:
            part.unlink()
            raise DamagedError(f"{file.name} arrived with a wrong checksum and was thrown away; try again.")
        return FileFact(file.name, file.size, digest)

    def _install(self, parts: dict[Path, RemoteFile], facts: list[FileFact]) -> None:
        ready = self._ready
        shutil.rmtree(ready, ignore_errors=True)
        ready.mkdir()
        for part, file in parts.items():
            part.rename(ready / file.name)
        write_manifest(ready, facts)
        shutil.rmtree(self._target, ignore_errors=True)
        ready.rename(self._target)
        shutil.rmtree(self._waiting, ignore_errors=True)

    def _before(self, part: Path) -> int:
        """Bytes here of all other files."""
        return _here(path for path in self._waiting.iterdir() if path != part)

    def _stop_if_wished(self) -> None:
        self._wish.heed(self._model.id)


def write_manifest(folder: Path, facts: Iterable[FileFact]) -> None:
    """Keep beside the files what they must be."""
    with (folder / MANIFEST_NAME).open("w", encoding="utf-8") as file:
        json.dump({"files": [asdict(fact) for fact in facts]}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())


def read_manifest(folder: Path) -> tuple[FileFact, ...] | None:
    """What the folder's files must be; None when it has no readable manifest."""
    try:
        entries = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))["files"]
        return tuple(FileFact(Path(e["name"]).name, int(e["size"]), str(e["sha256"])) for e in entries)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _part_name(file: RemoteFile) -> str:
    return f"{file.name}.{(file.sha256 or file.blob_id)[:16]}"


def _here(parts: Iterable[Path]) -> int:
    return sum(_size(part) for part in parts)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _megabytes(count: int) -> int:
    return -(-count // 1_000_000)

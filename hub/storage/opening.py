"""Which store the settings ask for."""

from pathlib import Path
from typing import Final

from hub.config import Settings
from hub.storage.store import Layout, Store

DATABASE_NAME: Final = "hub.db"
SQLITE: Final = "sqlite:///"


def layout_of(settings: Settings) -> Layout:
    """Where things are kept."""
    folder = settings.data_dir
    if not settings.store.url:
        return Layout(folder, folder / DATABASE_NAME, readable=True)
    return Layout(folder, folder / Path(settings.store.url.removeprefix(SQLITE)), readable=False)


def open_store(settings: Settings) -> Store:
    """The store; its files are opened when they are first needed."""
    return Store(layout_of(settings))

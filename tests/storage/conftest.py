from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.config import Settings, StoreSettings
from hub.storage.opening import open_store
from hub.storage.store import Store
from tests.storage.recorded_house import House

URLS = {"readable files and SQLite": "", "all in SQLite": "sqlite:///all.db"}


@pytest.fixture(params=list(URLS.values()), ids=list(URLS))
def url(request: pytest.FixtureRequest) -> str:
    """Each of the layouts in turn."""
    chosen: str = request.param
    return chosen


def a_store(folder: Path, url: str = "") -> Store:
    return open_store(Settings(data_dir=folder, store=StoreSettings(url=url)))


@pytest.fixture
async def store(tmp_path: Path, url: str) -> AsyncIterator[Store]:
    opened = a_store(tmp_path, url)
    yield opened
    assert await opened.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = a_store(tmp_path)
    yield House(store)
    await store.close()

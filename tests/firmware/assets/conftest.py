"""A house for each test, on either kind of store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.firmware.assets.offers_house import House


@pytest.fixture(params=["", "all.db"], ids=["files", "database"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    url = f"sqlite:///{tmp_path / request.param}" if request.param else ""
    made = House(tmp_path, url)
    yield made
    made.vigil.close()
    await made.store.close()

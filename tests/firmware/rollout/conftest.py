"""A house for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.firmware.rollout.house import RolloutHouse, opened


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[RolloutHouse]:
    async with opened(tmp_path) as house:
        yield house

"""A bench with a board at one of its ports, for the tests of flashing."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.firmware.usb.bench import Bench, a_bench
from tests.firmware.usb.mock_board import MockBoard, mock_board


@pytest.fixture
def board() -> Iterator[MockBoard]:
    with mock_board() as board:
        yield board


@pytest.fixture
async def bench(tmp_path: Path, board: MockBoard) -> AsyncIterator[Bench]:
    async with a_bench(tmp_path, board) as bench:
        yield bench

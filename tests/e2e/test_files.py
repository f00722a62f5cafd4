"""Files of a real hub, as the trial plays them."""

from pathlib import Path

from tests.e2e.files_trial import try_files


async def test_files_go_their_ways_and_wrong_ones_do_not(tmp_path: Path) -> None:
    assert await try_files(tmp_path) == []

from pathlib import Path

import pytest

from tests.e2e.kill_trial import LAYOUTS, Victim


@pytest.mark.parametrize("layout", LAYOUTS)
async def test_a_kill_loses_no_more_than_the_last_second(layout: str, tmp_path: Path) -> None:
    victim = Victim(layout, tmp_path)
    for after in (0, 1, 150):
        kill = await victim.kill(after)
        assert kill.survived, kill

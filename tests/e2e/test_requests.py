"""What is asked of a hub by voice is done: without the network, too, and through a restart."""

from pathlib import Path

import pytest

from tests.e2e.request_trial import table, try_all

pytestmark = pytest.mark.loads_engines

PHOTO_S = 3.0
"""How long the slow photo takes here; ``tests.e2e.request_trial`` tries half a minute."""


async def test_ten_requests_are_done_timers_outlive_a_kill_a_note_opens_no_door_a_photo_costs_no_sound(
    tmp_path: Path,
) -> None:
    trial = await try_all(tmp_path, photo_s=PHOTO_S)
    assert trial.troubles == [], table(trial)
    log = (tmp_path / "hub.log").read_text().lower()
    assert [word for word in ("coffee", "flour", "kettle", "traceback") if word in log] == []

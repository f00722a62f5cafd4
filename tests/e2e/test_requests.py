"""What is asked of a hub by voice is done: without the network, too, and through a restart."""

from pathlib import Path

import pytest

from hub.twin.identity import Identity, new_identity
from hub.twin.run import TwinOptions, run_twin
from tests.e2e.processes import Serving, serving
from tests.e2e.request_trial import table, try_all

pytestmark = pytest.mark.loads_engines

PHOTO_S = 3.0
"""How long the slow photo takes here; ``tests.e2e.request_trial`` tries half a minute."""


async def test_ten_spoken_requests_are_done_a_note_opens_no_door_and_a_slow_photo_costs_no_sound(
    tmp_path: Path,
) -> None:
    trial = await try_all(tmp_path, photo_s=PHOTO_S)
    assert trial.troubles == [], table(trial)
    log = (tmp_path / "hub.log").read_text()
    assert not {"coffee", "flour", "kettle", "Traceback"} & set(log.replace(".", " ").split())


async def test_a_kill_between_three_timers_loses_none(tmp_path: Path) -> None:
    device = new_identity()
    async with serving(tmp_path) as hub:
        for request in ("Set a pasta timer for nine minutes.", "Set an egg timer for six minutes."):
            assert "starting now" in await said(hub, device, request)
        hub.process.kill()
        await hub.process.wait()
    async with serving(tmp_path) as hub:
        await said(hub, device, "Set a tea timer for four minutes.")
        told = await said(hub, device, "Which timers are running?")
    assert [name for name in ("tea", "egg", "pasta") if name in told] == ["tea", "egg", "pasta"], told


async def said(hub: Serving, device: Identity, request: str) -> str:
    """What the hub says to a typed request."""
    report = await run_twin(TwinOptions(hub.ota_url, text=request, identity=device))
    assert report.ok, report.reason
    return " ".join(sentence.text for sentence in report.sentences)

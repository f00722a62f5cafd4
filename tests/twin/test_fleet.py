"""Many devices at once."""

from hub.twin.run import TwinOptions, run_twins
from tests.twin.asking import QUESTION
from tests.twin.fake_hub import FakeHub


async def test_many_devices_at_once_each_with_its_own_report() -> None:
    async with FakeHub() as hub:
        options = [TwinOptions(hub.ota_url, pcm=QUESTION, timeout_s=5.0) for _ in range(5)]
        fleet = await run_twins(options)
    assert (fleet.ok, fleet.reason) == (True, "")
    assert fleet.summary.succeeded == fleet.summary.devices == 5
    assert len({report.setup.device.mac for report in fleet.reports}) == 5
    assert fleet.summary.heard_p50 is not None


async def test_one_devices_trouble_is_the_fleets() -> None:
    async with FakeHub() as hub:
        good = TwinOptions(hub.ota_url, pcm=QUESTION, timeout_s=5.0)
        bad = TwinOptions(hub.ota_url, pcm=QUESTION, timeout_s=0.01)
        fleet = await run_twins([good, bad])
    assert not fleet.ok
    assert fleet.reason.startswith("1 of 2 devices")
    assert fleet.to_json()["summary"]["succeeded"] == 1

"""An image that is rolled out to fifty devices and fails on three: halted in time, and taken back."""

from pathlib import Path

from hub.events import RolloutState, TrackState
from hub.firmware.rollout.records import Halt, Stage, Why
from hub.firmware.rollout.rules import WAVE
from hub.twin.faults import Trouble
from tests.e2e.rolled_out import DEVICES, NEW, OLD, TROUBLES, WELL_BEFORE, street


async def test_fifty_devices_three_of_which_fail_are_all_back_on_the_last_good_image(tmp_path: Path) -> None:
    async with street(tmp_path) as there:
        assert there.running(OLD) == DEVICES
        await there.roll_out()
        canary = there.sound[-1]
        assert there.track(canary).canary

        await there.start(there.devices[:3])
        assert there.running(NEW) == 0  # it is not their turn
        await there.until_well()
        assert (there.rollout.stage, there.running(NEW)) == (Stage.REST, WELL_BEFORE)

        await there.until_halted()
        assert (there.rollout.state, there.rollout.halt) == (RolloutState.HALTED, Halt.FAILED)
        assert there.track(there.with_trouble(Trouble.LOOPS)).reason is Why.OLD_VERSION
        reached = [device for device in there.devices if there.track(device).offers]
        assert len(reached) == WELL_BEFORE + WAVE

        await there.until_all_failed()
        reasons = {trouble: there.track(there.with_trouble(trouble)).reason for trouble in TROUBLES}
        assert reasons == {
            Trouble.RESTLESS: Why.REPEATED_CHECKS,
            Trouble.CUT: None,  # it runs what it ran, and would be told again
            Trouble.LOOPS: Why.OLD_VERSION,
        }
        before = there.running(NEW)
        await there.start([device for device in there.devices if device not in reached])
        assert there.running(NEW) == before == WELL_BEFORE + WAVE - 2

        await there.roll_back()
        assert there.rollout.state is RolloutState.ROLLED_BACK
        assert there.running(OLD) == DEVICES
        assert all(device.twin.board.flash.confirmed for device in there.devices)
        assert {there.track(device).state for device in reached} == {TrackState.ROLLED_BACK}

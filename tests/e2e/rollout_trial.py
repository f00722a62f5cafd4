"""``python -m tests.e2e.rollout_trial``: fifty devices, an image that fails on three of them, and the way back.

Prints after each step what the devices run and what the hub makes of it, then what the three did. It ends with
1 unless the rollout was halted by the first that failed and all are back on the image they had.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from hub.firmware.rollout.rules import WAVE
from tests.e2e.rolled_out import DEVICES, NEW, OLD, TROUBLES, WELL_BEFORE, Street, street


async def main() -> int:
    """Roll out, fail, roll back."""
    with tempfile.TemporaryDirectory() as folder:
        async with street(Path(folder)) as there:
            print(f"{'':34}{OLD:>6}{NEW:>7}  {'rollout':13} devices in it")  # noqa: T201
            await there.roll_out()
            _show("it begins", there)
            await there.until_well()
            _show("the canary and two waves are well", there)
            await there.until_halted()
            _show("the next wave has three that fail", there)
            halted = there.rollout.state.value == "halted"
            reached = sum(1 for track in there.rollout.tracks if track.offers)
            await there.until_all_failed()
            _show("twenty minutes later", there)
            reasons = {trouble: there.track(there.with_trouble(trouble)).reason for trouble in TROUBLES}
            await there.start(there.devices)
            _show("every device starts once more", there)
            await there.roll_back()
            _show("it is rolled back", there)
            for trouble in TROUBLES:
                device = there.with_trouble(trouble)
                print(f"\n{device.device_id} ({trouble}): {reasons[trouble]}; {device.story}")  # noqa: T201
            back = there.running(OLD) == DEVICES
    print(f"\n{reached} of {DEVICES} were told of {NEW}; all are back: {'yes' if back else 'no'}")  # noqa: T201
    return 0 if halted and back and reached == WELL_BEFORE + WAVE else 1


def _show(step: str, there: Street) -> None:
    states = ", ".join(f"{count} {state}" for state, count in there.count().items())
    rollout = there.rollout
    print(f"{step:34}{there.running(OLD):6}{there.running(NEW):7}  {rollout.state:13} {states}")  # noqa: T201


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

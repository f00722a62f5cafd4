"""Fifty software devices in a house, an image that is rolled out to them, and three on which it fails.

The hub's own check, files, library and rollouts answer over HTTP; time is set by hand on both sides.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

from hub.events import TrackState
from hub.firmware.records import Channel
from hub.firmware.rollout.records import Rollout, Track
from hub.firmware.rollout.rules import BACK_S, TRIAL_S, WAVE
from hub.twin.app_image import read_app
from hub.twin.boot_notes import BootStep
from hub.twin.boot_plan import BootPlan
from hub.twin.device import Twin
from hub.twin.faults import Fault, Trouble
from hub.twin.flash import Flash
from hub.twin.hardware import STOCK
from hub.twin.identity import Identity
from hub.twin.run import RESTLESS_S
from hub.web import arriving
from tests.firmware.images import KB, Build
from tests.firmware.rollout.house import BOARD, RolloutHouse, opened
from tests.twin.fake_clock import FakeClock

DEVICES: Final = 50
OLD, NEW = "2.0.0", "2.1.0"
IMAGES: Final = {version: Build(version=version, size=2048 * KB).app() for version in (OLD, NEW)}
CUT_AT: Final = 64 * KB

TROUBLES: Final = (Trouble.RESTLESS, Trouble.CUT, Trouble.LOOPS)
"""What goes wrong on one device each: with its second, first and last step on the way to the image."""

WELL_BEFORE: Final = 1 + 2 * WAVE
"""Devices on which the image is well before it meets one on which it is not: the canary, and two waves."""


@dataclass
class Device:
    """One of the house."""

    twin: Twin
    trouble: Trouble

    @property
    def device_id(self) -> str:
        """Its id."""
        return self.twin.identity.mac

    @property
    def version(self) -> str:
        """What it runs."""
        return self.twin.board.flash.app.version

    @property
    def story(self) -> str:
        """What it did beside checks."""
        steps = [note.step for note in self.twin.board.boots if note.step is not BootStep.CHECKED]
        return ", ".join(steps)


class Street:
    """The house, its devices, and the rollout."""

    def __init__(self, house: RolloutHouse) -> None:
        self._house = house
        self._ota_url = f"{house.url}/xiaozhi/ota/"
        self.devices: list[Device] = []

    @property
    def rollout(self) -> Rollout:
        """How it stands."""
        return self._house.rollout()

    def track(self, device: Device) -> Track:
        """How it stands with a device."""
        track = self.rollout.track(device.device_id)
        assert track is not None
        return track

    def count(self) -> Counter[TrackState]:
        """How many devices are in which state."""
        return Counter(track.state for track in self.rollout.tracks)

    def running(self, version: str) -> int:
        """How many devices run it."""
        return sum(device.version == version for device in self.devices)

    def with_trouble(self, trouble: Trouble) -> Device:
        """The device on which that goes wrong."""
        return next(device for device in self.devices if device.trouble is trouble)

    @property
    def sound(self) -> list[Device]:
        """Those on which nothing goes wrong; the canary is the last."""
        return [device for device in self.devices if device.trouble is Trouble.NONE]

    async def move_in(self, trouble: Trouble) -> None:
        """A device more, which a person lets in."""
        number = len(self.devices)
        identity = Identity(f"02:00:00:00:00:{number:02x}", f"00000000-0000-4000-8000-{number:012}")
        slot, app = STOCK.first.label, read_app(IMAGES[OLD], STOCK.chip.image_id)
        flash = Flash(replace(STOCK, board=BOARD), {slot: app}, slot)
        twin = Twin(identity, clock=FakeClock(), boot=BootPlan(flash, fault=Fault(trouble, NEW, CUT_AT)))
        answer = await twin.boot(self._ota_url)
        assert answer.demand is not None
        await self._house.household.enrolment.approve(answer.demand.code)
        self._house.household.clock.at += 1
        await twin.boot(self._ota_url)
        self.devices.append(Device(twin, trouble))

    async def start(self, devices: Collection[Device]) -> None:
        """All of them start, at the same time."""
        async with asyncio.TaskGroup() as group:
            for device in devices:
                group.create_task(device.twin.boot(self._ota_url))

    async def wait(self, seconds: float) -> None:
        """So much time passes, and the hub looks at who is silent."""
        self._house.household.clock.at += seconds
        look = asyncio.create_task(self._house.updating.offering.run())
        await asyncio.sleep(0)
        look.cancel()
        await asyncio.gather(look, return_exceptions=True)

    async def roll_out(self) -> None:
        """Begin: both images are in the library, and the canary is who was heard of last."""
        for version, image in IMAGES.items():
            await self._house.updating.library.add(image, f"v{version}_{BOARD}.bin", channel=Channel.STABLE)
        images = await self._house.updating.library.all()
        new = next(one for one in images if one.image.app.version == NEW)
        await self._house.updating.rollouts.start(new.image_id)

    async def until_well(self) -> None:
        """The canary gets it, then two waves; each is well after ten minutes."""
        *rest, canary = self.sound
        for wave in ([canary], rest[:WAVE], rest[WAVE : 2 * WAVE]):
            await self.start(wave)
            await self.wait(TRIAL_S)

    async def until_halted(self) -> None:
        """The next wave has those on which it fails: one after the other does, and the hub sees it."""
        restless, cut, loops = map(self.with_trouble, TROUBLES)
        await self.start([restless, *self.sound[2 * WAVE : 3 * WAVE - len(TROUBLES)]])
        await self.start([cut])
        await self.start([loops])

    async def until_all_failed(self) -> None:
        """The restless device starts every minute; the one without its image is waited for in vain."""
        for _ in range(3):
            await self.wait(RESTLESS_S)
            await self.start([self.with_trouble(Trouble.RESTLESS)])
        await self.wait(BACK_S)

    async def roll_back(self) -> None:
        """Take it back; every device starts once."""
        await self._house.updating.rollouts.roll_back(self.rollout.rollout_id)
        await self.start(self.devices)


@asynccontextmanager
async def street(folder: Path) -> AsyncIterator[Street]:
    """A house whose devices all run the old image; the ones with trouble are not the first."""
    with patch.object(arriving, "LOOK_S", 0.0):  # devices here come back faster than any that restarts
        async with opened(folder) as house:
            yield await _moved_in(house)


async def _moved_in(house: RolloutHouse) -> Street:
    there = Street(house)
    for trouble in (*[Trouble.NONE] * 5, *TROUBLES, *[Trouble.NONE] * (DEVICES - 5 - len(TROUBLES))):
        await there.move_in(trouble)
    return there

"""Devices' tools, from the store to the conversations that use them, as the hub starts and stops them."""

import asyncio
from functools import partial

from hub.bus import Bus
from hub.devices.enrolment import Enrolment
from hub.devices.mcp.kinds import Kinds, kind_of
from hub.devices.mcp.loading import load_line
from hub.devices.mcp.parts import ToolParts, Vision
from hub.devices.mcp.toolboxes import Toolboxes
from hub.devices.registry import Registry
from hub.errors import UnknownDeviceError
from hub.events import DeviceApproved, DeviceChecked, DeviceState
from hub.running import run_part
from hub.storage.keeping import Keeping
from hub.storage.store import Store
from hub.web import vision
from hub.web.intake import Intake
from hub.web.reached import Reached


class Tooling:
    """All of it.

    Attributes:
        toolboxes: Knows what devices can do, and has it done.
    """

    def __init__(
        self,
        bus: Bus,
        store: Store,
        *,
        registry: Registry,
        enrolment: Enrolment,
        intake: Intake,
        reached: Reached,
    ) -> None:
        self._registry = registry
        self._enrolment = enrolment
        self._reached = reached
        self._wanted = asyncio.Event()
        self._kinds = Kinds(Keeping("devices' tools", store.tool_kinds))
        self.toolboxes = Toolboxes(
            ToolParts(
                bus=bus,
                kinds=self._kinds,
                kind_of=self._kind_of,
                vision_of=self._vision_of,
                redraw=partial(intake.remake, frame=vision.SEEN),
                load=load_line,
            )
        )
        bus.subscribe(DeviceChecked, self._checked)
        bus.subscribe(DeviceApproved, lambda _: self._wanted.set())

    async def load(self) -> None:
        """Know what devices of each kind can do."""
        await self._kinds.load()

    def warm_up(self) -> None:
        """Hearing and speaking are ready: in a house that has devices with tools, load what speaks to those."""
        if self._kinds.any:
            self._wanted.set()

    async def run(self) -> None:
        """Keep what changes, and load what speaks to devices before the first of them talks."""
        async with asyncio.TaskGroup() as parts:
            for part in (self._kinds.run, self._load_when_wanted):
                parts.create_task(run_part(part))

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time; ``run`` has ended."""
        await self._kinds.finish()

    async def _load_when_wanted(self) -> None:
        await self._wanted.wait()
        await load_line()

    def _checked(self, event: DeviceChecked) -> None:
        """A device that starts up will be spoken to soon, and its sound is not to wait for an import."""
        known = self._registry.record(event.device_id)
        if known is not None and known.state is DeviceState.APPROVED:
            self._wanted.set()

    def _kind_of(self, device_id: str) -> str:
        known = self._registry.record(device_id)
        return kind_of(known.board, known.firmware) if known and known.firmwares else ""

    def _vision_of(self, device_id: str) -> Vision | None:
        try:
            token = self._enrolment.token(self._registry.let_in(device_id).device_id)
        except UnknownDeviceError:
            return None
        return Vision(self._reached.url(device_id, vision.PATH), token)

"""A hub elsewhere, as the window sees it: a bus, a snapshot and commands, over the hub's API."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final

from hub.bus import Bus
from hub.client.client import HubClient
from hub.client.door import ApiDoor
from hub.client.reach import ReachChanged, SnapshotRead
from hub.client.reading import event_of, snapshot_in, snapshot_of
from hub.client.stream import Told
from hub.errors import AskingError, HubAwayError
from hub.events import Event, HubState, HubWoke, SoundLevels, TurnEvent
from hub.snapshot import HubSnapshot, Reach
from hub.wakefulness import Noticed, Wakefulness
from hub.web.api.events import Snapshot
from hub.web.api.settings import LlmKey
from ui.live import Live
from ui.remote.commands import RemoteEnrolment, RemoteReminding
from ui.remote.following import Following

log = logging.getLogger(__name__)

QUIET_S: Final = 0.1
"""After an event, before what is true is read again, seconds: events come in flocks."""

REST_S: Final = 1.0
"""Shortest time between two readings, seconds: that of a thousand devices takes a megabyte."""

READINGS: Final = 3
"""How often it is read at once, while events keep coming beside what was read; then after a rest."""

BY_THE_CLOCK_S: Final = 10.0
"""How often it is read while something changes that no event tells of, seconds: codes that are good no more."""

THERE: Final = "there"
"""Where a key is kept that the hub has, to ``ui.words``: on the hub's computer, however it keeps it there."""


class RemoteHub:
    """Has the shape of ``hub.app.Hub``, as far as a window knows it.

    Attributes:
        bus: Tells the hub's own events, and ``ReachChanged`` and ``SnapshotRead``.
        enrolment: Decides about devices.
        reminding: Silences what rings.
        threads_ended: It has no threads.
    """

    threads_ended = True

    def __init__(
        self,
        door: ApiDoor,
        wakefulness: Wakefulness | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``door`` may have no token yet; ``wakefulness`` notices that this computer slept; ``pause`` waits."""
        self.bus = Bus()
        self.enrolment = RemoteEnrolment(self._do)
        self.reminding = RemoteReminding(self._do)
        self._door = door
        self._client: HubClient | None = None
        self._wakefulness = wakefulness or Wakefulness()
        self._pause = pause
        self._picture = HubSnapshot(HubState.STARTING, "", "", "", False, (), (), reach=Reach.CONNECTING)
        self._key_place = ""
        self._heard = 0  # what changed what is true, since the beginning
        self._stale = asyncio.Event()
        self._following = Following(self, pause)
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    async def start(self) -> None:
        """Begin to follow; that it is reached is told by ``ReachChanged``."""
        self._use(self._door)
        works = (
            self._following.run(lambda: self._client),
            self._keep_reading(),
            self._wakefulness.watch(self._notice),
        )
        self._tasks = tuple(map(asyncio.ensure_future, works))

    async def stop(self) -> None:
        """Follow no longer. The hub goes on."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.close()

    async def use_token(self, token: str) -> None:
        """Ask with this token from now on."""
        before = self._client
        self._use(replace(self._door, token=token))
        self.reach(Reach.CONNECTING)
        self._following.hurry()
        if before is not None:
            await before.close()

    def try_now(self) -> None:
        """Connect at once, without waiting for the next attempt."""
        self._following.hurry()

    def snapshot(self) -> HubSnapshot:
        """What is true now, or was when the hub was reached last."""
        return self._picture

    async def interrupt(self, session_id: str | None = None, reason: str = "") -> None:
        """Silence one conversation, or all; the hub notes a reason of its own."""
        await self._do("POST", f"/sessions/{session_id}/interrupt" if session_id else "/interrupt")

    async def set_llm_key(self, key: str) -> None:
        """Have the hub keep the language model's key; empty forgets it."""
        if key.strip():
            await self._do("PUT", "/settings/llm-key", {"key": key.strip()})
        else:
            await self._do("DELETE", "/settings/llm-key")

    def key_place(self) -> str:
        """Whether the hub has a key: ``there``, or empty."""
        return self._key_place

    def api(self) -> ApiDoor | None:
        """Where its API is; None without a token."""
        return self._door if self._door.token else None

    def hear(self, told: Told) -> None:
        """Take a message of the stream; raises ``NoHubThereError``."""
        if told.name == "snapshot":
            self._heard += 1
            self._picture = replace(snapshot_of(snapshot_in(told)), reach=self._picture.reach)
            self._stale.set()  # for what a snapshot does not tell
            self.reach(Reach.HERE)
            return
        event = event_of(told)
        if not isinstance(event, TurnEvent | SoundLevels):  # of which no snapshot tells
            self._heard += 1
            self._stale.set()
        if event is not None:
            self._picture = _after(self._picture, event)
            self.bus.publish(event)

    def reach(self, reach: Reach) -> None:
        """Tell that the hub cannot be asked, and why."""
        if reach is not self._picture.reach:
            log.info("the hub: %s", reach.value)
        self._picture = replace(self._picture, reach=reach)
        self.bus.publish(ReachChanged(reach=reach))

    def _use(self, door: ApiDoor) -> None:
        self._door = door
        self._client = HubClient(door) if door.token else None

    def _notice(self, event: Noticed) -> None:
        if isinstance(event, HubWoke):  # the connection is dead, and does not know it
            self._following.hurry()

    async def _do(self, method: str, path: str, body: dict[str, Any] | None = None) -> None:
        if self._client is None:
            raise HubAwayError("No token was given.")
        await self._client.do(method, path, body)
        with contextlib.suppress(AskingError):  # it is done
            await self._read()

    async def _keep_reading(self) -> None:
        """Read what is true whenever it may be another."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._longest_wait):
                    await self._stale.wait()
            await self._pause(QUIET_S)
            try:
                await self._read()
            except AskingError as error:  # the stream breaks, too, and tells
                log.debug("what is true could not be read: %s", error.code)
                self._stale.clear()
            await self._pause(REST_S)

    @property
    def _longest_wait(self) -> float | None:
        now = self._picture
        changes = now.reach is Reach.HERE and (now.waiting or now.window_ends is not None)
        return BY_THE_CLOCK_S if changes else None

    async def _read(self) -> None:
        """Read what is true. What came beside an event may be older than it, and is read once more."""
        client = self._client
        self._stale.clear()
        if client is None or self._picture.reach is not Reach.HERE:
            return
        for _ in range(READINGS):
            heard = self._heard
            told = await client.get("/snapshot", Snapshot)
            place = (await client.get("/settings/llm-key", LlmKey)).place
            reach = self._picture.reach
            if client is not self._client or reach is not Reach.HERE:
                return  # another hub, perhaps, or the stream has ended meanwhile
            if heard == self._heard:
                self._picture, self._key_place = replace(snapshot_of(told), reach=reach), THERE if place else ""
                self.bus.publish(SnapshotRead())
                return
        self._stale.set()


def _after(picture: HubSnapshot, event: Event) -> HubSnapshot:
    """``picture`` with what an event changes; what else it changed is read."""
    live = Live().pictured(picture).after(event)
    return replace(
        picture,
        state=live.state,
        ota_url=live.ota_url,
        engines=tuple(live.engines.values()),
        devices=tuple(live.devices.values()),
        window_ends=live.window_ends,
    )

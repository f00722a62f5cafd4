"""What the window needs of a hub, be it in this process or elsewhere."""

from collections.abc import Awaitable
from typing import Protocol

from hub.bus import Bus
from hub.client.door import ApiDoor
from hub.snapshot import HubSnapshot


class EnrolmentSeam(Protocol):
    """What the window needs to let devices in. What is awaited raises ``HubError`` when nothing was decided."""

    async def approve(self, code: str) -> object:
        """Let the device in that shows ``code``."""
        ...

    async def reject(self, code: str) -> None:
        """Turn the device away that shows ``code``."""
        ...

    async def block(self, device_id: str) -> None:
        """Turn the device away from now on, whatever it calls itself."""
        ...

    def open_window(self, seconds: float) -> Awaitable[object] | None:
        """Let new devices in by themselves for so long. None: it is done already."""
        ...

    def close_window(self) -> Awaitable[object] | None:
        """Let new devices in by themselves no longer. None: it is done already."""
        ...


class RemindingSeam(Protocol):
    """What the window needs to silence what rings."""

    async def dismiss(self, alert_id: str) -> None:
        """Have it be silent for good."""
        ...

    async def snooze(self, alert_id: str) -> None:
        """Have it ring again in a while."""
        ...


class HubSeam(Protocol):
    """What the window needs of the hub."""

    bus: Bus

    @property
    def reminding(self) -> RemindingSeam:
        """Timers, alarms and reminders."""
        ...

    @property
    def enrolment(self) -> EnrolmentSeam:
        """Which devices are let in."""
        ...

    def snapshot(self) -> HubSnapshot:
        """What is true now."""
        ...

    async def interrupt(self, session_id: str | None = None, reason: str = ...) -> None:
        """Silence one conversation, or all."""
        ...

    async def set_llm_key(self, key: str) -> None:
        """Keep the language model's key; empty forgets it."""
        ...

    def key_place(self) -> str:
        """Where the key is kept: ``keyring``, ``file``, ``environment`` or nowhere (empty)."""
        ...

    def api(self) -> ApiDoor | None:
        """Where its API is; None until it has started."""
        ...

"""For how long the computer is to stay awake for a device that gets assets: never longer than that takes."""

import asyncio
from typing import Final, Protocol

BOOT_S: Final = 180.0
"""From what makes a device start, or from the end of its download, to its next request, seconds: it takes 20,
and a slow network some more."""

FETCH_S: Final = 1_800.0
"""Longest download, seconds: 16 MB at the least speed that one may have (``hub.web.sending``) take 1,054."""


class Holder(Protocol):
    """Keeps the computer awake while there are reasons."""

    def hold(self, reason: str) -> None:
        """Keep it awake for that, too."""
        ...

    def release(self, reason: str) -> None:
        """Keep it awake for that no longer."""
        ...


class Vigil:
    """One reason for each device, and an end for each."""

    def __init__(self, holder: Holder) -> None:
        """``holder`` keeps the computer awake."""
        self._holder = holder
        self._ends: dict[str, asyncio.TimerHandle] = {}

    def keep(self, device_id: str, for_s: float) -> None:
        """Stay awake for the device, for so many seconds from now or until ``end``."""
        if (before := self._ends.get(device_id)) is not None:
            before.cancel()
        self._ends[device_id] = asyncio.get_running_loop().call_later(for_s, self.end, device_id)
        self._holder.hold(_reason(device_id))

    def end(self, device_id: str) -> None:
        """It does not need that any more."""
        if (end := self._ends.pop(device_id, None)) is not None:
            end.cancel()
            self._holder.release(_reason(device_id))

    def keeps(self, device_id: str) -> bool:
        """Whether the computer is to stay awake for the device."""
        return device_id in self._ends

    def close(self) -> None:
        """Nobody needs it any more."""
        for device_id in tuple(self._ends):
            self.end(device_id)


def _reason(device_id: str) -> str:
    return f"assets for {device_id}"

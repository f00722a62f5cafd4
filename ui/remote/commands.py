"""What a window has a hub elsewhere do, in the shapes that the window knows."""

from collections.abc import Awaitable
from typing import Any, Protocol

from hub.client.client import part
from hub.errors import AlertStateError, ToldNoError, UnknownAlertError


class Do(Protocol):
    """Has something done over the API, and then reads what is true; raises ``AskingError``."""

    def __call__(self, method: str, path: str, body: dict[str, Any] | None = None) -> Awaitable[None]:
        """``path`` is below ``/api/v1``."""
        ...


class RemoteEnrolment:
    """Decides about devices. Everything raises ``AskingError`` when it was not done."""

    def __init__(self, do: Do) -> None:
        self._do = do

    async def approve(self, code: str) -> None:
        """Let the device in that shows ``code``."""
        await self._do("POST", f"/enrolment/waiting/{part(code)}/approve")

    async def reject(self, code: str) -> None:
        """Turn the device away that shows ``code``."""
        await self._do("POST", f"/enrolment/waiting/{part(code)}/reject")

    async def block(self, device_id: str) -> None:
        """Turn the device away from now on."""
        await self._do("POST", f"/devices/{part(device_id)}/block")

    async def open_window(self, seconds: float) -> None:
        """Let new devices in by themselves for so long."""
        await self._do("PUT", "/enrolment/window", {"seconds": seconds})

    async def close_window(self) -> None:
        """Let new devices in by themselves no longer."""
        await self._do("DELETE", "/enrolment/window")


class RemoteReminding:
    """Silences what rings."""

    def __init__(self, do: Do) -> None:
        self._do = do

    async def dismiss(self, alert_id: str) -> None:
        """Have it be silent for good; one that is silent already is."""
        try:
            await self._do("POST", f"/alerts/{part(alert_id)}/dismiss", {})
        except ToldNoError as error:
            if error.code not in (UnknownAlertError.code, AlertStateError.code):
                raise

    async def snooze(self, alert_id: str) -> None:
        """Have it ring again in a while."""
        await self._do("POST", f"/alerts/{part(alert_id)}/snooze", {})

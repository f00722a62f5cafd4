"""Addresses on the hub for a device that asks later: it comes by the way on which it reached the hub before."""

from collections.abc import Callable
from urllib.parse import urljoin

from hub.storage.base import DeviceRecord


class Reached:
    """Makes whole addresses of paths."""

    def __init__(
        self, record: Callable[[str], DeviceRecord | None], own_url: Callable[[], str], proxied_url: str = ""
    ) -> None:
        """Prepare.

        Args:
            record: Gives what is known of a device.
            own_url: The hub's address for who is not known to have reached it.
            proxied_url: Where the household says that devices reach it; empty: it says nothing.
        """
        self._record = record
        self._own_url = own_url
        self._proxied_url = proxied_url

    def url(self, device_id: str, path: str) -> str:
        """``path`` as the device reaches it."""
        known = self._record(device_id)
        return urljoin(self._proxied_url or (known.hub_url if known else "") or self._own_url(), path)

"""The devices seen since the hub started."""

from dataclasses import replace

from hub.bus import Bus
from hub.events import DeviceChecked, DeviceConnected, DeviceDisconnected
from hub.snapshot import DeviceView

MAX_DEVICES = 1_000
"""More are not kept: the check is not authenticated, anyone can invent names."""


class Sightings:
    """Follows the bus; the oldest sighting makes room for a new one."""

    def __init__(self, bus: Bus) -> None:
        self._devices: dict[str, DeviceView] = {}
        bus.subscribe(DeviceChecked, self._checked)
        bus.subscribe(DeviceConnected, self._connected)
        bus.subscribe(DeviceDisconnected, self._disconnected)

    def devices(self) -> tuple[DeviceView, ...]:
        """Newest last."""
        return tuple(self._devices.values())

    def language(self, device_id: str) -> str:
        """The language tag the device told in its last check; empty when it told none."""
        known = self._devices.get(device_id)
        return known.language if known else ""

    def _checked(self, event: DeviceChecked) -> None:
        known = self._known(event.device_id)
        self._put(
            replace(
                known,
                board=event.board,
                firmware=event.firmware,
                address=event.address,
                language=event.language,
                last_seen=event.at,
            )
        )

    def _connected(self, event: DeviceConnected) -> None:
        self._put(replace(self._known(event.device_id), session_id=event.session_id, last_seen=event.at))

    def _disconnected(self, event: DeviceDisconnected) -> None:
        known = self._known(event.device_id)
        if known.session_id == event.session_id:
            self._put(replace(known, session_id="", last_seen=event.at))

    def _known(self, device_id: str) -> DeviceView:
        empty = DeviceView(device_id, board="", firmware="", address="", last_seen=0.0, session_id="")
        return self._devices.get(device_id, empty)

    def _put(self, device: DeviceView) -> None:
        if not device.device_id:  # a person's browser, looking at the check
            return
        self._devices.pop(device.device_id, None)
        self._devices[device.device_id] = device
        while len(self._devices) > MAX_DEVICES:
            del self._devices[next(iter(self._devices))]

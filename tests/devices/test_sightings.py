from hub.bus import Bus
from hub.devices.sightings import MAX_DEVICES, Sightings
from hub.events import DeviceChecked, DeviceConnected, DeviceDisconnected

DEVICE = "aa:bb:cc:dd:ee:01"


def checked(device_id: str, at: float = 1.0) -> DeviceChecked:
    return DeviceChecked(device_id=device_id, board="box", firmware="2.4.2", address="10.0.0.2", at=at)


def test_a_device_is_known_by_its_check_and_seen_talking() -> None:
    bus = Bus()
    sightings = Sightings(bus)
    bus.publish(checked(DEVICE))
    bus.publish(DeviceConnected(device_id=DEVICE, session_id="s1", at=2.0))
    (device,) = sightings.devices()
    assert (device.board, device.session_id, device.last_seen) == ("box", "s1", 2.0)
    bus.publish(DeviceDisconnected(device_id=DEVICE, session_id="s0", reason="older", at=3.0))
    assert sightings.devices()[0].session_id == "s1"
    bus.publish(DeviceDisconnected(device_id=DEVICE, session_id="s1", reason="", at=4.0))
    assert sightings.devices()[0].session_id == ""


def test_a_browser_is_no_device() -> None:
    bus = Bus()
    sightings = Sightings(bus)
    bus.publish(checked(""))
    assert sightings.devices() == ()


def test_invented_names_do_not_grow_without_end() -> None:
    bus = Bus()
    sightings = Sightings(bus)
    for number in range(MAX_DEVICES + 10):
        bus.publish(checked(f"device-{number}"))
    assert len(sightings.devices()) == MAX_DEVICES
    assert sightings.devices()[-1].device_id == f"device-{MAX_DEVICES + 9}"

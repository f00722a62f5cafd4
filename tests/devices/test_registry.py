import pytest

from hub.bus import Bus
from hub.devices.registry import MAX_ADDRESSES, MAX_FIRMWARES, MAX_UNDECIDED, Registry
from hub.errors import UnknownDeviceError
from hub.events import (
    DeviceChecked,
    DeviceConnected,
    DeviceDisconnected,
    DeviceGreeted,
    DeviceNamed,
    DeviceState,
)
from hub.events.board import BoardFacts
from hub.storage.base import DeviceRecord, FirmwareSeen

DEVICE = "aa:bb:cc:dd:ee:01"


class House:
    """A registry, and what it handed on to be kept."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.kept: list[DeviceRecord] = []
        self.forgotten: list[str] = []
        self.registry = Registry(self.bus, self.kept.append, self.forgotten.append)


def checked(device_id: str = DEVICE, at: float = 1.0, **more: str) -> DeviceChecked:
    told = {"board": "box", "firmware": "2.4.2", "address": "10.0.0.2", **more}
    return DeviceChecked(device_id=device_id, at=at, **told)


def test_a_device_is_known_by_its_check_and_seen_talking() -> None:
    house = House()
    house.bus.publish(checked())
    house.bus.publish(DeviceConnected(device_id=DEVICE, session_id="s1", at=2.0))
    (device,) = house.registry.views()
    assert (device.board, device.firmware, device.session_id, device.last_seen) == ("box", "2.4.2", "s1", 2.0)
    house.bus.publish(DeviceDisconnected(device_id=DEVICE, session_id="s0", reason="older", at=3.0))
    assert house.registry.views()[0].session_id == "s1"
    house.bus.publish(DeviceDisconnected(device_id=DEVICE, session_id="s1", reason="", at=4.0))
    assert house.registry.views()[0].session_id == ""


def test_what_changes_is_handed_on_whole() -> None:
    house = House()
    house.bus.publish(checked(at=1.0, client_id="c1", language="ru-RU"))
    house.bus.publish(checked(at=2.0, firmware="2.5.0", address="10.0.0.3"))
    house.bus.publish(checked(at=3.0, firmware="2.5.0"))
    house.bus.publish(DeviceConnected(device_id=DEVICE, session_id="s1", at=4.0))
    assert house.kept[-1] == DeviceRecord(
        device_id=DEVICE,
        client_id="c1",
        board="box",
        firmwares=(FirmwareSeen("2.4.2", 1.0, 1.0), FirmwareSeen("2.5.0", 2.0, 3.0)),
        addresses=("10.0.0.3", "10.0.0.2"),
        first_check=1.0,
        last_check=3.0,
        last_conversation=4.0,
    )
    assert len(house.kept) == 4


def test_what_was_kept_is_known_again_and_what_came_meanwhile_is_newer() -> None:
    house = House()
    house.bus.publish(checked("device-b", at=9.0))
    house.registry.recall(
        [
            DeviceRecord(device_id="device-b", board="old", last_check=2.0),
            DeviceRecord(
                device_id=DEVICE, name="Kitchen", board="box", language="zh-CN", last_conversation=5.0
            ),
        ]
    )
    views = {view.device_id: view for view in house.registry.views()}
    assert views["device-b"].board == "box"
    assert views[DEVICE].last_seen == 5.0
    assert house.registry.language(DEVICE) == "zh-CN"
    house.bus.publish(checked(at=10.0))
    assert house.kept[-1].name == "Kitchen"


def test_a_browser_is_no_device() -> None:
    house = House()
    house.bus.publish(checked(""))
    house.bus.publish(DeviceConnected(device_id="", session_id="s1"))
    house.bus.publish(DeviceDisconnected(device_id="", session_id="s1", reason=""))
    assert house.registry.views() == ()
    assert house.kept == []


def test_invented_names_do_not_grow_without_end_and_push_out_nobody_who_talked() -> None:
    house = House()
    house.bus.publish(DeviceConnected(device_id=DEVICE, session_id="s1"))
    for number in range(MAX_UNDECIDED + 10):
        house.bus.publish(checked(f"device-{number}"))
    views = house.registry.views()
    assert len(views) == MAX_UNDECIDED
    assert views[0].device_id == DEVICE
    assert views[-1].device_id == f"device-{MAX_UNDECIDED + 9}"
    assert house.forgotten == [f"device-{number}" for number in range(11)]


def test_what_one_device_tells_does_not_grow_without_end() -> None:
    house = House()
    for number in range(MAX_FIRMWARES + 5):
        house.bus.publish(checked(firmware=f"1.0.{number}", address=f"10.0.0.{number}"))
    assert len(house.kept[-1].firmwares) == MAX_FIRMWARES
    assert len(house.kept[-1].addresses) == MAX_ADDRESSES
    assert house.registry.views()[0].firmware == f"1.0.{MAX_FIRMWARES + 4}"


def test_a_device_is_named_and_keeps_its_place_and_its_name() -> None:
    house = House()
    told: list[DeviceNamed] = []
    house.bus.subscribe(DeviceNamed, told.append)
    house.bus.publish(checked())
    house.bus.publish(checked("aa:bb:cc:dd:ee:02"))
    assert house.registry.call(DEVICE, name="Küche").name == "Küche"
    assert house.registry.call(DEVICE, room="kitchen") == house.registry.record(DEVICE) == house.kept[-1]
    assert (told[-1].name, told[-1].room) == ("Küche", "kitchen")
    assert [device.device_id for device in house.registry.records()] == [DEVICE, "aa:bb:cc:dd:ee:02"]
    house.bus.publish(checked())
    assert house.kept[-1].name == "Küche"


def test_a_language_that_a_person_chose_stands_before_what_the_device_tells() -> None:
    house = House()
    house.bus.publish(checked(language="zh-CN"))
    assert house.registry.language(DEVICE) == "zh-CN"
    house.registry.call(DEVICE, language="ru")
    house.bus.publish(checked(language="en-US"))
    assert house.registry.language(DEVICE) == "ru"
    house.registry.call(DEVICE, language="")
    assert house.registry.language(DEVICE) == "en-US"


def test_who_is_not_known_cannot_be_named() -> None:
    with pytest.raises(UnknownDeviceError):
        House().registry.call(DEVICE, name="Kitchen")


def test_what_a_person_decided_makes_room_for_nobody() -> None:
    house = House()
    decided = [state for state in DeviceState if state not in (DeviceState.WAITING, DeviceState.SEEN)]
    for state in decided:
        house.registry.put(DeviceRecord(device_id=state, state=state))
    for number in range(2 * MAX_UNDECIDED):
        house.bus.publish(checked(f"device-{number}"))
    assert len(house.registry.views()) == MAX_UNDECIDED + len(decided)
    assert all(house.registry.record(state) for state in decided)


def test_who_comes_under_another_client_id_does_not_change_what_is_known_of_who_was_let_in() -> None:
    house = House()
    house.registry.put(DeviceRecord(device_id=DEVICE, client_id="c1", state=DeviceState.APPROVED))
    house.bus.publish(checked(client_id="c2"))
    house.bus.publish(checked())
    assert house.registry.views()[0].last_seen == 0
    house.bus.publish(checked(client_id="c1"))
    assert house.registry.views()[0].board == "box"


def test_that_a_device_wants_its_echo_cancelled_is_remembered_until_it_does_not() -> None:
    house = House()
    house.registry.put(DeviceRecord(device_id=DEVICE))
    for aec in (True, True, False):
        house.bus.publish(DeviceGreeted(device_id=DEVICE, session_id="s1", aec=aec))
    assert [device.aec for device in house.kept] == [False, True, False]


def test_a_device_that_was_forgotten_while_it_talked_stays_forgotten() -> None:
    house = House()
    house.bus.publish(checked())
    house.bus.publish(DeviceConnected(device_id=DEVICE, session_id="s1"))
    house.registry.forget(DEVICE)
    house.bus.publish(DeviceDisconnected(device_id=DEVICE, session_id="s1", reason=""))
    assert house.registry.views() == ()
    assert house.forgotten == [DEVICE]


def test_the_hash_of_an_application_is_not_kept_for_another_one() -> None:
    house = House()
    told = BoardFacts(chip="esp32s3", elf_sha256="ab" * 32)
    house.bus.publish(checked())
    kept = []
    for facts, version in (
        (told, "2.4.2"),
        (BoardFacts(), "2.4.2"),
        (BoardFacts(), ""),  # a check that cannot be read
        (BoardFacts(), "2.5.0"),
        (told, "2.5.0"),
    ):
        house.registry.describe(DEVICE, facts, version)
        house.bus.publish(checked(firmware=version))
        record = house.registry.record(DEVICE)
        assert record is not None
        kept.append((record.facts.chip, record.facts.elf_sha256))
    assert kept == [("esp32s3", elf) for elf in (*["ab" * 32] * 3, "", "ab" * 32)]

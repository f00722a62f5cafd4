import pytest

from hub.bus import Bus
from hub.events import DeviceConnected, DeviceDisconnected, Direction, Event, SoundLevels

HERE = DeviceConnected(device_id="d", session_id="s")
GONE = DeviceDisconnected(device_id="d", session_id="s", reason="")


def test_a_subscriber_gets_its_class_and_what_derives_from_it_in_order() -> None:
    bus = Bus()
    all_events: list[Event] = []
    arrivals: list[DeviceConnected] = []
    bus.subscribe(Event, all_events.append)
    bus.subscribe(DeviceConnected, arrivals.append)
    bus.publish(HERE)
    bus.publish(GONE)
    assert all_events == [HERE, GONE]
    assert arrivals == [HERE]


def test_unsubscribing_twice_is_fine_and_ends_it() -> None:
    bus = Bus()
    got: list[Event] = []
    stop = bus.subscribe(Event, got.append)
    stop()
    stop()
    bus.publish(HERE)
    assert got == []


@pytest.mark.logs("a subscriber failed")
def test_a_subscriber_that_fails_does_not_stop_the_others() -> None:
    bus = Bus()
    got: list[Event] = []

    def fail(_: Event) -> None:
        raise RuntimeError

    bus.subscribe(Event, fail)
    bus.subscribe(Event, got.append)
    bus.publish(HERE)
    assert got == [HERE]


LOUD = SoundLevels(device_id="d", session_id="s", direction=Direction.HEARD, levels=(0.5,), span_s=0.02)


def test_a_fleeting_event_is_for_those_alone_who_asked_for_it() -> None:
    bus = Bus()
    all_events: list[Event] = []
    levels: list[SoundLevels] = []
    bus.subscribe(Event, all_events.append)
    assert not bus.wanted(SoundLevels)
    stop = bus.subscribe(SoundLevels, levels.append)
    assert bus.wanted(SoundLevels)
    bus.publish(LOUD)
    stop()
    bus.publish(LOUD)
    assert not bus.wanted(SoundLevels)
    assert (levels, all_events) == ([LOUD], [])

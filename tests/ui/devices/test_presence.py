from dataclasses import replace

import pytest

from hub.client.reach import ReachChanged
from hub.events import DeviceState
from hub.snapshot import DeviceView, Reach
from tests.ui import scripted_hub as script
from tests.ui.scenes_devices import many
from tests.ui.scripted_enrolment import applicant
from ui.live import Live
from ui.widgets.devices.device_model import DeviceModel
from ui.widgets.devices.presence import Order, Presence, chosen, rooms_of, rows_of

AWAY = DeviceView("a", "box", "2.0", "10.0.0.1", 5.0, "", state=DeviceState.APPROVED, name="Hall", room="Hall")


def live(*devices: DeviceView) -> Live:
    return Live(devices={device.device_id: device for device in devices})


@pytest.mark.parametrize(
    ("device", "presence"),
    [
        (AWAY, Presence.AWAY),
        (replace(AWAY, session_id="s"), Presence.ONLINE),
        (replace(AWAY, state=DeviceState.SEEN), Presence.UNDECIDED),
        (replace(AWAY, state=DeviceState.WAITING), Presence.UNDECIDED),
        (replace(AWAY, state=DeviceState.REJECTED), Presence.REJECTED),
        (replace(AWAY, state=DeviceState.BLOCKED), Presence.BLOCKED),
    ],
)
def test_how_a_device_is(device: DeviceView, presence: Presence) -> None:
    (row,) = rows_of(live(device))
    assert row.presence is presence


def test_who_waits_is_known_by_its_code_and_who_talks_by_its_turn() -> None:
    waits = Live(devices={"a": AWAY}, waiting=(applicant(device_id="a"),))
    assert rows_of(waits)[0].presence is Presence.WAITING
    turn = script.Turn("t1", "a")
    talks = live(replace(AWAY, session_id="s")).after(turn.start())
    assert rows_of(talks)[0].presence is Presence.TALKING
    assert rows_of(talks.after(turn.over()))[0].presence is Presence.ONLINE


def test_nobody_talks_any_more_after_a_hub_was_away() -> None:
    """The turn's end was told while nobody heard; now the device is in another conversation."""
    talks = live(replace(AWAY, session_id="s")).after(script.Turn("t1", "a").start())
    for reach in (Reach.AWAY, Reach.HERE):
        talks = talks.after(ReachChanged(reach=reach))
    after = replace(talks, devices={"a": replace(AWAY, session_id="s2")})
    assert rows_of(after)[0].presence is Presence.ONLINE
    assert not after.busy


def test_every_word_is_looked_for_everywhere() -> None:
    other = replace(AWAY, device_id="b", name="Küche", room="Unten", address="10.0.0.2")
    rows = rows_of(live(AWAY, other))

    def found(text: str) -> list[str]:
        return [row.device_id for row in chosen(rows, text, None, Order.NAME)]

    assert found("") == ["a", "b"]
    assert found("KÜCHE unt") == ["b"]
    assert found("küche hall") == []
    assert found("10.0.0.1") == ["a"]
    assert found("2.0") == ["a", "b"]


def test_the_list_is_sorted_and_what_is_unknown_comes_last() -> None:
    rows = rows_of(
        live(
            replace(AWAY, device_id="1", name="b", room="", last_seen=1.0),
            replace(AWAY, device_id="2", name="A", room="z", last_seen=3.0, session_id="s"),
            replace(AWAY, device_id="3", name="c", room="y", last_seen=2.0, board=""),
        )
    )

    def ordered(order: Order) -> str:
        return "".join(row.device_id for row in chosen(rows, "", None, order))

    assert {order: ordered(order) for order in Order} == {
        Order.STATE: "213",
        Order.NAME: "213",
        Order.ROOM: "321",
        Order.BOARD: "213",
        Order.FIRMWARE: "213",
        Order.SEEN: "231",
    }


def test_a_state_is_picked_out_of_a_thousand() -> None:
    rows = rows_of(live(*many(1_000)))
    blocked = chosen(rows, "", Presence.BLOCKED, Order.SEEN)
    assert len(blocked) == 250
    assert [row.device.last_seen for row in blocked] == sorted(
        (r.device.last_seen for r in blocked), reverse=True
    )
    assert {row.presence for row in blocked} == {Presence.BLOCKED}


def test_rooms_are_named_once_each() -> None:
    rooms = ("Kitchen", "attic", "", "Kitchen")
    known = live(*(replace(AWAY, device_id=str(n), room=room) for n, room in enumerate(rooms)))
    assert rooms_of(known) == ["attic", "Kitchen"]


def test_two_of_one_name_are_told_apart_by_the_end_of_their_id() -> None:
    one = replace(AWAY, device_id="f4:12:fa:5c:08:1e")
    other, hall = replace(one, device_id="d8:3b:da:91:44:a0"), replace(one, device_id="b", name="Porch")
    rows = rows_of(live(one, other, hall))
    model = DeviceModel(lambda: 10.0)
    assert [model.facts(row) for row in rows] == [
        "…08:1e · Hall · box · 2.0",
        "…44:a0 · Hall · box · 2.0",
        "Hall · box · 2.0",
    ]

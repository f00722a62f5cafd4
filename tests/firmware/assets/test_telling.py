"""Devices are told where their assets are, in the quiet moments of their conversations."""

import asyncio

from hub.events import DeviceChecked
from hub.firmware.assets.telling import RESTART, TELL
from hub.tools import ToolOutcome, ToolResult
from tests.firmware.assets.offered import HOME, MAC, REASON, STATE
from tests.firmware.assets.telling_house import House, lived


@lived
async def test_a_device_is_told_in_its_next_conversation_once_it_is_quiet(house: House) -> None:
    house.offer()
    await house.passes()
    assert (house.calls, house.is_so) == ([], (STATE.WAITING, REASON.NONE, 0))
    talk = house.talks(settled=False)
    await house.passes()
    assert house.calls == []
    talk.settled = True
    await house.passes()
    assert house.device.asked == [(TELL, {"url": f"{HOME}xiaozhi/files/token-1000"})]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert not house.stay.reasons


@lived
async def test_a_device_that_is_in_one_is_told_at_once(house: House) -> None:
    house.talks()
    await house.passes()
    house.offer()
    await house.passes(1.0)
    assert house.calls == [TELL]


@lived
async def test_a_restart_comes_at_the_end_of_the_next_conversation(house: House) -> None:
    house.offer(reboots=True)
    assert not house.telling.hurry(MAC)
    house.talks()
    await house.passes()
    assert house.calls == [TELL]
    await house.telling.part(MAC)
    assert house.telling.restart_for(MAC) == "firmware.fetching"
    assert house.calls == [TELL]
    assert house.stay.reasons == {f"assets for {MAC}"}


@lived
async def test_a_restart_is_wished_until_the_device_has_checked_in(house: House) -> None:
    house.offer(reboots=True)
    house.talks()
    await house.passes()
    assert house.telling.restart_for(MAC) == "firmware.fetching"
    assert house.telling.restart_for(MAC) == "firmware.fetching"  # the device may not have heard of it
    assert house.calls == [TELL]
    house.bus.publish(
        DeviceChecked(
            device_id=MAC, board="box", firmware="2.4.2", address="", client_id=house.record.client_id
        )
    )
    assert house.telling.restart_for(MAC) == ""
    assert not house.stay.reasons


@lived
async def test_a_restart_that_is_asked_for_in_a_conversation_comes_when_it_is_quiet(house: House) -> None:
    talk = house.talks(settled=False)
    house.offer(reboots=True)
    assert house.telling.hurry(MAC)
    await house.passes()
    assert house.calls == []
    talk.settled = True
    await house.passes()
    assert house.calls == [TELL, RESTART]


@lived
async def test_who_says_goodbye_before_a_quiet_moment_is_told_at_the_end(house: House) -> None:
    house.offer()
    house.talks(settled=False)
    await house.passes()
    await house.telling.part(MAC)
    assert house.calls == [TELL]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert house.telling.restart_for(MAC) == ""


@lived
async def test_who_was_not_told_does_not_restart(house: House) -> None:
    house.device.answers[TELL] = ToolResult(ToolOutcome.LATE, "")
    house.offer(reboots=True)
    house.talks()
    await house.telling.part(MAC)
    assert house.calls == [TELL]
    assert house.telling.restart_for(MAC) == ""


@lived
async def test_the_end_of_a_conversation_is_no_reason_without_an_offer(house: House) -> None:
    house.talks()
    await house.telling.part(MAC)
    house.offer()
    house.offers.cancel(MAC)
    await house.telling.part(MAC)
    assert house.calls == []


@lived
async def test_it_is_told_once_though_its_conversation_ends_meanwhile(house: House) -> None:
    house.device.held_up = asyncio.Event()
    house.offer()
    house.talks()
    await house.passes(1.0)
    parting = asyncio.create_task(house.telling.part(MAC))
    await house.passes(1.0)
    house.device.held_up.set()
    await parting
    assert house.calls == [TELL]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@lived
async def test_nothing_is_looked_at_while_nobody_is_to_be_told(house: House) -> None:
    house.talks()
    await house.passes(1_000.0)
    house.offer()
    await house.passes()
    looks = house.looks
    await house.passes(1_000.0)
    assert house.looks == looks
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)

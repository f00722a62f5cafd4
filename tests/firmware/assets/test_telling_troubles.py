"""What goes wrong while a device is told of its assets, and what is told anew."""

import asyncio

import pytest

from hub.firmware.assets.telling import RENEWED_S, RESTART, TELL
from hub.tools import ToolOutcome, ToolResult
from tests.firmware.assets.offered import HOME, MAC, REASON, STATE
from tests.firmware.assets.telling_house import MONTH_S, House, lived


@lived
async def test_a_device_without_the_tool_has_failed(house: House) -> None:
    del house.device.answers[TELL]
    house.offer()
    house.talks()
    await house.passes()
    assert house.is_so == (STATE.FAILED, REASON.NO_TOOL, 0)


@lived
async def test_a_device_that_takes_its_time_to_say_what_it_can_is_told_then(house: House) -> None:
    house.device.listed = False
    house.offer()
    house.talks()
    await house.passes()
    await house.telling.part(MAC)
    assert (house.calls, house.is_so) == ([], (STATE.WAITING, REASON.NONE, 0))
    house.device.listed = True
    await house.passes(1.0)
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@pytest.mark.parametrize("outcome", [ToolOutcome.REFUSED, ToolOutcome.INVALID])
def test_a_device_that_says_no_has_failed(outcome: ToolOutcome) -> None:
    @lived
    async def story(house: House) -> None:
        house.device.answers[TELL] = ToolResult(outcome, "No.")
        house.offer()
        house.talks()
        await house.passes()
        assert house.is_so == (STATE.FAILED, REASON.REFUSED, 0)

    story()


@pytest.mark.parametrize("outcome", [ToolOutcome.LATE, ToolOutcome.GONE, ToolOutcome.CANCELLED])
def test_a_device_that_says_nothing_is_told_in_its_next_conversation(outcome: ToolOutcome) -> None:
    @lived
    async def story(house: House) -> None:
        house.device.answers[TELL] = ToolResult(outcome, "")
        house.offer()
        house.talks()
        await house.passes()
        assert house.calls == [TELL]
        assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
        house.talks()
        await house.passes()
        assert house.calls == [TELL, TELL]

    story()


@lived
async def test_a_device_that_hangs_up_meanwhile_is_told_in_its_next_conversation(house: House) -> None:
    house.device.hangs_up = True
    house.offer()
    house.talks()
    await house.passes()
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
    house.device.hangs_up = False
    house.talks()
    await house.passes()
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@lived
async def test_a_file_that_is_gone_tells_nobody_anything(house: House) -> None:
    house.there = False
    house.offer()
    house.talks()
    await house.passes()
    assert (house.calls, house.is_so) == ([], (STATE.WAITING, REASON.NONE, 0))


@lived
async def test_what_is_taken_back_while_it_is_told_stays_so(house: House) -> None:
    house.device.held_up = asyncio.Event()
    house.offer(reboots=True)
    house.talks()
    house.telling.hurry(MAC)
    await house.passes(1.0)
    house.offers.cancel(MAC)
    house.device.held_up.set()
    await house.passes()
    assert house.calls == [TELL]
    assert house.is_so == (STATE.CANCELLED, REASON.NONE, 0)


@lived
async def test_an_address_that_will_not_last_is_told_anew(house: House) -> None:
    house.offer()
    house.talks()
    await house.passes()
    house.now += MONTH_S - RENEWED_S - 1
    house.talks()
    await house.passes()
    assert house.calls == [TELL]
    house.now += 2
    house.talks()
    await house.passes()
    assert house.calls == [TELL, TELL]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@lived
async def test_an_address_by_which_the_hub_is_not_reached_any_more_is_told_anew(house: House) -> None:
    house.offer()
    house.talks()
    await house.passes()
    house.home = HOME + "behind-a-proxy/"
    house.talks()
    await house.passes()
    assert [arguments["url"] for _, arguments in house.device.asked] == [
        f"{HOME}xiaozhi/files/token-1000",
        f"{HOME}behind-a-proxy/xiaozhi/files/token-1000",
    ]


@lived
async def test_a_device_that_does_not_restart_does_so_when_it_likes(house: House) -> None:
    house.device.answers[RESTART] = ToolResult(ToolOutcome.LATE, "It is still connected.")
    house.offer(reboots=True)
    house.talks()
    house.telling.hurry(MAC)
    await house.passes()
    assert house.calls == [TELL, RESTART]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert not house.stay.reasons

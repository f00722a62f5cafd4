"""What of an offer outlasts a kill, and how long the computer is kept awake for it."""

import asyncio
from pathlib import Path

import pytest

from hub.errors import DamagedFileError
from hub.events import (
    DeviceForgotten,
)
from hub.firmware.assets.vigil import Vigil
from tests.firmware.assets.offered import FILE, KEPT, MAC, REASON, STATE, Stay
from tests.firmware.assets.offers_house import House


async def test_a_kill_between_told_and_fetched_loses_nothing(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    await house.killed()
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert house.offers.lets_fetch(MAC, FILE)
    house.fetches()
    house.fetched()
    await house.killed()
    house.checks()
    assert house.is_so == (STATE.INSTALLED, REASON.NONE, 1)


async def test_a_kill_before_it_was_noted_that_the_device_was_told_does_no_harm(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    await house.killed()
    house.fetches()
    house.fetched()
    house.checks()
    assert house.is_so == (STATE.INSTALLED, REASON.NONE, 0)


async def test_the_computer_stays_awake_while_it_matters_and_no_longer(house: House) -> None:
    awake = {f"assets for {MAC}"}
    house.offers.offer(house.device, KEPT)
    house.tell()
    assert not house.stay.reasons  # the next start may be weeks away
    house.offers.asked_to_restart(MAC, does=True)
    assert house.stay.reasons == awake
    house.checks()
    assert not house.stay.reasons
    house.tell()
    house.fetches()
    assert house.stay.reasons == awake
    house.fetched()
    assert house.stay.reasons == awake
    house.checks()
    assert not house.stay.reasons


async def test_a_device_that_does_not_restart_keeps_nothing_awake(house: House) -> None:
    house.offers.offer(house.device, KEPT, reboots=True)
    house.tell()
    house.offers.asked_to_restart(MAC, does=False)
    assert not house.stay.reasons
    offer = house.offers.get(MAC)
    assert offer is not None
    assert not offer.reboots


async def test_nobody_is_waited_for_for_ever() -> None:
    stay = Stay()
    vigil = Vigil(stay)
    vigil.keep(MAC, 60.0)
    vigil.keep(MAC, 0.0)
    assert stay.reasons
    async with asyncio.timeout(5):
        while stay.reasons:
            await asyncio.sleep(0)


async def test_of_a_device_that_is_forgotten_nothing_is_kept(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.fetches()
    house.bus.publish(DeviceForgotten(device_id=MAC))
    assert house.offers.all() == []
    assert not house.stay.reasons
    assert house.told[-1] == (None, REASON.NONE)
    house.fetched()
    await house.killed()
    assert house.offers.all() == []


async def test_a_record_that_was_changed_by_hand_into_none_is_told(tmp_path: Path) -> None:
    house = House(tmp_path, "")
    house.offers.offer(house.device, KEPT)
    await house.offers.kept()
    await house.store.close()
    file = tmp_path / "asset_offers.json"
    file.write_text(file.read_text().replace('"waiting"', '"hoping"'))
    with pytest.raises(DamagedFileError, match="offer of assets"):
        await house.killed()
    await house.store.close()

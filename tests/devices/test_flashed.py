"""Devices that a person has flashed over USB are let in before they ask."""

import pytest

from hub.devices.asking import Answer
from hub.devices.pending import Applicant
from hub.errors import UnknownDeviceError
from hub.events import ApprovedBy, DeviceApproved, DeviceState
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT

NEW = "0a7c5f0e-0000-4000-8000-0123456789ab"


def check(house: Household, client_id: str) -> Answer:
    return house.enrolment.check(Applicant(MAC, client_id))[0]


async def test_a_board_that_was_flashed_is_let_in_at_its_first_check_and_no_other() -> None:
    house = Household()
    view = await house.enrolment.approve_flashed(MAC.upper(), NEW)
    assert (view.device_id, view.client_id, view.state) == (MAC, NEW, DeviceState.APPROVED)
    (event,) = house.happened(DeviceApproved)
    assert event == DeviceApproved(device_id=MAC, client_id=NEW, by=ApprovedBy.USB, at=event.at)
    assert check(house, NEW) is Answer.LET_IN
    assert check(house, CLIENT) is Answer.WAITS
    house.restart()
    assert check(house, NEW) is Answer.LET_IN


async def test_a_device_that_was_let_in_before_goes_on_under_its_new_client_id() -> None:
    house = Household()
    await house.let_in()
    before = house.registry.record(MAC)
    await house.enrolment.approve_flashed(MAC, NEW)
    after = house.registry.record(MAC)
    assert before is not None
    assert after is not None
    assert after.generation > before.generation  # its old tokens are worth nothing
    assert check(house, NEW) is Answer.LET_IN
    assert check(house, CLIENT) is Answer.WAITS


async def test_who_waited_under_its_id_waits_no_longer_and_a_block_is_lifted() -> None:
    house = Household()
    await house.let_in()
    await house.enrolment.block(MAC)
    await house.enrolment.approve_flashed(MAC, NEW)
    assert house.enrolment.waiting() == ()
    assert check(house, NEW) is Answer.LET_IN


@pytest.mark.parametrize("pair", [("no mac at all", NEW), (MAC, ""), (MAC, "../x")])
async def test_what_is_no_pair_is_not_let_in(pair: tuple[str, str]) -> None:
    house = Household()
    with pytest.raises(UnknownDeviceError):
        await house.enrolment.approve_flashed(*pair)
    assert house.happened(DeviceApproved) == []

"""Devices that a person rejects, blocks, forgets or renews, and what cannot be decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.asking import Answer
from hub.devices.attempts import MAX_WRONG, MEMORY_S
from hub.errors import (
    DiskFullError,
    HubError,
    NothingToChangeError,
    NotKeptError,
    TooManyAttemptsError,
    UnknownCodeError,
    UnknownDeviceError,
)
from hub.events import (
    DeviceApproved,
    DeviceBlocked,
    DeviceForgotten,
    DeviceRejected,
    DeviceRenewed,
    DeviceUnblocked,
    WaitReason,
)
from tests.devices.household import MAC, Household
from tests.devices.test_enrolment import OTHER, PAIR, check


async def test_a_rejected_device_is_turned_away_and_may_come_with_another_client_id() -> None:
    house = Household()
    await house.enrolment.reject(house.ask().code)
    assert house.happened(DeviceRejected)
    house.restart()
    assert check(house) is Answer.TURNED_AWAY
    assert house.enrolment.activate(PAIR, None) is Answer.TURNED_AWAY
    assert house.enrolment.waiting() == ()
    assert house.ask(MAC, OTHER).reason is WaitReason.NEW_IDENTITY
    await house.enrolment.unblock(MAC)
    assert house.ask().reason is WaitReason.RESET


async def test_a_blocked_device_is_turned_away_whatever_it_calls_itself() -> None:
    house = Household()
    await house.let_in()
    await house.enrolment.block(MAC.upper())
    house.restart()
    assert check(house) is check(house, MAC, OTHER) is Answer.TURNED_AWAY
    assert house.enrolment.activate(PAIR, None) is Answer.TURNED_AWAY
    await house.enrolment.unblock(MAC)
    assert house.ask().reason is WaitReason.RESET
    assert [type(event) for event in house.events if type(event) in (DeviceBlocked, DeviceUnblocked)] == [
        DeviceBlocked, DeviceUnblocked,
    ]  # fmt: skip


async def test_who_is_blocked_while_it_waits_waits_no_longer() -> None:
    house = Household()
    code = house.ask().code
    await house.enrolment.block(MAC)
    assert house.enrolment.waiting() == ()
    with pytest.raises(UnknownCodeError):
        await house.enrolment.approve(code)


async def test_a_forgotten_device_is_new_and_its_old_token_stays_worthless() -> None:
    house = Household()
    before = await house.let_in()
    await house.enrolment.forget(MAC)
    assert house.kept == {}
    assert house.registry.views() == ()
    assert house.happened(DeviceForgotten)
    assert house.ask().reason is WaitReason.NEW
    assert (await house.let_in())["Authorization"] != before["Authorization"]


async def test_each_decision_raises_the_generation_even_if_the_clock_is_set_back() -> None:
    house = Household()
    await house.let_in()
    generations = [house.kept[MAC].generation]
    for _ in range(2):
        for act in (house.enrolment.renew, house.enrolment.block):
            house.clock.set_by -= 3_600
            await act(MAC)
            generations.append(house.kept[MAC].generation)
        await house.enrolment.unblock(MAC)
        await house.let_in()
        generations.append(house.kept[MAC].generation)
    assert generations == sorted(set(generations))
    assert house.happened(DeviceRenewed)


@pytest.mark.parametrize("act", ["approve", "reject", "block", "unblock", "forget", "renew"])
async def test_a_decision_that_the_disk_does_not_take_is_in_force_and_told(act: str) -> None:
    house = Household()
    await house.let_in()
    if act == "unblock":
        await house.enrolment.block(MAC)

    async def full() -> None:
        raise DiskFullError("the disk is full. Free some space.")

    house.lasting = full
    other = house.ask("aa:bb:cc:dd:ee:02")
    which, device_id = (other.code, "aa:bb:cc:dd:ee:02") if act in ("approve", "reject") else (MAC, MAC)
    before = len(house.events)
    with pytest.raises(NotKeptError, match=f"Device {device_id} was .*ends with the hub.*Free some space"):
        await getattr(house.enrolment, act)(which)
    assert [type(event) for event in house.events[before:]] == [
        {
            "approve": DeviceApproved, "reject": DeviceRejected, "block": DeviceBlocked,
            "unblock": DeviceUnblocked, "forget": DeviceForgotten, "renew": DeviceRenewed,
        }[act]
    ]  # fmt: skip


async def test_nothing_is_renewed_or_allowed_that_needs_it_not_and_that_is_told() -> None:
    house = Household()
    house.ask()
    for act in (house.enrolment.renew, house.enrolment.unblock):
        with pytest.raises(NothingToChangeError, match=MAC):
            await act(MAC)
    await house.let_in()
    with pytest.raises(NothingToChangeError, match="neither blocked nor rejected"):
        await house.enrolment.unblock(MAC)
    await house.enrolment.block(MAC)
    with pytest.raises(NothingToChangeError, match="no token to renew"):
        await house.enrolment.renew(MAC)
    assert (house.happened(DeviceRenewed), house.happened(DeviceUnblocked)) == ([], [])


@pytest.mark.parametrize("act", ["block", "unblock", "forget", "renew"])
@pytest.mark.parametrize("device_id", ["aa:bb:cc:dd:ee:99", "", "../../etc/passwd", "x" * 500])
async def test_an_unknown_device_is_told(act: str, device_id: str) -> None:
    house = Household()
    with pytest.raises(UnknownDeviceError, match="list of devices") as caught:
        await getattr(house.enrolment, act)(device_id)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("act", ["approve", "reject"])
async def test_codes_cannot_be_guessed(act: str) -> None:
    house = Household()
    code = house.ask().code
    decide = getattr(house.enrolment, act)
    for number in range(MAX_WRONG):
        with pytest.raises(UnknownCodeError, match="restart the device"):
            await decide(str(number))
    with pytest.raises(TooManyAttemptsError, match="Wait a minute"):
        await decide(code)
    house.clock.at += MEMORY_S
    await decide(code)
    assert house.enrolment.wrong() == {"code": MAX_WRONG, "proof": 0}


@given(st.text(max_size=80))
async def test_any_text_is_no_code(text: str) -> None:
    house = Household()
    house.enrolment._room._new_code = lambda: "123456"
    house.ask()
    if text.strip() != "123456":
        with pytest.raises(HubError):
            await house.enrolment.approve(text)

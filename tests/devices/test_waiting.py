"""Who waits to be let in: its code, how long it waits, and how much room there is."""

from typing import Any

import pytest

from hub.config import LimitSettings
from hub.devices.asking import Answer
from hub.devices.attempts import MAX_WRONG
from hub.devices.pending import CODE_S, MAX_OF_DEVICE, SILENT_S, Applicant, WaitingRoom
from hub.errors import (
    TooManyAttemptsError,
    UnknownCodeError,
)
from hub.events import (
    DeviceChecked,
    DeviceState,
    DeviceWaiting,
    WaitingCleared,
    WaitReason,
)
from tests.devices.household import BEGAN, MAC, Household
from tests.fakes.letting_in import CLIENT

PAIR = MAC, CLIENT
LIMITS = LimitSettings()


def check(house: Household, device_id: str = MAC, client_id: str = CLIENT, **more: Any) -> Answer:
    return house.enrolment.check(Applicant(device_id, client_id, **more))[0]


def test_a_new_device_waits_with_a_code_and_a_challenge() -> None:
    house = Household()
    pending = house.ask()
    (waiting,) = house.enrolment.waiting()
    assert (waiting.device_id, waiting.client_id, waiting.board, waiting.firmware, waiting.address) == (
        MAC, CLIENT, "box", "2.4.2", "10.0.0.2",
    )  # fmt: skip
    assert (waiting.since, waiting.expires, waiting.reason) == (BEGAN, BEGAN + CODE_S, WaitReason.NEW)
    assert len(waiting.code) == 6
    assert waiting.code.isdecimal()
    assert len(pending.challenge) == 64
    assert house.enrolment.activate(PAIR, None) is Answer.WAITS
    assert house.registry.views()[0].state is DeviceState.WAITING


def test_who_checks_again_keeps_its_code_and_gets_another_challenge() -> None:
    house = Household()
    first, second = house.ask(), house.ask()
    assert first.code == second.code
    assert first.challenge != second.challenge
    assert len(house.happened(DeviceWaiting)) == 1


def test_a_code_is_told_to_people_and_to_no_log() -> None:
    house = Household()
    code = house.ask().code
    (event,) = house.happened(DeviceWaiting)
    assert event.code == code
    assert code not in repr(event)
    assert code not in repr(house.enrolment.waiting())


def test_a_code_expires_however_often_the_device_asks() -> None:
    house = Household()
    code = house.ask().code
    for _ in range(int(CODE_S // 60) - 1):
        house.clock.at += 60
        house.enrolment.activate(PAIR, None)
    assert house.enrolment.waiting()
    house.clock.at += 60
    assert house.enrolment.waiting() == ()
    assert house.ask().code != code or house.enrolment.waiting()[0].since == house.clock.at


async def test_who_is_silent_no_longer_waits() -> None:
    house = Household()
    code = house.ask().code
    house.clock.at += SILENT_S
    with pytest.raises(UnknownCodeError):
        await house.enrolment.approve(code)


def test_codes_are_unique_among_those_who_wait() -> None:
    codes = iter(["111111", "111111", "111111", "222222"])
    room = WaitingRoom(lambda: BEGAN, lambda: next(codes), steady=lambda: 0.0)
    entered = [room.enter(Applicant(f"device-{number}", ""), WaitReason.NEW) for number in range(2)]
    assert [pending.code for pending in entered if pending] == ["111111", "222222"]


async def test_a_thousand_invented_devices_push_out_nobody_and_leave_room_for_others() -> None:
    house = Household()
    real = house.ask()
    outcomes = [
        check(house, f"66:66:66:00:{n >> 8:02x}:{n & 255:02x}", address="10.0.0.66") for n in range(1_000)
    ]
    assert outcomes.count(Answer.WAITS) == LIMITS.pending_per_address
    assert outcomes.count(Answer.NO_ROOM) == 1_000 - LIMITS.pending_per_address
    assert check(house, "aa:bb:cc:dd:ee:02", address="10.0.0.3") is Answer.WAITS
    assert len(house.registry.views()) == LIMITS.pending_per_address + 2
    assert len(house.kept) == LIMITS.pending_per_address + 2
    assert (await house.enrolment.approve(real.code)).device_id == MAC


def test_from_many_addresses_there_is_an_end_too_and_it_passes() -> None:
    house = Household()
    for number in range(LIMITS.pending):
        assert check(house, f"device-{number}", address=f"10.0.{number}.1") is Answer.WAITS
    assert check(house, address="10.1.1.1") is Answer.NO_ROOM
    house.clock.at += SILENT_S
    assert check(house, address="10.1.1.1") is Answer.WAITS


async def test_a_room_full_of_strangers_keeps_no_known_device_out() -> None:
    house = Household()
    await house.let_in()
    for number in range(LIMITS.pending):
        check(house, f"device-{number}", address=f"10.0.{number}.1")
    assert house.ask(MAC, "after a reset").reason is WaitReason.NEW_IDENTITY


def test_nobody_fills_the_room_with_one_device_s_id() -> None:
    house = Household()
    outcomes = [house.enrolment.check(Applicant(MAC, f"c{number}"))[0] for number in range(10)]
    assert outcomes.count(Answer.WAITS) == MAX_OF_DEVICE
    assert house.enrolment.sent_away == 10 - MAX_OF_DEVICE


async def test_a_person_clears_the_list_and_decides_about_nobody() -> None:
    house = Household()
    codes = [house.ask(f"aa:bb:cc:dd:ee:{number:02x}").code for number in range(5)]
    assert house.enrolment.clear_waiting() == 5
    assert house.enrolment.waiting() == ()
    assert [event.count for event in house.happened(WaitingCleared)] == [5]
    with pytest.raises(UnknownCodeError):
        await house.enrolment.approve(codes[0])
    assert house.ask("aa:bb:cc:dd:ee:00").reason is WaitReason.NEW


def test_a_check_is_told_but_not_that_of_one_who_found_no_room() -> None:
    house = Household()
    for number in range(LIMITS.pending_per_address + 5):
        check(house, f"device-{number}")
    assert len(house.happened(DeviceChecked)) == LIMITS.pending_per_address


@pytest.mark.parametrize("set_by", [-86_400.0, 86_400.0])
async def test_nothing_lasts_longer_or_shorter_because_the_clock_was_set(set_by: float) -> None:
    house = Household()
    code = house.ask().code
    with pytest.raises(UnknownCodeError):
        await house.enrolment.approve("0")
    house.enrolment._attempts._wrong.extend([house.clock.steady()] * MAX_WRONG)
    house.enrolment.open_window(60)
    house.clock.set_by = set_by
    assert house.enrolment.waiting()[0].code == code
    assert house.enrolment.window_ends
    with pytest.raises(TooManyAttemptsError):
        await house.enrolment.approve(code)
    house.clock.at += 60
    assert not house.enrolment.window_ends
    with pytest.raises(UnknownCodeError):
        await house.enrolment.approve("0")
    house.clock.at += SILENT_S - 60
    assert house.enrolment.waiting() == ()

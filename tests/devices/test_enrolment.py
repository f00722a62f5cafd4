"""What a person decides about devices, and what follows from it."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.asking import Answer
from hub.devices.pending import Applicant
from hub.errors import (
    NothingToChangeError,
    UnknownCodeError,
)
from hub.events import (
    ApprovedBy,
    DeviceApproved,
    DeviceState,
    DeviceWaiting,
    WaitReason,
)
from hub.storage.base import DeviceRecord
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT

OTHER = "0b0b0b0b-0000-4000-8000-000000000002"
PAIR = MAC, CLIENT


def check(house: Household, device_id: str = MAC, client_id: str = CLIENT, **more: Any) -> Answer:
    return house.enrolment.check(Applicant(device_id, client_id, **more))[0]


# --- approving --------------------------------------------------------------------------------------


async def test_an_approved_device_is_done_and_its_next_check_lets_it_in() -> None:
    house = Household()
    code = house.ask().code
    view = await house.enrolment.approve(f" {code} ")
    assert (view.device_id, view.state, view.client_id) == (MAC, DeviceState.APPROVED, CLIENT)
    assert house.enrolment.waiting() == ()
    assert house.enrolment.activate(PAIR, None) is Answer.LET_IN
    assert check(house) is Answer.LET_IN
    (event,) = house.happened(DeviceApproved)
    assert event == DeviceApproved(device_id=MAC, client_id=CLIENT, by=ApprovedBy.PERSON, at=event.at)
    with pytest.raises(UnknownCodeError):
        await house.enrolment.approve(code)


async def test_approval_outlives_a_restart_and_waiting_begins_anew() -> None:
    house = Household()
    await house.let_in()
    house.ask("aa:bb:cc:dd:ee:02")
    house.restart()
    assert check(house) is Answer.LET_IN
    assert house.enrolment.waiting() == ()
    assert house.enrolment.activate(("aa:bb:cc:dd:ee:02", CLIENT), None) is Answer.WAITS
    assert check(house, "aa:bb:cc:dd:ee:02") is Answer.WAITS


async def test_a_decision_is_on_the_disk_when_it_is_told() -> None:
    house = Household()
    kept: list[int] = []

    async def lasting() -> None:
        kept.append(len(house.kept))

    house.lasting = lasting
    await house.let_in()
    await house.enrolment.renew(MAC)
    await house.enrolment.block(MAC)
    await house.enrolment.unblock(MAC)
    await house.enrolment.forget(MAC)
    assert kept == [1, 1, 1, 1, 0]


async def test_who_knows_a_mac_but_not_its_client_id_waits_and_changes_nothing() -> None:
    house = Household()
    headers = await house.let_in()
    known = house.registry.record(MAC)
    pending = house.ask(MAC, OTHER, board="evil", language="zh-CN", address="10.0.0.66")
    assert pending.reason is WaitReason.NEW_IDENTITY
    assert house.registry.record(MAC) == known
    assert house.headers() == headers
    assert check(house) is Answer.LET_IN
    await house.enrolment.reject(pending.code)
    assert house.registry.views()[0].state is DeviceState.APPROVED
    assert check(house, MAC, OTHER) is Answer.TURNED_AWAY
    assert check(house) is Answer.LET_IN


async def test_a_new_identity_takes_the_old_one_s_place_when_a_person_says_so() -> None:
    house = Household()
    await house.let_in()
    view = await house.enrolment.approve(house.ask(MAC, OTHER).code)
    assert view.client_id == OTHER
    assert check(house, MAC, OTHER) is Answer.LET_IN
    assert house.ask().reason is WaitReason.NEW_IDENTITY


async def test_of_two_who_wait_under_one_mac_only_one_is_let_in() -> None:
    house = Household()
    house.ask(MAC, OTHER)
    await house.let_in()
    assert house.enrolment.waiting() == ()
    assert house.ask(MAC, OTHER).reason is WaitReason.NEW_IDENTITY


async def test_two_who_wait_under_one_mac_are_shown_as_that_until_one_of_them_is_gone() -> None:
    house = Household()
    attacker = house.ask(MAC, OTHER)
    assert [one.contested for one in house.enrolment.waiting()] == [False]
    house.ask()
    house.ask("aa:bb:cc:dd:ee:02")
    assert [one.contested for one in house.enrolment.waiting()] == [True, True, False]
    assert [event.contested for event in house.happened(DeviceWaiting)] == [False, True, False]
    await house.enrolment.reject(attacker.code)
    assert [one.contested for one in house.enrolment.waiting()] == [False, False]


def test_the_window_lets_in_neither_of_two_who_wait_under_one_mac() -> None:
    house = Household()
    house.ask(MAC, OTHER)
    house.ask()
    house.enrolment.open_window(60)
    assert check(house) is Answer.WAITS
    assert house.enrolment.activate((MAC, OTHER), None) is Answer.WAITS


async def test_whose_place_a_new_identity_would_take_is_shown() -> None:
    house = Household()
    await house.let_in()
    house.registry.call(MAC, name="Kitchen")
    house.ask(MAC, OTHER)
    (waiting,) = house.enrolment.waiting()
    assert (waiting.name, waiting.replaces, waiting.contested) == ("Kitchen", True, False)


async def test_devices_from_before_wait_at_their_next_check() -> None:
    house = Household()
    house.kept[MAC] = DeviceRecord(device_id=MAC, client_id=CLIENT, name="Kitchen", state=DeviceState.SEEN)
    house.restart()
    assert house.ask().reason is WaitReason.RESET
    await house.let_in()
    assert house.registry.views()[0].name == "Kitchen"


# --- any order --------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["ask", "other", "approve", "reject", "block", "unblock", "forget", "renew"])))
async def test_nobody_is_let_in_whom_the_last_decision_did_not_let_in(acts: list[str]) -> None:
    house = Household()
    let_in: str | None = None
    for act in acts:
        house.clock.at += 1
        let_in = await after(house, act, let_in)
        for client_id in (CLIENT, OTHER):
            assert (check(house, MAC, client_id) is Answer.LET_IN) == (client_id == let_in)


async def after(house: Household, act: str, let_in: str | None) -> str | None:
    """Do it; which client id is let in then."""
    waiting = {one.client_id: one.code for one in house.enrolment.waiting()}
    decide: Any = getattr(house.enrolment, act, None)
    if act in ("ask", "other"):
        check(house, MAC, CLIENT if act == "ask" else OTHER)
    elif act in ("approve", "reject"):
        if waiting:
            client_id, code = next(iter(waiting.items()))
            await decide(code)
            return client_id if act == "approve" else let_in
    elif house.registry.record(MAC) is not None:
        with suppress(NothingToChangeError):
            await decide(MAC)
        return None if act in ("block", "forget") else let_in
    return let_in

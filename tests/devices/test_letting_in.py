"""Who is let in without a person: by the pairing window, or by a key of its own."""

from dataclasses import replace
from typing import Any

import pytest

from hub.devices.asking import Answer, Keys
from hub.devices.pending import Applicant
from hub.devices.proofs import Proof, sign
from hub.devices.window import MAX_LET_IN
from hub.events import (
    ApprovedBy,
    DeviceApproved,
    PairingWindowChanged,
    ProofRefused,
)
from tests.devices.household import BEGAN, MAC, Household
from tests.fakes.letting_in import CLIENT

OTHER = "0b0b0b0b-0000-4000-8000-000000000002"
PAIR = MAC, CLIENT
SERIAL = "0123456789ABCDEF0123456789ABCDEF"
KEY = bytes(range(32))
KEYS = Keys({SERIAL: KEY})
PY_SERIAL = "SN-1A2B3C4D-aabbccddee01"
PY_KEY = "ab" * 32


def check(house: Household, device_id: str = MAC, client_id: str = CLIENT, **more: Any) -> Answer:
    return house.enrolment.check(Applicant(device_id, client_id, **more))[0]


def proof(challenge: str, *, serial: str = SERIAL, key: bytes = KEY) -> Proof:
    return Proof(serial, challenge, sign(key, challenge))


def test_while_the_window_is_open_new_devices_are_let_in() -> None:
    house = Household()
    house.ask()
    house.enrolment.open_window(60)
    assert house.enrolment.window_ends == BEGAN + 60
    assert house.enrolment.activate(PAIR, None) is Answer.LET_IN
    assert check(house, "aa:bb:cc:dd:ee:02") is Answer.LET_IN
    assert [event.by for event in house.happened(DeviceApproved)] == [ApprovedBy.WINDOW] * 2
    house.clock.at += 60
    assert not house.enrolment.window_ends
    assert check(house, "aa:bb:cc:dd:ee:03") is Answer.WAITS


def test_the_window_can_be_closed() -> None:
    house = Household()
    house.enrolment.open_window(60)
    house.enrolment.close_window()
    assert check(house) is Answer.WAITS
    assert [event.ends for event in house.happened(PairingWindowChanged)] == [BEGAN + 60, None]


async def test_the_window_lets_in_nobody_a_person_has_to_look_at() -> None:
    house = Household()
    await house.let_in()
    await house.let_in("aa:bb:cc:dd:ee:02")
    await house.enrolment.block("aa:bb:cc:dd:ee:02")
    await house.enrolment.reject(house.ask("aa:bb:cc:dd:ee:03").code)
    house.enrolment.open_window(60)
    assert check(house, MAC, OTHER) is Answer.WAITS
    assert house.enrolment.activate((MAC, OTHER), None) is Answer.WAITS
    assert check(house, "aa:bb:cc:dd:ee:02") is Answer.TURNED_AWAY
    assert check(house, "aa:bb:cc:dd:ee:03") is Answer.TURNED_AWAY


@pytest.mark.logs("the pairing window let 500 devices in and is closed")
def test_the_window_lets_in_a_school_and_no_more() -> None:
    house = Household()
    house.enrolment.open_window(60)
    outcomes = [check(house, f"device-{number}") for number in range(MAX_LET_IN + 1)]
    assert outcomes == [Answer.LET_IN] * MAX_LET_IN + [Answer.WAITS]


def with_keys(house: Household, *, trusted: bool = False) -> Household:
    house.restart(keys=replace(KEYS, trusted=trusted))
    return house


def test_a_right_proof_is_shown_to_a_person_and_lets_nobody_in_by_itself() -> None:
    house = with_keys(Household())
    pending = house.ask(serial_number=SERIAL)
    for _ in range(3):  # a device sends the same until it is let in
        assert house.enrolment.activate(PAIR, proof(pending.challenge)) is Answer.WAITS
    (waiting,) = house.enrolment.waiting()
    assert (waiting.proven, waiting.failed_proofs) == (True, 0)


def test_a_right_proof_lets_in_if_the_household_trusts_its_keys() -> None:
    house = with_keys(Household(), trusted=True)
    pending = house.ask(serial_number=SERIAL)
    assert house.enrolment.activate(PAIR, proof(pending.challenge)) is Answer.LET_IN
    (event,) = house.happened(DeviceApproved)
    assert event.by is ApprovedBy.PROOF
    assert check(house) is Answer.LET_IN


def test_who_names_a_serial_number_with_a_key_proves_it_even_while_the_window_is_open() -> None:
    house = with_keys(Household())
    house.enrolment.open_window(60)
    pending = house.ask(serial_number=SERIAL)
    assert house.enrolment.activate(PAIR, None) is Answer.WAITS
    assert house.enrolment.activate(PAIR, proof(pending.challenge)) is Answer.LET_IN


@pytest.mark.parametrize("trusted", [True, False])
def test_a_wrong_proof_is_refused_counted_told_and_never_let_through(trusted: bool) -> None:
    house = with_keys(Household(), trusted=trusted)
    house.enrolment.open_window(60)
    pending = house.ask(serial_number=SERIAL)
    wrong = proof(pending.challenge, key=b"another")
    for _ in range(3):
        assert house.enrolment.activate(PAIR, wrong) is Answer.TURNED_AWAY
    (waiting,) = house.enrolment.waiting()
    assert (waiting.proven, waiting.failed_proofs) == (False, 3)
    assert house.enrolment.wrong() == {"code": 0, "proof": 3}
    (event,) = house.happened(ProofRefused)
    assert event == ProofRefused(device_id=MAC, client_id=CLIENT, serial_number=SERIAL, failed=1, at=event.at)
    assert house.enrolment.activate(PAIR, None) is Answer.WAITS
    assert check(house) is Answer.WAITS
    assert house.enrolment.activate(PAIR, proof(house.ask(serial_number=SERIAL).challenge)) is Answer.WAITS


async def test_a_proof_whose_key_nobody_knows_is_none() -> None:
    house = Household()
    pending = house.ask(serial_number=SERIAL)
    assert house.enrolment.activate(PAIR, proof(pending.challenge)) is Answer.WAITS
    await house.enrolment.approve(pending.code)
    assert house.enrolment.activate(PAIR, proof(pending.challenge)) is Answer.LET_IN


async def test_py_xiaozhi_proves_with_the_key_it_sent_that_it_is_still_itself_and_no_more() -> None:
    house = with_keys(Household(), trusted=True)
    pending = house.ask(image_sha256=PY_KEY)
    right = proof(pending.challenge, serial=PY_SERIAL, key=PY_KEY.encode())
    assert house.enrolment.activate(PAIR, right) is Answer.WAITS
    assert not house.enrolment.waiting()[0].proven
    wrong = proof(pending.challenge, serial=PY_SERIAL, key=b"another")
    assert house.enrolment.activate(PAIR, wrong) is Answer.TURNED_AWAY
    await house.enrolment.approve(pending.code)
    assert house.enrolment.activate(PAIR, right) is Answer.LET_IN

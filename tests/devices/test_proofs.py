"""What a device with a key of its own proves, and what an honest one is never accused of."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hub.devices.asking import Answer, Keys
from hub.devices.pending import CODE_S, MAX_IMAGES, Applicant
from hub.devices.proofs import Proof, sign
from hub.devices.seldom import MOST
from hub.events import ApprovedBy, DeviceApproved, ProofRefused
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT

SECOND = "aa:bb:cc:dd:ee:02"
PAIR, OTHER_PAIR = (MAC, CLIENT), (SECOND, CLIENT)
A, B = "A" * 32, "B" * 32
KEYS = Keys({A: bytes(range(32)), B: bytes(range(32, 64))}, trusted=True)
PY_SERIAL, PY_KEY = "SN-1A2B3C4D-aabbccddee01", "ab" * 32


@pytest.fixture(params=[True, False], ids=["trusted", "not trusted"])
def trusted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def house() -> Household:
    house = Household()
    house.restart(keys=KEYS)
    return house


def proof(challenge: str, serial: str = A) -> Proof:
    return Proof(serial, challenge, sign(KEYS.by_serial[serial], challenge))


def accusations(house: Household) -> list[int]:
    return [one.failed_proofs for one in house.enrolment.waiting()] + [
        event.failed for event in house.happened(ProofRefused)
    ]


# --- whose key it is --------------------------------------------------------------------------------


@pytest.mark.parametrize(("named", "answer"), [(A, Answer.TURNED_AWAY), ("", Answer.WAITS)])
def test_the_key_of_another_serial_number_than_was_named_proves_nothing(
    house: Household, named: str, answer: Answer
) -> None:
    challenge = house.ask(serial_number=named).challenge
    assert house.enrolment.activate(PAIR, proof(challenge, B)) is answer
    assert not house.enrolment.waiting()[0].proven
    assert house.happened(DeviceApproved) == []


def test_a_key_lets_one_device_in_by_itself_and_a_person_is_shown_why_the_next_one_waits(
    house: Household,
) -> None:
    first = house.ask(serial_number=A)
    assert house.enrolment.activate(PAIR, proof(first.challenge)) is Answer.LET_IN
    house.restart(keys=KEYS)
    house.enrolment.open_window(60)
    second = house.ask(SECOND, serial_number=A)
    assert house.enrolment.activate(OTHER_PAIR, proof(second.challenge)) is Answer.WAITS
    (waiting,) = house.enrolment.waiting()
    assert (waiting.proven, waiting.key_holder) == (True, MAC)


@pytest.mark.parametrize(("act", "answer"), [("block", Answer.WAITS), ("forget", Answer.LET_IN)])
async def test_a_key_is_free_again_when_its_device_is_forgotten_and_not_when_it_is_blocked(
    house: Household, act: str, answer: Answer
) -> None:
    house.enrolment.activate(PAIR, proof(house.ask(serial_number=A).challenge))
    await getattr(house.enrolment, act)(MAC)
    second = house.ask(SECOND, serial_number=A)
    assert house.enrolment.activate(OTHER_PAIR, proof(second.challenge)) is answer


# --- whose challenge it is --------------------------------------------------------------------------


def test_who_did_not_hear_that_it_is_let_in_is_told_again(house: Household) -> None:
    right = proof(house.ask(serial_number=A).challenge)
    assert [house.enrolment.activate(PAIR, right) for _ in range(3)] == [Answer.LET_IN] * 3
    assert accusations(house) == []


def test_a_used_challenge_is_no_other_device_s(house: Household) -> None:
    right = proof(house.ask(serial_number=A).challenge)
    house.enrolment.activate(PAIR, right)
    house.ask(SECOND, serial_number=A)
    assert house.enrolment.activate(OTHER_PAIR, right) is Answer.TURNED_AWAY
    assert accusations(house) == [1, 1]


def test_a_challenge_that_is_not_used_yet_is_no_other_device_s_either(house: Household) -> None:
    stolen = proof(house.ask(serial_number=A).challenge)
    house.ask(SECOND, serial_number=A)
    assert house.enrolment.activate(OTHER_PAIR, stolen) is Answer.TURNED_AWAY
    assert house.enrolment.activate(PAIR, stolen) is Answer.LET_IN


@pytest.mark.parametrize("spoilt", ["", "0", "\u00e9", "0" * 64])
def test_a_challenge_of_nobody_s_is_refused(house: Household, spoilt: str) -> None:
    challenge = house.ask(serial_number=A).challenge
    assert house.enrolment.activate(PAIR, proof(spoilt or challenge[:-1])) is Answer.TURNED_AWAY


def test_a_hub_that_was_restarted_accuses_nobody(house: Household) -> None:
    older = proof(house.ask(serial_number=A).challenge)
    house.restart(keys=KEYS)
    assert house.enrolment.activate(PAIR, older) is Answer.WAITS
    newer = proof(house.ask(serial_number=A).challenge)
    assert house.enrolment.activate(PAIR, older) is Answer.WAITS
    assert accusations(house) == [0]
    assert house.enrolment.activate(PAIR, newer) is Answer.LET_IN


def test_a_code_that_is_out_of_date_takes_its_challenge_with_it(house: Household) -> None:
    older = proof(house.ask(serial_number=A).challenge)
    house.clock.at += CODE_S
    house.ask(serial_number=A)
    assert house.enrolment.activate(PAIR, older) is Answer.WAITS
    assert accusations(house) == [0]


# --- somebody who knows the pair --------------------------------------------------------------------


CLAIMS = [
    {"serial_number": A},
    {"serial_number": B},
    {"serial_number": ""},
    {"serial_number": "", "image_sha256": "cd" * 32},
]


@pytest.mark.parametrize("claims", CLAIMS)
def test_whatever_is_checked_in_its_name_meanwhile_a_device_is_let_in_by_its_key(
    house: Household, claims: dict[str, str]
) -> None:
    right = proof(house.ask(serial_number=A).challenge)
    for _ in range(20):
        house.ask(**claims)
    assert house.enrolment.activate(PAIR, right) is Answer.LET_IN


def stranger_s_images() -> Iterator[str]:
    return (f"{number:064x}" for number in range(MAX_IMAGES + 5))


@pytest.mark.parametrize("first", [True, False])
def test_whatever_is_checked_in_its_name_py_xiaozhi_is_not_accused(house: Household, first: bool) -> None:
    if first:
        for image in stranger_s_images():
            house.ask(image_sha256=image)
    challenge = house.ask(image_sha256=PY_KEY).challenge
    for image in stranger_s_images():
        house.ask(image_sha256=image)
    right = Proof(PY_SERIAL, challenge, sign(PY_KEY.encode(), challenge))
    assert house.enrolment.activate(PAIR, right) is Answer.WAITS
    assert accusations(house) == [0]


def test_py_xiaozhi_s_proof_is_no_other_device_s(house: Household) -> None:
    stolen = house.ask(image_sha256=PY_KEY).challenge
    house.ask(SECOND, image_sha256=PY_KEY)
    replayed = Proof(PY_SERIAL, stolen, sign(PY_KEY.encode(), stolen))
    assert house.enrolment.activate(OTHER_PAIR, replayed) is Answer.TURNED_AWAY


# --- a person decides -------------------------------------------------------------------------------


async def test_whom_a_person_let_in_is_let_in_at_both_doors_whatever_it_failed_to_prove(
    trusted: bool,
) -> None:
    house = Household()
    house.restart(keys=replace(KEYS, trusted=trusted))
    pending = house.ask(serial_number=A)
    wrong = replace(proof(pending.challenge), hmac="0" * 64)
    assert house.enrolment.activate(PAIR, wrong) is Answer.TURNED_AWAY
    await house.enrolment.approve(pending.code)
    assert house.enrolment.activate(PAIR, wrong) is Answer.LET_IN
    assert house.enrolment.activate(PAIR, proof(pending.challenge)) is Answer.LET_IN
    assert house.enrolment.check(Applicant(*PAIR))[0] is Answer.LET_IN
    assert [event.by for event in house.happened(DeviceApproved)] == [ApprovedBy.PERSON]


def test_wrong_proofs_of_who_does_not_even_wait_are_told_of_now_and_then(house: Household) -> None:
    wrong = Proof(A, "c", "0" * 64)
    for number in range(1_000):
        pair = f"device-{number % 100}", CLIENT
        assert house.enrolment.activate(pair, wrong) is Answer.TURNED_AWAY
    assert len(house.happened(ProofRefused)) == MOST


def test_a_challenge_tells_nothing_of_the_device_it_was_made_for(house: Household) -> None:
    challenges = {house.ask(serial_number=A).challenge for _ in range(10)}
    assert len(challenges) == 10
    assert all(len(challenge) == 64 and int(challenge, 16) for challenge in challenges)
    assert MAC.replace(":", "") not in json.dumps(sorted(challenges))

"""Who forgets a device keeps nothing that it sent."""

import pytest

from hub.devices.admission import Entry, RefusedError
from hub.devices.enrolment import Enrolment
from hub.devices.identity import read_introduction
from hub.errors import DataFolderError, UnknownDeviceError
from hub.events import Refusal
from tests.devices.household import MAC, Household


async def test_what_a_device_sent_is_dropped_when_it_is_forgotten_and_not_when_it_is_blocked() -> None:
    household, dropped = Household(), list[str]()

    async def drop(device_id: str) -> None:
        dropped.append(device_id)

    enrolment = Enrolment(household.bus, household.registry, now=household.clock, drop_files=drop)
    await household.let_in()
    await enrolment.block(MAC)
    assert dropped == []
    await enrolment.forget(MAC.upper())
    assert dropped == [MAC]
    with pytest.raises(UnknownDeviceError):
        await enrolment.forget(MAC)
    assert dropped == [MAC]


async def test_a_device_whose_files_stay_is_not_forgotten() -> None:
    household = Household()

    async def fail(_: str) -> None:
        raise DataFolderError("The disk fails.")

    enrolment = Enrolment(household.bus, household.registry, now=household.clock, drop_files=fail)
    await household.let_in()
    with pytest.raises(DataFolderError):
        await enrolment.forget(MAC)
    assert household.registry.record(MAC) is not None


async def test_while_it_is_forgotten_a_device_does_not_come_in_and_what_it_sends_is_not_kept() -> None:
    household, met = Household(), list[object]()
    headers = await household.let_in()
    identity, credential = read_introduction(lambda name: headers.get(name, ""), "/")
    before = household.enrolment.admit(identity, credential, "")

    async def drop(_: str) -> None:
        met.append(enrolment.knows(MAC))
        met.append(enrolment.still_admitted(identity, before))
        with pytest.raises(RefusedError) as refused:
            enrolment.admit(identity, enrolment.token(MAC), "")
        met.append(refused.value.refusal)
        if len(met) < 6:
            raise DataFolderError("The disk fails.")

    enrolment = Enrolment(household.bus, household.registry, now=household.clock, drop_files=drop)
    with pytest.raises(DataFolderError):
        await enrolment.forget(MAC)
    assert enrolment.admit(identity, enrolment.token(MAC), "").entry is Entry.FULL
    assert enrolment.knows(MAC)
    await enrolment.forget(MAC)
    assert met == [False, None, Refusal.NOT_APPROVED] * 2
    assert not enrolment.knows(MAC)

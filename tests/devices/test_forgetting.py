"""Who forgets a device keeps nothing that it sent."""

import pytest

from hub.devices.enrolment import Enrolment
from hub.errors import DataFolderError, UnknownDeviceError
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

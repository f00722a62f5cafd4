"""What was sent for a photo belongs to the turn that it came in."""

import asyncio
from typing import Any

import pytest

from hub.engines.account import Account
from hub.events import PhotoSent, Purpose
from hub.web.vision import PATH
from tests.devices.household import MAC
from tests.fakes.chat_service import Reply
from tests.fakes.pictures import jpeg
from tests.web.seeing_house import FORM, OTHER, Building, photo

pytestmark = pytest.mark.loads_engines


async def test_what_was_sent_for_a_photo_is_the_running_turn_s(building: Building) -> None:
    house, told = await building.house(), list[PhotoSent]()
    house.household.bus.subscribe(PhotoSent, told.append)
    turn, other = Account(MAC, "s1-1"), Account(OTHER, "s2-1")
    with building.accounts.of_turn(turn), building.accounts.of_turn(other):
        await house.ask(photo(jpeg(320, 240)))
    assert [(one.purpose, one.requests) for one in turn.sent] == [(Purpose.PHOTO, 1)]
    assert turn.sent[0].bytes > len(house.service.pictures[0])
    assert (other.sent, told) == ((), [])


async def test_what_was_sent_for_a_photo_without_a_turn_is_told_by_itself(building: Building) -> None:
    house, told = await building.house(), list[PhotoSent]()
    house.household.bus.subscribe(PhotoSent, told.append)
    await house.ask(photo(b"no picture"))
    await house.ask(photo(jpeg(320, 240)))
    (sent,) = told
    assert (sent.device_id, [one.purpose for one in sent.sent]) == (MAC, [Purpose.PHOTO])


async def test_a_photo_whose_turn_is_over_is_no_part_of_the_next_one(building: Building) -> None:
    house, told = await building.house(), list[PhotoSent]()
    house.household.bus.subscribe(PhotoSent, told.append)
    go_on, asked, after = asyncio.Event(), Account(MAC, "s1-1"), Account(MAC, "s1-2")
    house.service.replies.append(Reply("A red cup.", first_after=go_on))
    with building.accounts.of_turn(asked):
        photo_asked = asyncio.create_task(house.ask(photo(jpeg(320, 240))))
        await asyncio.wait_for(house.service.asked.wait(), 5)
    with building.accounts.of_turn(after):
        go_on.set()
        assert (await photo_asked).json["success"] is True
    (sent,) = told
    assert (sent.device_id, sent.turn_id, sent.sent[0].bytes) == (MAC, "s1-1", house.service.sizes[0])
    assert (asked.sent, after.sent) == ((), ())


async def test_a_photo_that_is_still_coming_when_its_turn_ends_is_that_turn_s(building: Building) -> None:
    house, told = await building.house(), list[PhotoSent]()
    house.household.bus.subscribe(PhotoSent, told.append)
    begun, go_on, body = asyncio.Event(), asyncio.Event(), photo(jpeg(320, 240))

    async def slowly() -> Any:
        yield body[:400]
        begun.set()
        await go_on.wait()
        yield body[400:]

    async def send() -> Any:
        shown = FORM | house.headers
        async with house.client.post(house.url + PATH, data=slowly(), headers=shown) as response:
            return await response.json()

    with building.accounts.of_turn(Account(MAC, "s1-1")):
        sending = asyncio.create_task(send())
        await begun.wait()
        while not building.intake.under_way(MAC):
            await asyncio.sleep(0)
    with building.accounts.of_turn(Account(MAC, "s1-2")):
        go_on.set()
        assert (await sending)["success"] is True
    assert [one.turn_id for one in told] == ["s1-1"]


async def test_a_photo_of_a_device_that_is_forgotten_as_it_comes_goes_nowhere(building: Building) -> None:
    house, body = await building.house(keep_photos=True), photo(jpeg(320, 240))

    async def slowly() -> Any:
        yield body[:400]
        while not building.intake.under_way(MAC):
            await asyncio.sleep(0)
        await house.household.enrolment.forget(MAC)
        yield body[400:]

    async with house.client.post(house.url + PATH, data=slowly(), headers=FORM | house.headers) as response:
        assert response.status == 403
    assert house.service.requests == []
    assert house.shelf.all() == ()
    await house.shelf.tidy()
    assert [
        one for one in building.folder.rglob("*") if one.is_file() and b"\xff\xd8\xff" in one.read_bytes()
    ] == []

"""Photos that come too slowly, are none, or that no model explains."""

import asyncio
import json
from typing import Any

import pytest

from hub.phrases import phrase
from hub.web.intake import MAX_PICTURE_BYTES, MAX_TEXT_BYTES
from hub.web.vision import PATH
from tests.devices.household import MAC
from tests.fakes.chat_service import Reply
from tests.fakes.pictures import jpeg
from tests.web.seeing_house import FORM, OTHER, Building, House, photo

pytestmark = pytest.mark.loads_engines


async def test_a_model_that_takes_no_pictures_says_so_in_the_device_s_language(building: Building) -> None:
    house = await building.house(language="zh-CN")
    house.service.blind = True
    answer = await house.ask(photo(jpeg()))
    assert answer.json == {"success": False, "message": phrase("llm.blind", "zh")}
    assert "tag zh-CN" in house.service.requests[0]["messages"][0]["content"]


async def test_without_a_key_nothing_leaves_the_house(building: Building) -> None:
    house = await building.house(keyless=True, language="ru-RU")
    assert (await house.ask(photo(jpeg()))).json["message"] == phrase("llm.no_key", "ru")
    assert house.service.requests == []


async def test_what_is_no_photo_is_not_shown_to_the_model(house: House) -> None:
    for body, code in (
        (photo(b"A text that is called JPEG."), "picture.none"),
        (photo(jpeg() + bytes(MAX_PICTURE_BYTES)), "picture.too_large"),
        (b"", "picture.none"),
    ):
        answer = await house.ask(body)
        assert (answer.status, answer.json) == (200, {"success": False, "message": phrase(code, "en")})
    assert house.service.requests == []


@pytest.mark.parametrize("letter", ["q", "ж"])
async def test_a_question_that_is_too_long_is_cut(house: House, letter: str) -> None:
    answer = await house.ask(photo(jpeg(), "?" + letter * 50_000))
    assert answer.json["success"] is True
    asked = json.dumps(house.service.requests[0], ensure_ascii=False)
    assert "?" + letter * 200 in asked
    assert letter * MAX_TEXT_BYTES not in asked
    assert "\ufffd" not in asked  # half a letter is none


async def test_an_answer_that_takes_too_long_is_given_up(building: Building) -> None:
    house = await building.house(llm={"vision_s": 0.3})
    house.service.replies.append(Reply(first_after=asyncio.Event()))
    assert (await house.ask(photo(jpeg()))).json["message"] == phrase("llm.slow", "en")
    await asyncio.wait_for(house.service.hung_up.wait(), 5)


async def test_a_photo_that_comes_too_slowly_is_given_up(building: Building) -> None:
    house = await building.house(llm={"vision_s": 0.2})
    over = asyncio.Event()

    async def stalled() -> Any:
        yield photo(jpeg())[:400]
        await over.wait()

    async with house.client.post(house.url + PATH, data=stalled(), headers=FORM | house.headers) as response:
        assert await response.json() == {"success": False, "message": phrase("picture.slow", "en")}
    assert house.service.requests == []


async def test_a_device_asks_about_one_photo_at_a_time(house: House) -> None:
    go_on = asyncio.Event()
    house.service.replies.append(Reply("A red cup.", first_after=go_on))
    first = asyncio.create_task(house.ask(photo(jpeg())))
    await asyncio.wait_for(house.service.asked.wait(), 5)
    assert (await house.ask(photo(jpeg()))).json["message"] == phrase("picture.busy", "en")
    other = await house.household.let_in(OTHER)
    assert (await house.ask(photo(jpeg()), other)).json["success"] is True
    go_on.set()
    assert (await first).json["success"] is True
    assert (await house.ask(photo(jpeg()))).json["success"] is True


async def test_when_a_device_leaves_the_model_is_not_asked_any_longer(house: House) -> None:
    house.service.replies.append(Reply(first_after=asyncio.Event()))
    asking = asyncio.create_task(house.ask(photo(jpeg())))
    await asyncio.wait_for(house.service.asked.wait(), 5)
    asking.cancel()
    await asyncio.wait_for(house.service.hung_up.wait(), 5)
    assert (await house.ask(photo(jpeg()))).json["success"] is True


async def test_the_log_has_neither_the_question_nor_the_answer(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "hub")
    await house.ask(photo(jpeg(), "Where is the zebra?"))
    assert MAC in caplog.text
    for secret in ("zebra", "red cup", house.headers["Authorization"][-20:]):
        assert secret not in caplog.text

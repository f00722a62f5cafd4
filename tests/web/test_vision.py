"""Photos that devices ask about: a real server, a real client of a chat service on loopback, devices let in."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from hub.config import Settings
from hub.engines.account import Account, Accounts
from hub.engines.base import LanguageModel
from hub.engines.grok import Grok
from hub.errors import KeyMissingError
from hub.events import PhotoSent, Purpose, Refusal
from hub.phrases import phrase
from hub.storage.file_records import FileKind
from hub.storage.shelf import Shelf
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.intake import MAX_PICTURE_BYTES, MAX_TEXT_BYTES, Intake
from hub.web.server import WebServer
from hub.web.vision import MAX_ANSWER_BYTES, PATH, SEEN, Vision
from tests.devices.household import MAC, Household
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.pictures import SECRET, decoded, jpeg
from tests.storage.conftest import a_store

pytestmark = pytest.mark.loads_engines

BOUNDARY = "----ESP32_CAMERA_BOUNDARY"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
OTHER = "aa:bb:cc:dd:ee:02"


def photo(content: bytes, question: str = "What is on the table?") -> bytes:
    """A form as the firmware writes it: the question first."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="question"\r\n\r\n{question}\r\n'
    file = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="camera.jpg"\r\n'
    end = f"\r\n--{BOUNDARY}--\r\n"
    return (head + file).encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + end.encode()


@dataclass
class Answer:
    status: int
    kind: str
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass
class House:
    household: Household
    shelf: Shelf
    service: ChatService
    client: aiohttp.ClientSession
    url: str
    headers: dict[str, str]

    async def ask(self, body: bytes, headers: dict[str, str] | None = None, query: str = "") -> Answer:
        """Send it in chunks, as devices do."""

        async def pieces() -> Any:
            for at in range(0, len(body), 4_096):
                yield body[at : at + 4_096]

        shown = self.headers if headers is None else headers
        async with self.client.post(self.url + PATH + query, data=pieces(), headers=FORM | shown) as response:
            return Answer(response.status, response.content_type, await response.read())


class Building:
    """Builds houses, and takes them down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stack: list[Any] = []

    async def house(self, *, keyless: bool = False, language: str = "en-US", **settings: Any) -> House:
        service = await self._enter(ChatService(default=Reply("A red cup.")))
        chosen = Settings(data_dir=self.folder, llm=settings.pop("llm", {}), files=settings)
        grok = await asyncio.to_thread(
            Grok.connect,
            base_url=service.base_url,
            api_key="key-1",
            model="blind-1",
            first_token_s=1.0,
            max_tokens=600,
        )
        self._stack.append(grok.close)
        llm = chosen.llm

        async def see() -> LanguageModel:
            if keyless:
                raise KeyMissingError("none")
            return grok.seeing("seer-1", first_token_s=llm.vision_s, detail=llm.vision_detail)

        household = Household()
        headers = await household.let_in(language=language)
        store = a_store(self.folder)
        self._stack.append(store.close)
        self.intake = intake = Intake()
        self._stack.append(intake.close)
        self.accounts = Accounts()
        vision = Vision(
            see,
            store.shelf,
            household.enrolment,
            intake,
            chosen,
            language_of=household.registry.language,
            bus=household.bus,
            accounts=self.accounts,
        )
        checks = Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), Directions("/"))
        server = WebServer(checks, mounts=(vision.mount,))
        port = await server.start("127.0.0.1", 0, ws_port=1)
        self._stack.append(server.stop)
        client = await self._enter(aiohttp.ClientSession())
        return House(household, await store.shelf(), service, client, f"http://127.0.0.1:{port}", headers)

    async def _enter(self, part: Any) -> Any:
        self._stack.append(lambda: part.__aexit__(None, None, None))
        return await part.__aenter__()

    async def take_down(self) -> None:
        while self._stack:
            await self._stack.pop()()


@pytest.fixture
async def building(tmp_path: Path) -> AsyncIterator[Building]:
    built = Building(tmp_path)
    yield built
    await built.take_down()


@pytest.fixture
async def house(building: Building) -> House:
    return await building.house()


async def test_a_photo_is_explained_by_the_model_that_sees(house: House) -> None:
    answer = await house.ask(photo(jpeg(640, 480)))
    assert (answer.status, answer.kind) == (200, "application/json")
    assert answer.json == {"success": True, "action": "RESPONSE", "response": "A red cup."}
    (request,) = house.service.requests
    assert request["model"] == "seer-1"
    assert request["messages"][-1]["content"][-1] == {"type": "text", "text": "What is on the table?"}
    (picture,) = house.service.pictures
    assert decoded(picture).shape == (480, 640, 3)
    assert SECRET not in picture
    assert house.service.keys == ["Bearer key-1"]


async def test_a_photo_is_explained_in_the_language_of_the_conversation(building: Building) -> None:
    house = await building.house()
    turn = Account(MAC, "t-1")
    turn.language = "ru"
    with building.accounts.of_turn(turn):
        await house.ask(photo(jpeg()))
        unreadable = await house.ask(photo(b"no picture"))
    await house.ask(photo(jpeg()))
    told = [str(request["messages"][0]["content"]) for request in house.service.requests]
    assert ["tag ru" in one for one in told] == [True, False]
    assert unreadable.json["message"] == phrase("picture.none", "ru")


async def test_a_large_photo_leaves_the_house_small_and_none_is_kept(house: House) -> None:
    await house.ask(photo(jpeg(2_592, 1_944)))
    assert decoded(house.service.pictures[0]).shape == (SEEN.width * 3 // 4, SEEN.width, 3)
    assert house.shelf.all() == ()


async def test_it_is_kept_if_that_is_wanted(building: Building) -> None:
    house = await building.house(keep_photos=True, keep_days=2)
    await house.ask(photo(jpeg()))
    (record,) = house.shelf.all()
    assert (record.kind, record.device_id, record.media_type) == (FileKind.PHOTO, MAC, "image/jpeg")
    assert record.keep_until == pytest.approx(record.created_at + 2 * 86_400)
    assert house.shelf.path(record).read_bytes() == house.service.pictures[0]


async def test_a_long_answer_in_any_script_fits_into_what_a_device_can_take(house: House) -> None:
    for sentence in ('Say "yes". ', "桌子上有一个红色的杯子。", "На столе красная чашка. "):
        house.service.replies.append(Reply(pieces=(sentence * 900,)))
        answer = await house.ask(photo(jpeg()))
        assert MAX_ANSWER_BYTES - 100 < len(answer.raw) <= MAX_ANSWER_BYTES
        assert answer.json["response"].endswith(sentence.strip())


async def test_who_is_not_let_in_is_refused_counted_and_not_listened_to(house: House) -> None:
    enrolment, headers = house.household.enrolment, house.headers
    other = await house.household.let_in(OTHER)
    wrong = {
        Refusal.NAMELESS: ({}, 401),
        Refusal.MISSING: (headers | {"Authorization": ""}, 401),
        Refusal.FORGED: (headers | {"Authorization": "Bearer secret"}, 401),
        Refusal.OTHERS: (headers | {"Authorization": other["Authorization"]}, 403),
    }
    for refusal, (shown, status) in wrong.items():
        answer = await house.ask(photo(jpeg()), shown)
        assert (answer.status, answer.json["success"]) == (status, False)
        assert enrolment.refusals()[refusal] == 1
    await enrolment.renew(MAC)
    assert (await house.ask(photo(jpeg()))).status == 401
    await enrolment.block(MAC)
    assert (await house.ask(photo(jpeg()))).status == 403
    assert (enrolment.refusals()[Refusal.OUTDATED], enrolment.refusals()[Refusal.BLOCKED]) == (1, 1)
    assert house.service.requests == []


async def test_who_waits_to_be_let_in_is_refused(house: House) -> None:
    house.household.ask(OTHER)
    shown = {"Device-Id": OTHER, "Client-Id": house.headers["Client-Id"]}
    assert (await house.ask(photo(jpeg()), shown)).status == 403
    assert house.household.enrolment.refusals()[Refusal.NOT_APPROVED] == 1


async def test_a_client_that_cannot_set_headers_shows_its_token_in_the_query(house: House) -> None:
    token = house.headers["Authorization"].removeprefix("Bearer ")
    client_id = house.headers["Client-Id"]
    query = f"?device-id={MAC}&client-id={client_id}&token={token}"
    assert (await house.ask(photo(jpeg()), {}, query)).status == 200


SERVICE_FAILS = {
    "no key": ([Reply(status=401)], "llm.key_refused"),
    "the account's limit": ([Reply(status=429)] * 2, "llm.quota"),
    "a failure": ([Reply(status=500)] * 2, "llm.down"),
    "cut at once": ([Reply("Once upon", cut_after=1)], "llm.cut"),
    "no words": ([Reply("")], "llm.empty"),
    "no such model": ([Reply(status=404)], "llm.blind"),
}


@pytest.mark.parametrize(("replies", "code"), list(SERVICE_FAILS.values()), ids=list(SERVICE_FAILS))
async def test_what_goes_wrong_is_told_in_words_to_be_spoken(
    house: House, replies: list[Reply], code: str
) -> None:
    house.service.replies.extend(replies)
    answer = await house.ask(photo(jpeg()))
    assert answer.status == 200
    assert answer.json == {"success": False, "message": phrase(code, "en")}


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

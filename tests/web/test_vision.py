"""Photos that devices ask about: a real server, a real client of a chat service on loopback, devices let in."""

import pytest

from hub.engines.account import Account
from hub.events import Refusal
from hub.phrases import phrase
from hub.storage.file_records import FileKind
from hub.web.vision import MAX_ANSWER_BYTES, SEEN
from tests.devices.household import MAC
from tests.fakes.chat_service import Reply
from tests.fakes.pictures import SECRET, decoded, jpeg
from tests.web.seeing_house import OTHER, Building, House, photo

pytestmark = pytest.mark.loads_engines


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

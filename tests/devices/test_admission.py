"""Who comes in at the handshake: every kind of credential at the real door."""

import json
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hub.devices.admission import Admitted
from hub.devices.tokens import MAX_TOKEN, Grant, TokenError, Tokens
from hub.events import DeviceConnected, Refusal, TokenRefused
from hub.phrases import phrase
from tests.devices.household import MAC, SECRET, Household
from tests.devices.test_gateway import FIRST, SECOND, Open, greet
from tests.devices.test_gateway import hub as hub  # noqa: PLC0414 - a fixture
from tests.fakes.credentials import changed, signature_spoilt, unsigned
from tests.fakes.letting_in import CLIENT

CLAIMS = {"sub": MAC, "cid": CLIENT, "gen": 1}


async def knock(hub: Open, **headers: str) -> tuple[int, str]:
    """Status and reason with which a connection is refused."""
    with pytest.raises(InvalidStatus) as caught:
        async with connect(hub.url(), additional_headers=headers):
            pass
    return caught.value.response.status_code, (caught.value.response.body or b"").decode()


def named(device_id: str = MAC, client_id: str = CLIENT, token: str = "") -> dict[str, str]:
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    return {"Device-Id": device_id, "Client-Id": client_id} | shown


async def test_every_wrong_credential_is_refused_before_any_work_and_counted(hub: Open) -> None:
    enrolment = hub.household.enrolment
    genuine, second = enrolment.token(FIRST), enrolment.token(SECOND)
    generation = hub.household.kept[FIRST].generation
    mine = {"sub": FIRST, "cid": CLIENT, "gen": generation}
    blocked = await hub.household.let_in("aa:bb:cc:dd:ee:03")
    await enrolment.block("aa:bb:cc:dd:ee:03")
    rejected = await hub.household.let_in("aa:bb:cc:dd:ee:04")
    await enrolment.forget("aa:bb:cc:dd:ee:04")
    await enrolment.reject(hub.household.ask("aa:bb:cc:dd:ee:04").code)
    table: list[tuple[dict[str, str], int, Refusal]] = [
        ({}, 401, Refusal.NAMELESS),
        ({"Authorization": f"Bearer {genuine}"}, 401, Refusal.NAMELESS),
        (named(), 401, Refusal.MISSING),
        (named() | {"Authorization": "Bearer "}, 401, Refusal.MISSING),
        (named("aa:bb:cc:dd:ee:99"), 401, Refusal.MISSING),
        (named(token="secret"), 401, Refusal.FORGED),
        (named(token="a.b.c"), 401, Refusal.FORGED),
        (named(token="x" * 5_000 + ".."), 401, Refusal.FORGED),
        (named(token=signature_spoilt(genuine)), 401, Refusal.FORGED),
        (named(token=changed(genuine)), 401, Refusal.FORGED),
        (named(token=jwt.encode(mine, "another secret of thirty-two bytes", "HS256")), 401, Refusal.FORGED),
        (named(token=jwt.encode(mine | {"gen": "1"}, SECRET, "HS256")), 401, Refusal.FORGED),
        (named(token=jwt.encode({"sub": FIRST}, SECRET, "HS256")), 401, Refusal.FORGED),
        (named(token=unsigned(mine)), 401, Refusal.UNSIGNED),
        (named(token=jwt.encode(mine, SECRET * 2, "HS512")), 401, Refusal.UNSIGNED),
        (named(token=Tokens("another hub's secret of 32 bytes").make(Grant(FIRST, CLIENT, generation))), 401,
         Refusal.FOREIGN),
        (named(token=second), 403, Refusal.OTHERS),
        (named(client_id="another", token=genuine), 403, Refusal.OTHERS),
        (named("aa:bb:cc:dd:ee:99", token=genuine), 403, Refusal.OTHERS),
        (rejected, 403, Refusal.NOT_APPROVED),
        (blocked, 403, Refusal.BLOCKED),
        (named("aa:bb:cc:dd:ee:03"), 403, Refusal.BLOCKED),
    ]  # fmt: skip
    for headers, status, _ in table:
        answered, said = await knock(hub, **headers)
        assert answered == status, headers
        assert said.endswith(".\n")
        assert len(said) < 80
    expected: dict[Refusal, int] = {}
    for _, _, refusal in table:
        expected[refusal] = expected.get(refusal, 0) + 1
    assert enrolment.refusals() == expected
    here = set(Refusal) - {Refusal.OUTDATED}  # which is heard here, and asked to restart
    assert set(expected) == here
    assert [event for event in hub.events if isinstance(event, DeviceConnected)] == []
    assert {event.reason for event in hub.events if isinstance(event, TokenRefused)} == here


async def test_refusals_are_told_now_and_then_whatever_comes() -> None:
    house = Household()
    refusals = house.enrolment._refusals
    for _ in range(1_000):
        refusals.note(Refusal.MISSING, MAC, "10.0.0.2")
    house.clock.at += 10
    refusals.note(Refusal.MISSING, MAC, "10.0.0.2")
    assert [event.count for event in house.happened(TokenRefused)] == [1, 1_000]
    assert house.enrolment.refusals() == {Refusal.MISSING: 1_001}


async def test_who_lost_its_secret_knows_none_of_its_tokens(hub: Open) -> None:
    hub.household.enrolment.open("a new secret, once the old one is lost")
    assert (await knock(hub, **hub.first))[0] == 401
    assert hub.household.enrolment.refusals() == {Refusal.FOREIGN: 1}
    async with connect(hub.url(), additional_headers=hub.household.headers(FIRST)) as socket:
        await greet(socket)


@pytest.mark.parametrize("decision", ["block", "forget", "another identity"])
async def test_a_conversation_ends_when_its_device_is_no_longer_let_in(hub: Open, decision: str) -> None:
    async with (
        connect(hub.url(), additional_headers=hub.first) as gone,
        connect(hub.url(), additional_headers=hub.second) as stays,
    ):
        await greet(gone)
        await greet(stays)
        if decision == "another identity":
            await hub.household.let_in(FIRST, "another")
        else:
            await getattr(hub.household.enrolment, decision)(FIRST)
        with pytest.raises(ConnectionClosed) as caught:
            await gone.recv()
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.reason == "no longer let in"
        await (await stays.ping())
    refusal = {"block": "blocked", "forget": "not let in", "another identity": "not let in"}[decision]
    status, said = await knock(hub, **hub.first)
    assert status == 403
    assert refusal in said


def now(decision: Coroutine[Any, Any, None]) -> None:
    """Have a decision taken within this very step of the loop."""
    with pytest.raises(StopIteration):
        decision.send(None)


@pytest.mark.parametrize(
    ("decision", "closed"), [("block", (1008, "no longer let in")), ("renew", (1000, "outdated"))]
)
async def test_what_is_decided_during_the_handshake_holds(
    hub: Open, monkeypatch: pytest.MonkeyPatch, decision: str, closed: tuple[int, str]
) -> None:
    enrolment = hub.household.enrolment
    admit = enrolment.admit

    def admit_too_late(*how: Any) -> Admitted:
        admitted = admit(*how)
        now(getattr(enrolment, decision)(FIRST))
        return admitted

    monkeypatch.setattr(enrolment, "admit", admit_too_late)
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        with suppress(ConnectionClosed):
            await greet(socket)
            async for _ in socket:
                pass
    assert (socket.close_code, socket.close_reason) == closed
    assert not [event for event in hub.events if isinstance(event, DeviceConnected)]


async def test_who_talks_with_a_token_that_is_renewed_is_told_to_restart_at_once(hub: Open) -> None:
    async with (
        connect(hub.url(), additional_headers=hub.first) as renewed,
        connect(hub.url(), additional_headers=hub.second) as stays,
    ):
        await greet(renewed)
        await greet(stays)
        await hub.household.enrolment.renew(FIRST)
        alert, reboot = [json.loads(await renewed.recv()) for _ in range(2)]
        assert (alert["type"], alert["message"]) == ("alert", phrase("enrolment.outdated", "en"))
        assert (reboot["type"], reboot["command"]) == ("system", "reboot")
        await renewed.wait_closed()
        await (await stays.ping())
    assert (renewed.close_code, renewed.close_reason) == (1008, "outdated")


async def test_the_old_identity_stays_until_a_person_decides(hub: Open) -> None:
    hub.household.ask(FIRST, "another")
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)


# --- tokens -----------------------------------------------------------------------------------------


ids = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=64)


@given(ids, ids | st.just(""), st.integers(0, 2**53))
def test_a_token_says_what_was_put_into_it(device_id: str, client_id: str, generation: int) -> None:
    grant, tokens = Grant(device_id, client_id, generation), Tokens(SECRET)
    token = tokens.make(grant)
    assert tokens.read(token) == grant
    assert len(token) <= MAX_TOKEN


@given(st.text() | st.from_regex(r"[\w-]{0,40}\.[\w-]{0,40}\.[\w-]{0,40}", fullmatch=True))
def test_any_text_is_no_token(text: str) -> None:
    with pytest.raises(TokenError):
        Tokens(SECRET).read(text)


def one_bit_off(token: str) -> Iterator[str]:
    for place, letter in enumerate(token):
        other = "A" if letter != "A" else "B"
        yield token[:place] + other + token[place + 1 :]


def test_a_token_with_any_letter_changed_is_none() -> None:
    token, tokens = Tokens(SECRET).make(Grant(MAC, CLIENT, 1)), Tokens(SECRET)
    for wrong in one_bit_off(token):
        with pytest.raises(TokenError):
            tokens.read(wrong)


@pytest.mark.parametrize("page", [{"Origin": "http://evil.example"}, {"Origin": "null"}])
async def test_a_page_of_another_origin_needs_a_token_like_everybody(hub: Open, page: dict[str, str]) -> None:
    mine = named(FIRST, token=hub.household.enrolment.token(FIRST))
    assert (await knock(hub, **named(FIRST), **page))[0] == 401
    assert (await knock(hub, **named(FIRST, token=signature_spoilt(mine["Authorization"])), **page))[0] == 401
    async with connect(hub.url(), additional_headers=mine | page) as socket:  # clients live in pages, too
        await greet(socket)

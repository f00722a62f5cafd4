"""Who is let in: every endpoint with no token, a wrong one, and one of each scope."""

from http import HTTPStatus

import pytest

from hub.errors import DiskFullError
from hub.storage.tokens import Scope
from hub.web.api.access import MAX_TOKENS, USE_KEPT_S, Access
from hub.web.api.door import WINDOW_S, WRONG_TOKENS, Door
from hub.web.api.problems import Fault, RequestError
from tests.web.api.conftest import Answer, House
from tests.web.api.endpoints import ADMIN, CONTROL, ENDPOINTS, READ, Row

STREAMED = "/api/v1/events"


async def test_the_table_has_every_endpoint_with_its_scope(house: House) -> None:
    def shape(path: str) -> list[str]:
        return path.partition("?")[0].split("/")

    told = {(one.method, one.scope, len(shape(one.path))) for one in house.api.endpoints}
    assert {(method, scope, len(shape(path))) for method, path, scope, *_ in ENDPOINTS} == told
    assert len(ENDPOINTS) == len(house.api.endpoints)


@pytest.mark.parametrize("row", ENDPOINTS, ids=lambda row: f"{row[0]} {row[1]}")
async def test_nobody_comes_in_without_a_token_that_is_good_for_it(lived_in: House, row: Row) -> None:
    _, _, scope, status, _ = row
    for wrong in ("", "wrong", "xzh_local_wrong", "xzh__", "é"):
        answer = await asked(lived_in, row, wrong)
        if scope is None:
            assert answer.status == status
        else:
            assert (answer.status, answer.json["code"]) == (401, "api.token")
            assert answer.json["detail"] == "There was no token, or not a good one."
            assert answer.headers["WWW-Authenticate"] == "Bearer"
    enough = list(Scope)[list(Scope).index(scope or READ) :]
    for mine in Scope:
        answer = await asked(lived_in, row, lived_in.tokens[mine])
        if mine not in enough:
            assert (answer.status, answer.json["code"]) == (403, "api.scope")
        elif mine is scope or row[0] == "GET":
            assert answer.status == status


async def asked(house: House, row: Row, token: str) -> Answer:
    """The answer to one of the table; of a stream only how it begins."""
    method, path, _, _, how = row
    if path != STREAMED:
        return await house.ask(method, path, None, token=token, **how)
    headers = {"Authorization": f"Bearer {token}"}
    async with house.client.get(house.url + path, headers=headers) as response:
        raw = b"" if response.status == HTTPStatus.OK else await response.read()
        return Answer(response.status, response.content_type, response.headers, raw)


async def test_only_a_bearer_token_in_its_header_counts(house: House) -> None:
    token = house.tokens[ADMIN]
    for header in (f"Basic {token}", token, f"Token {token}", "Bearer", "Bearer  ", f"Bearer x {token}"):
        answer = await house.ask("GET", "/api/v1/status", None, headers={"Authorization": header})
        assert answer.status == 401, header
    for query in (f"token={token}", f"access_token={token}", f"authorization=Bearer%20{token}"):
        assert (await house.ask("GET", f"/api/v1/status?{query}", None)).status == 401


async def test_too_many_wrong_tokens_are_slowed_and_a_right_one_is_let_in_all_the_same(house: House) -> None:
    for _ in range(WRONG_TOKENS):
        assert (await house.ask("GET", "/api/v1/status", token="wrong")).status == 401
    answer = await house.ask("GET", "/api/v1/status", token="wrong")
    assert (answer.status, answer.json["code"]) == (429, "api.too_often")
    assert 0 < int(answer.headers["Retry-After"]) <= WINDOW_S
    assert (await house.ask("GET", "/api/v1/status")).status == 200
    counted = (await house.ask("GET", "/metrics")).raw.decode()
    assert f'api_refused_total{{reason="api.token"}} {WRONG_TOKENS}.0' in counted
    assert 'api_refused_total{reason="api.too_often"} 1.0' in counted


async def test_wrong_tokens_are_forgiven_after_a_while_and_counted_for_each_address(house: House) -> None:
    now = 0.0
    door = Door(house.access, tuple, lambda: now)

    async def fault(address: str) -> Fault:
        with pytest.raises(RequestError) as caught:
            await door.let_in("Bearer wrong", address, READ)
        return caught.value.fault

    for _ in range(WRONG_TOKENS):
        assert await fault("a") is Fault.TOKEN
    assert await fault("a") is Fault.TOO_OFTEN
    assert await fault("b") is Fault.TOKEN
    now = WINDOW_S
    assert await fault("a") is Fault.TOKEN


# --- under which name -------------------------------------------------------------------------------

OWN_NAMES = (
    "127.0.0.1", "127.0.0.1:8003", "192.168.1.5:8003", "[::1]:8003", "[fe80::1%25eth0]", "localhost:8003",
    "xiaozhi-hub.local:8003", "Xiaozhi-Hub.local.", "hub.example",
)  # fmt: skip
OTHERS = ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "a:b:c", "[", "x y", "")


async def test_the_hub_is_asked_under_its_own_names(house: House) -> None:
    for host in OWN_NAMES:
        assert (await house.ask("GET", "/api/v1/status", headers={"Host": host})).status == 200, host


async def test_a_name_that_somebody_else_owns_is_refused(house: House) -> None:
    for host in OTHERS:
        for path in ("/api/v1/status", "/api/docs", "/api/openapi.json", "/metrics", "/readyz", "/api/x"):
            answer = await house.ask("GET", path, headers={"Host": host})
            assert (answer.status, answer.json["code"]) == (421, "api.host"), host


async def test_no_page_of_another_origin_may_read_an_answer(house: House) -> None:
    headers = {"Origin": "http://evil.example", "Access-Control-Request-Method": "GET"}
    for path in ("/api/v1/status", "/api/v1/nothing", "/api/docs", "/metrics", "/healthz"):
        for method in ("GET", "OPTIONS", "POST"):
            answer = await house.ask(method, path, headers=headers)
            assert not [name for name in answer.headers if name.lower().startswith("access-control")]
            assert answer.headers["Cache-Control"] == "no-store"


# --- tokens -----------------------------------------------------------------------------------------


async def test_a_token_is_shown_once_listed_without_its_secret_and_revoked(house: House) -> None:
    made = (await house.ask("POST", "/api/v1/tokens", json={"name": " Grafana ", "scope": "read"})).json
    assert made["name"] == "Grafana"
    assert (await house.ask("GET", "/metrics", token=made["token"])).status == 200
    listed = await house.ask("GET", "/api/v1/tokens")
    mine = next(one for one in listed.json["tokens"] if one["token_id"] == made["token_id"])
    assert mine["last_used"] == house.clock[0]
    assert made["token"].encode() not in listed.raw
    assert b"digest" not in listed.raw
    assert (await house.ask("DELETE", f"/api/v1/tokens/{made['token_id']}")).status == 204
    assert (await house.ask("GET", "/metrics", token=made["token"])).status == 401
    assert (await house.ask("DELETE", f"/api/v1/tokens/{made['token_id']}")).status == 404


async def test_only_a_digest_is_kept_and_it_is_good_after_a_restart(house: House) -> None:
    record, token = await house.access.create("NAS", CONTROL)
    assert token not in str(record)
    again = Access(house.store.tokens)
    await again.load()
    caller = await again.who(token)
    assert caller is not None
    assert (caller.token_id, caller.scope) == (record.token_id, CONTROL)
    assert caller.may(READ)
    assert not caller.may(ADMIN)
    assert await again.who(token[:-1]) is None
    assert await again.who(token.replace(record.token_id, "00000000")) is None


async def test_the_command_line_s_token_is_not_kept_or_listed_and_cannot_be_revoked(house: House) -> None:
    token = house.access.local()
    assert (await house.ask("GET", "/api/v1/tokens", token=token)).status == 200
    assert "local" not in {record.token_id for record in house.access.records()}
    assert (await house.ask("DELETE", "/api/v1/tokens/local")).status == 404
    again = Access(house.store.tokens)
    await again.load()
    assert await again.who(token) is None


async def test_when_a_token_was_used_is_kept_once_a_minute(house: House) -> None:
    record, token = await house.access.create("NAS", READ)

    async def kept() -> float | None:
        repository = await house.store.tokens()
        return next(one.last_used for one in await repository.all() if one.token_id == record.token_id)

    first = house.clock[0]
    await house.access.who(token)
    house.clock[0] += USE_KEPT_S - 1
    await house.access.who(token)
    assert await kept() == first
    house.clock[0] += 1
    await house.access.who(token)
    assert await kept() == house.clock[0]


async def test_a_token_whose_removal_cannot_be_kept_is_good_for_nothing_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise DiskFullError("The disk is full.")

    record, token = await house.access.create("lost", READ)
    path = f"/api/v1/tokens/{record.token_id}"
    with monkeypatch.context() as at_that_time:
        at_that_time.setattr("hub.storage.tokens.StoredTokens.remove", full)
        assert (await house.ask("DELETE", path)).status == 507
    assert (await house.ask("GET", "/metrics", token=token)).status == 401
    assert (await house.ask("DELETE", path)).status == 204
    assert record.token_id not in {kept.token_id for kept in await (await house.store.tokens()).all()}


async def test_there_is_room_for_so_many_tokens(house: House) -> None:
    for number in range(MAX_TOKENS - len(house.tokens)):
        await house.access.create(str(number), READ)
    answer = await house.ask("POST", "/api/v1/tokens", json={"name": "one more", "scope": "read"})
    assert (answer.status, answer.json["code"]) == (409, "api.too_many")

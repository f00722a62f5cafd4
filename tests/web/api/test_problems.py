"""Whatever goes wrong is a problem (RFC 9457) with a code and with what to do."""

import json
from typing import Any

import pytest

from hub.config import LimitSettings
from hub.errors import (
    DataFolderError,
    DiskFullError,
    FolderInUseError,
    HubError,
    ProtocolError,
    UnknownCodeError,
)
from hub.storage.tokens import Scope
from hub.web.api.problems import KINDS, Problem, problem_of
from tests.web.api.conftest import Answer, House

BIG = json.dumps({"name": "x" * LimitSettings().body_bytes, "scope": "read"})
JSON = {"Content-Type": "application/json"}

WRONG: list[tuple[str, str, int, str, dict[str, Any]]] = [
    ("GET", "/api/v1/nothing", 404, "api.not_found", {}),
    ("GET", "/api", 404, "api.not_found", {}),
    ("GET", "/api/v2/status", 404, "api.not_found", {}),
    ("POST", "/api/v1/status", 405, "api.method", {}),
    ("PROPFIND", "/api/v1/status", 405, "api.method", {}),
    ("POST", "/api/docs", 405, "api.method", {}),
    ("POST", "/metrics", 405, "api.method", {}),
    ("GET", "/api/v1/status?x=1", 422, "api.invalid", {}),
    ("GET", "/api/v1/status", 417, "api.expectation", {"headers": {"Expect": "foo"}}),
    ("GET", "/api/docs", 417, "api.expectation", {"headers": {"Expect": "foo"}}),
    ("POST", "/api/v1/tokens", 417, "api.expectation", {"json": {}, "headers": {"Expect": "x, 100-continue"}}),
    ("GET", "/api/v1/turns?limit=many", 422, "api.invalid", {}),
    ("GET", "/api/v1/turns?limit=1&limit=2", 422, "api.invalid", {}),
    ("GET", "/api/v1/turns?limit=501", 422, "api.invalid", {}),
    ("GET", "/api/v1/turns?since=nan", 422, "api.invalid", {}),
    ("GET", "/api/v1/turns?outcome=fine", 422, "api.invalid", {}),
    ("POST", "/api/v1/tokens", 415, "api.media_type", {}),
    ("POST", "/api/v1/tokens", 415, "api.media_type", {"data": {"name": "x"}}),
    ("POST", "/api/v1/tokens", 400, "api.json", {"data": "{", "headers": JSON}),
    ("POST", "/api/v1/tokens", 400, "api.json", {"data": b"\xff", "headers": JSON}),
    ("POST", "/api/v1/tokens", 400, "api.json", {"data": "[" * 60_000, "headers": JSON}),
    ("POST", "/api/v1/tokens", 413, "api.too_large", {"data": BIG, "headers": JSON}),
    ("POST", "/api/v1/tokens", 422, "api.invalid", {"json": {"name": "x"}}),
    ("POST", "/api/v1/tokens", 422, "api.invalid", {"json": {"name": "", "scope": "read"}}),
    ("POST", "/api/v1/tokens", 422, "api.invalid", {"json": {"name": "x", "scope": "root"}}),
    ("POST", "/api/v1/tokens", 422, "api.invalid", {"json": {"name": "x", "scope": "read", "x": 1}}),
]


def problem(answer: Answer) -> Problem:
    assert answer.kind == "application/problem+json"
    told = Problem.model_validate(answer.json)
    assert told.status == answer.status
    assert told.detail
    assert told.action
    assert told.type == f"/api/docs#{told.code}"
    return told


@pytest.mark.parametrize(("method", "path", "status", "code", "how"), WRONG)
async def test_what_is_wrong_is_told(
    house: House, *, method: str, path: str, status: int, code: str, how: dict[str, Any]
) -> None:
    answer = await house.ask(method, path, **how)
    assert (answer.status, problem(answer).code) == (status, code)
    assert ("Allow" in answer.headers) is (status == 405)


async def test_who_waits_to_be_told_to_go_on_is(house: House) -> None:
    made = await house.ask("POST", "/api/v1/tokens", json={"name": "x", "scope": "read"}, expect100=True)
    assert made.status == 201


async def test_what_cannot_be_expected_is_counted(house: House) -> None:
    await house.ask("GET", "/api/v1/status", headers={"Expect": "foo"})
    counted = (await house.ask("GET", "/metrics")).raw
    assert b'api_requests_total{method="GET",route="/api/v1/status",status="417"} 1.0' in counted


async def test_a_chunked_body_without_end_is_cut_off(house: House) -> None:
    async def for_ever() -> Any:
        for _ in range(100):
            yield b"x" * 10_000

    answer = await house.ask("POST", "/api/v1/tokens", data=for_ever(), headers=JSON)
    assert problem(answer).code == "api.too_large"


@pytest.mark.logs("Unhandled exception")  # the server's own, behind the answer
async def test_a_body_that_is_packed_wrongly_is_told(house: House) -> None:
    headers = JSON | {"Content-Encoding": "gzip"}
    assert problem(await house.ask("POST", "/api/v1/tokens", data=b"no", headers=headers)).code == "api.json"


async def test_nothing_is_read_of_who_is_not_let_in(house: House) -> None:
    assert problem(await house.ask("POST", "/api/v1/tokens", None, data=BIG, headers=JSON)).code == "api.token"


async def test_a_disk_that_fails_is_told_with_what_to_do(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise DiskFullError("Nothing can be kept in /data: the disk is full. Free some space on it.")

    monkeypatch.setattr("hub.storage.tokens.StoredTokens.put", full)
    told = problem(await house.ask("POST", "/api/v1/tokens", json={"name": "x", "scope": "read"}))
    assert (told.status, told.code) == (507, "disk.full")
    assert "/data" in told.detail


@pytest.mark.logs("/api/v1/sessions failed")
async def test_a_fault_of_ours_is_told_without_its_inside(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.store, "conversations", lambda: 1 / 0)
    answer = await house.ask("GET", "/api/v1/sessions", Scope.READ)
    assert (answer.status, problem(answer).code) == (500, "api.internal")
    assert b"division" not in answer.raw


def test_an_error_that_is_not_listed_is_told_as_the_nearest_above_it() -> None:
    told = problem_of(FolderInUseError("In use."))
    assert (told.code, told.status, told.title) == ("store.in_use", 503, KINDS[DataFolderError.code].title)
    assert problem_of(UnknownCodeError("x")).status == 404
    assert problem_of(ProtocolError("x")).status == 500
    assert problem_of(HubError("x")).status == 500

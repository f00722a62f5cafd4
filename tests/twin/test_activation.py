"""How the device waits to be let in."""

import hashlib
import hmac
import json

import pytest

from hub.errors import NotDoneError
from hub.twin import activation
from hub.twin.activation import TRIES, SerialKey
from hub.twin.command import run
from hub.twin.errors import NotApprovedError
from hub.twin.run import TwinOptions, run_twins
from tests.twin.asking import ME, QUESTION, ask
from tests.twin.fake_hub import CODE, FakeHub
from tests.twin.test_command import parse, printed

KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again without a pause."""
    monkeypatch.setattr(activation, "AGAIN_S", 0.0)
    monkeypatch.setattr(activation, "REFUSED_S", 0.0)


async def test_who_is_not_let_in_never_opens_the_websocket_and_shows_its_code() -> None:
    async with FakeHub(statuses=(202,)) as hub:
        report = await ask(hub)
    assert (report.ok, report.code) == (False, CODE)
    assert CODE in report.reason
    assert hub.lines == []
    assert hub.asked == []


async def test_who_waits_asks_until_it_is_let_in_and_then_checks_again() -> None:
    codes = []

    async def show(code: str) -> None:
        codes.append(code)

    async with FakeHub(statuses=(202, 500, 200)) as hub:
        report = await ask(hub, wait_approval_s=5, on_code=show)
    assert report.ok, report.reason
    assert (report.code, codes) == ("", [CODE])
    assert [body for _, body in hub.asked] == [{}] * 3
    assert {headers["Device-Id"] for headers, _ in hub.asked} == {ME.mac}
    assert len(hub.checks) == 2


async def test_after_ten_tries_it_checks_again_and_answers_the_new_challenge() -> None:
    own = SerialKey.from_text("SN-1", KEY.hex())
    async with FakeHub(statuses=(202,) * TRIES + (200,)) as hub:
        report = await ask(hub, wait_approval_s=5, own=own)
    assert report.ok, report.reason
    challenges = [body["challenge"] for _, body in hub.asked]
    assert challenges == ["challenge 1"] * TRIES + ["challenge 2"]
    headers, body = hub.asked[-1]
    assert (headers["Activation-Version"], headers["Serial-Number"]) == ("2", "SN-1")
    assert body == {
        "algorithm": "hmac-sha256",
        "serial_number": "SN-1",
        "challenge": "challenge 2",
        "hmac": hmac.new(KEY, b"challenge 2", hashlib.sha256).hexdigest(),
    }


async def test_it_waits_no_longer_than_it_is_told_to() -> None:
    async with FakeHub(statuses=(202,) * 100_000) as hub:
        report = await ask(hub, wait_approval_s=0.2)
    assert (report.ok, report.code) == (False, CODE)


async def test_the_command_ends_with_3_and_tells_the_code_twice(capsys: pytest.CaptureFixture[str]) -> None:
    async with FakeHub(statuses=(202,)) as hub:
        status = await run(parse("--ota", hub.ota_url, "--text", "Anybody there?"))
    report, err = printed(capsys)
    assert status == 3
    assert (report["ok"], report["code"]) == (False, CODE)
    assert err == f"twin: The hub wants a person to approve this device first. Its code is {CODE}.\n"


async def test_the_code_is_told_at_once_while_it_waits(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--text", "Hi.", "--wait-approval", "0.1", "--serial", "SN-1", "--key", "x"]
    async with FakeHub(statuses=(202,) * 100_000) as hub:
        assert await run(parse("--ota", hub.ota_url, *words)) == 3
    assert printed(capsys)[1].splitlines()[0] == f"twin: waits to be approved with the code {CODE}"
    assert json.dumps(hub.asked[0][1]).count("SN-1") == 1


async def test_why_it_could_not_be_approved_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    async def fail(_code: str) -> None:
        raise NotDoneError("No device waits with that code.")

    async with FakeHub(statuses=(202,) * 100_000) as hub:
        words = ["--text", "Hi.", "--wait-approval", "5", "--devices", "2"]
        assert await run(parse("--ota", hub.ota_url, *words), fail) == 3
        assert hub.asked == []
    told = printed(capsys)[0]["devices"][1]
    assert told["code"] == CODE
    assert told["reason"].endswith("No device waits with that code.")


async def test_a_key_needs_a_serial_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert await run(parse("--ota", "http://127.0.0.1:9/", "--text", "Hi.", "--key", "x")) == 2
    assert "--serial" in printed(capsys)[1]


async def test_many_devices_tell_the_first_code() -> None:
    async with FakeHub(statuses=(202,)) as hub:
        fleet = await run_twins([TwinOptions(hub.ota_url, pcm=QUESTION) for _ in range(2)])
    assert (fleet.ok, fleet.code) == (False, CODE)


def test_a_key_is_hexadecimal_or_a_text_as_it_is_and_shown_nowhere() -> None:
    assert SerialKey.from_text("SN-1", KEY.hex().upper()).key == KEY
    assert SerialKey.from_text("SN-1", "licence").key == b"licence"
    assert "licence" not in repr(SerialKey.from_text("SN-1", "licence"))


def test_the_error_names_the_code() -> None:
    assert NotApprovedError(CODE).shown == CODE
    assert "missing" in str(NotApprovedError(""))

"""Settings, the services that think and the network, over the API."""

from dataclasses import replace

import pytest
from aiohttp import web

from hub.engines.trial import AskedService, Listed, Tried
from hub.storage.tokens import Scope
from hub.web.places import reach
from tests.fakes.thinkers import ScriptedThinkers
from tests.web.api.conftest import House

PATH = "/api/v1/settings"


async def told(house: House, name: str) -> dict[str, object]:
    settings = (await house.ask("GET", PATH, Scope.READ)).json["settings"]
    return next(one for one in settings if one["name"] == name)


async def test_each_setting_tells_what_it_may_be_and_who_decides_it(house: House) -> None:
    idle = await told(house, "session.idle_s")
    wanted = {
        "section": "session", "kind": "number", "value": 30.0, "wanted": 30.0, "default": 30.0, "least": 5,
        "below": 120, "source": "default", "variable": "", "writable": True, "restart": True, "given": False,
    }  # fmt: skip
    assert {name: idle[name] for name in wanted} == wanted
    key = await told(house, "llm.api_key")
    assert (key["value"], key["wanted"], key["secret"], key["writable"]) == (None, None, True, False)


async def test_a_change_is_kept_and_told_to_wait_for_a_restart(house: House) -> None:
    answer = await house.ask("PATCH", PATH, json={"values": {"session.idle_s": 45, "session.greets": True}})
    assert answer.status == 200
    assert answer.json["waiting"] == ["session.idle_s", "session.greets"]
    file = house.hub.settings.origin.file
    assert answer.json["file"] == str(file)
    assert "idle_s = 45.0" in file.read_text()
    idle = await told(house, "session.idle_s")
    assert (idle["value"], idle["wanted"], idle["source"]) == (30.0, 45.0, "file")
    back = await house.ask(
        "PATCH", PATH, json={"reset": ["session.idle_s"], "values": {"session.greets": None}}
    )
    assert back.json["waiting"] == []


@pytest.mark.parametrize(
    ("values", "at"),
    [({"session.idle_s": 1}, "session.idle_s"), ({"nothing": 1}, "nothing"), ({"tls.cert_file": "/x"}, "tls")],
)
async def test_a_bad_value_is_refused_where_it_is(house: House, values: dict[str, object], at: str) -> None:
    answer = await house.ask("PATCH", PATH, json={"values": values})
    assert (answer.status, answer.json["code"]) == (422, "api.invalid")
    assert [flaw["at"] for flaw in answer.json["errors"]] == [at]
    assert not house.hub.settings.origin.file.exists()


async def test_what_is_decided_elsewhere_is_not_changed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_SESSION__IDLE_S", "50")
    idle = await told(house, "session.idle_s")
    assert (idle["source"], idle["variable"]) == ("environment", "HUB_SESSION__IDLE_S")
    answer = await house.ask("PATCH", PATH, json={"values": {"session.idle_s": 45}})
    assert (answer.status, answer.json["code"]) == (409, "setup.setting_fixed")
    assert "HUB_SESSION__IDLE_S" in answer.json["detail"]
    secret = await house.ask("PATCH", PATH, json={"values": {"llm.api_key": "sk-1"}})
    assert (secret.status, "sk-1" in secret.raw.decode()) == (409, False)


@pytest.mark.parametrize("scope", [Scope.READ, Scope.CONTROL])
async def test_only_an_admin_changes_settings_and_tries_services(house: House, scope: Scope) -> None:
    asked = [
        await house.ask("PATCH", PATH, scope, json={"reset": ["log_level"]}),
        await house.ask("POST", "/api/v1/llm/test", scope, json={}),
        await house.ask("GET", "/api/v1/llm/models", scope),
        await house.ask("POST", "/api/v1/llm/models", scope, json={}),
    ]
    assert {answer.status for answer in asked} == {403}


async def test_services_are_tried_and_asked_for_their_models(house: House, thinkers: ScriptedThinkers) -> None:
    tried = await house.ask("POST", "/api/v1/llm/test", json={})
    assert (tried.json["first_word_s"], tried.json["words"], tried.json["error"]) == (0.42, "Hello!", "")
    listed = await house.ask("GET", "/api/v1/llm/models?service=second")
    assert listed.json["models"] == ["grok-4", "grok-4-fast"]
    body = {"base_url": "http://127.0.0.1:11434/v1", "api_key": "sk-2", "model": "llama"}
    assert (await house.ask("POST", "/api/v1/llm/models", json=body)).status == 200
    first, second, third = thinkers.asked
    assert (first, second) == (AskedService(), AskedService(second=True))
    assert third.key is not None
    assert (third.base_url, third.key.get_secret_value(), third.model) == (body["base_url"], "sk-2", "llama")


async def test_why_a_service_does_not_answer_is_told(house: House, thinkers: ScriptedThinkers) -> None:
    thinkers.tried = Tried("grok-4", error="llm.key_refused", detail="no")
    thinkers.listed = Listed(error="llm.down", detail="gone")
    tried = (await house.ask("POST", "/api/v1/llm/test", json={})).json
    assert (tried["first_word_s"], tried["error"]) == (None, "llm.key_refused")
    assert (await house.ask("GET", "/api/v1/llm/models")).json["error"] == "llm.down"


@pytest.mark.parametrize("body", [{"base_url": "ftp://x"}, {"api_key": "two words"}, {"model": "x" * 201}])
async def test_what_is_no_service_is_refused(house: House, body: dict[str, str]) -> None:
    answer = await house.ask("POST", "/api/v1/llm/test", json=body)
    assert (answer.status, "two words" in answer.raw.decode()) == (422, False)


async def test_where_the_hub_is_reached_is_told(house: House) -> None:
    network = (await house.ask("GET", "/api/v1/network", Scope.READ)).json
    assert (network["addresses"], network["http_port"], network["https_port"]) == (["192.0.2.7"], 8003, 0)
    checked = (await house.ask("POST", "/api/v1/network/check", Scope.CONTROL)).json
    assert (checked["took"], checked["error"]) == (None, "reach.nowhere")


async def test_the_hub_reaches_itself_or_says_why_not(house: House, unused_tcp_port: int) -> None:
    well = await reach(f"{house.url}/xiaozhi/ota/")
    assert (well.url, well.error) == (f"{house.url}/healthz", "")
    assert well.took is not None
    assert (await reach(f"http://127.0.0.1:{unused_tcp_port}/x")).error == "reach.refused"


async def test_another_program_on_the_port_is_noticed() -> None:
    runner = web.AppRunner(web.Application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    assert (await reach(f"http://127.0.0.1:{port}/xiaozhi/ota/")).error == "reach.other"
    await runner.cleanup()


@pytest.fixture
def thinkers(house: House) -> ScriptedThinkers:
    return house.thinkers


def test_a_key_is_in_no_representation() -> None:
    from pydantic import SecretStr

    assert "sk-3" not in repr(replace(AskedService(), key=SecretStr("sk-3")))

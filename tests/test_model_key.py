"""The key of each service that thinks: its own, or the one that a hub had before services had their own."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from hub.config import DEFAULT_LLM_URL
from hub.model_key import LLM_KEY, ServiceKey
from hub.secrets import KeyPlace, Secrets

OTHER = "https://llm.example/v1"


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    return Secrets(tmp_path)


def value(key: ServiceKey) -> str:
    found, place = key.get()
    assert (found is None) == (place is KeyPlace.NOWHERE)
    return found.get_secret_value() if found else ""


def test_each_service_has_its_own(secrets: Secrets) -> None:
    grok, other = ServiceKey(secrets, DEFAULT_LLM_URL), ServiceKey(secrets, OTHER)
    assert grok.set("xai-1") is KeyPlace.FILE
    other.set(" sk-2 ")
    assert (value(grok), value(other)) == ("xai-1", "sk-2")
    other.forget()
    assert (value(grok), value(other)) == ("xai-1", "")
    grok.forget()
    assert value(grok) == ""


def test_one_that_begins_anew_is_not_given_another_s(secrets: Secrets) -> None:
    ServiceKey(secrets, DEFAULT_LLM_URL).set("xai-1")
    other = ServiceKey(secrets, OTHER)
    other.begin()
    assert value(other) == ""
    other.set("sk-2")
    other.begin()
    assert value(other) == "sk-2"


def test_the_one_key_of_an_older_hub_is_used_until_it_is_forgotten(secrets: Secrets) -> None:
    secrets.set(LLM_KEY, SecretStr("sk-old"))
    other = ServiceKey(secrets, OTHER)
    assert (value(other), other.get_own()[0]) == ("sk-old", None)
    other.forget()
    assert secrets.get(LLM_KEY) == (None, KeyPlace.NOWHERE)


def test_grok_s_key_is_never_the_one_for_all(secrets: Secrets) -> None:
    secrets.set(LLM_KEY, SecretStr("xai-1"))
    assert (value(ServiceKey(secrets, OTHER)), value(ServiceKey(secrets, DEFAULT_LLM_URL))) == ("", "xai-1")


@pytest.mark.parametrize("url", ["https://me:pw@llm.example/v1", "https://llm.example/other/"])
def test_a_service_is_told_by_its_host(secrets: Secrets, url: str) -> None:
    ServiceKey(secrets, OTHER).set("sk-2")
    assert value(ServiceKey(secrets, url)) == "sk-2"


def test_a_key_of_a_service_that_is_reached_unread_is_not_sent_where_others_can_read_it(
    secrets: Secrets,
) -> None:
    ServiceKey(secrets, DEFAULT_LLM_URL).set("xai-1")
    ServiceKey(secrets, OTHER).set("sk-2")
    readable = [ServiceKey(secrets, url) for url in ("http://api.x.ai/v1", "http://llm.example/v1")]
    assert [value(key) for key in readable] == ["", ""]
    readable[1].set("sk-3")
    assert (value(readable[1]), value(ServiceKey(secrets, OTHER))) == ("sk-3", "sk-2")


@pytest.mark.parametrize("host", ["127.0.0.1:11434", "192.168.1.9:8080", "nas.local", "ollama"])
def test_the_key_of_a_service_at_home_stays_where_it_was_kept(secrets: Secrets, host: str) -> None:
    secrets.set(f"{LLM_KEY}@{host}", SecretStr("sk-home"))
    assert value(ServiceKey(secrets, f"http://{host}/v1")) == "sk-home"

"""What is true at a hub elsewhere, while the connection to it ends."""

from typing import Any

import pytest

from hub.client.door import ApiDoor
from hub.events import HubState
from hub.secrets import KeyPlace
from hub.snapshot import HubSnapshot, Reach
from hub.web.api.settings import LlmKey
from ui.remote.hub import RemoteHub

TOLD = HubSnapshot(HubState.READY, "hub.local", "", "", False, (), ())


class EndingClient:
    """While it reads, the stream ends: the token was revoked."""

    def __init__(self, hub: RemoteHub, reach: Reach) -> None:
        self._hub = hub
        self._reach = reach

    async def get(self, path: str, _into: type[Any]) -> Any:
        if path == "/snapshot":
            return TOLD
        self._hub.reach(self._reach)
        return LlmKey(place=KeyPlace.FILE)


@pytest.mark.parametrize("reach", [Reach.REFUSED, Reach.AWAY, Reach.HERE])
async def test_what_was_read_while_the_stream_ended_does_not_say_that_it_goes_on(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.remote.hub.snapshot_of", lambda told: told)
    hub = RemoteHub(ApiDoor("http://127.0.0.1:1", "token"))
    hub.reach(Reach.HERE)
    monkeypatch.setattr(hub, "_client", EndingClient(hub, reach))
    await hub._read()
    assert hub.snapshot().reach is reach
    assert (hub.snapshot().name == TOLD.name) == (reach is Reach.HERE)


async def test_what_another_token_was_told_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.remote.hub.snapshot_of", lambda told: told)
    hub = RemoteHub(ApiDoor("http://127.0.0.1:1", "token"))
    hub.reach(Reach.HERE)

    class Older(EndingClient):
        async def get(self, path: str, into: type[Any]) -> Any:
            monkeypatch.setattr(hub, "_client", None)
            return await super().get(path, into)

    monkeypatch.setattr(hub, "_client", Older(hub, Reach.HERE))
    await hub._read()
    assert hub.snapshot().name == ""

"""What is true of the hub and its engines now."""

from pydantic import Field

from hub import __version__
from hub.events import EngineKind, EngineState, HubState, StoreState
from hub.web.api.endpoint import ROOT, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.live import Live
from hub.web.api.parts import ApiParts


class Status(Told):
    """The hub at this moment."""

    version: str
    state: HubState
    name: str = Field(description="Its mDNS host name.")
    announced: bool = Field(description="Whether it can be found under that name.")
    renamed: bool = Field(description="Whether it has another name from its next start on.")
    ota_url: str = Field(description="What a person types into a device.")
    ws_url: str
    store: StoreState = Field(description="Whether the disk takes what happens.")
    devices: int = Field(description="How many the hub knows.")
    open_sessions: int


class Engine(Told):
    """What hears, thinks or speaks."""

    kind: EngineKind
    state: EngineState
    name: str
    error: str = Field(description="An error's code; empty when all is well.")
    detail: str = Field(description="What is wrong and what to do, in English.")
    took: float | None = Field(description="Seconds it took to load.")
    service: str = Field(
        description="Where a language model thinks: grok, or a host and port; empty: not told, or it stands in."
    )
    at: float = Field(description="Since when, seconds since 1970.")


class Engines(Told):
    """All of them."""

    engines: tuple[Engine, ...]


class StatusEndpoints:
    """Look at the hub."""

    def __init__(self, parts: ApiParts, live: Live) -> None:
        self._parts = parts
        self._live = live

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint(
                "GET",
                f"{ROOT}/status",
                Topic.STATUS,
                "How the hub is",
                self.get_status,
            ),
            Endpoint(
                "GET",
                f"{ROOT}/engines",
                Topic.STATUS,
                "What hears, thinks and speaks",
                self.list_engines,
            ),
        )

    async def get_status(self, call: Call[Nothing, Nothing]) -> Status:
        """Answer with the hub's state, addresses and counts at this moment."""
        return self.status()

    async def list_engines(self, call: Call[Nothing, Nothing]) -> Engines:
        """Answer with what hears, thinks and speaks, and the state each is in."""
        return self.engines()

    def status(self) -> Status:
        """The hub at this moment."""
        now = self._parts.hub.snapshot()
        return Status(
            version=__version__,
            state=now.state,
            name=now.name,
            announced=now.mdns,
            renamed=now.renamed,
            ota_url=now.ota_url,
            ws_url=now.ws_url,
            store=now.store,
            devices=len(self._parts.devices.records()),
            open_sessions=len(self._live.sessions),
        )

    def engines(self) -> Engines:
        """The engines at this moment."""
        return Engines(engines=tuple(map(Engine.model_validate, self._parts.hub.snapshot().engines)))

"""Where the hub is on the network, and whether it is reached there."""

from pydantic import Field

from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.parts import ApiParts
from hub.web.places import reach


class Network(Told):
    """What a device would reach. A port of 0 is not open."""

    ota_url: str = Field(description="What a person types into a device.")
    ws_url: str = Field(description="Where devices talk.")
    name: str = Field(description="Its mDNS host name.")
    announced: bool = Field(description="Whether it can be found under that name.")
    addresses: tuple[str, ...] = Field(description="Of the hub's computer, those that others can reach.")
    listens_on: tuple[str, ...] = Field(description="The addresses it listens on; 0.0.0.0 and :: are all.")
    http_port: int
    ws_port: int
    https_port: int
    wss_port: int


class Reached(Told):
    """Whether the hub answered itself there."""

    url: str
    took: float | None = Field(description="Seconds; null: it did not answer.")
    error: str = Field(description="A code; empty when it answered.")
    detail: str = Field(description="What may be wrong, in English.")


class NetworkEndpoints:
    """Look at it, and try it."""

    def __init__(self, parts: ApiParts) -> None:
        self._places = parts.places

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint("GET", f"{ROOT}/network", Topic.SETTINGS, "Where the hub is reached", self.get_network),
            Endpoint(
                "POST",
                f"{ROOT}/network/check",
                Topic.SETTINGS,
                "Have the hub ask itself by the address that devices use",
                self.check_network,
                scope=Scope.CONTROL,
            ),
        )

    async def get_network(self, call: Call[Nothing, Nothing]) -> Network:
        """Addresses, names and ports as they are now."""
        return Network.model_validate(self._places())

    async def check_network(self, call: Call[Nothing, Nothing]) -> Reached:
        """Ask the hub's own health over the network; what came of it."""
        return Reached.model_validate(await reach(self._places().ota_url))

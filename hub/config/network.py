"""Settings of where the hub listens, and how it is found."""

from typing import Annotated

from pydantic import Field

from hub.config.section import Section


class ServerSettings(Section):
    """Where the hub listens."""

    host: str = Field(
        "0.0.0.0",  # noqa: S104 - devices on the LAN must reach it
        min_length=1,
        description="Address to listen on; 0.0.0.0 is every IPv4 one.",
    )
    http_port: int = Field(8003, ge=0, le=65535, description="HTTP: the device's check. 0 picks a free one.")
    names: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$")], ...] = (
        Field(
            (),
            max_length=20,
            description="Other names under which devices and programs reach the hub, as a reverse proxy's; "
            "IP addresses, localhost and the .local name need not be among them.",
        )
    )
    ws_port: int = Field(8000, ge=0, le=65535, description="WebSocket: the conversation. 0 picks a free one.")


class DiscoverySettings(Section):
    """How the hub is found on the LAN."""

    mdns: bool = Field(True, description="Announce the hub by mDNS.")
    name: str = Field(
        "xiaozhi-hub",
        pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        description="The host name before .local, in lower case.",
    )

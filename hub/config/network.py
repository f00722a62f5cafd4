"""Settings of where the hub listens, and how it is found."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import Field, IPvAnyNetwork, field_validator, model_validator

from hub.config.section import Section

ANY_IPV4: Final = "0.0.0.0"  # noqa: S104 - a name for it
ANY: Final = "::"

THIS_MACHINE: Final = "127.0.0.1"
"""Where what is not encrypted is listened for with ``tls.only``: the hub's own commands ask there."""


_NAME: Final = re.compile(
    r"(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*(?!\d+$)"
    r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
)
"""A computer's name: parts of up to 63 letters with single dots between, of which the last is no number."""


class ServerSettings(Section):
    """Where the hub listens."""

    host: str = Field(
        ANY_IPV4,  # devices on the LAN must reach it
        pattern=r"^[^\s,]+(\s*,\s*[^\s,]+)*$",
        max_length=500,
        description="Address to listen on, or several with commas; 0.0.0.0 is every IPv4 one, :: every one.",
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
    trusted_proxies: tuple[IPvAnyNetwork, ...] = Field(
        (),
        max_length=50,
        description="Reverse proxies (addresses or networks) whose X-Forwarded-For, -Proto and -Host count.",
    )
    ota_url: str = Field(
        "",
        max_length=250,
        pattern=r"^(https?://[A-Za-z0-9.-]+(:\d{1,5})?/\S*)?$",
        description="The check's address as people are told it, and where devices fetch files, if a proxy "
        "stands before the hub; empty: the address it listens on.",
    )
    ws_url: str = Field(
        "",
        max_length=250,
        pattern=r"^(wss?://[A-Za-z0-9.-]+:\d{1,5}/[^\s:]*)?$",
        description="Where devices that come through a trusted proxy are sent to talk, with its port; empty: "
        "/xiaozhi/v1/ under the name they used, if it is among server.names.",
    )

    @field_validator("host")
    @classmethod
    def _can_be_addresses(cls, value: str) -> str:
        for host in (one.strip() for one in value.split(",")):
            if not _is_host(host):
                raise ValueError(f"{host[:100]} is neither an IP address nor a computer's name")
        return value

    @property
    def hosts(self) -> tuple[str, ...]:
        """The addresses to listen on."""
        given = (host.strip() for host in self.host.split(","))
        return tuple(
            dict.fromkeys(each for host in given for each in ((ANY, ANY_IPV4) if host == ANY else (host,)))
        )


class DiscoverySettings(Section):
    """How the hub is found on the LAN."""

    mdns: bool = Field(True, description="Announce the hub by mDNS.")
    name: str = Field(
        "xiaozhi-hub",
        pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        description="The host name before .local, in lower case. Speakers that were set up with the old name "
        "must be set up again.",
    )


class TlsSettings(Section):
    """Encryption for those who can have it: without a certificate there is none."""

    cert_file: Path | None = Field(
        None,
        description="The hub's certificate and those between it and its CA, in PEM; unset: what "
        "`python -m hub tls create` made, if it did.",
    )
    key_file: Path | None = Field(
        None, description="The certificate's private key, in PEM, without a password."
    )
    https_port: int = Field(8443, ge=0, le=65535, description="HTTPS: what http_port has. 0 picks a free one.")
    wss_port: int = Field(8444, ge=0, le=65535, description="WebSocket over TLS. 0 picks a free one.")
    only: bool = Field(
        False,
        description="Listen for what is not encrypted on this machine only. Devices with stock firmware then "
        "need a certificate of a public CA.",
    )

    @field_validator("cert_file", "key_file")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value.expanduser().absolute() if value else None

    @model_validator(mode="after")
    def _go_together(self) -> Self:
        if (self.cert_file is None) != (self.key_file is None):
            raise ValueError("cert_file and key_file go together")
        return self


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return _NAME.fullmatch(host) is not None
    return True

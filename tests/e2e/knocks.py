"""One try at a door, and the doors that are behind TLS."""

import socket
import ssl
from dataclasses import dataclass
from pathlib import Path

from hub.events import Refusal
from hub.tls.files import authority_files
from tests.e2e.processes import run_hub


@dataclass(frozen=True)
class Knock:
    """What was shown at a door, and the status that came back."""

    door: str
    shown: str
    expected: int
    answered: int
    refusal: Refusal | None = None  # what a device is to be refused for

    @property
    def fine(self) -> bool:
        """Whether it was refused as it should be."""
        return self.answered == self.expected


@dataclass(frozen=True)
class TlsDoors:
    """Where a hub listens with TLS, on loopback, and whom to trust there."""

    https_port: int
    wss_port: int
    trust: ssl.SSLContext

    @property
    def extra(self) -> dict[str, str]:
        """The environment that has a hub listen there."""
        return {"HUB_TLS__HTTPS_PORT": str(self.https_port), "HUB_TLS__WSS_PORT": str(self.wss_port)}


async def make_tls_doors(data_dir: Path) -> TlsDoors:
    """Make a certificate for the hub that is to be started there, and find ports."""
    status, _, err = await run_hub("tls", "create", "--data-dir", str(data_dir))
    assert status == 0, err
    with socket.socket() as one, socket.socket() as other:  # both at once, so that they differ
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        ports = one.getsockname()[1], other.getsockname()[1]
    trust = ssl.create_default_context(cafile=authority_files(data_dir).certificate)
    return TlsDoors(*ports, trust)

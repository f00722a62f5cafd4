"""The hub's ports side by side: each is to be another one."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hub.config.settings import Settings

OWN_CERTIFICATE: Final = Path("tls") / "hub.pem"
"""In the data folder, where the hub puts a certificate that it makes itself."""


def clashes(settings: "Settings") -> tuple[tuple[str, str], ...]:
    """The names of ports that are another one, too, each with the reason. Blocking.

    Those for TLS are compared with the others only where there is a certificate: else they stay closed.
    """
    server, tls = settings.server, settings.tls
    plain = {"server.http_port": server.http_port, "server.ws_port": server.ws_port}
    encrypted = {"tls.https_port": tls.https_port, "tls.wss_port": tls.wss_port}
    if tls.cert_file is not None or (settings.data_dir / OWN_CERTIFICATE).exists():
        return _equal({**plain, **encrypted})
    return _equal(plain) + _equal(encrypted)


def _equal(ports: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Those that another one equals; 0 is a free port, another one each time."""
    found: list[tuple[str, str]] = []
    for name, port in ports.items():
        others = [other for other, its in ports.items() if port and its == port and other != name]
        if others:
            found.append((name, f"it is {' and '.join(others)}, too: each needs a port of its own"))
    return tuple(found)

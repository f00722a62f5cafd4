"""All that the hub listens on: both servers, without TLS and with it, and how those places are called."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.addresses import shown_host
from hub.config import Settings
from hub.config.network import THIS_MACHINE
from hub.devices.gateway import PATH as WS_PATH
from hub.devices.gateway import Gateway
from hub.engines.worker import Worker
from hub.errors import CertificateError
from hub.tls.files import files_in_use
from hub.web.server import CHECK_PATHS, WebServer

if TYPE_CHECKING:
    from hub.tls.certificate import Certificate

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the servers listen; 0: they do not."""

    http: int = 0
    ws: int = 0
    https: int = 0
    wss: int = 0


class Entrances:
    """Opens and closes them.

    Attributes:
        ports: In use.
        plain_hosts: Addresses without TLS.
    """

    def __init__(self, settings: Settings, gateway: Gateway, web: WebServer, worker: Worker) -> None:
        """``worker`` reads files, and finds addresses."""
        self.ports = Ports()
        self._hosts = settings.server.hosts
        self.plain_hosts: Sequence[str] = (THIS_MACHINE,) if settings.tls.only else self._hosts
        self._settings = settings
        self._gateway = gateway
        self._web = web
        self._worker = worker
        self._certificate: Certificate | None = None

    async def open(self) -> None:
        """Listen.

        Raises:
            SetupError: An address, a port or the certificate cannot be used; then nothing listens.
        """
        server, tls = self._settings.server, self._settings.tls
        self._certificate = await self._worker.run(_certificate, self._settings)
        async with AsyncExitStack() as undo:
            undo.push_async_callback(self._web.stop)
            undo.push_async_callback(self._gateway.stop)
            ws = await self._gateway.start(self.plain_hosts, server.ws_port)
            http = await self._web.start(self.plain_hosts, server.http_port, ws_port=ws)
            self.ports = Ports(http=http, ws=ws)
            if self._certificate is not None:
                context = self._certificate.context
                wss = await self._gateway.start(self._hosts, tls.wss_port, tls=context)
                https = await self._web.start(self._hosts, tls.https_port, ws_port=wss, tls=context)
                self.ports = replace(self.ports, https=https, wss=wss)
                log.info("with TLS: HTTPS on port %d, WebSocket on port %d", https, wss)
            undo.pop_all()

    async def close(self) -> None:
        """Take leave of all who are here, and stop listening."""
        await self._gateway.stop()
        await self._web.stop()

    async def keep(self) -> None:
        """Follow the certificate's files, if there is one."""
        if self._certificate is not None:
            await self._certificate.keep(self._worker.run)

    def urls(self, addresses: Sequence[str]) -> tuple[str, str]:
        """The check's and the gateway's address for a person, as the hub is reached by ``addresses``."""
        host, secure = shown_host(self._hosts, addresses), "s" if self._settings.tls.only else ""
        http, ws, _ = self.announced()
        return (
            self._settings.server.ota_url or f"http{secure}://{host}:{http}{CHECK_PATHS[0]}",
            self._settings.server.ws_url or f"ws{secure}://{host}:{ws}{WS_PATH}",
        )

    def announced(self) -> tuple[int, int, Mapping[str, str]]:
        """The ports of the check and the gateway that are announced, and what else is told."""
        ports = self.ports
        if self._settings.tls.only:
            return ports.https, ports.wss, {"tls": "only"}
        if not ports.https:
            return ports.http, ports.ws, {}
        return ports.http, ports.ws, {"https_port": str(ports.https), "wss_port": str(ports.wss)}


def _certificate(settings: Settings) -> "Certificate | None":
    """The hub's, loaded; None when there is none. Blocking."""
    files = files_in_use(settings)
    if files is None and settings.tls.only:
        raise CertificateError(
            "With tls.only the hub needs a certificate: name one in tls.cert_file and tls.key_file, or make "
            "one with `python -m hub tls create`."
        )
    if files is None:
        return None
    from hub.tls.certificate import Certificate

    certificate = Certificate(files)
    certificate.load()
    return certificate

"""Where a device is sent to talk: by the name it came by if that is the hub's, else by the address it used."""

import logging
from collections.abc import Collection

from aiohttp import web

from hub.config.network import THIS_MACHINE
from hub.proxies import Front, Proxies, plain_address, read_host
from hub.web.own_names import Names

log = logging.getLogger(__name__)


def no_names() -> Collection[str]:
    """For a hub that is known by its addresses only."""
    return ()


class Directions:
    """Tells the gateway's address, fit for who asks.

    Attributes:
        ws_port: The gateway's.
        wss_port: The same with TLS, for who came over TLS; 0: there is none.
    """

    def __init__(
        self, ws_path: str, *, names: Names = no_names, proxies: Proxies | None = None, proxied_url: str = ""
    ) -> None:
        """Prepare.

        Args:
            ws_path: The gateway's.
            names: The hub's; nothing else that a ``Host`` header says is ever repeated.
            proxies: Those that are trusted.
            proxied_url: Where who comes through one of them is sent; empty: to the name they used.
        """
        self.ws_port = 0
        self.wss_port = 0
        self._ws_path = ws_path
        self._names = names
        self._proxies = proxies or Proxies()
        self._proxied_url = proxied_url
        self._warned = False

    def ws_url(self, request: web.Request) -> str:
        """The gateway's address for who sent ``request``; always with a port, as devices want it."""
        front = self._front(request)
        if front is not None and (url := self._through_proxy(front, request)):
            return url
        secure = bool(self.wss_port and _is_secure(request))
        port = self.wss_port if secure else self.ws_port
        name = self._own_name(_host(request))
        return self._url(secure, name[0] if name else _local_address(request), port)

    def base_url(self, request: web.Request) -> str:
        """How who sent ``request`` reached this server; empty when it came through a proxy that is silent."""
        front = self._front(request)
        if front is not None:
            behind = self._behind(front, request)
            return f"http{'s' if front.secure else ''}://{behind[0]}:{behind[1]}" if behind else ""
        host, port = self._own_name(_host(request)) or (_local_address(request), 0)
        return f"http{'s' if _is_secure(request) else ''}://{host}:{port or _local_port(request)}"

    def _front(self, request: web.Request) -> Front | None:
        return self._proxies.front(peer_of(request), lambda name: request.headers.getall(name, ()))

    def _through_proxy(self, front: Front, request: web.Request) -> str:
        """The gateway's address behind the same proxy; empty when that is not known."""
        if self._proxied_url:
            return self._proxied_url
        behind = self._behind(front, request)
        if behind is None:
            self._warn()
            return ""
        return self._url(front.secure, *behind)

    def _behind(self, front: Front, request: web.Request) -> tuple[str, int] | None:
        """The name and port by which the proxy was reached; None when that is no name of the hub's."""
        name = self._own_name(front.host or _host(request))
        if name is None:
            return None
        return name[0], front.port if front.host else name[1] or front.port

    def _own_name(self, host: str) -> tuple[str, int] | None:
        """The name and port that ``host`` says, if that is what the hub is called."""
        read = read_host(host)
        return read if read and read[0] in {own.lower() for own in self._names()} else None

    def _url(self, secure: bool, host: str, port: int) -> str:
        return f"{'wss' if secure else 'ws'}://{host}:{port}{self._ws_path}"

    def _warn(self) -> None:
        """Once: names are strangers'."""
        if not self._warned:
            self._warned = True
            log.warning(
                "a device came through a trusted proxy under a name that is not the hub's: put the name that "
                "devices use into server.names, or set server.ws_url"
            )


def peer_of(request: web.BaseRequest) -> str:
    """The address at the other end of the connection; empty when that is gone."""
    peer = request.transport.get_extra_info("peername") if request.transport else None
    return str(peer[0]) if peer else ""


def _host(request: web.Request) -> str:
    """Empty without the header; aiohttp's own property would look up this machine's name then, and wait."""
    return request.headers.get("Host", "")


def _is_secure(request: web.Request) -> bool:
    return bool(request.transport and request.transport.get_extra_info("ssl_object"))


def _local_port(request: web.Request) -> int:
    """The port on which ``request`` came in; 0 when its sender has left."""
    return int(request.transport.get_extra_info("sockname")[1]) if request.transport else 0


def _local_address(request: web.Request) -> str:
    """The hub's address on which ``request`` came in."""
    transport = request.transport
    address = plain_address(transport.get_extra_info("sockname")[0]) if transport else THIS_MACHINE
    return f"[{address}]" if ":" in address else address

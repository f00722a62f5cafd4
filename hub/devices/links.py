"""Addresses that are good for one device, one file and a while: what the token in them says.

Devices fetch files without any header of ours, so the address is all that they show.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import jwt

from hub.devices.tokens import ALGORITHM, MAX_TOKEN, new_secret, written_as_made

_CLAIMS: Final = ["sub", "cid", "as", "file", "exp"]


@dataclass(frozen=True, slots=True)
class Link:
    """What an address is good for."""

    device_id: str
    client_id: str
    let_in_as: int  # with which generation the device was let in: once it is turned away, the address is over
    file_id: str
    expires_at: int  # wall-clock seconds


class Links:
    """Makes and reads the tokens in addresses of one hub, which is known by its secret."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        """No address of an earlier start is good before ``open``."""
        self._now = now
        self.open(new_secret())

    def open(self, secret: str) -> None:
        """Know the hub by ``secret``.

        The key made from it is not the one that devices' tokens are signed with: neither kind of token is ever
        taken for the other.
        """
        self._key = hashlib.sha256(f"links of {secret}".encode()).hexdigest()

    def make(self, link: Link) -> str:
        """A token for ``link``; it is fit for a path."""
        claims = {
            "sub": link.device_id,
            "cid": link.client_id,
            "as": link.let_in_as,
            "file": link.file_id,
            "exp": link.expires_at,
        }
        return jwt.encode(claims, self._key, ALGORITHM)

    def read(self, token: str) -> Link | None:
        """What ``token`` is good for; None when this hub did not make it, or its time is over."""
        if len(token) > MAX_TOKEN or not written_as_made(token):
            return None
        options: Any = {"require": _CLAIMS, "verify_exp": False, "verify_iat": False}
        try:
            claims = jwt.decode(token, self._key, [ALGORITHM], options=options)
        except (jwt.PyJWTError, ValueError, TypeError):
            return None
        link = Link(claims["sub"], claims["cid"], claims["as"], claims["file"], claims["exp"])
        return link if self._now() < link.expires_at else None

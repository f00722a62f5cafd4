"""The tokens that devices show when they connect: the door to PyJWT.

A token names one pair of device id and client id, and a generation; it does not expire by time, since a
device is given a new one only when it boots. Nothing in it is secret but the signature.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any, Final

import jwt

from hub.events import Refusal

ALGORITHM: Final = "HS256"

SECRET_BYTES: Final = 32
"""Random bytes in a hub's secret (RFC 7518, section 3.2)."""

MAX_TOKEN: Final = 1_024
"""Longest text that is looked at, characters: four times a token for the longest ids."""

HUB_ID_DIGITS: Final = 16
"""Hexadecimal digits of the hub's id in a token: enough to tell hubs apart, nothing depends on it."""

_CLAIMS: Final = ["sub", "cid", "gen"]

_SIGNATURE: Final = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
"""The 32 bytes of an HS256 signature, the one way to write them: readers of base64 also take other last
letters, and pass over what is no letter of theirs."""


def new_secret() -> str:
    """A secret for a new hub."""
    return secrets.token_urlsafe(SECRET_BYTES)


class TokenError(Exception):
    """A token that this hub did not make, or not like this. ``refusal`` says which."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Grant:
    """What a genuine token says."""

    device_id: str
    client_id: str
    generation: int


class Tokens:
    """Makes and reads the tokens of one hub, which is known by its secret."""

    def __init__(self, secret: str) -> None:
        """``secret`` has at least ``SECRET_BYTES``."""
        self._secret = secret
        self._hub_id = hashlib.sha256(f"hub id of {secret}".encode()).hexdigest()[:HUB_ID_DIGITS]

    def make(self, grant: Grant) -> str:
        """A token for ``grant``."""
        claims = {"sub": grant.device_id, "cid": grant.client_id, "gen": grant.generation}
        return jwt.encode(claims, self._secret, ALGORITHM, headers={"kid": self._hub_id})

    def read(self, token: str) -> Grant:
        """What ``token`` grants.

        Raises:
            TokenError: It is not one of this hub's.
        """
        if len(token) > MAX_TOKEN:
            raise TokenError(Refusal.FORGED)
        try:
            claims = jwt.decode(
                token, self._secret, [ALGORITHM], options={"require": _CLAIMS, "verify_iat": False}
            )
        except jwt.InvalidAlgorithmError as error:
            raise TokenError(Refusal.UNSIGNED) from error
        except jwt.InvalidSignatureError as error:
            raise TokenError(self._whose(token)) from error
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise TokenError(Refusal.FORGED) from error
        if not written_as_made(token):
            raise TokenError(Refusal.FORGED)
        return _grant(claims)

    def _whose(self, token: str) -> Refusal:
        """What a wrong signature means: the header is not signed, so it only chooses the word for it."""
        named = jwt.get_unverified_header(token).get("kid")
        return Refusal.FORGED if named in (None, self._hub_id) else Refusal.FOREIGN


def looks_like_a_token(text: str) -> bool:
    """Whether ``text`` could be a token at all; some clients send a word of their own when they have none."""
    return text.count(".") == 2  # noqa: PLR2004 - header, claims, signature


def written_as_made(token: str) -> bool:
    """Whether the signature of ``token``, which is right, is also written as the hub wrote it."""
    return _SIGNATURE.fullmatch(token.rpartition(".")[2]) is not None


def _grant(claims: dict[str, Any]) -> Grant:
    device_id, client_id, generation = claims["sub"], claims["cid"], claims["gen"]
    if not isinstance(client_id, str) or isinstance(generation, bool) or not isinstance(generation, int):
        raise TokenError(Refusal.FORGED)
    return Grant(str(device_id), client_id, generation)

"""Who may use the API: tokens, and what each is good for.

A token is random (256 bits) and shown once. Only its SHA-256 is kept: with that much randomness nothing
slower is needed. What is in memory is true; the store is written when a token comes, goes, or is used after a
while.
"""

import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from hub.errors import DataFolderError
from hub.storage.tokens import Scope, TokenRecord
from hub.web.api.problems import Fault, RequestError

log = logging.getLogger(__name__)

PREFIX: Final = "xzh"
"""How a token begins: people and scanners for leaked secrets know what they found."""

ID_BYTES: Final = 4
"""Of a token's id: it is named in lists and paths, and needs only to be told from a hundred others."""

SECRET_BYTES: Final = 32
"""Of a token: nobody guesses 256 bits."""

MAX_TOKENS: Final = 100
"""More are not made: programs have one each."""

USE_KEPT_S: Final = 60.0
"""When a token was used is written so often at most, seconds."""

LOCAL: Final = "local"
"""The id of the token that the hub's own command line finds in the data folder."""

_NOBODY: Final = TokenRecord(token_id="", name="", scope=Scope.READ, digest="0" * 64, created_at=0.0)
"""Compared with when no token has the id, so that it takes as long."""


class TokenRepository(Protocol):
    """Where tokens are kept."""

    async def all(self) -> Sequence[TokenRecord]:
        """Every token."""
        ...

    async def put(self, tokens: Iterable[TokenRecord]) -> None:
        """Keep these."""
        ...

    async def remove(self, token_ids: tuple[str, ...]) -> None:
        """Keep these no longer."""
        ...


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks."""

    token_id: str
    scope: Scope

    def may(self, needed: Scope) -> bool:
        """Whether that is enough for what needs ``needed``."""
        ladder = tuple(Scope)
        return ladder.index(self.scope) >= ladder.index(needed)


class Access:
    """Knows all tokens."""

    def __init__(
        self, repository: Callable[[], Awaitable[TokenRepository]], now: Callable[[], float] = time.time
    ) -> None:
        self._repository = repository
        self._now = now
        self._tokens: dict[str, TokenRecord] = {}
        self._leaving: set[str] = set()  # good for nothing any more, but perhaps still in the file
        self._kept_at: dict[str, float] = {}

    async def load(self) -> None:
        """Know the tokens that are kept; raises ``DataFolderError``."""
        kept = await (await self._repository()).all()
        self._tokens |= {token.token_id: token for token in kept}

    def local(self) -> str:
        """A token for the hub's own command line: never kept, worth nothing once the hub ends."""
        record, token = self._made(LOCAL, LOCAL, Scope.ADMIN)
        self._tokens[LOCAL] = record
        return token

    def records(self) -> tuple[TokenRecord, ...]:
        """The tokens people made, oldest first."""
        made = (token for token in self._tokens.values() if token.token_id != LOCAL)
        return tuple(sorted(made, key=lambda token: token.created_at))

    async def create(self, name: str, scope: Scope) -> tuple[TokenRecord, str]:
        """A new token, and what is kept of it.

        Raises:
            RequestError: There are too many.
            DataFolderError: It cannot be kept, and is none.
        """
        if len(self.records()) >= MAX_TOKENS:
            raise RequestError(Fault.TOO_MANY, f"There are {MAX_TOKENS} tokens already.")
        record, token = self._made(secrets.token_hex(ID_BYTES), name, scope)
        await (await self._repository()).put([record])
        self._tokens[record.token_id] = record
        return record, token

    async def revoke(self, token_id: str) -> None:
        """Let nobody in with that token any more, from now on.

        Raises:
            RequestError: There is none of that id.
            DataFolderError: It is refused until the hub ends, but the file still has it; once more may do it.
        """
        if token_id != LOCAL and self._tokens.pop(token_id, None) is not None:
            self._leaving.add(token_id)
        if token_id not in self._leaving:
            raise RequestError(Fault.NOT_KEPT, "No token has that id.")
        await (await self._repository()).remove((token_id,))
        self._leaving.discard(token_id)

    def id_of(self, authorization: str) -> str:
        """The id of the token in an ``Authorization`` header; empty when there is none that is good."""
        known = self._known(bearer_of(authorization))
        return known.token_id if known else ""

    async def who(self, token: str) -> Caller | None:
        """Who brings that token; None if it is not one of ours."""
        known = self._known(token)
        if known is None:
            return None
        await self._note_use(known)
        return Caller(known.token_id, known.scope)

    def _known(self, token: str) -> TokenRecord | None:
        _, _, rest = token.partition("_")
        known = self._tokens.get(rest.partition("_")[0], _NOBODY)
        return known if hmac.compare_digest(known.digest, _digest(token)) else None

    async def _note_use(self, token: TokenRecord) -> None:
        now = self._now()
        used = replace(token, last_used=now)
        self._tokens[token.token_id] = used
        if token.token_id == LOCAL or abs(now - self._kept_at.get(token.token_id, 0.0)) < USE_KEPT_S:
            return
        self._kept_at[token.token_id] = now
        try:
            await (await self._repository()).put([used])
        except DataFolderError as error:  # a full disk locks nobody out
            log.info("when a token was used could not be kept: %s", error)

    def _made(self, token_id: str, name: str, scope: Scope) -> tuple[TokenRecord, str]:
        token = f"{PREFIX}_{token_id}_{secrets.token_urlsafe(SECRET_BYTES)}"
        record = TokenRecord(
            token_id=token_id, name=name, scope=scope, digest=_digest(token), created_at=self._now()
        )
        return record, token


def bearer_of(authorization: str) -> str:
    """The token in an ``Authorization`` header; empty when it says anything else."""
    scheme, _, token = authorization.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()

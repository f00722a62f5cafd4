"""The tokens that programs use the hub with, as documents. Never a token itself: only its digest."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from hub.errors import DamagedFileError
from hub.storage.blobs import Digest
from hub.storage.documents import DocumentKind, Documents

TOKENS: Final = DocumentKind("tokens")


class Scope(StrEnum):
    """What a token is good for; each may also do what those before it may."""

    READ = "read"  # see everything but tokens, what was said among it
    CONTROL = "control"  # silence a conversation, name a device
    ADMIN = "admin"  # let devices in, delete, change settings, make tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRecord:
    """A token, as far as it is kept. Times are wall-clock seconds."""

    token_id: str
    name: str  # given by a person
    scope: Scope
    digest: Digest  # of the token
    created_at: float
    last_used: float | None = None  # to about a minute


_RECORD: Final = TypeAdapter(TokenRecord)


class StoredTokens:
    """Keeps tokens. Its methods raise ``DataFolderError`` when the file cannot be read or written."""

    def __init__(self, documents: Documents, file: Path) -> None:
        """``documents`` are in ``file``, which is named when one of them is no token."""
        self._documents = documents
        self._file = file

    async def all(self) -> Sequence[TokenRecord]:
        """Every token; raises ``DamagedFileError`` when one was changed by hand into what is none."""
        documents = await self._documents.load()
        try:
            return [_RECORD.validate_python({**doc, "token_id": key}) for key, doc in documents.items()]
        except ValidationError as error:
            raise DamagedFileError(
                f"A token in {self._file} cannot be understood. Remove it, and make a new one."
            ) from error

    async def put(self, tokens: Iterable[TokenRecord]) -> None:
        """Keep ``tokens``, each in place of what was kept under its id."""
        await self._documents.put({token.token_id: _document(token) for token in tokens})

    async def remove(self, token_ids: Collection[str]) -> None:
        """Keep these no longer; ids of which nothing is kept are ignored."""
        await self._documents.remove(token_ids)


def _document(token: TokenRecord) -> dict[str, object]:
    dumped: dict[str, object] = _RECORD.dump_python(token, mode="json")
    del dumped["token_id"]  # it is the document's id
    return dumped

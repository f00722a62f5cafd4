"""Lists of things to buy or to do, as values and as documents."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from hub.storage.documents import DocumentKind, Documents
from hub.storage.stored import Stored

LISTS: Final = DocumentKind("lists")

SHOPPING: Final = "shopping"
"""The id of the shopping list, which is always there: it is called otherwise in each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedList:
    """A list of the household."""

    list_id: str
    name: str  # given by a person; the shopping list's is empty until then
    created_at: float  # wall-clock seconds
    items: tuple[str, ...] = ()  # in the order in which they came


LIST: Final = TypeAdapter(NamedList)


def stored_lists(documents: Documents, file: Path) -> Stored[NamedList]:
    """Where lists are kept: ``documents`` are in ``file``."""
    return Stored(documents, file, LIST, id_name="list_id", what="A list")

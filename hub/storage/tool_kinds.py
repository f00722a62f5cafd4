"""What devices of a kind can do, as values and as documents: for the next one's first answer not to wait."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from hub.storage.documents import DocumentKind, Documents
from hub.storage.stored import Stored
from hub.tools import Tool

TOOL_KINDS: Final = DocumentKind("tools")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolKind:
    """The tools of a board with a firmware, as a device of that kind listed them last."""

    kind: str  # board and firmware
    tools: tuple[Tool, ...]
    slow: tuple[str, ...] = ()  # names of those that took long
    seen_at: float = 0.0  # when a device of the kind listed them, or was slow, last; wall-clock seconds


_RECORD: Final = TypeAdapter(ToolKind)


def stored_tool_kinds(documents: Documents, file: Path) -> Stored[ToolKind]:
    """Where they are kept: ``documents`` are in ``file``."""
    return Stored(documents, file, _RECORD, id_name="kind", what="A list of tools")

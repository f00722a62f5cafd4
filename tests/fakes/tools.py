"""What devices' tools need of the hub: nothing is kept, and a picture stays as it is."""

from collections.abc import Collection, Iterable, Sequence

from hub.bus import Bus
from hub.devices.mcp.kinds import Kinds
from hub.devices.mcp.line import Line
from hub.devices.mcp.parts import ToolParts, Vision
from hub.errors import NoPictureError
from hub.storage.keeping import Keeping
from hub.storage.tool_kinds import ToolKind

VISION = Vision("http://hub/vision", "a token")
KIND = "box/2.4.2"


class NotedKinds:
    """Where kinds are kept: in memory."""

    def __init__(self, *kept: ToolKind) -> None:
        self.kept = {one.kind: one for one in kept}

    async def all(self) -> Sequence[ToolKind]:
        return list(self.kept.values())

    async def put(self, records: Iterable[ToolKind]) -> None:
        self.kept |= {one.kind: one for one in records}

    async def remove(self, ids: Collection[str]) -> None:
        for key in ids:
            self.kept.pop(key, None)


async def as_sent(picture: bytes) -> bytes:
    """A picture, unless it is none."""
    if not picture.startswith(b"\xff\xd8\xff"):
        raise NoPictureError("It is no JPEG.")
    return picture


async def line_at_once() -> type[Line]:
    return Line


def tool_parts(bus: Bus | None = None, kept: NotedKinds | None = None, kinds: Kinds | None = None) -> ToolParts:
    """For devices of one kind."""
    repository = kept or NotedKinds()

    async def opened() -> NotedKinds:
        return repository

    return ToolParts(
        bus=bus or Bus(),
        kinds=kinds or Kinds(Keeping("tools", opened), lambda: 1_000.0),
        kind_of=lambda _: KIND,
        vision_of=lambda _: VISION,
        redraw=as_sent,
        load=line_at_once,
    )

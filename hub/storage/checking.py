"""Whether what is kept can be read, and fits together."""

from dataclasses import dataclass

from hub.storage.base import Counts
from hub.storage.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """How much is kept, and what is wrong with it, in English."""

    devices: int
    conversations: Counts
    sounds: int
    files: int
    alerts: int
    lists: int
    personas: int
    problems: tuple[str, ...]


async def check(store: Store) -> Finding:
    """Read everything once.

    Raises:
        NewerFileError, DamagedFileError, DataFolderError: A file cannot be read at all.
    """
    await store.look()
    devices = await (await store.devices()).all()
    conversations = await store.conversations()
    problems = [f"{store.layout.database.name}: {problem}" for problem in await conversations.problems()]
    kept = frozenset(await store.worker.run(lambda: tuple(store.blobs.digests())))
    missing = await conversations.audio_in_use() - kept
    problems += [f"The sound {digest} is missing." for digest in sorted(missing)]
    damaged = await store.worker.run(store.blobs.damaged)
    problems += [f"{store.blobs.path(digest)} is not what it was." for digest in damaged]
    shelf = await store.shelf()
    problems += await shelf.problems()
    await (await store.tool_kinds()).all()
    firmware, _ = await store.firmware()
    await firmware.load()
    rollouts, _ = await store.rollouts()
    await rollouts.load()
    assets, _ = await store.assets()
    await assets.load()
    offers, _ = await store.asset_offers()
    await offers.load()
    return Finding(
        devices=len(devices),
        conversations=await conversations.counts(),
        sounds=len(kept),
        files=len(shelf.all()),
        alerts=len(await (await store.alerts()).all()),
        lists=len(await (await store.lists()).all()),
        personas=len(await (await store.personas()).all()),
        problems=tuple(problems),
    )

"""Deleting what is kept about firmware; the files themselves are deleted with all others."""

from typing import Final

from hub.storage.documents import Documents
from hub.storage.store import Store

NO_ID: Final = "-"
"""Nothing is kept under it."""


async def delete_firmware(store: Store) -> int:
    """Know no image, no assets and nobody who is given them any longer; how many images there were.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    gone = await _clear((await store.firmware())[0])
    for documents, _ in (await store.rollouts(), await store.assets(), await store.asset_offers()):
        await _clear(documents)
    return gone


async def delete_from_firmware(store: Store, device_id: str) -> None:
    """Keep no longer what the device was given.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    rollouts, _ = await store.rollouts()
    emptied = [NO_ID]  # what removes also takes older versions out of a database's journal
    for rollout_id, rollout in (await rollouts.load()).items():
        left = [one for one in rollout["tracks"] if one["device_id"] != device_id]
        if not left:
            emptied.append(rollout_id)
        elif len(left) < len(rollout["tracks"]):
            await rollouts.put({rollout_id: {**rollout, "tracks": left}})
    await rollouts.remove(emptied)
    offers, _ = await store.asset_offers()
    await offers.remove([device_id])


async def _clear(documents: Documents) -> int:
    every = tuple(await documents.load())
    await documents.remove([*every, NO_ID])
    return len(every)

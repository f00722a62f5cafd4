"""True deletion: from the tables, from the space they leave free, from the journal, and from older copies."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Final

from hub.storage.alerts import Alert
from hub.storage.base import Counts, Selection
from hub.storage.file_records import FileRecord
from hub.storage.ledger import month_begins, whole_days
from hub.storage.store import Store


@dataclass(frozen=True, slots=True)
class Deleted:
    """How much is kept no longer."""

    conversations: Counts
    devices: int
    sounds: int
    amounts: int  # of what was used and sent: one for each day, device and service
    copies: int  # of older files: they may have held it, too


async def delete(
    store: Store,
    which: Selection,
    device_ids: Collection[str] = (),
    *,
    now: Callable[[], float] = time.time,
) -> Deleted:
    """Keep these turns no longer, nor these devices, nor the amounts of whole days.

    The amounts of this month stay, as nobody's: what it has cost so far is not to become less. So do those of
    a device of which all is deleted.

    Raises:
        DataFolderError: It could not be done to its end; once more does no harm.
    """
    conversations = await store.conversations()
    counts = await conversations.delete(which)
    amounts = await _delete_amounts(store, which, now())
    sounds = await store.sweep()
    copies = await store.drop_copies()
    devices = await store.devices()
    known = {device.device_id for device in await devices.all()} & set(device_ids)
    await devices.remove(known)
    await conversations.compact()
    return Deleted(counts, len(known), sounds, amounts, copies)


async def _delete_amounts(store: Store, which: Selection, now: float) -> int:
    days = whole_days(which)
    if days is None:
        return 0
    ledger = await store.ledger()
    gone = 0
    if not which.device_id:
        gone = await ledger.drop(replace(days, end=min(days.end, month_begins(now))))
    await ledger.disown(days, which.device_id)
    return gone


async def forget_in_ledger(store: Store, device_id: str) -> None:
    """Keep nothing of what a device did and cost that names it; what it cost is still counted.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    await (await store.ledger()).let_go(device_id)


async def delete_files(store: Store, chosen: Callable[[FileRecord], bool]) -> int:
    """Keep those files no longer, nor what no record names; how many there were.

    Raises:
        DataFolderError: It could not be done to its end; once more does no harm.
    """
    shelf = await store.shelf()
    gone = await shelf.remove([record.file_id for record in shelf.all() if chosen(record)])
    return gone + await shelf.tidy()


async def delete_alerts(store: Store, chosen: Callable[[Alert], bool]) -> int:
    """Keep those timers, alarms and reminders no longer; how many there were.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    alerts = await store.alerts()
    gone = [alert.alert_id for alert in await alerts.all() if chosen(alert)]
    await alerts.remove(gone)
    return len(gone)


async def delete_lists(store: Store) -> int:
    """Keep no list any longer; how many there were.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    lists = await store.lists()
    gone = [one.list_id for one in await lists.all()]
    await lists.remove(gone)
    return len(gone)


async def delete_personas(store: Store) -> int:
    """Keep no persona any longer; how many there were.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    personas = await store.personas()
    gone = [one.persona_id for one in await personas.all()]
    await personas.remove(gone)
    return len(gone)


NO_ID: Final = "-"
"""Nothing is kept under it."""


async def delete_choice(store: Store, device_id: str) -> None:
    """Keep no longer which persona speaks on the device.

    Raises:
        DataFolderError: It could not be done; once more does no harm.
    """
    personas = await store.personas()
    chosen = [one for one in await personas.all() if device_id in one.devices]
    await personas.put(
        replace(one, devices=tuple(other for other in one.devices if other != device_id)) for one in chosen
    )
    await personas.remove([NO_ID])  # what removes also takes older versions out of a database's journal

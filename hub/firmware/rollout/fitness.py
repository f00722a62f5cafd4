"""What speaks against giving a device an image over the air: what is not known of it does, too."""

from hub.firmware.fitting import Misfit, misfits, other_board
from hub.firmware.records import KeptImage
from hub.firmware.rollout.records import Why
from hub.firmware.rollout.rules import Seen
from hub.storage.base import DeviceRecord


def reasons_against(kept: KeptImage, device: DeviceRecord, seen: Seen) -> tuple[Misfit | Why, ...]:
    """Why the device is not to get ``kept``; nothing when it may.

    A device whose check cannot be read tells neither its chip nor its partition table: what would make it
    unusable is not ruled out then, and USB is left.
    """
    found: list[Misfit | Why] = list(misfits(kept.image, seen.target))
    if other_board(kept.board, device.board):
        found.append(Why.BOARD)
    target = seen.target
    if not (target.version and target.chip and target.partitions):
        found.append(Why.UNTOLD)
    return tuple(found)

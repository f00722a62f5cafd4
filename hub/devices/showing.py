"""What a person is shown of who waits: what it says of itself, and what the hub knows beside that."""

from collections import Counter
from dataclasses import replace

from hub.devices.pending import Pending, WaitingRoom
from hub.devices.registry import Registry
from hub.events import DeviceState
from hub.snapshot import WaitingDevice


def shown(room: WaitingRoom, registry: Registry) -> tuple[WaitingDevice, ...]:
    """Who waits for a decision; who waits longest comes first."""
    waiting = room.waiting()
    claims = Counter(pending.applicant.device_id for pending in waiting)
    return tuple(
        _shown(pending, registry, contested=claims[pending.applicant.device_id] > 1) for pending in waiting
    )


def _shown(pending: Pending, registry: Registry, *, contested: bool) -> WaitingDevice:
    device_id, client_id = pending.applicant.pair
    known = registry.record(device_id)
    return replace(
        pending.view(),
        contested=contested,
        key_holder=registry.holder(pending.proven, device_id) if pending.proven else "",
        name=known.name if known else "",
        replaces=known is not None and known.state is DeviceState.APPROVED and known.client_id != client_id,
    )

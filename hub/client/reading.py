"""What a hub's API tells, turned back into the values that its own process has: a snapshot, and events."""

from typing import Any, Final

from pydantic import TypeAdapter

from hub.client.numbers import check_read
from hub.client.stream import Told
from hub.errors import NoHubThereError
from hub.events import EngineChanged, Event
from hub.snapshot import DeviceView, HubSnapshot, Ringing, WaitingDevice
from hub.storage.alerts import AlertState
from hub.web.api.alert_forms import Alert
from hub.web.api.devices import Device
from hub.web.api.events import EVENTS, HIDDEN, Snapshot

_BY_NAME: Final[dict[str, tuple[TypeAdapter[Any], bool]]] = {
    name: (adapter, HIDDEN in kind.__dataclass_fields__) for kind, (name, adapter) in EVENTS.items()
}
"""How each event is read, and whether it has what is told to nobody."""


def event_of(told: Told) -> Event | None:
    """The event; None for one that this version does not know.

    What the API hides is empty in it.

    Raises:
        NoHubThereError: It is not as events of its name are.
    """
    if told.name not in _BY_NAME:
        return None
    adapter, hides = _BY_NAME[told.name]
    content = told.content
    if hides and isinstance(content, dict):
        content = {HIDDEN: "", **content}
    try:
        event: Event = adapter.validate_python(content)
        check_read(event)
    except ValueError as error:
        raise NoHubThereError("The hub tells of an event in a way that is not understood.") from error
    return event


def snapshot_in(told: Told) -> Snapshot:
    """What a stream begins with; raises ``NoHubThereError``."""
    try:
        snapshot = Snapshot.model_validate(told.content)
        check_read(snapshot)
    except ValueError as error:
        raise NoHubThereError("What the hub tells is not understood; is it of another version?") from error
    return snapshot


def snapshot_of(told: Snapshot) -> HubSnapshot:
    """The same as the hub's own process would say it, but for what the API hides."""
    status = told.status
    return HubSnapshot(
        state=status.state,
        name=status.name,
        ota_url=status.ota_url,
        ws_url=status.ws_url,
        mdns=status.announced,
        renamed=status.renamed,
        engines=tuple(EngineChanged(**engine.model_dump()) for engine in told.engines),
        devices=tuple(map(_device, told.devices)),
        waiting=tuple(
            WaitingDevice(client_id="", **waiting.model_dump()) for waiting in told.enrolment.waiting
        ),
        window_ends=told.enrolment.window_ends,
        store=status.store,
        ringing=_ringing(told.alerts.alerts),
    )


def _device(told: Device) -> DeviceView:
    return DeviceView(
        told.device_id,
        board=told.board,
        firmware=told.firmware,
        address=told.address,
        last_seen=max(told.last_check or 0.0, told.last_conversation or 0.0),
        session_id=told.session_id,
        language=told.language,
        state=told.state,
        name=told.name,
        room=told.room,
    )


def _ringing(alerts: tuple[Alert, ...]) -> tuple[Ringing, ...]:
    found = (
        Ringing(
            alert_id=alert.alert_id,
            kind=alert.kind,
            device_id=alert.device_id,
            name=alert.name,
            text=alert.text,
            due_at=alert.was_due_at,
            over=alert.state is AlertState.MISSED,
        )
        for alert in alerts
        if alert.was_due_at is not None
    )
    return tuple(sorted(found, key=lambda one: one.due_at))

"""Set, see, change and end timers, alarms and reminders."""

from hub.device_id import normal_device_id
from hub.errors import (
    AlertStateError,
    AlertTimeError,
    AlertTooFarError,
    TooManyAlertsError,
    UnknownAlertError,
    UnknownDeviceError,
)
from hub.events import AlertKind
from hub.storage import alerts as kept
from hub.storage.tokens import Scope
from hub.web.api.alert_forms import (
    Alert,
    AlertEdit,
    AlertList,
    Cancelled,
    NamedAlerts,
    NewAlert,
    Snooze,
    SoughtAlerts,
)
from hub.web.api.endpoint import ROOT, Call, Endpoint, Nothing, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, RequestError

PATH = f"{ROOT}/alerts"
ONE = f"{PATH}/{{alert_id}}"

UNKNOWN = UnknownAlertError.code
TIMES = (AlertTimeError.code, AlertTooFarError.code)


class AlertEndpoints:
    """What is answered is on the disk, too."""

    def __init__(self, parts: ApiParts) -> None:
        self._alerts = parts.alerts
        self._ringer = parts.ringer
        self._devices = parts.devices

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint("GET", PATH, Topic.ALERTS, "All, or those that are sought", self.list_alerts),
            Endpoint(
                "POST",
                PATH,
                Topic.ALERTS,
                "Set one",
                self.set_alert,
                scope=Scope.CONTROL,
                status=201,
                faults=(*TIMES, TooManyAlertsError.code, UnknownDeviceError.code),
            ),
            Endpoint(
                "DELETE",
                PATH,
                Topic.ALERTS,
                "Cancel all that are sought; all there are, without a condition",
                self.cancel_alerts,
                scope=Scope.CONTROL,
            ),
            Endpoint("GET", ONE, Topic.ALERTS, "One of them", self.get_alert, faults=(UNKNOWN,)),
            Endpoint(
                "PATCH",
                ONE,
                Topic.ALERTS,
                "Have it ring at another time, or called otherwise",
                self.change_alert,
                scope=Scope.CONTROL,
                faults=(UNKNOWN, *TIMES, AlertStateError.code),
            ),
            Endpoint(
                "DELETE",
                ONE,
                Topic.ALERTS,
                "Cancel it, whatever it does",
                self.cancel_alert,
                scope=Scope.CONTROL,
                faults=(UNKNOWN,),
            ),
            *self._acts(),
        )

    def _acts(self) -> tuple[Endpoint, ...]:
        acts = (
            ("pause", "Have a timer stand still", self.pause_alert),
            ("resume", "Have a timer that is paused go on", self.resume_alert),
            ("snooze", "Silence what rings, for a while", self.snooze_alert),
            ("dismiss", "Silence what rings, have seen what was missed, or end a snooze", self.dismiss_alert),
        )
        return tuple(
            Endpoint(
                "POST",
                f"{ONE}/{name}",
                Topic.ALERTS,
                summary,
                handle,
                scope=Scope.CONTROL,
                faults=(UNKNOWN, AlertStateError.code) + (TIMES if name == "snooze" else ()),
            )
            for name, summary, handle in acts
        )

    async def list_alerts(self, call: Call[NamedAlerts, Nothing]) -> AlertList:
        """Those that are sought."""
        sought = call.query
        device_id = _device_in(sought)
        if sought.name:
            found = self._alerts.find(sought.name, kind=sought.kind, device_id=device_id)
        else:
            found = self._alerts.of(kind=sought.kind, device_id=device_id)
        return AlertList(alerts=tuple(map(self._shown, found)))

    async def get_alert(self, call: Call[Nothing, Nothing]) -> Alert:
        """One of them."""
        return self._shown(self._alerts.get(call.path["alert_id"]))

    async def set_alert(self, call: Call[Nothing, NewAlert]) -> Alert:
        """A new one."""
        new = call.body
        when = new.when()
        assert when is not None  # noqa: S101 - the model has seen to it
        device_id = normal_device_id(new.device_id)
        if new.device_id and self._devices.record(device_id) is None:
            raise UnknownDeviceError("The hub knows no device with that id.")
        alert = self._alerts.set(
            new.kind, when, device_id=device_id, language=new.language, name=new.name, text=new.text
        )
        return await self._kept(alert)

    async def change_alert(self, call: Call[Nothing, AlertEdit]) -> Alert:
        """Another time, another name."""
        alert_id, edit = call.path["alert_id"], call.body
        alert = self._alerts.get(alert_id)
        if edit.text is not None and alert.kind is not AlertKind.REMINDER:
            raise RequestError(Fault.INVALID, "Only a reminder has a text.")
        if edit.add_seconds is not None:
            alert = self._alerts.add(alert_id, edit.add_seconds)
        when = edit.when()
        if (when, edit.name, edit.text) != (None, None, None):
            alert = self._alerts.change(alert_id, when=when, name=edit.name, text=edit.text)
        return await self._kept(alert)

    async def cancel_alert(self, call: Call[Nothing, Nothing]) -> None:
        """Away with it."""
        self._alerts.cancel(call.path["alert_id"])
        await self._alerts.kept()

    async def cancel_alerts(self, call: Call[SoughtAlerts, Nothing]) -> Cancelled:
        """Away with them."""
        gone = self._alerts.cancel_all(kind=call.query.kind, device_id=_device_in(call.query))
        await self._alerts.kept()
        return Cancelled(alerts=len(gone))

    async def pause_alert(self, call: Call[Nothing, Nothing]) -> Alert:
        """Stand still."""
        return await self._kept(self._alerts.pause(call.path["alert_id"]))

    async def resume_alert(self, call: Call[Nothing, Nothing]) -> Alert:
        """Go on."""
        return await self._kept(self._alerts.resume(call.path["alert_id"]))

    async def snooze_alert(self, call: Call[Nothing, Snooze]) -> Alert:
        """Be silent for a while."""
        return await self._kept(self._alerts.snooze(call.path["alert_id"], call.body.seconds))

    async def dismiss_alert(self, call: Call[Nothing, Nothing]) -> None:
        """Be silent."""
        self._alerts.dismiss(call.path["alert_id"])
        await self._alerts.kept()

    def alerts(self) -> AlertList:
        """All of them, as they are now."""
        return AlertList(alerts=tuple(map(self._shown, self._alerts.all())))

    async def _kept(self, alert: kept.Alert) -> Alert:
        await self._alerts.kept()
        return self._shown(alert)

    def _shown(self, alert: kept.Alert) -> Alert:
        return Alert(
            alert_id=alert.alert_id,
            kind=alert.kind,
            state=alert.state,
            device_id=alert.device_id,
            name=alert.name,
            text=alert.text,
            language=alert.language,
            created_at=alert.created_at,
            due_at=self._alerts.due_at(alert),
            left_s=self._alerts.left_s(alert),
            total_s=alert.countdown.total_s if alert.countdown else None,
            time=alert.occasion.at.time().isoformat() if alert.occasion else None,
            days=alert.occasion.days if alert.occasion else (),
            was_due_at=alert.ring.due_at if alert.ring else None,
            rings=self._ringer.expected(alert),
        )


def _device_in(sought: SoughtAlerts) -> str | None:
    """Which device is sought, written one way; None when none is. One that is no id finds nothing."""
    return None if sought.device is None else normal_device_id(sought.device) or sought.device

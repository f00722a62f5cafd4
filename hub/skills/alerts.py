"""What people do with timers, alarms and reminders: set them, change them, end them."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from hub.errors import AlertStateError, AlertTimeError, AlertTooFarError, TooManyAlertsError
from hub.events import AlertChange, AlertKind
from hub.skills.alert_book import AlertBook
from hub.skills.known_alerts import KnownAlerts
from hub.skills.local_time import DAY_S, following, local_at, moment_of, next_occasion
from hub.storage.alerts import Alert, AlertState, Countdown, Occasion, Weekday

MAX_OF_DEVICE: Final = 100
"""Of one device, and of all that programs set for no device: nobody keeps more apart."""

SHORTEST_S: Final = 1.0
LONGEST_S: Final = 31 * DAY_S
"""Of a countdown, seconds: what is further away has a date."""

FURTHEST_S: Final = 5 * 366 * DAY_S
"""Until an alarm or a reminder on a date, seconds: more is a slip of the tongue."""

SNOOZE_S: Final = 540.0
"""Until what is snoozed rings again, seconds: nine minutes, as on most clocks."""

ID_BYTES: Final = 4
"""Random bytes of an id: it is written by hand, and needs only to be told from some hundred others."""


@dataclass(frozen=True, slots=True)
class After:
    """So long from now."""

    seconds: float


@dataclass(frozen=True, slots=True)
class At:
    """At a local time: the next time it comes, or on a date, or on days of the week over and over."""

    time: time
    on: date | None = None
    days: tuple[Weekday, ...] = ()


When = After | At


class Alerts(KnownAlerts):
    """What is said of it lasts once ``kept`` has returned.

    Methods that are given an id raise ``UnknownAlertError``.
    """

    def __init__(self, book: AlertBook, new_id: Callable[[int], str] = secrets.token_hex) -> None:
        """``book`` has them; ``new_id`` gives an id of so many random bytes."""
        super().__init__(book)
        self.kept = book.kept
        self._new_id = new_id

    # --- set and changed ----------------------------------------------------------------------------

    def set(
        self,
        kind: AlertKind,
        when: When,
        *,
        device_id: str = "",
        language: str = "",
        name: str = "",
        text: str = "",
    ) -> Alert:
        """A new one.

        Raises:
            AlertTimeError: ``when`` is over, too far away, or not for this kind.
            TooManyAlertsError: The device has as many as it may have.
        """
        if len(self.of(device_id=device_id)) >= MAX_OF_DEVICE:
            raise TooManyAlertsError(
                f"This device has {MAX_OF_DEVICE} timers, alarms and reminders already. Cancel some first."
            )
        countdown, occasion = self._planned(kind, when)
        alert = Alert(
            alert_id=self._new_id(ID_BYTES),
            kind=kind,
            device_id=device_id,
            created_at=self._clocks.wall(),
            language=language,
            name=name,
            text=text,
            countdown=countdown,
            occasion=occasion,
        )
        return self._book.put(alert, AlertChange.SET)

    def change(
        self, alert_id: str, *, when: When | None = None, name: str | None = None, text: str | None = None
    ) -> Alert:
        """Have it ring at another time, or called otherwise; None: as it was.

        Raises:
            AlertTimeError: ``when`` is over, too far away, or not for this kind.
        """
        alert = self.get(alert_id)
        if when is not None:
            countdown, occasion = self._planned(alert.kind, when)
            alert = replace(alert, countdown=countdown, occasion=occasion, ring=None)
        alert = replace(
            alert, name=alert.name if name is None else name, text=alert.text if text is None else text
        )
        return self._book.put(alert, AlertChange.CHANGED)

    def add(self, alert_id: str, seconds: float) -> Alert:
        """Have it ring so much later, or earlier if it is less than 0; one that rings, so long from now.

        Raises:
            AlertTimeError: Nothing would be left of it, or too much.
            AlertStateError: It rings at a time of day.
        """
        alert = self.get(alert_id)
        if alert.ring is not None and alert.countdown is None and alert.kind is AlertKind.TIMER:
            anew = replace(alert, countdown=self._begun(seconds), ring=None)
            return self._book.put(anew, AlertChange.CHANGED)
        if alert.countdown is None:
            raise AlertStateError("It rings at a time of day. Give it another time instead.")
        left_s = self._countdown_left_s(alert, alert.countdown) + seconds
        changed = self._begun(left_s, total_s=max(left_s, alert.countdown.total_s + seconds))
        if alert.countdown.ends_at is None:
            changed = replace(changed, ends_at=None)
        return self._book.put(replace(alert, countdown=changed), AlertChange.CHANGED)

    def pause(self, alert_id: str) -> Alert:
        """Have a timer stand still; raises ``AlertStateError`` when it is none, or does not run."""
        alert = self.get(alert_id)
        countdown = alert.countdown
        if alert.kind is not AlertKind.TIMER or countdown is None or countdown.ends_at is None:
            raise AlertStateError("Only a timer that runs can be paused.")
        left_s = self._countdown_left_s(alert, countdown)
        paused = replace(countdown, left_s=left_s, ends_at=None)
        return self._book.put(replace(alert, countdown=paused), AlertChange.PAUSED)

    def resume(self, alert_id: str) -> Alert:
        """Have a timer go on; raises ``AlertStateError`` when it is not paused."""
        alert = self.get(alert_id)
        countdown = alert.countdown
        if alert.state is not AlertState.PAUSED or countdown is None:
            raise AlertStateError("Only a timer that is paused can go on.")
        going_on = replace(countdown, ends_at=self._clocks.wall() + countdown.left_s)
        return self._book.put(replace(alert, countdown=going_on), AlertChange.RESUMED)

    def skip(self, alert_id: str) -> Alert:
        """Leave out its next occasion; raises ``AlertStateError`` when it does not recur."""
        alert = self.get(alert_id)
        occasion, offset_at = alert.occasion, self._clocks.offset_at
        after = None
        if occasion is not None:
            after = following(occasion, offset_at, after=moment_of(occasion.at, offset_at))
        if after is None:
            raise AlertStateError("It rings once only. Cancel it instead.")
        return self._book.put(replace(alert, occasion=after), AlertChange.CHANGED)

    # --- ended --------------------------------------------------------------------------------------

    def snooze(self, alert_id: str, seconds: float = SNOOZE_S) -> Alert:
        """Have what rings, or has just rung, be silent, and ring again in a while.

        Raises:
            AlertStateError: It does not ring.
            AlertTimeError: That is too long, or no time at all.
        """
        alert = self._to_snooze(alert_id)
        snoozed = replace(alert, ring=None, countdown=self._begun(seconds))
        return self._book.put(snoozed, AlertChange.SNOOZED)

    def dismiss(self, alert_id: str) -> None:
        """Have what rings be silent, what was missed be told to nobody, what is put off wait for its next time.

        Raises:
            AlertStateError: It does nothing of that.
        """
        alert = self.get(alert_id)
        if alert.ring is None and not alert.is_put_off:
            raise AlertStateError(
                "It does not ring, was not missed and is not put off: there is nothing to silence."
            )
        over = replace(alert, countdown=None) if alert.is_put_off else alert
        self._book.finish(over, AlertChange.DISMISSED)

    def told(self, alert_id: str) -> None:
        """Somebody was told at the device that it rang or was missed. One that is gone is ignored."""
        for alert in self.all():
            if alert.alert_id == alert_id and alert.ring is not None:
                self._book.heard(alert, AlertChange.TOLD)

    def cancel(self, alert_id: str) -> Alert:
        """Away with it, whatever it does; what it was."""
        alert = self.get(alert_id)
        self._book.drop(alert, AlertChange.CANCELLED)
        return alert

    def cancel_all(self, *, kind: AlertKind | None = None, device_id: str | None = None) -> Sequence[Alert]:
        """Away with those of a kind, and of a device; which they were."""
        gone = self.of(kind=kind, device_id=device_id)
        for alert in gone:
            self._book.drop(alert, AlertChange.CANCELLED)
        return gone

    def _to_snooze(self, alert_id: str) -> Alert:
        """It, if it rings; or as it rang last, with its occasions as they are now."""
        there = {alert.alert_id: alert for alert in self.all()}
        last = next((rung for rung in self.lately.all() if rung.alert_id == alert_id), None)
        alert = there.get(alert_id) or last or self.get(alert_id)
        if alert.state is not AlertState.RINGING and last is None:
            raise AlertStateError("It does not ring now, so that it cannot be put off.")
        return alert

    def _countdown_left_s(self, alert: Alert, countdown: Countdown) -> float:
        """What is left of it, at least a moment: what is due rings anyway."""
        if countdown.ends_at is None:
            return countdown.left_s
        return max(0.0, self._book.countdown_left_s(alert))

    def _planned(self, kind: AlertKind, when: When) -> tuple[Countdown | None, Occasion | None]:
        if isinstance(when, After):
            return self._begun(when.seconds), None
        if kind is AlertKind.TIMER:
            raise AlertTimeError("A timer runs for a while. For a time of day, set an alarm.")
        return None, self._occasion(when)

    def _begun(self, seconds: float, *, total_s: float | None = None) -> Countdown:
        if seconds > LONGEST_S:
            raise AlertTooFarError("That is longer than 31 days. Name a shorter time, or a date.")
        if not seconds >= SHORTEST_S:  # what is no number is refused as well
            raise AlertTimeError("That is too short. Name a longer time.")
        return Countdown(
            total_s=seconds if total_s is None else total_s,
            left_s=seconds,
            ends_at=self._clocks.wall() + seconds,
        )

    def _occasion(self, when: At) -> Occasion:
        now, offset_at = self._clocks.wall(), self._clocks.offset_at
        if when.on is None:
            return next_occasion(when.time, offset_at, after=now, days=when.days)
        if when.days:
            raise AlertTimeError("It rings on a date, or on days of the week. Name one of the two.")
        last = local_at(now + FURTHEST_S, offset_at).date()
        occasion = next_occasion(when.time, offset_at, after=now, on=when.on)
        if when.on > last:
            raise AlertTooFarError("That day is more than five years away. Name an earlier one.")
        if when.on < local_at(now, offset_at).date():
            raise AlertTimeError("That day is over. Name one that is still to come.")
        if moment_of(occasion.at, offset_at) <= now:
            raise AlertTimeError("That time is over already. Name one that is still to come.")
        return occasion

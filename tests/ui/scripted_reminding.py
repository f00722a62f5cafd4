"""What rings, as a script says it; what a person does about it is noted, and follows as the real hub has it."""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from hub.events import AlertChange, AlertChanged, AlertKind, AlertRang
from hub.snapshot import Ringing
from tests.ui.scripted_enrolment import NINE

KITCHEN: Final = "f4:12:fa:5c:08:1e"
NAMES: Final = {
    "en": ("eggs", "Call the dentist"),
    "ru": ("яйца", "Позвонить зубному"),
    "zh": ("鸡蛋", "给牙医打电话"),
}


class Stage(Protocol):
    """The scripted hub."""

    @property
    def do(self) -> Callable[[str, object], Awaitable[None]]:
        """Note a command; it may fail."""
        ...

    @property
    def happen(self) -> Callable[..., None]:
        """Publish an event."""
        ...


class ScriptedReminding:
    """Has the shape of ``hub.reminding.Reminding``, as far as the window knows it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.ringing: tuple[Ringing, ...] = ()

    def rings(self, *alerts: Ringing) -> None:
        """These begin to ring, one after the other."""
        for one in alerts:
            self.ringing = (*self.ringing, one)
            self._stage.happen(
                AlertRang(
                    alert_id=one.alert_id, kind=one.kind, device_id=one.device_id, name=one.name,
                    text=one.text, due_at=one.due_at, late_by_s=0.0,
                )
            )  # fmt: skip

    async def dismiss(self, alert_id: str) -> None:
        await self._end("dismiss", alert_id, AlertChange.DISMISSED)

    async def snooze(self, alert_id: str) -> None:
        await self._end("snooze", alert_id, AlertChange.SNOOZED)

    async def _end(self, command: str, alert_id: str, change: AlertChange) -> None:
        await self._stage.do(command, alert_id)
        (gone,) = (one for one in self.ringing if one.alert_id == alert_id)
        self.ringing = tuple(one for one in self.ringing if one is not gone)
        self._stage.happen(
            AlertChanged(
                alert_id=alert_id, kind=gone.kind, device_id=gone.device_id, change=change, due_at=None
            )
        )


def rung(language: str = "en") -> tuple[Ringing, ...]:
    """A timer and a reminder that ring, and an alarm that was missed."""
    eggs, dentist = NAMES[language]
    return (
        Ringing("a1", AlertKind.ALARM, KITCHEN, "", "", NINE - 7_200, over=True),
        Ringing("t1", AlertKind.TIMER, KITCHEN, eggs, "", NINE),
        Ringing("r1", AlertKind.REMINDER, "", "", dentist, NINE + 30),
    )

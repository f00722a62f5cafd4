"""A home in which things ring, in virtual time."""

from collections.abc import Awaitable, Callable

from hub.events import AlertKind, ClockJumped
from hub.storage.alerts import Weekday
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import Home, RunningHub

TIMER, ALARM, REMINDER = AlertKind.TIMER, AlertKind.ALARM, AlertKind.REMINDER
EVERY_DAY = tuple(Weekday)

H = 3600.0

SUMMER = "2026-06-05T11:00:00+00:00"
"""A Friday, 13:00 in Berlin, with no change of local time for months."""


def run(test: Callable[[Home], Awaitable[None]], **where: str) -> None:
    """Run ``test`` at home: at noon (UTC) on Friday, 27 March 2026 in Berlin, if nothing else is said."""

    async def at_home() -> None:
        await test(Home(**where))

    run_virtual(at_home())


def set_clock(home: Home, hub: RunningHub, by_s: float) -> None:
    home.scripted.set_wall(by_s)
    hub.bus.publish(ClockJumped(by_s=by_s))

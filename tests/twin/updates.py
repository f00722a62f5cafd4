"""A device that is to be updated, and a scripted hub that names firmware, as the tests of updates need them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hub.twin.boot_notes import BootStep
from hub.twin.boot_plan import BootPlan
from hub.twin.device import Twin
from hub.twin.faults import NO_FAULT, Fault
from hub.twin.flash import Flash, flashed
from tests.firmware.images import KB, Build
from tests.twin.asking import ME
from tests.twin.fake_clock import FakeClock
from tests.twin.fake_hub import FakeHub

OLD, NEW = "2.4.2", "2.5.0"
SMALL = 32 * KB


def app(version: str = NEW, **about: Any) -> bytes:
    """An application's file."""
    return Build(version=version, **({"size": SMALL} | about)).app()


def offering(version: str = NEW, **more: Any) -> FakeHub:
    """A hub that names this version to every device, whatever it runs; its file is called ``fw``."""
    hub = FakeHub(firmware=lambda _: {"version": version, "url": hub.url_of("fw")} | more)
    hub.files["fw"] = app(version)
    return hub


def forcing(version: str) -> FakeHub:
    """A hub that forces this version on who does not run it."""

    def named(told: Any) -> dict[str, Any] | None:
        if told["application"]["version"] == version:
            return None
        return {"version": version, "url": hub.url_of("fw"), "force": 1}

    hub = FakeHub(firmware=named)
    hub.files["fw"] = app(version)
    return hub


def device(flash: Flash | None = None, fault: Fault = NO_FAULT, kept_in: Path | None = None) -> Twin:
    """A device whose clock jumps."""
    return Twin(ME, clock=FakeClock(), boot=BootPlan(flash or flashed(version=OLD), kept_in, fault))


def steps(twin: Twin) -> list[BootStep]:
    """What it did while it started, one after the other, checks left out."""
    return [note.step for note in twin.board.boots if note.step is not BootStep.CHECKED]


def told(hub: FakeHub, of: Callable[[Any], Any] = lambda body: body["application"]["version"]) -> list[Any]:
    """What the device told at each check: its version, or another part."""
    return [of(body) for _, body in hub.checks]

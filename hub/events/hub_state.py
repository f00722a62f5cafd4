"""The hub itself, the computer it runs on, and the disk."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.event import Event


class HubState(StrEnum):
    """How far the hub is."""

    STARTING = "starting"
    READY = "ready"  # it accepts devices; engines may still be loading
    STOPPING = "stopping"
    STOPPED = "stopped"


class StoreState(StrEnum):
    """Whether what happens is kept."""

    KEEPING = "keeping"
    FAILING = "failing"  # it waits in memory until the disk takes it again


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStateChanged(Event):
    """The hub started, is ready, or stops."""

    state: HubState
    ota_url: str = ""
    ws_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementChanged(Event):
    """The hub can, or can no longer, be found on the network as ``name``."""

    name: str
    announced: bool
    renamed: bool = False  # from the next start on it has another name


@dataclass(frozen=True, slots=True, kw_only=True)
class HubWoke(Event):
    """The computer slept, or the program was stopped, for about ``slept_s`` seconds."""

    slept_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockJumped(Event):
    """The wall clock was set, by ``by_s`` seconds: forwards, or backwards when negative."""

    by_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChanged(Event):
    """Local time is another now: daylight saving began or ended, or the computer's time zone was set.

    ``offset_s`` is how far it is ahead of UTC, seconds.
    """

    offset_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreChanged(Event):
    """The disk no longer takes what is to be kept, or takes it again.

    ``error`` is an error's code, ``detail`` an English sentence for logs.
    """

    state: StoreState
    error: str = ""
    detail: str = ""

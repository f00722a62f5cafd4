"""Speech models: how downloads go, which are here and used, and how fast this machine is with them."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.event import Event


class DownloadState(StrEnum):
    """How far the download of a model is."""

    WAITING = "waiting"  # in line: another one is under way
    RUNNING = "running"
    PAUSED = "paused"  # by a person, or because the hub stopped; what has come is kept
    FAILED = "failed"  # what has come is kept unless the disk was full
    DONE = "done"  # checked, and in its place
    CANCELLED = "cancelled"  # nothing of it is kept


class MeasuringState(StrEnum):
    """How far it is to measure how fast this machine is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDownloadChanged(Event):
    """The download of a model began, goes on, or ended; told a few times a second while it runs.

    ``done`` and ``total`` are bytes: all of them once everything has come and only has to be checked. ``speed``
    is bytes a second, ``left_s`` the seconds to go, None while that cannot be told. ``error`` is an error's
    code, ``detail`` an English sentence for logs.
    """

    model_id: str
    state: DownloadState
    done: int
    total: int
    speed: float = 0.0
    left_s: float | None = None
    error: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsChanged(Event):
    """Other models than before are here or in use, or it is known how fast they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuringChanged(Event):
    """It is measured how fast this machine hears: ``done`` of ``steps``. ``error`` is an error's code."""

    state: MeasuringState
    done: int
    steps: int
    error: str = ""

"""What language models cost, and what was sent to services."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hub.events.event import Event


class Purpose(StrEnum):
    """What something was sent to a service for."""

    QUESTION = "question"  # to a language model: what was said so far
    SOUND = "sound"  # to a service that hears: the sound of a question
    SPEECH = "speech"  # to a service that speaks: a sentence of an answer
    PHOTO = "photo"  # to a language model that sees: a picture, and what is asked about it


class BudgetState(StrEnum):
    """How much of the month's budget for language models is used up."""

    OPEN = "open"  # less than most of it, or there is no cap
    NEARLY = "nearly"  # most of it
    USED_UP = "used_up"  # all of it: nothing that costs is asked until the month is over


@dataclass(frozen=True, slots=True)
class Departure:
    """What one service was sent for one purpose."""

    host: str
    purpose: Purpose
    requests: int
    bytes: int  # of the requests' bodies
    outside: bool  # the host is neither this computer nor in the household's own network

    def __add__(self, other: "Departure") -> "Departure":
        """Both, of the same service and purpose."""
        return replace(self, requests=self.requests + other.requests, bytes=self.bytes + other.bytes)


def summed(departures: Iterable[Departure]) -> tuple[Departure, ...]:
    """One of each service and purpose, in their order."""
    sums: dict[tuple[str, Purpose], Departure] = {}
    for one in departures:
        key = (one.host, one.purpose)
        sums[key] = sums[key] + one if key in sums else one
    return tuple(sums.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensUsed(Event):
    """A language model was asked, and has answered as far as it was let.

    ``prompt`` counts the ``cached`` ones, too. ``cost`` is in the currency of the settings. ``estimated``: the
    service did not say how many tokens it was. ``device_id`` and ``turn_id`` are empty when it was for none.
    """

    device_id: str
    turn_id: str
    model: str
    prompt: int
    cached: int
    answer: int
    cost: float
    estimated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSent(Event):
    """A device's photo was looked at, and was no running turn's: what services were sent for it.

    ``turn_id`` is of the turn that asked, and was over before; empty when there was none.
    """

    device_id: str
    turn_id: str
    sent: tuple[Departure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTried(Event):
    """A person had a language model's service tried: what it was sent for that."""

    sent: tuple[Departure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetChanged(Event):
    """More of the month's budget is used up, or another month has begun. ``month`` is as 2026-11."""

    state: BudgetState
    month: str
    spent: float
    cap: float
    currency: str

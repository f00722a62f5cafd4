"""The doors of a hub that are tried, and how it is told that what was sent came further than the threshold.

What is turned away at once, for its name or its form, tries nothing of what is behind: most of it is to arrive.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.bench import fuzz_http, fuzz_talk
from tests.bench.figures import Figure
from tests.bench.fuzz_target import Door


@dataclass(frozen=True, slots=True)
class Tried:
    """A door.

    Attributes:
        attempt: Makes one attempt.
        attempts: How many are made.
        inside: How an attempt ends, or begins to, that arrived: nothing before the door's own code says that.
        at_least: Share of the attempts that have to arrive, percent: half of those that do, or more.
    """

    attempt: Door
    attempts: int
    inside: tuple[str, ...] = ()
    at_least: float = 0.0

    def arrived(self, name: str, ends: Counter[str]) -> Figure:
        """How many of the attempts arrived, by how all of them ended."""
        many = sum(count for end, count in ends.items() if end.startswith(self.inside))
        share = 100 * many / ends.total() if ends else None
        against = f"{many:,} ended with {', '.join(self.inside)}"
        return Figure(what=f"{name}: inside", value=share, unit="%", against=against, at_least=self.at_least)


DOORS: Final[Mapping[str, Tried]] = {
    "conversation": Tried(fuzz_talk.conversation, 3_000, ("closed", "left by the device"), 90),
    "handshake": Tried(fuzz_talk.handshake, 12_000, ("101", "401", "403", "closed"), 45),
    "check": Tried(fuzz_http.check, 12_000, ("200",), 30),
    "activation": Tried(fuzz_http.activation, 7_000, ("200", "202", "403"), 50),
    "api": Tried(fuzz_http.api, 17_000, ("200", "201", "204", "409", "422"), 15),
    "files": Tried(fuzz_http.files, 5_000, ("200", "206", "304", "416"), 30),
    "uploads": Tried(fuzz_http.uploads, 4_000, ("200", "413", "415"), 15),
    "vision": Tried(fuzz_http.vision, 3_000, ("200",), 30),
    "raw": Tried(fuzz_http.raw, 5_000),
}
"""A conversation is about 14 inputs, any other attempt is one. Raw bytes have no inside to arrive at."""

"""What a board's log means, found out while its lines come in. Pure: no port, no clock but the board's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from hub.firmware.usb.causes import Cause
from hub.firmware.usb.lines import Parsed, parsed
from hub.firmware.usb.log_signs import (
    CRASH,
    CRASHED,
    LEFT,
    LOADED,
    REASON,
    REASON_TAGS,
    REASONS,
    SIGNS,
    START,
    STARVED,
    Mark,
    Sign,
)

ADDRESS_MS: Final = 20_000
"""A network that has given no address for so long gives none, milliseconds. It takes 1 to 5 s otherwise."""

CRASHES_OF_A_LOOP: Final = 2
"""One may be chance; a board that crashes twice without being ready in between does so on and on."""

LASTING: Final = frozenset({Cause.NO_ASSETS, Cause.ROLLED_BACK})
"""True of a board that is ready, too."""

OF_ONE_START: Final = frozenset({Cause.READY, Cause.DOWNLOAD_MODE})
"""True until the board starts anew."""

_OVER: Final[Mapping[Mark, frozenset[Cause]]] = {
    Mark.ADDRESS: frozenset({Cause.WIFI_PASSWORD, Cause.NO_NETWORK, Cause.DHCP, Cause.SETUP_MODE}),
    Mark.ANSWERED: frozenset({Cause.HUB_UNREACHABLE, Cause.OTA_REFUSED}),
}
"""What does not hinder a board any more that has come so far."""

_ORDER: Final = {cause: place for place, cause in enumerate(Cause)}


def _by_tag() -> Mapping[str, tuple[Sign, ...]]:
    tags = {tag for sign in SIGNS for tag in sign.tag_set}
    return {tag: tuple(sign for sign in SIGNS if tag in sign.tag_set) for tag in tags}


_SIGNS_OF: Final = _by_tag()


@dataclass(frozen=True, slots=True)
class Finding:
    """A cause that the log tells of.

    Attributes:
        first_line: Number of the line that told it first.
        count: How many lines did.
    """

    cause: Cause
    first_line: int
    count: int = 1


class Diagnosis:
    """Of one board's log."""

    def __init__(self) -> None:
        self._found: dict[Cause, Finding] = {}
        self._crash_line: int | None = None  # of the program that runs
        self._first_crash = 0
        self._crashes = 0  # since the board was ready
        self._answered = False
        self._linked_ms: int | None = None
        self._linked = False
        self._slot = ""
        self._upgraded = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What hinders the board now, the most important first; or that it is ready."""
        return tuple(sorted(self._found.values(), key=lambda finding: _ORDER[finding.cause]))

    def feed(self, number: int, line: str) -> None:
        """Take in the line of that ``number``."""
        told = parsed(line)
        if not told.tag:
            self._take_start(number, line)
            if CRASH.match(line) and self._crash_line is None:
                self._crash_line = number
        self._take_network(number, told)
        if told.tag == "boot" and (loaded := LOADED.match(told.text)):
            self._take_slot(number, loaded["offset"])
        for sign in _SIGNS_OF.get(told.tag, ()):
            if sign.matches(told.text):
                self._take(number, sign.means, told)

    def _take(self, number: int, means: Cause | Mark, told: Parsed) -> None:
        if isinstance(means, Cause):
            self._add(number, means)
            self._answered = self._answered and means not in _OVER[Mark.ANSWERED]
            return
        self._forget(_OVER.get(means, frozenset()))
        match means:
            case Mark.LINKED:
                self._linked, self._linked_ms = True, told.ms
            case Mark.ADDRESS:
                self._linked = False
            case Mark.GAVE_UP if self._linked:
                self._add(number, Cause.DHCP)
                self._linked = False
            case Mark.ANSWERED:
                self._answered = True
            case Mark.UPGRADED:
                self._upgraded = True
            case Mark.TALKING:
                self._be_ready(number)
            case Mark.IDLE if self._answered:
                self._be_ready(number)
            case _:
                pass

    def _take_start(self, number: int, line: str) -> None:
        start = START.search(line)
        if start is None:
            return
        starved = STARVED.search(start["why"]) is not None
        crashed = self._crash_line is not None or (CRASHED.search(start["why"]) is not None and not starved)
        if crashed:
            self._crashes += 1
            if self._crashes == 1:
                self._first_crash = number if self._crash_line is None else self._crash_line
            if self._crashes >= CRASHES_OF_A_LOOP:
                self._add(self._first_crash, Cause.BOOT_LOOP)
        self._forget(OF_ONE_START)
        self._crash_line, self._answered, self._linked = None, False, False
        if starved:
            self._add(number, Cause.BROWNOUT)

    def _take_network(self, number: int, told: Parsed) -> None:
        """Why a network is lost, or that it gives no address."""
        if told.tag in REASON_TAGS:
            left = LEFT.match(told.text)
            said = None if left else REASON.match(told.text)
            if left or said:
                self._linked = False
            reason = int(left["code"], 16) >> 8 & 0xFF if left else int(said["reason"]) if said else 0
            if (cause := REASONS.get(reason)) is not None:
                self._add(number, cause)
        if self._linked and _ms_between(self._linked_ms, told.ms) >= ADDRESS_MS:
            self._add(number, Cause.DHCP)
            self._linked = False

    def _take_slot(self, number: int, offset: str) -> None:
        """Which firmware starts: another one, though none was installed, is the one from before."""
        if self._slot and offset != self._slot and not self._upgraded:
            self._add(number, Cause.ROLLED_BACK)
        self._slot, self._upgraded = offset, False

    def _be_ready(self, number: int) -> None:
        self._forget(frozenset(Cause) - LASTING - {Cause.READY})
        self._crashes = 0
        self._add(number, Cause.READY)

    def _add(self, number: int, cause: Cause) -> None:
        known = self._found.get(cause)
        self._found[cause] = Finding(cause, number) if known is None else replace(known, count=known.count + 1)
        if cause not in LASTING and cause is not Cause.READY:
            self._forget({Cause.READY})

    def _forget(self, causes: frozenset[Cause] | set[Cause]) -> None:
        for cause in causes:
            self._found.pop(cause, None)


def _ms_between(earlier: int | None, later: int | None) -> int:
    return 0 if earlier is None or later is None else later - earlier

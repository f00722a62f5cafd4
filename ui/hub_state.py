"""How the hub is, for the state line and the tray: a mood, a word, and the facts behind it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject

from hub.events import EngineKind, EngineState, HubState
from hub.snapshot import Reach
from ui.live import Live

SPEECH: Final = (EngineKind.STT, EngineKind.TTS, EngineKind.VAD)
"""Without these nothing can be heard or said."""


class Mood(StrEnum):
    """What colours the word; the style sheet and the tray's icon know each."""

    GOOD = "good"
    BUSY = "busy"  # something loads or starts: wait
    WARN = "warn"  # a person is needed
    BAD = "bad"  # it does not work
    OFF = "off"  # it ends


@dataclass(frozen=True, slots=True)
class Described:
    """The hub in a few words."""

    mood: Mood
    word: str
    facts: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " · ".join((self.word, *self.facts))


def describe(live: Live) -> Described:
    """The hub as it is now."""
    return StateWords().describe(live)


def describe_not_started() -> Described:
    """The hub that could not start."""
    return StateWords().not_started()


class StateWords(QObject):
    """Finds the words, in the person's language: only an object can say how many."""

    def describe(self, live: Live) -> Described:
        """The hub as it is now."""
        if live.reach is not Reach.HERE:
            return Described(*self._out_of_reach(live.reach))
        return Described(*self._word(live), self._facts(live))

    def not_started(self) -> Described:
        """The hub that could not start."""
        return Described(Mood.BAD, self.tr("Not started"))

    def _out_of_reach(self, reach: Reach) -> tuple[Mood, str]:
        match reach:
            case Reach.CONNECTING:
                return Mood.BUSY, self.tr("Connecting…")
            case Reach.UNTRUSTED:
                return Mood.BAD, self.tr("The hub's certificate is not trusted")
            case Reach.NO_HUB:
                return Mood.BAD, self.tr("No hub answers at this address")
            case Reach.REFUSED:
                return Mood.WARN, self.tr("The hub asks for a token")
            case _:
                return Mood.BAD, self.tr("The hub cannot be reached")

    def _word(self, live: Live) -> tuple[Mood, str]:
        speech = {live.engine_state(kind) for kind in SPEECH}
        if live.state is HubState.STARTING:
            return Mood.BUSY, self.tr("Starting…")
        if live.state is not HubState.READY:
            return Mood.OFF, self.tr("Stopping…")
        if speech & {EngineState.FAILED, EngineState.OFF}:
            return Mood.BAD, self.tr("Cannot hold a conversation")
        if EngineState.LOADING in speech:
            return Mood.BUSY, self.tr("Loading speech models…")
        return Mood.GOOD, self.tr("In conversation") if live.busy else self.tr("Ready")

    def _facts(self, live: Live) -> tuple[str, ...]:
        """What else is worth a word."""
        if live.state is not HubState.READY:
            return ()
        count, waiting = len(live.let_in), len(live.waiting)
        asking = self.tr("%n device(s) wait to be let in", "", waiting) if waiting else ""
        none_yet = "" if asking else self.tr("no devices yet")
        devices = self.tr("%n device(s)", "", count) if count else none_yet
        assistant = self._assistant(live).replace("%1", live.assistant)
        bridged = EngineState.STANDING_IN in {live.engine_state(kind) for kind in SPEECH}
        service = self.tr("a speech service fails") if bridged else ""
        return tuple(fact for fact in (asking, devices, assistant, service) if fact)

    def _assistant(self, live: Live) -> str:
        match live.engine_state(EngineKind.LLM):
            case EngineState.READY:
                return self.tr("%1 refuses the key") if live.key_refused else self.tr("%1 ready")
            case EngineState.STANDING_IN:
                return self.tr("%1 ready")
            case EngineState.OFF if live.key_missing:
                return self.tr("no %1 key")
            case EngineState.OFF | EngineState.FAILED:
                return self.tr("%1 not available")
            case _:
                return ""

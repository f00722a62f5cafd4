"""What is kept, as frozen values, and the Protocols of those who keep it.

Times are wall-clock seconds since 1970 (UTC). A repository's methods are coroutines that leave the event
loop free; what a method was given lasts when it returns.

All of them raise ``DataFolderError`` (one of its kinds) when the file cannot be read or written.
"""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hub.events import Departure, DeviceState, Outcome
from hub.events.board import NO_FACTS, BoardFacts


@dataclass(frozen=True, slots=True)
class FirmwareSeen:
    """A firmware a device ran, and when it told so first and last."""

    version: str
    first_at: float
    last_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRecord:
    """A device, as far as it is known. Texts are empty and times None as long as nothing was told."""

    device_id: str
    client_id: str = ""  # of one that is let in: the only one it may have
    name: str = ""  # given by a person, like the room
    room: str = ""
    state: DeviceState = DeviceState.WAITING
    generation: int = 0  # of its tokens; older ones are outdated
    let_in_as: int = 0  # the generation with which it was let in last: renewing does not change it
    turned_away: tuple[str, ...] = ()  # client ids with which it was rejected, newest last
    serial_number: str = ""  # for which it had shown the listed key when it was let in
    aec: bool = False  # it wants the hub to cancel echo, and is sent frames with timestamps for that
    board: str = ""
    language: str = ""  # tag, as zh-CN; the device tells it
    chosen_language: str = ""  # tag; a person wants this one instead
    firmwares: tuple[FirmwareSeen, ...] = ()  # newest last
    addresses: tuple[str, ...] = ()  # newest last
    hub_url: str = ""  # how it reached the hub last: scheme, host and port
    facts: BoardFacts = NO_FACTS  # what it told of its board, once it is let in
    firmware_channel: str = ""  # whose firmware it is to get, chosen by a person; empty: what is stable
    first_check: float | None = None
    last_check: float | None = None
    last_conversation: float | None = None

    @property
    def firmware(self) -> str:
        """The version that it runs, as it told last; empty when it never did."""
        return self.firmwares[-1].version if self.firmwares else ""

    @property
    def last_seen(self) -> float:
        """When it was last heard of; 0 when never."""
        return max(self.last_check or 0.0, self.last_conversation or 0.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of what is kept ended, newest first: the next one holds what is older."""

    started_at: float
    id: str  # of those that began in the same moment, the greater is the newer


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One conversation with a device. It is kept once it holds a turn."""

    session_id: str
    device_id: str
    client_id: str = ""
    started_at: float
    ended_at: float | None = None  # None: it goes on, or the hub was ended in the middle of it
    reason: str = ""

    @property
    def place(self) -> Place:
        """Where it stands among the others."""
        return Place(self.started_at, self.session_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRecord:
    """One question and its answer."""

    turn_id: str
    session_id: str
    device_id: str
    started_at: float
    finished_at: float | None = None
    question: str = ""  # empty: the hub spoke unasked, or did not understand
    language: str = ""  # the question's, ISO 639-1
    spoken: str = ""  # what was heard, the hub's own notices and apologies too
    answer: str = ""  # what of that answers the question; what nobody heard is not part of it
    answer_language: str = ""
    outcome: Outcome | None = None  # None: it goes on, or the hub was ended in the middle of it
    error: str = ""  # an error's code
    timings: Mapping[str, float] = field(default_factory=dict)  # stage to seconds from the question's end
    engines: Mapping[str, str] = field(default_factory=dict)  # stt, llm, tts to its name
    emotion: str = ""  # the last face the device was told to make
    audio: str = ""  # SHA-256 of the question's sound among the blobs
    sent: tuple[Departure, ...] = ()  # what services were sent

    @property
    def place(self) -> Place:
        """Where it stands among the others."""
        return Place(self.started_at, self.turn_id)


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of the turns; without any condition, all of them."""

    device_id: str = ""
    session_id: str = ""
    before: float | None = None  # those that started earlier
    since: float | None = None  # those that started then or later
    turn_id: str = ""
    outcome: Outcome | None = None  # those that ended so
    text: str = ""  # those in which all of its words were said, in any case of letters

    @property
    def of_turns(self) -> bool:
        """Whether it says what only turns have: nothing but turns, and what is part of them, is meant."""
        return bool(self.session_id or self.turn_id or self.outcome or self.text)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question and what was heard of its answer, and whose it was."""

    device_id: str
    client_id: str
    question: str
    answer: str
    at: float


@dataclass(frozen=True, slots=True)
class Gist:
    """What a conversation is about, at a glance."""

    turns: int  # all that it holds
    line: str  # the first question, or of what is sought the first that was found


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is kept."""

    sessions: int
    turns: int


class DeviceRepository(Protocol):
    """Keeps devices."""

    async def all(self) -> Sequence[DeviceRecord]:
        """Every device, in no particular order."""
        ...

    async def put(self, devices: Iterable[DeviceRecord]) -> None:
        """Keep ``devices``, each in place of what was kept under its id."""
        ...

    async def remove(self, device_ids: Collection[str]) -> None:
        """Keep these no longer; ids of which nothing is kept are ignored."""
        ...


class ConversationRepository(Protocol):
    """Keeps sessions and turns. The cost of one more does not grow with their number."""

    async def put(self, sessions: Iterable[SessionRecord], turns: Iterable[TurnRecord]) -> None:
        """Keep all of these or none, each in place of what was kept under its id.

        Args:
            sessions: Written first.
            turns: Each turn's session is among ``sessions``, or kept already.
        """
        ...

    async def turns(
        self,
        which: Selection = Selection(),
        *,
        limit: int = 100,
        older_than: Place | None = None,
    ) -> Sequence[TurnRecord]:
        """Up to ``limit`` turns, newest first; the next page is ``older_than`` the last of this one."""
        ...

    async def turn(self, turn_id: str) -> TurnRecord | None:
        """One turn; None when it is not kept."""
        ...

    async def newest_sessions(
        self, which: Selection = Selection(), *, limit: int = 100, older_than: Place | None = None
    ) -> Sequence[SessionRecord]:
        """Up to ``limit`` sessions that began as ``which`` says, in pages as ``turns`` has them.

        By an outcome or a text, those that hold such a turn.
        """
        ...

    async def gists(self, session_ids: Collection[str], which: Selection = Selection()) -> Mapping[str, Gist]:
        """What each of these sessions is about, by its id; ``which`` is what is sought."""
        ...

    async def turns_of(
        self, session_ids: Collection[str], which: Selection = Selection()
    ) -> Sequence[TurnRecord]:
        """The turns of these sessions that ``which`` says, oldest first."""
        ...

    async def session(self, session_id: str) -> SessionRecord | None:
        """One session; None when it is not kept."""
        ...

    def sessions(self, which: Selection = Selection()) -> AsyncIterator[SessionRecord]:
        """Every session that began as ``which`` says, oldest first."""
        ...

    async def spoken_since(self, moment: float) -> Sequence[Spoken]:
        """What was asked and answered aloud since ``moment``, oldest first."""
        ...

    async def counts(self, which: Selection = Selection()) -> Counts:
        """How many turns ``which`` says, and of how many sessions they are."""
        ...

    async def delete(self, which: Selection) -> Counts:
        """Keep these turns no longer, nor sessions of which none is left; how many of each there were.

        Calls of tools go with their turn; those of no turn, by the same conditions.

        Nothing of their text stays in the file.
        """
        ...

    async def forget_audio(self, before: float) -> None:
        """Let turns that started before ``before`` refer to no sound any more."""
        ...

    async def audio_in_use(self) -> frozenset[str]:
        """The sounds that turns refer to."""
        ...

    async def problems(self) -> Sequence[str]:
        """What is wrong with the file, in English; nothing when it is sound."""
        ...

    async def compact(self) -> None:
        """Give the space of what was deleted back to the disk."""
        ...

"""What was said, as the API is asked for it and tells it."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from hub.events import Outcome, Purpose
from hub.storage.base import Selection
from hub.web.api.endpoint import Asked, Told

MAX_PAGE = 500
"""Sessions or turns in one answer, about half a megabyte of turns."""

MAX_ID = 64
"""Longest id of a device, session or turn, characters."""

MAX_SEARCH = 200
"""Longest search, characters."""

CURSOR = r"([0-9]{1,12}\.[0-9]{1,17}_[A-Za-z0-9._:-]{1,64})?"
"""Where a page ended: the moment, seconds since 1970, and the id of its last entry; empty: nowhere yet."""

Id = Annotated[str, Field(max_length=MAX_ID)]
Moment = Annotated[float, Field(allow_inf_nan=False)]


class Sought(Asked):
    """Some of what is kept: what fits all of these."""

    device: Id = Field("", description="Of this device.")
    since: Moment | None = Field(None, description="That started then or later, seconds since 1970.")
    before: Moment | None = Field(None, description="That started earlier, seconds since 1970.")

    def selection(self) -> Selection:
        """The same for the store."""
        return Selection(device_id=self.device, before=self.before, since=self.since)


class Said(Sought):
    """Some of it, by what was said and how it ended, too."""

    outcome: Outcome | None = Field(None, description="That ended so; of sessions, that hold such a turn.")
    q: str = Field(
        "",
        max_length=MAX_SEARCH,
        description="In whose question or answer all of these words, or parts of words, were said; upper and "
        "lower case are the same.",
    )

    def selection(self) -> Selection:
        """The same for the store."""
        return replace(super().selection(), outcome=self.outcome, text=self.q)


class SoughtTurns(Said):
    """Some of the turns."""

    session: Id = Field("", description="Of this session.")

    def selection(self) -> Selection:
        """The same for the store."""
        return replace(super().selection(), session_id=self.session)


class Page(Asked):
    """How much of it, and where to go on."""

    limit: int = Field(100, ge=1, le=MAX_PAGE)
    cursor: str = Field(
        "", description="next of the page before.", json_schema_extra={"pattern": f"^{CURSOR}$"}
    )


class SessionPage(Said, Page):
    """A page of sessions, newest first."""


class TurnPage(SoughtTurns, Page):
    """A page of turns, newest first."""


class Deletion(SoughtTurns):
    """What to delete: at least one condition, or all."""

    all: bool = Field(False, description="Everything; without any condition beside it.")


class Form(StrEnum):
    """How what was said is written."""

    JSON = "json"  # all that is kept, for programs
    MARKDOWN = "markdown"  # conversations alone, for people


class ExportOf(SoughtTurns):
    """What to export; without a condition, everything that is kept."""

    format: Form = Field(
        Form.JSON, description="json has all that is kept; markdown has conversations, to be read."
    )
    sound: bool = Field(False, description="As a ZIP that has recorded sound and pictures, too.")


class Session(Told):
    """A conversation. Times are seconds since 1970."""

    session_id: str
    device_id: str
    started_at: float
    ended_at: float | None = Field(description="Null: it goes on, or the hub was ended in the middle of it.")
    reason: str = Field(description="Why it ended.")
    open: bool = Field(description="Whether it goes on now.")
    turns: int = Field(description="How many it holds.")
    line: str = Field(description="Its first question, or of what is sought the first that was found.")


class Sessions(Told):
    """A page of sessions, newest first."""

    sessions: tuple[Session, ...]
    next: str | None = Field(description="The next page's cursor; null: this is the last.")


class SentInTurn(Told):
    """What one service was sent in a turn, for one purpose."""

    host: str
    purpose: Purpose
    requests: int
    bytes: int = Field(description="Of the requests' bodies.")
    outside: bool = Field(description="The host is neither this computer nor in the household's own network.")


class Turn(Told):
    """A question and its answer."""

    turn_id: str
    session_id: str
    device_id: str
    started_at: float
    finished_at: float | None
    question: str
    language: str
    spoken: str = Field(description="What was heard, the hub's own notices and apologies too.")
    answer: str
    answer_language: str
    outcome: Outcome | None = Field(description="Null: it goes on, or the hub was ended in the middle of it.")
    error: str = Field(description="An error's code.")
    timings: dict[str, float] = Field(description="Stage to seconds from the question's end.")
    engines: dict[str, str]
    emotion: str = Field(description="The last face the device was told to make.")
    audio: bool = Field(description="Whether the question's sound is kept.")
    sent: tuple[SentInTurn, ...] = Field(description="What services were sent, one for each and purpose.")


class Turns(Told):
    """A page of turns, newest first."""

    turns: tuple[Turn, ...]
    next: str | None = Field(description="The next page's cursor; null: this is the last.")


class Count(Told):
    """How much of what is kept fits."""

    sessions: int
    turns: int


class Gone(Told):
    """What was deleted, from the disk, too."""

    sessions: int
    turns: int
    sounds: int

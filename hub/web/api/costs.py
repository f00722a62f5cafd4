"""What it cost, what left the house, and which tools of devices were called."""

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from hub.events import BudgetState, Purpose
from hub.storage.base import Selection
from hub.storage.ledger import month_begins
from hub.web.api.cursor import next_cursor, place_of
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.kept import Id, Page, Sought
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault

MOST_ROWS: Final = 10_000
"""Amounts of a kind in one answer: a year of ten devices with two models."""

LAST_DAY: Final = "9999-12-31"


def _a_day(value: str) -> str:
    datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
    return value


Day = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_a_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]


class Days(Asked):
    """Some of the days."""

    first: Day | None = Field(
        None, alias="from", description="The first day, as 2026-11-23; left out: this month's."
    )
    last: Day = Field(LAST_DAY, alias="to", description="The last day.")
    device: Id = Field("", description="Of this device.")


class CallPage(Sought, Page):
    """A page of calls, newest first."""

    turn: Id = Field("", description="Of this turn.")
    session: Id = Field("", description="Of this session.")

    def selection(self) -> Selection:
        """The same for the store."""
        return replace(super().selection(), turn_id=self.turn, session_id=self.session)


class Usage(Told):
    """What one language model did for one device on one day."""

    day: str = Field(description="By the calendar where the hub is.")
    device_id: str = Field(description="Empty: for none, or for one that was forgotten.")
    model: str
    requests: int
    prompt: int = Field(description="Tokens of questions, the cached ones too.")
    cached: int = Field(description="Tokens of questions that the service had read before.")
    answer: int = Field(description="Tokens of answers.")
    cost: float
    estimated: int = Field(description="Of how many requests the service told no tokens: theirs are estimated.")


class SentOnDay(Told):
    """What one service was sent for one device on one day, for one purpose."""

    day: str
    device_id: str = Field(description="Empty: for one that was forgotten.")
    host: str
    purpose: Purpose
    requests: int
    bytes: int = Field(description="Of the requests' bodies.")
    outside: bool = Field(description="The host is neither this computer nor in the household's own network.")


class Budget(Told):
    """What this month has cost."""

    state: BudgetState
    month: str
    spent: float
    cap: float = Field(description="Most that is to be spent in a month; 0: there is no limit.")
    currency: str


class Costs(Told):
    """By day and device, newest first."""

    usage: tuple[Usage, ...]
    sent: tuple[SentOnDay, ...]
    budget: Budget | None
    complete: bool = Field(description=f"False: there are more than {MOST_ROWS} of a kind; ask for fewer days.")


class ToolCall(Told):
    """A tool of a device was called."""

    call_id: str
    at: float = Field(description="Seconds since 1970.")
    device_id: str
    session_id: str
    turn_id: str = Field(description="Empty: a person called it.")
    tool: str
    caller: str = Field(description="Who wanted it: model, skill or person.")
    outcome: str
    took: float = Field(description="Seconds.")
    arguments: str = Field(description="JSON, shortened.")


class ToolCalls(Told):
    """A page of calls, newest first."""

    tool_calls: tuple[ToolCall, ...]
    next: str | None = Field(description="The next page's cursor; null: this is the last.")


class CostEndpoints:
    """Look at all of that."""

    def __init__(self, parts: ApiParts) -> None:
        self._kept = parts.conversations
        self._hub = parts.hub

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint(
                "GET",
                f"{ROOT}/usage",
                Topic.COSTS,
                "What it cost and what left the house, by day and device",
                self.get_usage,
            ),
            Endpoint(
                "GET",
                f"{ROOT}/tool-calls",
                Topic.COSTS,
                "Calls of devices' tools, newest first",
                self.list_tool_calls,
                faults=(Fault.CURSOR,),
            ),
        )

    async def get_usage(self, call: Call[Days, Nothing]) -> Costs:
        """Answer with the amounts of some days, and how this month's budget is."""
        query = call.query
        first = query.first or month_begins(datetime.now(UTC).timestamp())
        ledger = await self._kept.ledger()
        usage = await ledger.usage(first, query.last, query.device, most=MOST_ROWS)
        sent = await ledger.sent(first, query.last, query.device, most=MOST_ROWS)
        budget = self._hub.snapshot().budget
        return Costs(
            usage=tuple(map(Usage.model_validate, usage)),
            sent=tuple(map(SentOnDay.model_validate, sent)),
            budget=None if budget is None else Budget.model_validate(budget),
            complete=max(len(usage), len(sent)) < MOST_ROWS,
        )

    async def list_tool_calls(self, call: Call[CallPage, Nothing]) -> ToolCalls:
        """Answer with one page of calls, newest first, and the cursor of the next.

        Raises:
            RequestError: The cursor is none of ours.
            DataFolderError: They cannot be read.
        """
        query = call.query
        ledger = await self._kept.ledger()
        page = await ledger.tool_calls(
            query.selection(), limit=query.limit + 1, older_than=place_of(query.cursor)
        )
        shown = tuple(ToolCall(**asdict(one)) for one in page[: query.limit])
        return ToolCalls(tool_calls=shown, next=next_cursor(page, query.limit))

"""The hub's events as they happen: first what is true now, then each event (server-sent events).

The stream is asked for like everything else, with the token in the ``Authorization`` header. A browser's
``EventSource`` cannot send one; ``fetch`` can, and reads the stream.
"""

import asyncio
import json
import logging
import re
from typing import Any, Final

from aiohttp import web
from pydantic import BaseModel, Field, TypeAdapter

from hub import events
from hub.events import Event, TurnEvent
from hub.web.api.alert_forms import AlertList
from hub.web.api.alerts import AlertEndpoints
from hub.web.api.devices import Device, DeviceEndpoints
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, File, Nothing, Told, Topic
from hub.web.api.enrolment import EnrolmentEndpoints, WaitingList
from hub.web.api.lists import ListEndpoints, Lists
from hub.web.api.live import End, Listener, Live, OpenSession
from hub.web.api.parts import ApiParts
from hub.web.api.persona_forms import PersonaList
from hub.web.api.personas import PersonaEndpoints
from hub.web.api.problems import Fault
from hub.web.api.status import Engine, Status, StatusEndpoints

log = logging.getLogger(__name__)

BEAT_S: Final = 15.0
"""A silent stream gets a comment so often, seconds: proxies close what is silent for a minute, and who is
gone is noticed."""

SEND_S: Final = 5.0
"""Longest wait for who does not take what was sent, seconds; then the connection is cut."""


HIDDEN: Final = "client_id"
"""Told to nobody: who knows a device's two ids is given its token by the check."""


class EventQuery(Asked):
    """What to be told of."""

    levels: bool = Field(
        False,
        description="Also how loud it is on each device (`sound_levels`), about four times a second.",
    )


class Snapshot(Told):
    """What is true now: what a stream begins with."""

    status: Status
    engines: tuple[Engine, ...]
    devices: tuple[Device, ...]
    sessions: tuple[OpenSession, ...]
    enrolment: WaitingList
    alerts: AlertList
    lists: Lists
    personas: PersonaList


class Ended(Told):
    """The last thing a stream tells."""

    reason: End


def _wire_name(kind: type[Event]) -> str:
    """``TurnFinished`` is told as ``turn_finished``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


EVENTS: Final[dict[type[Event], tuple[str, TypeAdapter[Any]]]] = {
    kind: (_wire_name(kind), TypeAdapter(kind))
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind not in (Event, TurnEvent)
}
"""Every event of ``hub.events``, none of which has sound or secrets in it: its name, and how it is told."""


class EventEndpoints:
    """Follow what happens."""

    def __init__(
        self,
        parts: ApiParts,
        live: Live,
        *,
        status: StatusEndpoints,
        devices: DeviceEndpoints,
        enrolment: EnrolmentEndpoints,
        alerts: AlertEndpoints,
        lists: ListEndpoints,
        personas: PersonaEndpoints,
    ) -> None:
        self._live = live
        self._status = status
        self._devices = devices
        self._enrolment = enrolment
        self._alerts = alerts
        self._lists = lists
        self._personas = personas
        self._meter = parts.meter

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        stream = File(
            "text/event-stream",
            "`event: snapshot` first (Snapshot), then one message for each event, named as below and with "
            "its fields as JSON, and `event: ended` (Ended) if the hub ends the stream.",
        )
        path = f"{ROOT}/events"
        return (
            Endpoint(
                "GET",
                path,
                Topic.EVENTS,
                "What is true now, then what happens",
                self.follow_events,
                faults=(Fault.BUSY,),
                file=stream,
            ),
            Endpoint("GET", f"{ROOT}/snapshot", Topic.EVENTS, "What is true now", self.get_snapshot),
        )

    async def get_snapshot(self, call: Call[Nothing, Nothing]) -> Snapshot:
        """Answer with what is true now, as the first message of a stream tells it."""
        return self._snapshot()

    async def follow_events(self, call: Call[EventQuery, Nothing]) -> web.StreamResponse:
        """Stream a snapshot and then every event, until the peer leaves or the stream is ended.

        Raises:
            RequestError: As many as may follow the events already (``BUSY``).
        """
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
        token_id = call.caller.token_id if call.caller else ""
        with self._live.listening(token_id, levels=call.query.levels) as listener:
            first = _message("snapshot", self._snapshot())  # no event is between this and the subscription
            await response.prepare(call.request)
            try:
                await self._tell(listener, response, first)
            except TimeoutError:
                if listener.end is None:  # else it is counted already, if it was too slow
                    self._meter.listener_dropped()
                log.info("a listener to events takes nothing any more and was cut off")
                if call.request.transport is not None:
                    call.request.transport.abort()
            except ConnectionError:  # the peer left
                log.debug("a listener to events left")
        return response

    async def _tell(self, listener: Listener, response: web.StreamResponse, first: bytes) -> None:
        await _send(response, first)
        while True:
            event = await listener.next(BEAT_S)
            if event is not None:
                await _send(response, told(event))
            elif listener.end is not None:
                break
            else:
                await _send(response, b": still here\n\n")
        log.info("a listener to events was sent away: %s", listener.end.value)
        await _send(response, _message("ended", Ended(reason=listener.end)))

    def _snapshot(self) -> Snapshot:
        return Snapshot(
            status=self._status.status(),
            engines=self._status.engines().engines,
            devices=self._devices.devices().devices,
            sessions=self._live.sessions,
            enrolment=self._enrolment.waiting(),
            alerts=self._alerts.alerts(),
            lists=self._lists.lists(),
            personas=self._personas.personas(),
        )


def told(event: Event) -> bytes:
    """The event as a message of the stream."""
    name, adapter = EVENTS[type(event)]
    return _lines(name, adapter.dump_python(event, mode="json", exclude={HIDDEN}))


def _message(name: str, model: BaseModel) -> bytes:
    return _lines(name, model.model_dump(mode="json"))


def _lines(name: str, content: Any) -> bytes:
    """In ASCII and on one line, whatever strangers put into texts."""
    return f"event: {name}\ndata: {json.dumps(content)}\n\n".encode("ascii")


async def _send(response: web.StreamResponse, message: bytes) -> None:
    async with asyncio.timeout(SEND_S):
        await response.write(message)

"""The device's requests at boot: its check, and whether it is let in by now."""

import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import PayloadEncodingError

from hub.bus import Bus
from hub.devices.asking import Answer
from hub.devices.enrolment import Enrolment
from hub.devices.pending import Pending
from hub.devices.seldom import Seldom
from hub.events import DeviceChecked
from hub.protocol.frames import Framing
from hub.protocol.nesting import MAX_DEPTH
from hub.web import check as telling
from hub.web.activation import read_activation
from hub.web.check import answer, read_check
from hub.web.directions import Directions

log = logging.getLogger(__name__)

BUSY_S = 60
"""A device that finds no room among those who wait may ask again after so long, seconds, and does so."""

_ACTIVATION_STATUS = {Answer.LET_IN: 200, Answer.WAITS: 202, Answer.TURNED_AWAY: 403, Answer.NAMELESS: 403}
"""A device looks at nothing else: 200 is done, 202 asks again in 3 s, any other in 10 s."""


FirmwareFor = Callable[[str, str, str], Awaitable[Mapping[str, object]]]
"""Gives the ``firmware`` section for a device's id, version and checksum; nothing when it is to go on so."""


async def _nothing(_device_id: str, _version: str, _elf_sha256: str) -> Mapping[str, object]:
    """For a hub that keeps no firmware."""
    return {}


class Checks:
    """Answers devices as the enrolment decides."""

    def __init__(
        self,
        bus: Bus,
        enrolment: Enrolment,
        local_time: Callable[[], datetime],
        directions: Directions,
        *,
        firmware_for: FirmwareFor = _nothing,
        max_depth: int = MAX_DEPTH,
    ) -> None:
        """Prepare.

        Args:
            bus: Is told of checks.
            enrolment: Decides.
            local_time: The time in the home.
            directions: Say where devices talk.
            firmware_for: Says what a device that is let in is told of firmware.
            max_depth: JSON that is nested deeper is not read.
        """
        self.directions = directions
        self._bus = bus
        self._enrolment = enrolment
        self._local_time = local_time
        self._firmware_for = firmware_for
        self._max_depth = max_depth
        self._seldom = Seldom(time.monotonic)

    async def check(self, request: web.Request) -> web.Response:
        """Say what to do: talk, show a code, or go away."""
        described = read_check(
            _headers(request), await _body(request), request.remote or "", max_depth=self._max_depth
        )
        applicant = replace(described, hub_url=self.directions.base_url(request))
        ws_url = self.directions.ws_url(request)
        if not applicant.device_id:  # a person's browser, for example: there is nothing to let in
            self._bus.publish(
                DeviceChecked(
                    device_id="", board=applicant.board, firmware=applicant.firmware, address=applicant.address
                )
            )
            return _json(answer(ws_url, self._local_time()))
        answered, pending = self._enrolment.check(applicant, from_page=_is_from_page(request))
        seldom = self._seldom.due((applicant.device_id, answered))
        log.log(
            logging.INFO if seldom else logging.DEBUG,
            "device %s checked (%s %s): %s",
            applicant.device_id,
            applicant.board,
            applicant.firmware,
            answered,
        )
        if answered is Answer.NO_ROOM:
            return _json(
                {"error": "Too many devices wait to be let in. Look at the hub's list and clear it."},
                status=503,
                retry_s=BUSY_S,
            )
        if answered is Answer.LET_IN:
            credentials = self._credentials(applicant.device_id)
            await self._enrolment.settle(applicant.device_id)
            told = applicant.device_id, applicant.firmware, applicant.facts.elf_sha256
            firmware = await self._firmware_for(*told)
            return _json(answer(ws_url, self._local_time(), **credentials) | dict(firmware))
        return _json(answer(ws_url, self._local_time()) | _told(answered, pending, applicant.language))

    async def activate(self, request: web.Request) -> web.Response:
        """Say whether the device is let in by now."""
        activation = read_activation(_headers(request), await _body(request), max_depth=self._max_depth)
        pair = activation.device_id, activation.client_id
        answered = self._enrolment.activate(pair, activation.proof, from_page=_is_from_page(request))
        if answered is Answer.LET_IN:
            await self._enrolment.settle(activation.device_id)
        log.debug("device %s asks whether it is let in: %s", activation.device_id or "(unnamed)", answered)
        return _json({"status": answered.value}, status=_ACTIVATION_STATUS[answered])

    def _credentials(self, device_id: str) -> dict[str, Any]:
        framing = Framing.V2 if self._enrolment.wants_timestamps(device_id) else Framing.V1
        return {"token": self._enrolment.token(device_id), "framing": framing}


def _told(answered: Answer, pending: Pending | None, language: str) -> dict[str, Any]:
    """What a device that is not let in is to know."""
    if pending is not None:
        return telling.waiting(pending)
    return telling.nameless(language) if answered is Answer.NAMELESS else telling.turned_away(language)


def _is_from_page(request: web.Request) -> bool:
    """Whether a page in a browser asks, whoever wrote it: no device sends this header."""
    return "Origin" in request.headers


def _headers(request: web.Request) -> dict[str, str]:
    """The request's headers, names in lower case."""
    return {name.lower(): value for name, value in request.headers.items()}


async def _body(request: web.Request) -> bytes:
    """The request's body; empty when it cannot be read: then the headers have to do."""
    try:
        return await request.read()
    except (web.RequestPayloadError, PayloadEncodingError):
        return b""


def _json(value: object, *, status: int = 200, retry_s: int = 0) -> web.Response:
    headers = {"Retry-After": str(retry_s)} if retry_s else None
    return web.json_response(
        value, status=status, headers=headers, dumps=lambda item: json.dumps(item, ensure_ascii=False)
    )

"""The API as a whole: which endpoints there are, and what every request goes through."""

import asyncio
import logging
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from aiohttp import web
from aiohttp.http_exceptions import PayloadEncodingError
from aiohttp.typedefs import Handler
from pydantic import BaseModel

from hub.errors import HubError
from hub.web.api.alerts import AlertEndpoints
from hub.web.api.assets import AssetEndpoints
from hub.web.api.conversations import ConversationEndpoints
from hub.web.api.costs import CostEndpoints
from hub.web.api.devices import DeviceEndpoints
from hub.web.api.docs_page import POLICY, page
from hub.web.api.door import Door
from hub.web.api.endpoint import Call, Endpoint, Nothing, route_of
from hub.web.api.enrolment import EnrolmentEndpoints
from hub.web.api.events import EventEndpoints
from hub.web.api.expecting import check_expectation
from hub.web.api.firmware import FirmwareEndpoints
from hub.web.api.health import HealthEndpoints
from hub.web.api.lists import ListEndpoints
from hub.web.api.live import End, Live
from hub.web.api.llm import LlmEndpoints
from hub.web.api.logs import LogEndpoints
from hub.web.api.models import ModelEndpoints
from hub.web.api.network import NetworkEndpoints
from hub.web.api.openapi import document
from hub.web.api.parts import ApiParts
from hub.web.api.personas import PersonaEndpoints
from hub.web.api.problems import DOCS, Fault, RequestError, problem_of, response_of
from hub.web.api.reading import read_body, read_query
from hub.web.api.rollouts import RolloutEndpoints
from hub.web.api.serial import SerialEndpoints
from hub.web.api.settings import SettingEndpoints
from hub.web.api.status import StatusEndpoints
from hub.web.api.tokens import TokenEndpoints
from hub.web.api.tools import ToolEndpoints
from hub.web.api.uploads import UploadEndpoints
from hub.web.api.usb import UsbEndpoints
from hub.web.own_names import Names

log = logging.getLogger(__name__)

OPENAPI: Final = "/api/openapi.json"

UNMATCHED: Final = "none"
"""The route of requests to what is not there, in what is counted: strangers invent paths."""

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""That are counted by their name; strangers invent others."""

HEADERS: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""On every answer. No page of another origin may read it: there is no CORS header."""

REFUSALS: Final = frozenset({Fault.TOKEN, Fault.SCOPE, Fault.HOST, Fault.TOO_OFTEN})
"""Problems that are counted as somebody who was not let in."""


class Api:
    """Adds itself to a web application. Answers whatever is below ``/api``, and the paths of health."""

    def __init__(self, parts: ApiParts, names: Names) -> None:
        """``names`` gives what the hub is called, for who asks it by a name."""
        self._meter = parts.meter
        self._max_depth = parts.hub.settings.limits.json_depth
        self._door = Door(parts.access, names)
        self.live = Live(parts.hub.bus, parts.meter.listener_dropped)
        status = StatusEndpoints(parts, self.live)
        devices = DeviceEndpoints(parts, self.live)
        enrolment = EnrolmentEndpoints(parts.enrolment, devices)
        alerts = AlertEndpoints(parts)
        lists = ListEndpoints(parts.lists)
        personas = PersonaEndpoints(parts)
        self.endpoints: tuple[Endpoint, ...] = (
            *status.all(),
            *devices.all(),
            *ToolEndpoints(parts).all(),
            *enrolment.all(),
            *ConversationEndpoints(parts, self.live).all(),
            *CostEndpoints(parts).all(),
            *UploadEndpoints(parts).all(),
            *alerts.all(),
            *lists.all(),
            *personas.all(),
            *FirmwareEndpoints(parts).all(),
            *UsbEndpoints(parts).all(),
            *SerialEndpoints(parts).all(),
            *RolloutEndpoints(parts).all(),
            *AssetEndpoints(parts).all(),
            *ModelEndpoints(parts, status).all(),
            *EventEndpoints(
                parts,
                self.live,
                status=status,
                devices=devices,
                enrolment=enrolment,
                alerts=alerts,
                lists=lists,
                personas=personas,
            ).all(),
            *SettingEndpoints(parts).all(),
            *LlmEndpoints(parts).all(),
            *NetworkEndpoints(parts).all(),
            *TokenEndpoints(parts.access, self.live).all(),
            *LogEndpoints(parts, status).all(),
            *HealthEndpoints(parts).all(),
        )
        self._paths = frozenset(one.path for one in self.endpoints)

    def mount(self, app: web.Application) -> None:
        """Add all paths to ``app``, before it is started."""
        app.middlewares.append(self._answer)
        app.on_shutdown.append(self._shut)
        app.on_response_prepare.append(self._add_headers)
        expecting = self._expecting
        app.router.add_get(OPENAPI, self._openapi, allow_head=False, expect_handler=expecting)
        app.router.add_get(DOCS, self._docs, allow_head=False, expect_handler=expecting)
        for endpoint in self.endpoints:
            probe = endpoint.method == "GET" and endpoint.scope is None
            for method in ("GET", "HEAD") if probe else (endpoint.method,):
                path, handler = route_of(endpoint.path, self._paths), self._handler(endpoint)
                app.router.add_route(method, path, handler, expect_handler=expecting)

    @cached_property
    def _page(self) -> str:
        return page(self.document)

    @cached_property
    def document(self) -> dict[str, Any]:
        """The OpenAPI document. Blocking when it is first asked for, about 0.3 s."""
        return document(self.endpoints)

    @web.middleware
    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Check the name the hub was asked under, and turn every error into a problem."""
        if not self._is_ours(request.path):
            return await handler(request)
        try:
            self._door.check_host(request.headers.get("Host", ""))
            response = await handler(request)
        except RequestError as error:
            response = self._problem(error, error.headers)
        except HubError as error:
            response = self._problem(error)
        except web.HTTPException as error:
            allow = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
            response = self._problem(_of_http(error), allow)
        except ConnectionError:  # the peer left in the middle of an answer
            raise
        except Exception:
            log.exception("a request to %s failed", _route(request))
            response = self._problem(RequestError(Fault.INTERNAL, "The hub failed at this request."))
        self._count(request, response)
        return response

    async def _expecting(self, request: web.Request) -> web.StreamResponse | None:
        """See what the request expects; the server asks for that before ``_answer``."""
        try:
            await check_expectation(request)
        except RequestError as error:
            response = self._problem(error)
            self._count(request, response)
            return response
        return None

    def _count(self, request: web.Request, response: web.StreamResponse) -> None:
        method = request.method if request.method in METHODS else UNMATCHED
        self._meter.request(method, _route(request), response.status)

    def _is_ours(self, path: str) -> bool:
        return path.startswith("/api/") or path == "/api" or path in self._paths

    def _handler(self, endpoint: Endpoint) -> Handler:
        query, body = endpoint.query, endpoint.body

        async def handle(request: web.Request) -> web.StreamResponse:
            caller = None
            if endpoint.scope is not None:
                authorization = request.headers.get("Authorization", "")
                caller = await self._door.let_in(authorization, request.remote or "", endpoint.scope)
            call = Call(
                path=request.match_info,
                query=read_query(_query(request), query),
                body=Nothing() if body is Nothing else read_body(await _body(request), body, self._max_depth),
                caller=caller,
                request=request,
            )
            answer = await endpoint.handle(call)
            return answer if isinstance(answer, web.StreamResponse) else _told(answer, endpoint.success)

        return handle

    def _problem(self, error: HubError, headers: Mapping[str, str] | None = None) -> web.Response:
        problem = problem_of(error)
        if problem.code in REFUSALS:
            self._meter.refused(problem.code)
        return response_of(problem, headers)

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        if self._is_ours(request.path):
            response.headers.update(HEADERS)

    async def _shut(self, _app: web.Application) -> None:
        self.live.close(End.STOPPING)

    async def _openapi(self, _request: web.Request) -> web.Response:
        return web.json_response(await asyncio.to_thread(lambda: self.document))

    async def _docs(self, _request: web.Request) -> web.Response:
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
        text = await asyncio.to_thread(lambda: self._page)
        return web.Response(body=text.encode(), headers=headers)


def _of_http(error: web.HTTPException) -> RequestError:
    """The same as the server's own error, in the API's words."""
    match error.status:
        case 404:
            return RequestError(Fault.NOT_FOUND, "The hub has nothing at this path.")
        case 405:
            return RequestError(Fault.METHOD, "This path does not take that method.")
        case 413:
            return RequestError(Fault.TOO_LARGE, "The body is larger than anything the API takes.")
        case _:
            return RequestError(Fault.INTERNAL, f"The request ended with {error.status}.")


def _route(request: web.Request) -> str:
    """The route that was asked for, as the hub names it."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else UNMATCHED


def _query(request: web.Request) -> dict[str, str]:
    """What stands behind the path; raises ``RequestError`` when a name comes twice."""
    if len(set(request.query)) != len(request.query):
        raise RequestError(Fault.INVALID, "A name comes twice in the query.")
    return dict(request.query)


async def _body(request: web.Request) -> bytes:
    """What was sent; raises ``RequestError`` when it says that it is no JSON, or is cut."""
    if request.content_type != "application/json":
        raise RequestError(Fault.MEDIA_TYPE, "The Content-Type is not application/json.")
    try:
        return await request.read()
    except (web.RequestPayloadError, PayloadEncodingError) as error:
        raise RequestError(
            Fault.JSON, "The body ends too early, or is packed in a way the hub does not know."
        ) from error


def _told(answer: BaseModel | None, status: int) -> web.Response:
    """The model as JSON, in ASCII: texts from strangers may hold what UTF-8 cannot."""
    if answer is None:
        return web.Response(status=status)
    return web.json_response(answer.model_dump(mode="json"), status=status)

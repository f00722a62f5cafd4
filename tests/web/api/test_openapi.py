"""The OpenAPI document is whole, and the page made from it needs nothing from elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Literal

import pytest
from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from hub.web.api.openapi import codes_of
from hub.web.api.problems import KINDS
from hub.web.server import DEVICE_PATHS
from tests.web.api.conftest import House

UNDESCRIBED = {"/api/openapi.json", "/api/docs"}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Media(Strict):
    content_schema: dict[str, Any] = Field({}, alias="schema")


class Response(Strict):
    description: str = Field(min_length=1)
    content: dict[str, Media] = {}


class Parameter(Strict):
    name: str
    place: Literal["path", "query"] = Field(alias="in")
    required: bool
    description: str = ""
    value: dict[str, Any] = Field(alias="schema")


class Body(Strict):
    required: bool
    description: str = ""
    content: dict[str, Media]


class Operation(Strict):
    operation_id: str = Field(alias="operationId", pattern=r"^[a-z_]+$")
    summary: str = Field(min_length=1)
    description: str = ""
    tags: list[str] = Field(min_length=1)
    parameters: list[Parameter]
    body: Body | None = Field(None, alias="requestBody")
    responses: dict[str, Response]
    security: list[dict[str, list[str]]]


class Info(Strict):
    title: str
    version: str
    description: str


class Tag(Strict):
    name: str


class Components(Strict):
    schemas: dict[str, dict[str, Any]]
    security_schemes: dict[str, dict[str, str]] = Field(alias="securitySchemes")


class OpenApi(Strict):
    """The parts of OpenAPI 3.1 that the hub uses, and no others."""

    openapi: Literal["3.1.0"]
    info: Info
    tags: list[Tag]
    paths: dict[str, dict[Literal["get", "post", "put", "patch", "delete"], Operation]]
    components: Components


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


@pytest.fixture
async def document(house: House) -> Any:
    answer = await house.ask("GET", "/api/openapi.json", None)
    assert answer.kind == "application/json"
    return answer.json


async def test_it_is_an_openapi_document(document: Any) -> None:
    told = OpenApi.model_validate(document)
    operations = [one for path in told.paths.values() for one in path.values()]
    assert len({one.operation_id for one in operations}) == len(operations)
    assert {tag for one in operations for tag in one.tags} == {tag.name for tag in told.tags}
    assert {scheme for one in operations for need in one.security for scheme in need} == {
        *told.components.security_schemes
    }


async def test_every_reference_leads_to_a_schema_that_is_described(document: Any) -> None:
    schemas = document["components"]["schemas"]
    assert {one.removeprefix("#/components/schemas/") for one in references(document)} <= set(schemas)
    assert [name for name, schema in schemas.items() if not schema.get("description")] == []


async def test_every_route_is_in_it_and_every_path_parameter_is_named(house: House, document: Any) -> None:
    app = web.Application()
    house.api.mount(app)
    routes = {
        (resource.canonical, route.method.lower())
        for resource in app.router.resources()
        for route in resource
        if route.method != "HEAD"
    }
    described = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert {route for route in routes if route[0] not in UNDESCRIBED} == described
    assert not {path for path, _ in described} & DEVICE_PATHS
    for path, methods in document["paths"].items():
        for operation in methods.values():
            named = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))


async def test_every_problem_is_documented_where_it_may_come(house: House, document: Any) -> None:
    for endpoint in house.api.endpoints:
        responses = document["paths"][endpoint.path][endpoint.method.lower()]["responses"]
        for code in codes_of(endpoint):
            assert code in responses[str(KINDS[code].status.value)]["description"]
        assert (endpoint.scope is None) is ("401" not in responses)


class Page(HTMLParser):
    """What a page loads, links to, and has anchors for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: set[str] = set()
        self.anchors: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.loads += [value or "" for name, value in attrs if name in ("src", "srcset", "data", "onclick")]
        if tag in ("script", "link", "img", "iframe"):
            self.loads.append(tag)
        if "href" in told:
            self.links.add(told["href"] or "")
        if "id" in told:
            self.anchors.append(told["id"] or "")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


async def test_the_page_is_whole_and_loads_nothing(house: House, document: Any) -> None:
    answer = await house.ask("GET", "/api/docs", None)
    assert answer.kind == "text/html"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    text = answer.raw.decode()
    page = Page(text)
    assert page.loads == []
    assert "@import" not in text
    assert "url(" not in text
    assert page.open == []
    assert len(set(page.anchors)) == len(page.anchors)
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.anchors)
    assert {link for link in page.links if not link.startswith("#")} == {"/api/openapi.json"}
    assert set(KINDS) | set(document["components"]["schemas"]) <= set(page.anchors)
    for path in document["paths"]:
        assert f"<code>{path}</code>" in text


async def test_what_needs_no_token_tells_nothing_of_the_house(lived_in: House) -> None:
    for endpoint in ("/api/openapi.json", "/api/docs", "/healthz", "/readyz"):
        raw = (await lived_in.ask("GET", endpoint, None)).raw.decode()
        for secret in (*lived_in.tokens.values(), "Küche", "aa:bb:cc", "Question 1"):
            assert secret not in raw
    assert {one.path for one in lived_in.api.endpoints if one.scope is None} == {"/healthz", "/readyz"}

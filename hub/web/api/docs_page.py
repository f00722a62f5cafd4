"""The documentation for people: one page, made from the OpenAPI document, that loads nothing from elsewhere."""

from collections.abc import Iterator, Mapping
from html import escape
from importlib import resources
from typing import Any, Final

from hub.web.api.problems import KINDS

Json = Mapping[str, Any]

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy of the page: it needs its own style and nothing else."""


def page(document: Json) -> str:
    """The page. Blocking: reads the style sheet, 1 kB."""
    style = resources.files("resources").joinpath("api", "docs.css").read_text("utf-8")
    info = document["info"]
    body = "\n".join(_body(document))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(info['title'])}: API</title>\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>\n'
        f"<body><main><h1>{escape(info['title'])} {escape(info['version'])}: API</h1>\n"
        f"<p>{_inline(info['description'])}</p>\n"
        '<p>The same for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>\n'
        f"{body}\n</main></body></html>\n"
    )


def _body(document: Json) -> Iterator[str]:
    for tag in document["tags"]:
        yield f"<h2>{escape(tag['name'])}</h2>"
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                if tag["name"] in operation["tags"]:
                    yield from _operation(method.upper(), path, operation)
    yield "<h2>What comes and goes</h2>"
    for name, schema in sorted(document["components"]["schemas"].items()):
        yield from _schema(name, schema)
    yield "<h2>Problems</h2><dl>"
    for code, kind in KINDS.items():
        what = f"{kind.status.value}: {kind.title}. {kind.action}"
        yield f'<dt id="{escape(code)}"><code>{escape(code)}</code></dt><dd>{_inline(what)}</dd>'
    yield "</dl>"


def _operation(method: str, path: str, operation: Json) -> Iterator[str]:
    yield f'<section id="{escape(operation["operationId"])}">'
    yield f"<h3><b>{method}</b> <code>{escape(path)}</code></h3>"
    yield f"<p>{escape(operation['summary'])}. {escape(operation.get('description', 'Needs no token.'))}</p>"
    if operation["parameters"]:
        yield "<table><tr><th>parameter</th><th>in</th><th>type</th><th></th></tr>"
        for parameter in operation["parameters"]:
            yield _row(
                parameter["name"], parameter["in"], _type(parameter["schema"]), parameter.get("description", "")
            )
        yield "</table>"
    if "requestBody" in operation:
        yield f"<p>Body: {_content(operation['requestBody'])}</p>"
    for status, response in operation["responses"].items():
        told = _content(response)
        yield f"<p>{escape(status)}: {_inline(response['description'])}{f' ({told})' if told else ''}</p>"
    yield "</section>"


def _schema(name: str, schema: Json) -> Iterator[str]:
    yield f'<section id="{escape(name)}"><h3>{escape(name)}</h3><p>{_inline(schema.get("description", ""))}</p>'
    if "enum" in schema:
        yield f"<p>One of {', '.join(f'<code>{escape(str(value))}</code>' for value in schema['enum'])}.</p>"
    if schema.get("properties"):
        yield "<table><tr><th>name</th><th>type</th><th></th></tr>"
        for part, inner in schema["properties"].items():
            yield _row(part, _type(inner), inner.get("description", ""))
        yield "</table>"
    yield "</section>"


def _row(name: str, *cells: str) -> str:
    return (
        f"<tr><td><code>{escape(name)}</code></td>{''.join(f'<td>{_inline(cell)}</td>' for cell in cells)}</tr>"
    )


def _content(holder: Json) -> str:
    """The media types, each with a link to what is in it."""
    return ", ".join(
        f"{escape(kind)} {_linked(what['schema']['$ref'])}"
        if "$ref" in what.get("schema", {})
        else escape(kind)
        for kind, what in holder.get("content", {}).items()
        if kind != "application/problem+json"
    )


def _linked(reference: str) -> str:
    name = escape(reference.rpartition("/")[2])
    return f'<a href="#{name}">{name}</a>'


def _type(schema: Json) -> str:
    """A type in words, as ``list of Device`` or ``number or null``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("type", "anything"))


def _inline(text: str) -> str:
    """Text in which what is between backticks is code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))

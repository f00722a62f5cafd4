"""The doors of the web server, tried with valid requests that were spoilt.

An attempt gets the target and its own chance, and nothing else decides what it sends.
"""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

from hub.twin.check import system_info
from hub.twin.identity import Identity
from tests.bench.fuzz_target import PATIENCE_S, UNFINISHED_S, Outcome, Target, request, sent
from tests.fakes.mutations import Mutator

SPARED: Final = frozenset({"interrupt_all", "delete_uploads"})
"""Operations that would silence the honest device, or remove the file that is fetched: nobody who may do them
tries them here."""

MACS: Final = tuple(f"66:66:66:66:00:{number:02x}" for number in range(40))
"""Of those who check: few, so that there is room for them, and they come again and again."""

IDS: Final = ("66:66:66:66:66:01", "s1", "123456", "f" * 32, "..", "%2e%2e", "a/b", "local")
"""Of devices, sessions, codes and files: none is the honest device's."""

HOST: Final = "127.0.0.1"
"""An address is always a name of the hub's; who asks for another one is turned away unread."""

PATHS: Final = ("/", "*", "/healthz", "/api/docs", "http://x/api/v1/status", "/xiaozhi/ota/", "/xiaozhi/v1/")


async def check(target: Target, by: Mutator) -> Outcome:
    """A device's check: its headers and its body."""
    mac = by.chance.choice(MACS)
    identity = Identity(mac, by.chance.choice(("c1", "c2")))
    headers = {
        "Host": f"{HOST}:8003", "Device-Id": mac, "Client-Id": identity.client_id, "User-Agent": "box/2.4.2",
        "Accept-Language": "ru-RU", "Activation-Version": "2", "Serial-Number": "A" * 32,
        "Content-Type": "application/json",
    }  # fmt: skip
    method = by.chance.choice(("POST", "POST", "POST", "GET", "OPTIONS"))
    path = by.chance.choice(("/xiaozhi/ota/", "/xiaozhi/ota", "/ota/", "/xiaozhi/ota/?x=%ff"))
    return await _posted(target, by, (method, path), headers, by.as_json(system_info(identity), 3))


async def activation(target: Target, by: Mutator) -> Outcome:
    """A device that asks whether it is let in, and proves it, or not; challenges of others and of before."""
    proof = {
        "algorithm": "hmac-sha256", "serial_number": "A" * 32, "challenge": f"{by.chance.randrange(2**32):x}",
        "hmac": by.chance.randbytes(32).hex(),
    }  # fmt: skip
    headers = {"Host": HOST, "Device-Id": by.chance.choice(MACS), "Client-Id": "c1", "Activation-Version": "2"}
    body = by.as_json(by.chance.choice((proof, {"Payload": proof}, {})), 3)
    return await _posted(target, by, ("POST", "/xiaozhi/ota/activate"), headers, body)


async def _posted(
    target: Target, by: Mutator, line: tuple[str, str], headers: Mapping[str, str], body: bytes
) -> Outcome:
    """Send a body whole, in chunks, or with another length than it has; ``line`` is the method and the path."""
    pairs = by.some(dict(headers), 8)
    whole = not by.once_in(12)
    if by.once_in(5):
        pairs.append(("Transfer-Encoding", "chunked"))
        body = _in_chunks(by, body) if whole else by.octets(_in_chunks(by, body))
    else:
        pairs.append(("Content-Length", str(len(body) if whole else by.chance.choice((0, 3, 10**9, -1, "x")))))
    spoilt_headers = len(pairs) != len(headers) + 1
    patience_s = PATIENCE_S if whole and not spoilt_headers else UNFINISHED_S
    return Outcome.of(await sent(target.http, request(*line, pairs, body), patience_s))


def _in_chunks(by: Mutator, body: bytes) -> bytes:
    cut = by.chance.randint(0, len(body))
    parts = [part for part in (body[:cut], body[cut:]) if part]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


async def api(target: Target, by: Mutator) -> Outcome:
    """Every endpoint, with every kind of token; ids, queries and bodies as documented, and spoilt."""
    method, path, operation = by.chance.choice(target.operations)
    admin, reader = target.bearers
    bearer = by.chance.choice((admin, admin, admin, reader, reader, _api_like(by)))
    if operation["operationId"] in SPARED:
        bearer = reader
    query = {}
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", _quoted(by.text(by.chance.choice(IDS))))
        elif by.once_in(2):
            query[parameter["name"]] = str(_sample(parameter["schema"], target.schemas))
    if query:
        path += "?" + urlencode(by.some(query, 3), errors="replace")
    headers = {"Host": HOST, "Authorization": bearer}
    body = b""
    if "requestBody" in operation:
        kind, content = next(iter(operation["requestBody"]["content"].items()))
        headers["Content-Type"] = kind
        if kind == "application/json":
            body = by.as_json(_sample(content["schema"], target.schemas))
        else:
            body = by.octets(target.picture)
    return await _posted(target, by, (by.odd_text()[:8] if by.once_in(20) else method, path), headers, body)


def _api_like(by: Mutator) -> str:
    """What might be taken for a token of the API."""
    return f"Bearer xzh_{by.chance.choice(('local', 'none', ''))}_{by.odd_text()}"


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe=":%")


def _sample(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Any:
    """Something that ``schema`` allows."""
    if "$ref" in schema:
        return _sample(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:
        return _sample(schema["anyOf"][0], schemas)
    if schema.get("type") == "object":
        return {name: _sample(part, schemas) for name, part in schema.get("properties", {}).items()}
    plain = {"integer": max(1, schema.get("minimum", 1)), "number": 1.0, "boolean": True}
    return schema.get("enum", [plain.get(schema.get("type", ""), IDS[0])])[0]


async def files(target: Target, by: Mutator) -> Outcome:
    """The address of a file, as it was given and spoilt, whole and in parts."""
    part = by.chance.choice(("bytes=0-9", "bytes=-5", "bytes=5-1", f"bytes=0-{10**20}", by.odd_text()))
    headers = by.some(
        {"Host": HOST, "Range": part, "If-Range": '"x"', "If-None-Match": by.chance.choice(('"x"', "*"))}, 3
    )
    good = await target.file_path()
    path = good if by.once_in(3) else _quoted(by.text(good)).replace("%2F", "/")
    return Outcome.of(await sent(target.http, request("GET", path, headers), UNFINISHED_S * 5))


async def uploads(target: Target, by: Mutator) -> Outcome:
    """Forms with a picture, to addresses that are good and to some that are not."""
    path = await target.upload_path() if by.once_in(3) else f"/xiaozhi/upload/{_quoted(by.odd_text())}"
    return await _form(target, by, path, {"Host": HOST})


async def vision(target: Target, by: Mutator) -> Outcome:
    """Photos with a question, by devices that are let in and by some that are not."""
    device = by.chance.choice(target.devices)
    headers = {"Host": HOST, **device}
    if by.once_in(3):
        headers["Authorization"] = by.text(device["Authorization"])
    return await _form(target, by, "/xiaozhi/vision/explain", headers)


async def _form(target: Target, by: Mutator, path: str, headers: Mapping[str, str]) -> Outcome:
    """Send a form with a picture, whole or spoilt."""
    edge = by.chance.choice(("edge", "edge", "edge", by.odd_text()[:70] or "x"))
    picture = by.octets(target.picture) if not by.once_in(3) else target.picture
    names = by.chance.sample(("file", "question", "../../x", 'f"; filename="'), k=by.chance.randint(1, 3))
    form = b"".join(
        _octets(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; {_file_name(by)}\r\n\r\n')
        + (picture if name == "file" else _octets(by.odd_text()))
        + b"\r\n"
        for name in names
    ) + _octets(f"--{edge}--\r\n")
    kind = f"multipart/form-data; boundary={edge}"
    headers = {**headers, "Content-Type": by.text(kind) if by.once_in(5) else kind}
    return await _posted(target, by, ("POST", path), headers, by.octets(form) if by.once_in(3) else form)


def _file_name(by: Mutator) -> str:
    return f'filename="{by.text("a.jpg")}"'


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "replace")


async def raw(target: Target, by: Mutator) -> Outcome:
    """Bytes that were once a request, to either port."""
    method = by.chance.choice(("GET", "POST", "PUT", "HEAD", "TRACE", "CONNECT", "PRI"))
    body = by.chance.randbytes(by.chance.choice((0, 10, 2_000)))
    pairs = [
        ("Host", by.chance.choice((HOST, HOST, "hub"))),
        ("Content-Length", str(len(body))),
        ("Connection", "keep-alive"),
    ]
    path = by.chance.choice(PATHS)
    place = by.chance.choice((target.http, target.ws))
    return Outcome.of(await sent(place, by.octets(request(method, path, pairs, body)), UNFINISHED_S))

"""Asking the hub that runs in a data folder, over its API: the door from the command line to it. Blocking."""

import http.client
import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from hub.control_file import read_control
from hub.errors import NoHubError, NotDoneError, SilentHubError

PATIENCE_S: Final = 10.0
"""Longest wait for the hub, on the same machine, seconds."""

API: Final = "/api/v1"

OF_REQUESTS: Final = "api."
"""How codes of problems with a request begin; the detail of any other says itself what can be done."""

JSON: Final = "application/json"
FILE: Final = "application/octet-stream"
"""Media types of what is sent."""

UNAUTHORIZED: Final = 401
UNAVAILABLE: Final = 503
NO_CONTENT: Final = 204
FIRST_PROBLEM: Final = 400
"""Statuses of HTTP."""


def ask(data_dir: Path, method: str, path: str, body: Any = None) -> Any:
    """What the hub tells, from JSON; None when it has nothing to tell.

    Args:
        data_dir: The hub's data folder.
        method: Of HTTP.
        path: Below ``/api/v1``.
        body: What becomes JSON; None sends nothing.

    Raises:
        NoHubError: No hub runs there.
        NotDoneError: It does not do that; or does not answer in time (a ``SilentHubError``).
    """
    return _asked(data_dir, method, path, None if body is None else json.dumps(body).encode(), JSON)


def give(data_dir: Path, path: str, content: bytes) -> Any:
    """Send a file, and return what the hub tells of it; otherwise as ``ask``."""
    return _asked(data_dir, "POST", path, content, FILE)


def fetch(data_dir: Path, path: str) -> bytes:
    """A file that the hub has; raises as ``ask``."""
    status, raw = _answered(data_dir, "GET", path, None, JSON)
    if status >= FIRST_PROBLEM:
        _told(status, raw)
    return raw


def _asked(data_dir: Path, method: str, path: str, sent: bytes | None, media_type: str) -> Any:
    return _told(*_answered(data_dir, method, path, sent, media_type))


def _answered(data_dir: Path, method: str, path: str, sent: bytes | None, media_type: str) -> tuple[int, bytes]:
    control = read_control(data_dir)
    if control is None:
        raise _no_hub(data_dir)
    headers = {"Authorization": f"Bearer {control.token}", "Content-Type": media_type}
    connection = http.client.HTTPConnection(urlsplit(control.url).netloc, timeout=PATIENCE_S)
    try:
        connection.request(method, API + path, sent, headers)
        response = connection.getresponse()
        status, raw = response.status, response.read()
    except TimeoutError as error:
        raise SilentHubError(
            f"The hub in the data folder {data_dir} does not answer within {PATIENCE_S:g} s; it may have done "
            "what was asked, or do it later. Wait a moment and look; if it hangs, end it and start it again."
        ) from error
    except (OSError, http.client.HTTPException) as error:
        raise _no_hub(data_dir) from error
    finally:
        connection.close()
    if status == UNAUTHORIZED:  # another hub has the port of one that was killed
        raise _no_hub(data_dir)
    return status, raw


def approve(data_dir: Path, code: str) -> dict[str, Any]:
    """Let in the device that waits with ``code``; what the hub tells of it.

    Raises:
        NoHubError: No hub runs there.
        NotDoneError: No device waits with that code.
    """
    device: dict[str, Any] = ask(data_dir, "POST", f"/enrolment/waiting/{part(code)}/approve")
    return device


def part(text: str) -> str:
    """``text`` as one part of a path, whatever is in it."""
    return quote(text, safe="", errors="replace") or "-"


def _told(status: int, raw: bytes) -> Any:
    if status == NO_CONTENT:
        return None
    try:
        told = json.loads(raw)
        if status < FIRST_PROBLEM:
            return told
        detail, action, code = (str(told[key]) for key in ("detail", "action", "code"))
    except (ValueError, KeyError, TypeError) as error:
        if status == UNAVAILABLE:
            raise NotDoneError(
                "The hub is busy: it serves as many requests at once as it may. Try again in a few seconds; if "
                "it stays so, see limits.http_connections in docs/limits.md."
            ) from error
        raise NotDoneError(f"What answers at the hub's address is no hub (status {status}).") from error
    raise NotDoneError(f"{detail} {action}" if code.startswith(OF_REQUESTS) else detail)


def _no_hub(data_dir: Path) -> NoHubError:
    return NoHubError(
        f"No hub runs in the data folder {data_dir}. Start one with `python -m hub serve`, "
        "or name the folder of one that runs with --data-dir."
    )

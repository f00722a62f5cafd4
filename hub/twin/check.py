"""The check at boot: an HTTP request that tells the device where its hub is.

From the device protocol, section 1. One try only: a real device waits 10 s and tries again, which
helps nobody who looks at a test.
"""

import json
import ssl
from dataclasses import dataclass, replace
from typing import Any, NewType
from urllib.parse import urlsplit

import aiohttp

from hub.twin.cjson import is_number, valueint
from hub.twin.errors import CheckError
from hub.twin.flash import Flash
from hub.twin.frames import Framing
from hub.twin.identity import VERSION, Identity
from hub.twin.versions import is_newer

ANSWER_BYTES = 6 * 1024
"""The answer stays under this: at 8,192 bytes the device's HTTP client deadlocks."""

CHECK_LIMIT_S = 10.0
"""How long the whole check may take. The firmware's own limit is not documented; nobody waits longer."""

LANGUAGE = "en-US"
"""What a device is set to unless it is said otherwise, as its language files are called."""

WEBSOCKET_KEYS = frozenset({"url", "token", "version"})
"""The only keys allowed: each is stored, and a key over 15 characters aborts the device."""

Serial = NewType("Serial", str)
"""A device's serial number, in its eFuse; most devices have none."""


@dataclass(frozen=True, slots=True)
class Demand:
    """The hub wants a person to approve the device, which shows ``message`` and speaks the ``code``."""

    code: str = ""
    challenge: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Firmware that the hub names; ``wanted``: the device installs it, for it is newer, or forced on it."""

    version: str
    url: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """Where the hub listens, and how to talk to it.

    ``offer`` is the firmware it names, if any. ``demand`` is None once the device is let in. ``notice`` is
    what a hub has it show that asks for nothing: it does not want the device.
    """

    url: str
    token: str = ""
    framing: Framing = Framing.RAW
    offer: Offer | None = None
    demand: Demand | None = None
    notice: str = ""


def check_headers(
    identity: Identity, language: str = LANGUAGE, serial: Serial | None = None, flash: Flash | None = None
) -> dict[str, str]:
    """What the device says about itself in the request's headers."""
    numbered = {"Activation-Version": "2", "Serial-Number": serial} if serial else {"Activation-Version": "1"}
    return {
        "Device-Id": identity.mac,
        "Client-Id": identity.client_id,
        "User-Agent": (flash or Flash()).agent,
        "Accept-Language": language,
        "Content-Type": "application/json",
        **numbered,
    }


def system_info(identity: Identity, language: str = LANGUAGE, flash: Flash | None = None) -> dict[str, Any]:
    """The request's body; numbers as strings where the firmware writes them so."""
    flash = flash or Flash()
    board, chip, app = flash.hardware.board, flash.hardware.chip, flash.app
    return {
        "version": 2,
        "language": language,
        "flash_size": flash.hardware.flash_size,
        "minimum_free_heap_size": "8000000",
        "mac_address": identity.mac,
        "uuid": identity.client_id,
        "chip_model_name": chip.name,
        "chip_info": {
            "model": chip.model,
            "cores": chip.cores,
            "revision": chip.revision,
            "features": chip.features,
        },
        "application": {
            "name": app.project,
            "version": app.version,
            "compile_time": app.compiled,
            "idf_version": app.idf,
            "elf_sha256": app.elf_sha256,
        },
        "partition_table": [part.told() for part in flash.hardware.parts],
        "ota": {"label": flash.running},
        "display": {"monochrome": False, "width": 320, "height": 240},
        "board": {"type": board, "name": board, "mac": identity.mac, "ip": "127.0.0.1"},
    }


async def check(
    ota_url: str,
    identity: Identity,
    *,
    serial: Serial | None = None,
    trust: ssl.SSLContext | None = None,
    language: str = LANGUAGE,
    flash: Flash | None = None,
) -> CheckAnswer:
    """Ask the hub at ``ota_url``; over TLS whom ``trust`` knows, else whom the system does.

    ``flash`` is the device's: what it is and runs; by default a common board's.

    Raises:
        CheckError: No connection, no 200, or an answer a device cannot work with.
        CrashError: An answer that reboots a device.
    """
    limit = aiohttp.ClientTimeout(total=CHECK_LIMIT_S)
    flash = flash or Flash()
    headers, told = check_headers(identity, language, serial, flash), system_info(identity, language, flash)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, headers=headers) as session,
            session.post(ota_url, json=told, allow_redirects=False, ssl=trust or True) as response,
        ):
            if response.status != 200:  # noqa: PLR2004 - exactly 200, as the device wants it
                raise CheckError(f"The check at {ota_url} answered {response.status}, not 200.")
            body = await _body(response)
    except TimeoutError as error:
        raise CheckError(f"The hub at {ota_url} did not answer within {CHECK_LIMIT_S:.0f} s.") from error
    except aiohttp.InvalidURL as error:
        raise CheckError(f"{ota_url} is no address of a hub.") from error
    except (aiohttp.ClientError, OSError) as error:
        raise CheckError(
            f"The hub at {ota_url} cannot be reached: {error}. Is it running, and is the address right?"
        ) from error
    return read_answer(body, flash.app.version)


async def _body(response: aiohttp.ClientResponse) -> bytes:
    body = b""
    async for chunk, _ in response.content.iter_chunks():
        body += chunk
        if len(body) >= ANSWER_BYTES:
            raise CheckError("The check's answer has 6 KB or more: near 8 KB a real device hangs.")
    return body


def read_answer(body: bytes, running: str = VERSION) -> CheckAnswer:
    """The check's answer, from its body, to a device that runs ``running``.

    Raises:
        CheckError: A device could not work with it.
        CrashError: A device would reboot on it.
    """
    try:
        answer: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CheckError("The check's answer is not JSON.") from error
    if not isinstance(answer, dict):
        raise CheckError("The check's answer is not a JSON object.")
    if "mqtt" in answer:
        raise CheckError("The check's answer has an mqtt section: a device then uses no WebSocket.")
    demand = _demand(answer.get("activation"))
    section = answer.get("websocket")
    if not isinstance(section, dict):
        if demand is not None:
            return CheckAnswer("", demand=demand)
        raise CheckError("The check's answer has no websocket section: a device then tries MQTT.")
    notice = "" if demand else _notice(answer.get("activation"))
    return replace(_websocket(section, _offer(answer.get("firmware"), running)), demand=demand, notice=notice)


def _demand(section: Any) -> Demand | None:
    """A section with neither code nor challenge only shows its message."""
    if not isinstance(section, dict) or not ("code" in section or "challenge" in section):
        return None
    parts = [section.get(name, "") for name in ("code", "challenge", "message")]
    if not all(isinstance(part, str) for part in parts):
        raise CheckError("The activation section's code, challenge and message must be strings.")
    return Demand(*parts)


def _notice(section: Any) -> str:
    message = section.get("message") if isinstance(section, dict) else None
    return message if isinstance(message, str) else ""


def _offer(section: Any, running: str) -> Offer | None:
    """The firmware that is named whole; only then are the two versions read, which may crash the device."""
    if not isinstance(section, dict):
        return None
    version, url, force = section.get("version"), section.get("url"), section.get("force")
    if not isinstance(version, str) or not isinstance(url, str):
        return None
    newer = is_newer(version, running)
    return Offer(version, url, newer or (is_number(force) and valueint(force) == 1))


def _websocket(section: dict[str, Any], offer: Offer | None) -> CheckAnswer:
    if extra := sorted(section.keys() - WEBSOCKET_KEYS):
        raise CheckError(f"The websocket section has keys a device must not be given: {', '.join(extra)}.")
    url, token, version = section.get("url"), section.get("token", ""), section.get("version", 1)
    if not isinstance(url, str) or not isinstance(token, str):
        raise CheckError("The websocket section's url and token must be strings.")
    _refuse_address(url)
    if isinstance(version, bool) or version not in tuple(Framing):
        raise CheckError(f"The websocket section's version is {version!r}, not 1, 2 or 3.")
    return CheckAnswer(url, token, Framing(version), offer)


def _refuse_address(url: str) -> None:
    """The device splits the address at ":": scheme, host, port and nothing else may hold one."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"ws", "wss"} and parts.hostname and parts.port is not None
    except ValueError:
        usable = False
    if not usable or url.count(":") != 2:  # noqa: PLR2004 - one after the scheme, one before the port
        raise CheckError(f"The websocket address {url!r} is not ws://HOST:PORT/… with an explicit port.")

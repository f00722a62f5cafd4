"""A file about the hub for whoever is to help: enough to understand it, and nothing of the house."""

import asyncio
import io
import json
import logging
import platform
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from importlib import metadata
from typing import Any, Final

from hub import __version__
from hub.config import DEFAULT_LLM_URL, service_of
from hub.errors import HubError
from hub.logbook import Entry, Level, Sought, veiled
from hub.web.api.anonymous import Anonymous
from hub.web.api.parts import ApiParts
from hub.web.api.settings import SettingList
from hub.web.api.status import StatusEndpoints

log = logging.getLogger(__name__)

CHECK_S: Final = 30.0
"""Longest that the check of what is kept may take, seconds: recorded sound may be gigabytes."""

LIBRARIES: Final = (
    "aiohttp", "av", "ctranslate2", "faster-whisper", "numpy", "onnxruntime", "openai", "piper-tts",
    "pydantic", "PySide6-Essentials", "sounddevice", "sqlalchemy", "websockets", "zeroconf",
)  # fmt: skip
"""Whose versions explain most of what goes wrong."""

PRIVATE: Final = frozenset(
    {
        "discovery.name", "llm.base_url", "llm.instructions", "llm.second.base_url", "server.names",
        "server.ota_url", "server.ws_url", "session.wake_words", "stt.base_url", "tts.base_url",
    }
)  # fmt: skip
"""Settings that tell of the house, or what a person wrote to the model: only whether they are set is told."""

GROK: Final = service_of(DEFAULT_LLM_URL)

NAMING: Final = frozenset({"name", "ota_url", "ws_url"})
"""Of the status: by what the hub is found in its house."""


async def make_support_file(parts: ApiParts, status: StatusEndpoints, settings: SettingList) -> bytes:
    """A ZIP of some JSON files and the log."""
    anonymous = Anonymous(record.device_id for record in parts.devices.records())
    sections = {
        "about.json": {**_about(), "status": status.status().model_dump(mode="json", exclude=set(NAMING))},
        "engines.json": _engines(status),
        "devices.json": _devices(parts),
        "settings.json": _settings(settings),
        "check.json": await _checked(parts),
    }
    entries = parts.hub.logbook.newest(Sought(Level.INFO), sys.maxsize).entries
    return await asyncio.to_thread(_packed, sections, entries, anonymous)


def _about() -> dict[str, Any]:
    return {
        "hub": __version__,
        "python": sys.version,
        "system": platform.platform(),
        "machine": platform.machine(),
        "made_at": time.time(),
        "libraries": {name: _version(name) for name in LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _engines(status: StatusEndpoints) -> dict[str, Any]:
    """Where the household's own service is, is nobody's business: only that it is its own."""
    told = status.engines()
    known = [one.model_copy(update={"service": one.service and _kind_of(one.service)}) for one in told.engines]
    return told.model_copy(update={"engines": tuple(known)}).model_dump(mode="json")


def _kind_of(service: str) -> str:
    return GROK if service == GROK else "own"


def _devices(parts: ApiParts) -> dict[str, Any]:
    """How many there are of each kind."""
    now = parts.hub.snapshot()
    return {
        "by_state": Counter(device.state.value for device in now.devices),
        "by_board": Counter(device.board for device in now.devices),
        "by_firmware": Counter(device.firmware for device in now.devices),
        "connected": sum(bool(device.session_id) for device in now.devices),
        "waiting": len(now.waiting),
        "refusals": {reason.value: count for reason, count in now.refusals.items()},
    }


def _settings(settings: SettingList) -> dict[str, Any]:
    """What differs from the defaults; a secret is null."""
    given = [one for one in settings.settings if one.given]
    return {one.name: "(set)" if one.name in PRIVATE else one.value for one in given}


async def _checked(parts: ApiParts) -> dict[str, Any]:
    try:
        async with asyncio.timeout(CHECK_S):
            return asdict(await parts.check())
    except TimeoutError:
        return {"failed": f"It took longer than {CHECK_S:.0f} s."}
    except HubError as error:
        return {"failed": error.code, "detail": str(error)}


def _packed(sections: Mapping[str, Any], entries: tuple[Entry, ...], anonymous: Anonymous) -> bytes:
    """Blocking: 5,000 records take about 0.3 s."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, section in sections.items():
            text = json.dumps(section, ensure_ascii=False, indent=2)
            file.writestr(name, anonymous.text(veiled(text)))
        file.writestr("log.txt", "".join(anonymous.text(_line(entry)) for entry in entries))
    return buffer.getvalue()


def _line(entry: Entry) -> str:
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(entry.at))
    return f"{at} {entry.level.name:<7} {entry.logger}: {entry.text}\n"

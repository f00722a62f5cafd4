"""Waiting to be let in: the device shows its code, and asks the hub again and again.

From the device protocol, section 2. A device with a serial number proves that it has the key to it.
"""

import asyncio
import hashlib
import hmac
import re
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp

from hub.twin.check import CHECK_LIMIT_S, CheckAnswer, Demand, Serial, check_headers
from hub.twin.clock import Clock
from hub.twin.errors import CheckError, NotApprovedError
from hub.twin.identity import Identity

DONE, WAIT = 200, 202
"""Statuses that the device knows: it is let in, or not yet."""

AGAIN_S = 3.0
"""Between two questions while the hub says "not yet"."""

REFUSED_S = 10.0
"""The same after any other answer."""

TRIES = 10
"""Questions before the check starts over."""

_HEX_KEY = re.compile(r"[0-9A-Fa-f]{64}")


@dataclass(frozen=True, slots=True)
class SerialKey:
    """A serial number and the key to it, as they are burnt into the eFuse."""

    serial: Serial
    key: bytes = field(repr=False)

    @classmethod
    def from_text(cls, serial: str, key: str) -> "SerialKey":
        """``key`` is 64 hexadecimal digits, or another text as it is."""
        return cls(Serial(serial), bytes.fromhex(key) if _HEX_KEY.fullmatch(key) else key.encode())


def proof(demand: Demand, own: SerialKey | None) -> dict[str, str]:
    """What the device answers to the challenge: nothing when it has no serial number."""
    if own is None or not demand.challenge:
        return {}
    return {
        "algorithm": "hmac-sha256",
        "serial_number": str(own.serial),
        "challenge": demand.challenge,
        "hmac": hmac.new(own.key, demand.challenge.encode(), hashlib.sha256).hexdigest(),
    }


async def activate(
    ota_url: str,
    identity: Identity,
    demand: Demand,
    own: SerialKey | None = None,
    trust: ssl.SSLContext | None = None,
) -> int:
    """Ask once whether the device is let in; the status, which is all that it looks at.

    Raises:
        CheckError: The hub cannot be reached.
    """
    url = f"{ota_url.rstrip('/')}/activate"
    limit = aiohttp.ClientTimeout(total=CHECK_LIMIT_S)
    headers = check_headers(identity, serial=own.serial if own else None)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, headers=headers) as session,
            session.post(url, json=proof(demand, own), allow_redirects=False, ssl=trust or True) as response,
        ):
            return response.status
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise CheckError(f"The hub at {url} cannot be reached: {error}.") from error


async def until_let_in(
    ota_url: str,
    identity: Identity,
    answer: CheckAnswer,
    clock: Clock,
    *,
    limit_s: float,
    again: Callable[[], Awaitable[CheckAnswer]],
    own: SerialKey | None,
    trust: ssl.SSLContext | None = None,
) -> CheckAnswer:
    """Ask until the device is let in; the check's answer of then. ``again`` is one check more.

    Raises:
        NotApprovedError: That did not happen within ``limit_s``.
        TwinError: The hub cannot be reached, or its answer is of no use.
    """
    demand = answer.demand
    try:
        async with asyncio.timeout(limit_s):
            while (demand := answer.demand) is not None:
                await _one_round(ota_url, identity, demand, clock, own=own, trust=trust)
                answer = await again()
    except TimeoutError as error:
        raise NotApprovedError(demand.code if demand else "") from error
    return answer


async def _one_round(
    ota_url: str,
    identity: Identity,
    demand: Demand,
    clock: Clock,
    *,
    own: SerialKey | None,
    trust: ssl.SSLContext | None,
) -> None:
    """Ask as often as a device does before it checks again; less often when it is let in."""
    for _ in range(TRIES if demand.challenge else 1):
        status = await activate(ota_url, identity, demand, own, trust) if demand.challenge else WAIT
        if status == DONE:
            return
        await clock.until(clock.now() + (AGAIN_S if status == WAIT else REFUSED_S))

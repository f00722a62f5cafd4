"""Having devices let in: by a person's decision, or over HTTP while the pairing window is open."""

from dataclasses import dataclass

import aiohttp

from hub.devices.asking import Answer
from hub.devices.enrolment import Enrolment
from hub.devices.pending import Applicant

CLIENT = "f4b6a0a2-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class Place:
    """Where a device talks, and what it shows there."""

    ws_url: str
    token: str


async def let_in(enrolment: Enrolment, device_id: str, client_id: str = CLIENT) -> dict[str, str]:
    """Have a device ask, and approve it by its code; the headers of its handshake."""
    outcome, pending = enrolment.check(Applicant(device_id, client_id))
    assert outcome is Answer.WAITS
    assert pending is not None
    await enrolment.approve(pending.code)
    return handshake(device_id, client_id, enrolment.token(device_id))


async def check(ota_url: str, device_id: str, client_id: str = CLIENT) -> Place:
    """Have a device check, which is let in by itself."""
    headers = {"Device-Id": device_id, "Client-Id": client_id}
    async with aiohttp.ClientSession() as client, client.post(ota_url, headers=headers) as response:
        section = (await response.json())["websocket"]
    assert section["token"], "the pairing window is not open"
    return Place(section["url"], section["token"])


def handshake(device_id: str, client_id: str, token: str) -> dict[str, str]:
    """The headers of a handshake."""
    return {"Device-Id": device_id, "Client-Id": client_id, "Authorization": f"Bearer {token}"}

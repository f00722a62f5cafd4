"""A device's activation, as data: who asks to be let in, and how it proves it (the device protocol, section 2).

Other clients bring the same in other forms (section 7).
"""

import re
from dataclasses import dataclass

from hub.device_id import PLAIN_ID
from hub.devices.proofs import Proof
from hub.protocol.nesting import MAX_DEPTH
from hub.web.bodies import inner_object, read_object, text_at
from hub.web.naming import read_pair

ALGORITHM = "hmac-sha256"
"""The only one there is; some clients do not name it."""

MAX_CHALLENGE = 128
"""Longest challenge that is kept, characters: twice a SHA-256 in hex."""

_CHALLENGE = re.compile(rf"[!-~]{{1,{MAX_CHALLENGE}}}")
_HMAC = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Activation:
    """A device that asks whether it is let in; missing texts are empty.

    A device without a serial number proves nothing, and neither does one whose proof cannot be read.
    """

    device_id: str
    client_id: str
    proof: Proof | None = None


def read_activation(headers: dict[str, str], body: bytes, *, max_depth: int = MAX_DEPTH) -> Activation:
    """Read a request to be activated. The body may be flat or nested, empty, or no JSON at all.

    Args:
        headers: Names in lower case.
        body: The request's body.
        max_depth: A body nested deeper is not read.
    """
    info = read_object(body, max_depth)
    device_id, client_id = read_pair(headers, info)
    return Activation(
        device_id=device_id,
        client_id=client_id,
        proof=_proof(inner_object(info, "Payload") or info),
    )


def _proof(info: dict[str, object]) -> Proof | None:
    serial_number, challenge = text_at(info, "serial_number"), text_at(info, "challenge")
    hmac = text_at(info, "hmac").lower()
    known = (text_at(info, "algorithm") or ALGORITHM).lower() == ALGORITHM
    readable = PLAIN_ID.match(serial_number) and _CHALLENGE.fullmatch(challenge) and _HMAC.fullmatch(hmac)
    return Proof(serial_number, challenge, hmac) if known and readable else None

"""How a device with a key of its own proves who it is: HMAC-SHA256 over a challenge (the device protocol, 2).

Whose key is known: those that the household listed (``serial_keys``), and that of py-xiaozhi, which sends it
along when it asks (section 7). The latter proves no more than that the same client still speaks.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.devices.pending import Applicant, Pending

_SELF_MADE_SERIAL: Final = re.compile(r"SN-[0-9A-F]{8}-[0-9A-Za-z]{1,12}")
"""A serial number that py-xiaozhi makes of its MAC. Those in the eFuse of a device have 32 characters."""

_SELF_MADE_KEY: Final = re.compile(r"[0-9a-f]{64}")


class Finding(StrEnum):
    """What a proof proves."""

    NOTHING = "nothing"  # there is none, or nobody here knows that serial number's key
    SAME_CLIENT = "same_client"  # it comes from who asked
    OWNER = "owner"  # it comes from who has the key that the household listed
    WRONG = "wrong"  # the key is known, and this was made with another, or for another challenge


@dataclass(frozen=True, slots=True)
class Proof:
    """What a device with a key of its own answers to a challenge."""

    serial_number: str
    challenge: str
    hmac: str  # lower-case hex HMAC-SHA256 of the challenge


def sign(key: bytes, challenge: str) -> str:
    """The proof of who has ``key``."""
    return hmac.new(key, challenge.encode(), hashlib.sha256).hexdigest()


def examine(proof: Proof | None, pending: Pending | None, keys: Mapping[str, bytes]) -> Finding:
    """What ``proof`` proves.

    Args:
        proof: What came.
        pending: Who waits under the pair that sent it: only the challenge that this one was given counts.
        keys: The household's keys by serial number.
    """
    if proof is None:
        return Finding.NOTHING
    listed = keys.get(proof.serial_number)
    key = listed if listed is not None else _self_made_key(proof, pending)
    if key is None:
        return Finding.NOTHING
    expected = sign(key, proof.challenge)
    genuine = hmac.compare_digest(expected.encode(), proof.hmac.encode())
    asked = pending is not None and hmac.compare_digest(pending.challenge.encode(), proof.challenge.encode())
    if not (genuine and asked):
        return Finding.WRONG
    return Finding.SAME_CLIENT if listed is None else Finding.OWNER


def must_prove(applicant: Applicant, keys: Mapping[str, bytes]) -> bool:
    """Whether it names a serial number whose key the household listed: then it is to show that it has it."""
    return applicant.serial_number in keys


def _self_made_key(proof: Proof, pending: Pending | None) -> bytes | None:
    """The text that py-xiaozhi sent as its image's checksum is its key, as it stands."""
    if pending is None or not _SELF_MADE_SERIAL.fullmatch(proof.serial_number):
        return None
    text = pending.applicant.image_sha256
    return text.encode() if _SELF_MADE_KEY.fullmatch(text) else None

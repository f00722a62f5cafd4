"""How a device with a key of its own proves who it is: HMAC-SHA256 over a challenge (the device protocol, 2).

Whose key is known: those that the household listed (``serial_keys``), and that of py-xiaozhi, which sends it
along when it asks (section 7). The latter proves no more than that the same client still speaks.

A wrong key is one thing, a challenge that is out of date another: of the latter an honest device knows nothing,
whose hub was restarted or whose answer was lost.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.devices.challenges import Challenges, wait_of
from hub.devices.pending import MAX_IMAGES, Applicant, Pair, Pending

_SELF_MADE_SERIAL: Final = re.compile(r"SN-[0-9A-F]{8}-[0-9A-Za-z]{1,12}")
"""A serial number that py-xiaozhi makes of its MAC. Those in the eFuse of a device have 32 characters."""

_SELF_MADE_KEY: Final = re.compile(r"[0-9a-f]{64}")


class Finding(StrEnum):
    """What a proof proves."""

    NOTHING = "nothing"  # there is none, or nobody here knows that serial number's key or was told the number
    SAME_CLIENT = "same_client"  # it comes from who asked
    OWNER = "owner"  # it comes from who has the key that the household listed
    STALE = "stale"  # the key is right; the challenge is from before this wait, and was its own
    WRONG = "wrong"  # the key is known, and this was made with another, or for somebody else's challenge


@dataclass(frozen=True, slots=True)
class Proof:
    """What a device with a key of its own answers to a challenge."""

    serial_number: str
    challenge: str
    hmac: str  # lower-case hex HMAC-SHA256 of the challenge


def sign(key: bytes, challenge: str) -> str:
    """The proof of who has ``key``."""
    return hmac.new(key, challenge.encode(), hashlib.sha256).hexdigest()


def examine(
    proof: Proof | None,
    pair: Pair,
    pending: Pending | None,
    *,
    keys: Mapping[str, bytes],
    challenges: Challenges,
) -> Finding:
    """What ``proof`` proves.

    Args:
        proof: What came.
        pair: Who sent it: only challenges that this one was given count.
        pending: The same as it waits; None when it does not.
        keys: The household's keys by serial number.
        challenges: The hub's.
    """
    if proof is None:
        return Finding.NOTHING
    listed = keys.get(proof.serial_number)
    if listed is None:
        return _of_the_same_client(proof, pair, pending, challenges)
    if not _is_signed_with(listed, proof):
        return Finding.WRONG
    if challenges.made_for(proof.challenge, pair, proof.serial_number):
        return Finding.OWNER if _is_of(proof, pending) else Finding.STALE
    unnamed = challenges.made_for(proof.challenge, pair, "")
    return Finding.NOTHING if unnamed else Finding.WRONG


def must_prove(applicant: Applicant, keys: Mapping[str, bytes]) -> bool:
    """Whether it names a serial number whose key the household listed: then it is to show that it has it."""
    return applicant.serial_number in keys


def _of_the_same_client(proof: Proof, pair: Pair, pending: Pending | None, challenges: Challenges) -> Finding:
    """The text that py-xiaozhi sends as its image's checksum is its key, as it stands."""
    images = pending.images if pending is not None else ()
    keys = [image.encode() for image in images if _SELF_MADE_KEY.fullmatch(image)]
    if not keys or len(images) > MAX_IMAGES or not _SELF_MADE_SERIAL.fullmatch(proof.serial_number):
        return Finding.NOTHING
    if not any(_is_signed_with(key, proof) for key in keys):
        return Finding.WRONG
    if not any(challenges.made_for(proof.challenge, pair, named) for named in ("", proof.serial_number)):
        return Finding.WRONG
    return Finding.SAME_CLIENT if _is_of(proof, pending) else Finding.STALE


def _is_signed_with(key: bytes, proof: Proof) -> bool:
    return hmac.compare_digest(sign(key, proof.challenge).encode(), proof.hmac.encode())


def _is_of(proof: Proof, pending: Pending | None) -> bool:
    """Whether the challenge is of this very wait."""
    return pending is not None and wait_of(proof.challenge) == pending.wait

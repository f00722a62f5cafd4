"""Challenges to devices with a key of their own. The hub knows its own again and keeps none of them.

A challenge names the wait it was made in, and is bound by a checksum to the pair and the serial number that it
was made for: 16 hexadecimal digits of the wait, 16 at random, 32 of the checksum (HMAC-SHA256, shortened).
"""

import hashlib
import hmac
import json
import secrets
from typing import Final

from hub.devices.pending import WAIT_BYTES, Pair

FRESH_BYTES: Final = 8
"""Random bytes that make two challenges of one wait differ: whoever asks again is not answered the same."""

CHECKSUM_DIGITS: Final = 32
"""Hexadecimal digits of the checksum: 128 bits cannot be guessed."""


def wait_of(challenge: str) -> str:
    """The wait that ``challenge`` names, if it is one."""
    return challenge[: 2 * WAIT_BYTES]


class Challenges:
    """Those of one hub, which is known by its secret, also after a restart."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(f"challenges of {secret}".encode()).digest()

    def make(self, wait: str, pair: Pair, serial_number: str) -> str:
        """One for the device ``pair`` that names ``serial_number``, or none ("")."""
        return self._signed(wait + secrets.token_hex(FRESH_BYTES), pair, serial_number)

    def made_for(self, challenge: str, pair: Pair, serial_number: str) -> bool:
        """Whether it is one that was made for that device and that serial number, in whichever wait."""
        genuine = self._signed(challenge[:-CHECKSUM_DIGITS], pair, serial_number)
        return hmac.compare_digest(genuine.encode(), challenge.encode())

    def _signed(self, text: str, pair: Pair, serial_number: str) -> str:
        said = json.dumps([text, *pair, serial_number]).encode()
        return text + hmac.new(self._key, said, hashlib.sha256).hexdigest()[:CHECKSUM_DIGITS]

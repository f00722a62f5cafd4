"""Tokens of devices, spoilt: what somebody shows who has a genuine one, or has seen one."""

import base64
import json
from collections.abc import Mapping

import jwt


def claims_of(token: str) -> dict[str, object]:
    """What ``token`` says, whoever signed it."""
    return dict(jwt.decode(token, options={"verify_signature": False}))


def unsigned(claims: Mapping[str, object]) -> str:
    """A token of nobody."""
    return jwt.encode(dict(claims), "", "none")


def changed(token: str) -> str:
    """The token with a higher generation, under its old signature."""
    return with_claims(token, gen=_generation(claims_of(token)) + 1)


def with_claims(token: str, **claims: object) -> str:
    """The token with other claims, under its old signature."""
    header, _, signature = token.split(".")
    body = base64.urlsafe_b64encode(json.dumps({**claims_of(token), **claims}).encode())
    return f"{header}.{body.decode().rstrip('=')}.{signature}"


def signature_spoilt(token: str) -> str:
    """The token under another signature."""
    text, _, signature = token.rpartition(".")
    return f"{text}.{signature[::-1]}"


def _generation(claims: Mapping[str, object]) -> int:
    generation = claims["gen"]
    assert isinstance(generation, int)
    return generation

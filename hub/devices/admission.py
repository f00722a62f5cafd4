"""Who comes in at the handshake, how far, and who does not: decided before any work is done for them."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.devices.identity import Identity
from hub.devices.pending import WaitingRoom
from hub.devices.registry import Registry
from hub.devices.tokens import Grant, TokenError, Tokens, looks_like_a_token
from hub.events import DeviceState, Refusal
from hub.storage.base import DeviceRecord

BEARER: Final = "bearer"
"""Before a token in a header or in the query, in any case."""


class Entry(StrEnum):
    """How far a connection gets."""

    FULL = "full"  # it may talk
    WAITING = "waiting"  # it hears its code, and how to be let in
    OUTDATED = "outdated"  # it is asked to restart, for a new token


@dataclass(frozen=True, slots=True)
class Admitted:
    """A connection that comes in. ``code`` and ``language`` are those of a device that waits."""

    entry: Entry
    generation: int = 0  # of the token it showed
    code: str = ""
    language: str = ""


class RefusedError(Exception):
    """A connection that does not come in."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def admit(
    identity: Identity,
    credential: str,
    *,
    registry: Registry,
    room: WaitingRoom,
    tokens: Tokens,
    leaving: Collection[str] = (),
) -> Admitted:
    """How far who calls itself ``identity`` and shows ``credential`` gets; ``leaving`` are being forgotten.

    Raises:
        RefusedError: Not at all.
    """
    if not (identity.device_id and identity.client_id):
        raise RefusedError(Refusal.NAMELESS)
    if identity.device_id in leaving:
        raise RefusedError(Refusal.NOT_APPROVED)
    record = registry.record(identity.device_id)
    if record is not None and record.state is DeviceState.BLOCKED:
        raise RefusedError(Refusal.BLOCKED)
    token = bare_token(credential)
    if not looks_like_a_token(token):
        return _waiting(identity, room, Refusal.FORGED if token else Refusal.MISSING)
    grant = _genuine(token, tokens)
    if (grant.device_id, grant.client_id) != (identity.device_id, identity.client_id):
        raise RefusedError(Refusal.OTHERS)
    if not is_let_in(record, identity.client_id):
        return _waiting(identity, room, Refusal.NOT_APPROVED)
    return _with_token(grant.generation, record)


def still_admitted(identity: Identity, admitted: Admitted, registry: Registry) -> Admitted | None:
    """How far a connection gets that was let in a moment ago; None: no longer at all."""
    if admitted.entry is Entry.WAITING:
        return admitted
    record = registry.record(identity.device_id)
    return _with_token(admitted.generation, record) if is_let_in(record, identity.client_id) else None


def is_let_in(record: DeviceRecord | None, client_id: str) -> bool:
    """Whether this pair was let in. Nobody is without a client id, whatever was kept."""
    if record is None or not client_id:
        return False
    return record.state is DeviceState.APPROVED and record.client_id == client_id


def bare_token(credential: str) -> str:
    """The token in what a header or the query brought."""
    text = credential.strip()
    scheme, _, token = text.partition(" ")
    return token.strip() if scheme.lower() == BEARER else text


def _genuine(token: str, tokens: Tokens) -> Grant:
    try:
        return tokens.read(token)
    except TokenError as error:
        raise RefusedError(error.refusal) from error


def _with_token(generation: int, record: DeviceRecord | None) -> Admitted:
    present = record is not None and record.generation == generation
    return Admitted(Entry.FULL if present else Entry.OUTDATED, generation)


def _waiting(identity: Identity, room: WaitingRoom, otherwise: Refusal) -> Admitted:
    """Who waits may come and hear its code."""
    pending = room.heard((identity.device_id, identity.client_id))
    if pending is None:
        raise RefusedError(otherwise)
    return Admitted(Entry.WAITING, code=pending.code, language=pending.applicant.language)
